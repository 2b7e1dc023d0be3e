import {
  type ComparedDossier,
  DIFFERENCE_LABELS,
  type DossierIndicator,
  daysOf,
  explainDifference,
  findOfficialList,
  formatPercent,
  type Indicator,
  isExplainedByList,
  listOfficialFigures,
  type OfficialFigure,
  percent,
  type Ratio,
  type Reconciliation,
  readPeriod,
} from '../../../features/indicators/index.ts';
import { formatDay, formatTime, toLocalDay } from '../../../law/day.ts';
import { formatNumber } from '../../../ui/format.ts';
import { SCROLLS } from '../../../ui/page.tsx';
import { StaffPage } from '../../frame.tsx';
import type { StaffContext } from '../../session.ts';
import { points } from '../explanation/points.ts';
import { periodOf, readFigure } from '../figure.tsx';
import { OFFICIAL } from './imports.tsx';

const PLACE = '/can-bo/chi-tieu';
const MOST_ROWS = 100;

/** Our figure beside the published ones, and the dossiers that make them different. */
export async function showDifference(c: StaffContext, indicator: Indicator) {
  const { database, now } = c.var.platform;
  const { wardId } = c.var.officer;
  const figures = await listOfficialFigures(database.db, wardId, indicator.code);
  const days = chosenDays(c, figures);
  const published = figures.find(
    (each) => each.isCurrent && each.from === days.from && each.until === days.until,
  );
  const list = isExplainedByList(indicator.code) ? await findOfficialList(database.db, wardId, days) : null;
  const period = readPeriod(days.from, days.until, toLocalDay(now()));
  const found =
    list &&
    (await explainDifference(database.db, wardId, indicator as DossierIndicator, {
      ...{ period, asOf: now(), dossiers: list.dossiers },
      published: published ? shareOf(published) : null,
    }));
  return (
    <StaffPage
      title={`Số chính thức: ${indicator.name}`}
      officer={c.var.officer}
      token={c.var.token}
      place={PLACE}
    >
      <p class="no-print">
        <a href={`${PLACE}/${indicator.code}?tu=${days.from}&den=${days.until}`}>{indicator.name}</a>
        {' · '}
        <a href={OFFICIAL}>Nhập số chính thức</a>
      </p>
      <h1>So với số chính thức</h1>
      {figures.length === 0 ? (
        <p class="empty-state">Chưa có số chính thức nào của chỉ tiêu này.</p>
      ) : (
        <Figures {...{ indicator, figures }} ours={await readOurs(c, indicator, figures)} />
      )}
      <h2>
        Hồ sơ làm hai bên khác nhau, kỳ {formatDay(days.from)} – {formatDay(days.until)}
      </h2>
      {found ? (
        <Explanation found={found} source={list!.import.source} asOf={now()} />
      ) : (
        <p class="empty-state">
          {isExplainedByList(indicator.code)
            ? 'Chưa nhập danh sách hồ sơ chính thức của đúng kỳ này.'
            : 'Chỉ tiêu này không giải thích được bằng danh sách hồ sơ: danh sách không có cột cần để tính.'}
        </p>
      )}
    </StaffPage>
  );
}

/** The days that the address names, else those of the newest published figure, else the year. */
function chosenDays(c: StaffContext, figures: readonly OfficialFigure[]) {
  const newest = figures[0];
  return c.req.query('tu') === undefined && newest
    ? { from: newest.from, until: newest.until }
    : daysOf(periodOf(c));
}

/** In percent: of its parts where they were published, else as it was published. */
function shareOf({ numerator, denominator, percent: given }: OfficialFigure): number | null {
  return numerator !== null && denominator !== null ? percent({ numerator, denominator }) : given;
}

async function readOurs(c: StaffContext, indicator: Indicator, figures: readonly OfficialFigure[]) {
  const found = new Map<string, Ratio | null>();
  const today = toLocalDay(c.var.platform.now());
  for (const { from, until } of figures)
    if (!found.has(`${from} ${until}`))
      found.set(`${from} ${until}`, await readFigure(c, indicator, readPeriod(from, until, today)));
  return found;
}

