import {
  type CatalogueRow,
  type DossierIndicator,
  daysOf,
  type Indicator,
  type IndicatorRow,
  type Part,
  type Period,
  type Ratio,
} from '../../features/indicators/index.ts';
import { formatDay, formatTime } from '../../law/day.ts';
import { readAfter, writeAfter } from '../../platform/http/keys.ts';
import { formatNumber } from '../../ui/format.ts';
import { SCROLLS } from '../../ui/page.tsx';
import { handlesDossiers, StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { Answers } from './answers.tsx';
import { FigureText, listProcedures, PeriodForm, partOf, periodOf, readFigure } from './figure.tsx';

const PAGE = 50;

/** Where a figure is made better: what is still to be done for it. */
const WORK_LISTS: Record<string, { path: string; label: string }> = {
  digitised: { path: '/can-bo/so-hoa', label: 'Giấy tờ còn phải số hóa' },
};

/** One figure: its definition, its number, and the rows on either side of it. */
export async function showIndicator(c: StaffContext, indicator: Indicator) {
  const period = periodOf(c);
  const { from, until } = daysOf(period);
  const ratio = await readFigure(c, indicator, period);
  const part = partOf(c);
  const place = '/can-bo/chi-tieu';
  return (
    <StaffPage title={indicator.name} officer={c.var.officer} token={c.var.token} place={place}>
      <p class="no-print">
        <a href={`${place}?tu=${from}&den=${until}`}>Chỉ tiêu</a>
      </p>
      <h1>{indicator.name}</h1>
      {WORK_LISTS[indicator.code] && handlesDossiers(c.var.officer) && (
        <p class="no-print">
          <a href={WORK_LISTS[indicator.code]!.path}>{WORK_LISTS[indicator.code]!.label}</a>
        </p>
      )}
      <PeriodForm action={`${place}/${indicator.code}`} from={from} until={until} />
      <Facts c={c} indicator={indicator} ratio={ratio} period={period} />
      {indicator.kind === 'answers' && ratio && <Answers {...{ c, indicator, ratio, period }} />}
      {ratio && indicator.kind !== 'missing' && indicator.kind !== 'answers' && (
        <>
          <Parts indicator={indicator} ratio={ratio} part={part} query={`tu=${from}&den=${until}`} />
          {indicator.kind === 'dossiers' ? (
            <DossierRows rows={await pageOf(c, indicator, period, part)} c={c} />
          ) : (
            <Procedures list={await listProcedures(c, indicator, period, part)} />
          )}
        </>
      )}
    </StaffPage>
  );
}

async function Facts({ c, indicator, ratio, period }: FactsProps) {
  const { from, until } = daysOf(period);
  const { database, now } = c.var.platform;
  const parts =
    indicator.kind === 'dossiers' && indicator.breakdown
      ? await indicator.breakdown(database.db, c.var.officer.wardId, period, now())
      : [];
  return (
    <section class="card card-body mb-3">
      <p class="wall-figure">
        <FigureText indicator={indicator} ratio={ratio} />
      </p>
      <dl class="facts">
        <dt>Cách tính</dt>
        <dd>{indicator.definition}</dd>
        <dt>Tử số</dt>
        <dd>
          {ratio && `${formatNumber(ratio.numerator, 0)} – `}
          {indicator.numeratorText}
        </dd>
        <dt>Mẫu số</dt>
        <dd>
          {ratio && `${formatNumber(ratio.denominator, 0)} – `}
          {indicator.denominatorText}
        </dd>
        {parts.length > 0 && (
          <>
            <dt>Gồm</dt>
            <dd>
              {parts.map((each) => (
                <div>
                  {each.label}: {formatNumber(each.count, 0)}
                </div>
              ))}
            </dd>
          </>
        )}
        <dt>Căn cứ</dt>
        <dd>{indicator.law}</dd>
        <dt>Kỳ, lúc tính</dt>
        <dd>
          {formatDay(from)} – {formatDay(until)}, lúc {formatTime(now())}
        </dd>
      </dl>
    </section>
  );
}

interface FactsProps {
  c: StaffContext;
  indicator: Indicator;
  ratio: Ratio | null;
  period: Period;
}

function Parts({ indicator, ratio, part, query }: PartsProps) {
  const tabs = [
    { key: 'numerator', label: 'Được tính', count: ratio.numerator },
    { key: 'rest', label: 'Không được tính', count: ratio.denominator - ratio.numerator },
  ] as const;
  const path = `/can-bo/chi-tieu/${indicator.code}`;
  return (
    <>
      <nav class="tally" aria-label="Các dòng">
        {tabs.map((tab) => (
          <a
            href={`${path}?${query}&phan=${tab.key}`}
            {...(tab.key === part && { 'aria-current': 'page' as const })}
          >
            <b>{formatNumber(tab.count, 0)}</b> {tab.label}
          </a>
        ))}
      </nav>
      <p class="no-print">
        <a class="btn" href={`${path}.csv?${query}&phan=${part}`} data-turbo="false">
          Xuất CSV
        </a>
      </p>
    </>
  );
}

interface PartsProps {
  indicator: Indicator;
  ratio: Ratio;
  part: Part;
  query: string;
}

async function pageOf(
  c: StaffContext,
  indicator: DossierIndicator,
  period: Period,
  part: Part,
): Promise<IndicatorRow[]> {
  const { database, now } = c.var.platform;
  return indicator.rows(database.db, c.var.officer.wardId, period, now(), {
    part,
    after: readAfter(c.req.query('sau')),
    limit: PAGE + 1,
  });
}

function DossierRows({ rows, c }: { rows: IndicatorRow[]; c: StaffContext }) {
  if (rows.length === 0) return <p class="empty-state">Không có hồ sơ nào ở phần này trong kỳ.</p>;
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  const linked = handlesDossiers(c.var.officer);
  const next = new URL(c.req.url).searchParams;
  if (last) next.set('sau', writeAfter(last));
  return (
    <>
      <div class="table-responsive card" {...SCROLLS}>
        <table class="table figures">
          <thead>
            <tr>
              <th scope="col">Mã hồ sơ</th>
              <th scope="col">Thủ tục</th>
              <th scope="col">Tiếp nhận</th>
              <th scope="col">Hẹn trả</th>
              <th scope="col">Xong</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr>
                <td class="text-nowrap">
                  {linked ? <a href={`/can-bo/ho-so/${row.dossierId ?? row.id}`}>{row.code}</a> : row.code}
                </td>
                <td>
                  {row.procedureName}
                  {row.paper !== undefined && <div class="text-secondary">{row.paper}</div>}
                </td>
                <td class="text-nowrap">{formatTime(row.receivedAt)}</td>
                <td class="text-nowrap">{row.dueAt ? formatTime(row.dueAt) : '–'}</td>
                <td class="text-nowrap">{row.finishedAt ? formatTime(row.finishedAt) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {last && (
        <p>
          <a class="btn" href={`?${next}`}>
            Xem thêm
          </a>
        </p>
      )}
    </>
  );
}

function Procedures({ list }: { list: readonly CatalogueRow[] }) {
  if (list.length === 0) return <p class="empty-state">Không có dòng nào ở phần này.</p>;
  return (
    <div class="table-responsive card" {...SCROLLS}>
      <table class="table figures">
        <thead>
          <tr>
            <th scope="col">Mã</th>
            <th scope="col">Tên</th>
          </tr>
        </thead>
        <tbody>
          {list.map((each) => (
            <tr>
              <td class="text-nowrap">
                <a href={each.path ?? `/thu-tuc/${each.code}`}>{each.code}</a>
              </td>
              <td>{each.name}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
