import { Hono } from 'hono';
import {
  type DossierIndicator,
  formatPercent,
  type IndicatorRow,
  percent,
  readPeriod,
} from '../../features/indicators/index.ts';
import { CITY_INDICATORS, readCityView, type WardFigure } from '../../features/oversight/index.ts';
import { addDays, formatTime } from '../../law/day.ts';
import type { ChartSpec } from '../../platform/charts/index.ts';
import { Problem } from '../../platform/problem.ts';
import { Chart } from '../../ui/chart.tsx';
import { formatNumber } from '../../ui/format.ts';
import { SCROLLS } from '../../ui/page.tsx';
import { partOf } from '../indicators/figure.tsx';
import type { StaffContext, StaffEnv } from '../session.ts';
import { CityForm, CityPage, PeriodWords } from './parts.tsx';
import { type Asked, noteLook, overseenWard, PLACE, readAsked, sayOverseen } from './read-city.ts';
import { pastText, targetText } from './ward-card.tsx';

const PAGE = 50;

/** One figure of one ward, month by month; where the ward's right goes so far, also its rows, which name nobody. */
export const wardFigure = new Hono<StaffEnv>().get(`${PLACE}/:ward{[0-9]+}/:code{[a-z0-9-]+}`, async (c) =>
  c.html(await showFigure(c)),
);

async function showFigure(c: StaffContext) {
  const overseen = await overseenWard(c);
  const indicator = CITY_INDICATORS.find((each) => each.code === c.req.param('code'));
  if (!indicator) throw new Problem('not_found', 'Không có chỉ tiêu này.');
  const asked = readAsked(c);
  await noteLook(c, [overseen], `chỉ tiêu ${indicator.code} ${asked.from} ${asked.until}`);
  const { database } = c.var.platform;
  const view = await readCityView(database.db, [overseen], { indicator, period: asked.period });
  const figure = view.wards[0]!;
  const { ward, level } = overseen;
  const rows =
    level === 'rows' && indicator.kind === 'dossiers'
      ? await rowsOf(c, { indicator, wardId: ward.id, asked })
      : null;
  await sayOverseen(c, ward.id, Math.min(rows?.length ?? 0, PAGE));
  return (
    <CityPage c={c} title={`${indicator.name}, ${ward.name}`}>
      <p class="no-print">
        <a href={`${PLACE}?chi-tieu=${indicator.code}&${asked.query}`}>Các phường</a> ›{' '}
        <a href={`${PLACE}/${ward.id}?${asked.query}`}>{ward.name}</a>
      </p>
      <h1>
        {indicator.name}, {ward.name}
      </h1>
      <CityForm asked={asked} path={`${PLACE}/${ward.id}/${indicator.code}`} hasFigure={false} />
      <section class="card card-body mb-3">
        <p class="wall-figure">
          {figure.ratio.denominator === 0 ? 'Không có dữ liệu' : formatPercent(percent(figure.ratio))}
          <small>
            {formatNumber(figure.ratio.numerator, 0)} / {formatNumber(figure.ratio.denominator, 0)}
          </small>
        </p>
        <p>
          {targetText(figure)} {pastText(figure)}
        </p>
        <PeriodWords period={asked.period} />
        <Chart spec={monthsOf(figure, asked)} />
        <p class="text-secondary">
          {indicator.definition} {indicator.law}.
        </p>
      </section>
      {rows !== null ? (
        <Rows c={c} rows={rows} />
      ) : (
        <p class="text-secondary">Phường mở số liệu, không mở từng dòng sau con số.</p>
      )}
    </CityPage>
  );
}

function monthsOf({ months, target }: WardFigure, { period, indicator }: Asked): ChartSpec {
  return {
    ...{ kind: 'lines', title: `${indicator.name} theo tháng`, unit: '%' },
    categories: period.months.map(({ from }) => `${from.slice(5, 7)}/${from.slice(2, 4)}`),
    series: [{ name: 'Phường', values: months.map(percent) }],
    ...(target && { target: { label: 'Chỉ tiêu của phường', value: target.value } }),
    range: { min: 0, max: 100 },
  };
}

interface RowsAsked {
  indicator: DossierIndicator;
  wardId: number;
  asked: Asked;
}

async function rowsOf(c: StaffContext, { indicator, wardId, asked }: RowsAsked): Promise<IndicatorRow[]> {
  const { database, now } = c.var.platform;
  const { from, to } = asked.period;
  if (from >= to) return [];
  const period = readPeriod(from, addDays(to, -1), to);
  const [, at, id] = /^(\d+)-(\d+)$/.exec(c.req.query('sau') ?? '') ?? [];
  return indicator.rows(database.db, wardId, period, now(), {
    part: partOf(c),
    after: at === undefined ? null : { at: new Date(Number(at)), id: Number(id) },
    limit: PAGE + 1,
  });
}

function Rows({ c, rows }: { c: StaffContext; rows: IndicatorRow[] }) {
  const part = partOf(c);
  const addressOf = (changes: Record<string, string>) => {
    const query = new URL(c.req.url).searchParams;
    query.delete('sau');
    for (const [name, value] of Object.entries(changes)) query.set(name, value);
    return `?${query}`;
  };
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return (
    <section aria-labelledby="cac-dong">
      <h2 id="cac-dong">Các dòng sau con số</h2>
      <nav class="tally no-print" aria-label="Phần">
        {(['numerator', 'rest'] as const).map((each) => (
          <a href={addressOf({ phan: each })} {...(each === part && { 'aria-current': 'page' as const })}>
            {each === 'numerator' ? 'Được tính' : 'Không được tính'}
          </a>
        ))}
      </nav>
      {shown.length === 0 && <p class="empty-state">Không có hồ sơ nào ở phần này trong kỳ.</p>}
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
                <td class="text-nowrap">{row.code}</td>
                <td>{row.procedureName}</td>
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
          <a class="btn" href={addressOf({ sau: `${last.at.getTime()}-${last.id}` })}>
            Xem thêm
          </a>
        </p>
      )}
    </section>
  );
}