function Figures({ indicator, figures, ours }: FiguresProps) {
  return (
    <div class="table-responsive card mb-3" {...SCROLLS}>
      <table class="table figures">
        <thead>
          <tr>
            <th scope="col">Kỳ</th>
            <th scope="col">Nơi công bố, lúc nhập</th>
            <th scope="col">Chính thức</th>
            <th scope="col">Hệ thống</th>
            <th scope="col">Chênh, điểm %</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((each) => {
            const own = ours.get(`${each.from} ${each.until}`) ?? null;
            const [theirs, mine] = [shareOf(each), percent(own)];
            return (
              <tr>
                <th scope="row">
                  <a href={`${PLACE}/${indicator.code}/chinh-thuc?tu=${each.from}&den=${each.until}`}>
                    {formatDay(each.from)} – {formatDay(each.until)}
                  </a>
                  {!each.isCurrent && <div class="text-secondary">đã có bản mới hơn</div>}
                </th>
                <td>
                  <a href={`${OFFICIAL}/${each.importId}`}>{each.source}</a>, {formatTime(each.adoptedAt)}
                </td>
                <td class="text-nowrap">
                  {formatPercent(theirs)}
                  {each.denominator !== null && ` (${each.numerator}/${each.denominator})`}
                  {each.points !== null && `, ${formatNumber(each.points, 2)} điểm`}
                </td>
                <td class="text-nowrap">
                  {formatPercent(mine)}
                  {own && ` (${own.numerator}/${own.denominator})`}
                </td>
                <td>{theirs === null || mine === null ? '–' : points(theirs - mine)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface FiguresProps {
  indicator: Indicator;
  figures: readonly OfficialFigure[];
  ours: ReadonlyMap<string, Ratio | null>;
}

function Explanation({ found, source, asOf }: { found: Reconciliation; source: string; asOf: Date }) {
  const { ours, list, classes, same, remainder } = found;
  return (
    <>
      <p>
        Từ số của hệ thống ({ratioText(ours)}, lúc {formatTime(asOf)}) đến số tính theo danh sách của {source}{' '}
        ({ratioText(list)}); {formatNumber(same, 0)} hồ sơ hai bên tính như nhau.
      </p>
      <div class="table-responsive card mb-3" {...SCROLLS}>
        <table class="table figures slim">
          <thead>
            <tr>
              <th scope="col">Vì</th>
              <th scope="col">Hồ sơ</th>
              <th scope="col">Tử số</th>
              <th scope="col">Mẫu số</th>
              <th scope="col">Điểm %</th>
            </tr>
          </thead>
          <tbody>
            {classes.map((each) => (
              <tr>
                <th scope="row">
                  <a href={`#${each.kind}`}>{DIFFERENCE_LABELS[each.kind]}</a>
                </th>
                <td>{formatNumber(each.rows.length, 0)}</td>
                <td>{points(each.numerator)}</td>
                <td>{points(each.denominator)}</td>
                <td>{points(each.points)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">Danh sách không giải thích được</th>
              <td />
              <td />
              <td />
              <td>{remainder === null ? 'không có số công bố để so' : points(remainder)}</td>
            </tr>
          </tbody>
        </table>
      </div>
      {classes.map((each) => (
        <section id={each.kind} class="mb-3">
          <h3>
            {DIFFERENCE_LABELS[each.kind]} ({formatNumber(each.rows.length, 0)})
          </h3>
          <Rows rows={each.rows} />
        </section>
      ))}
    </>
  );
}

function ratioText(ratio: Ratio): string {
  return `${formatPercent(percent(ratio))}, ${ratio.numerator}/${ratio.denominator}`;
}

function Rows({ rows }: { rows: Reconciliation['classes'][number]['rows'] }) {
  return (
    <div class="table-responsive card" {...SCROLLS}>
      <table class="table figures">
        <thead>
          <tr>
            <th scope="col">Mã hồ sơ</th>
            <th scope="col">Ở hệ thống</th>
            <th scope="col">Trong danh sách chính thức</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map((row) => (
            <tr>
              <th scope="row" class="text-nowrap">
                {row.code}
              </th>
              <td>{sideText(row.ours)}</td>
              <td>{sideText(row.theirs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST_ROWS && (
        <p class="p-2">… và {formatNumber(rows.length - MOST_ROWS, 0)} hồ sơ khác.</p>
      )}
    </div>
  );
}

const CHANNEL_WORDS = { direct: 'trực tiếp', online: 'trực tuyến', post: 'bưu chính', mobile: 'lưu động' };

function sideText(side: ComparedDossier | null): string {
  if (side === null) return 'không có';
  const day = (label: string, value: string | null) =>
    value === null ? [] : [`${label} ${formatDay(value)}`];
  return [
    side.standing === null ? 'ngoài kỳ' : side.standing.isCounted ? 'được tính' : 'không được tính',
    ...(side.channel ? [CHANNEL_WORDS[side.channel]] : []),
    ...day('nhận', side.receivedOn),
    ...day('hẹn', side.dueOn),
    ...day('xong', side.finishedOn),
  ].join(', ');
}
