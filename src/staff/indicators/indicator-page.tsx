import {
  type DossierIndicator,
  daysOf,
  type Indicator,
  matches,
  type Part,
  type Period,
  type Ratio,
  type RowFilter,
  type SplitIndicator,
  sumRatios,
} from '../../features/indicators/index.ts';
import { listUnits } from '../../features/organisation/index.ts';
import { toLocalDay } from '../../law/day.ts';
import { readAfter } from '../../platform/http/keys.ts';
import { formatNumber } from '../../ui/format.ts';
import { handlesDossiers, StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { filterOf, isNarrowed, queryOf } from './address.ts';
import { Answers } from './answers.tsx';
import { ByOfficer } from './explanation/by-officer.tsx';
import { Levers, Splits } from './explanation/explanation.tsx';
import { Facts } from './explanation/facts.tsx';
import { MonthsChart } from './explanation/months-chart.tsx';
import { NarrowedTo } from './explanation/narrowed-to.tsx';
import { goalOf, PromisedList, readPromised } from './explanation/standing.tsx';
import { FeedbackRows } from './feedback-rows.tsx';
import { listProcedures, PeriodForm, partOf, periodOf, readFigure } from './figure.tsx';
import { PeriodLinks } from './period-links.tsx';
import { DossierRows, PAGE, Procedures } from './rows.tsx';

/** Where a figure is made better: what is still to be done for it. */
const WORK_LISTS: Record<string, { path: string; label: string }> = {
  digitised: { path: '/can-bo/so-hoa', label: 'Giấy tờ còn phải số hóa' },
};
const PLACE = '/can-bo/chi-tieu';

/** One figure: its number and definition, the targets it is promised for, what would change it, how it splits, and its rows. */
export async function showIndicator(c: StaffContext, indicator: Indicator) {
  const period = periodOf(c);
  const { from, until } = daysOf(period);
  const explained = isSplit(indicator) ? await explain(c, indicator, period) : null;
  const filter = explained?.filter ?? {};
  const ratio = isNarrowed(filter)
    ? sumRatios(explained!.cells.filter((cell) => matches(cell, filter)))
    : await readFigure(c, indicator, period);
  const promised = await readPromised(c, indicator);
  const path = `${PLACE}/${indicator.code}`;
  const today = toLocalDay(c.var.platform.now());
  const work = WORK_LISTS[indicator.code];
  return (
    <StaffPage title={indicator.name} officer={c.var.officer} token={c.var.token} place={PLACE}>
      <p class="no-print">
        <a href={`${PLACE}?tu=${from}&den=${until}`}>Chỉ tiêu</a>
      </p>
      <h1>{indicator.name}</h1>
      {work && handlesDossiers(c.var.officer) && (
        <p class="no-print">
          <a href={work.path}>{work.label}</a>
        </p>
      )}
      <PeriodLinks
        today={today}
        period={period}
        address={(start, end) => `${path}?${changed(c, { tu: start, den: end })}`}
      />
      <PeriodForm action={path} from={from} until={until} />
      {explained && <NarrowedTo {...explained} path={path} />}
      <Facts {...{ c, indicator, ratio, period }} isNarrow={isNarrowed(filter)} />
      <PromisedList promised={promised} />
      {!isNarrowed(filter) && <MonthsChart {...{ c, indicator, period }} />}
      {indicator.kind === 'dossiers' && indicator.grain === 'step' && (
        <ByOfficer {...{ c, period }} code={indicator.code} />
      )}
      {explained && (
        <>
          {!isNarrowed(filter) && <Levers {...explained} goal={goalOf(indicator, promised)} />}
          <Splits {...explained} goal={goalOf(indicator, promised)} />
          <p class="no-print">
            <a class="btn" href={`${path}/so-sanh?tu=${from}&den=${until}`}>
              So sánh với kỳ khác
            </a>{' '}
            {indicator.kind === 'dossiers' && (
              <a class="btn" href={`${path}/chinh-thuc?tu=${from}&den=${until}`}>
                So với số chính thức
              </a>
            )}
          </p>
        </>
      )}
      {indicator.kind === 'answers' && ratio && <Answers {...{ c, indicator, ratio, period }} />}
      {ratio && <Rows {...{ c, indicator, ratio, period, filter }} />}
    </StaffPage>
  );
}

/** The address of the page with other values; the place in its list is forgotten. */
function changed(c: StaffContext, values: Record<string, string>): URLSearchParams {
  const query = new URL(c.req.url).searchParams;
  query.delete('sau');
  for (const [name, value] of Object.entries(values)) query.set(name, value);
  return query;
}

const isSplit = (indicator: Indicator): indicator is SplitIndicator =>
  indicator.kind === 'dossiers' || indicator.kind === 'feedback';

async function explain(c: StaffContext, indicator: SplitIndicator, period: Period) {
  const { database, now } = c.var.platform;
  const { wardId } = c.var.officer;
  const [cells, units] = await Promise.all([
    indicator.cells(database.db, wardId, period, now()),
    listUnits(database.db, wardId),
  ]);
  const unitNames = new Map(units.map((unit) => [unit.id, unit.shortName]));
  return { indicator, period, cells, filter: filterOf(c), unitNames };
}

async function Rows({ c, indicator, ratio, period, filter }: RowsProps) {
  if (indicator.kind === 'missing' || indicator.kind === 'answers') return null;
  const part = partOf(c);
  return (
    <section id="cac-dong" aria-label="Các dòng sau con số">
      <Parts {...{ indicator, ratio, part, period, filter }} />
      {indicator.kind === 'dossiers' && (
        <DossierRows rows={await readPage(c, indicator, { period, part, filter })} c={c} />
      )}
      {indicator.kind === 'feedback' && <FeedbackRows {...{ c, indicator, period, part, filter }} />}
      {indicator.kind === 'catalogue' && (
        <Procedures list={await listProcedures(c, indicator, period, part)} />
      )}
    </section>
  );
}

interface RowsProps {
  c: StaffContext;
  indicator: Indicator;
  ratio: Ratio;
  period: Period;
  filter: RowFilter;
}

function Parts({ indicator, ratio, part, period, filter }: Omit<RowsProps, 'c'> & { part: Part }) {
  const tabs = [
    { key: 'numerator', label: 'Được tính', count: ratio.numerator },
    { key: 'rest', label: 'Không được tính', count: ratio.denominator - ratio.numerator },
  ] as const;
  const path = `${PLACE}/${indicator.code}`;
  return (
    <>
      <nav class="tally" aria-label="Các dòng">
        {tabs.map((tab) => (
          <a
            href={`${path}?${queryOf(period, filter, tab.key)}#cac-dong`}
            {...(tab.key === part && { 'aria-current': 'page' as const })}
          >
            <b>{formatNumber(tab.count, 0)}</b> {tab.label}
          </a>
        ))}
      </nav>
      <p class="no-print">
        {(['csv', 'xlsx'] as const).map((kind) => (
          <>
            <a class="btn" href={`${path}.${kind}?${queryOf(period, filter, part)}`} data-turbo="false">
              {kind === 'csv' ? 'Xuất CSV' : 'Xuất Excel'}
            </a>{' '}
          </>
        ))}
      </p>
    </>
  );
}

function readPage(
  c: StaffContext,
  indicator: DossierIndicator,
  { period, part, filter }: { period: Period; part: Part; filter: RowFilter },
) {
  const { database, now } = c.var.platform;
  return indicator.rows(database.db, c.var.officer.wardId, period, now(), {
    ...{ part, filter, limit: PAGE + 1 },
    after: readAfter(c.req.query('sau')),
  });
}
