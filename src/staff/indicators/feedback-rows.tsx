import { CHANNEL_LABELS, type FeedbackChannel } from '../../features/feedback/index.ts';
import type { FeedbackIndicator, Part, Period, RowFilter } from '../../features/indicators/index.ts';
import { listUnits } from '../../features/organisation/index.ts';
import { formatDay } from '../../law/day.ts';
import { readAfter, writeAfter } from '../../platform/http/keys.ts';
import { SCROLLS } from '../../ui/page.tsx';
import { handlesDossiers } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { filterOf } from './address.ts';
import { PAGE } from './rows.tsx';

const MOST_ROWS = 200_000;
const HEADS = ['Mã', 'Kênh, thủ tục', 'Đơn vị xử lý', 'Tiếp nhận', 'Hạn xử lý', 'Xử lý xong'];

interface Props {
  c: StaffContext;
  indicator: FeedbackIndicator;
  period: Period;
  part: Part;
  filter: RowFilter;
}

/** A page of the petitions behind a figure; nothing of who sent them. */
export async function FeedbackRows({ c, indicator, period, part, filter }: Props) {
  const { database, now } = c.var.platform;
  const { wardId } = c.var.officer;
  const rows = await indicator.rows(database.db, wardId, period, now(), {
    ...{ part, filter, limit: PAGE + 1, after: readAfter(c.req.query('sau')) },
  });
  if (rows.length === 0)
    return <p class="empty-state">Không có phản ánh, kiến nghị nào ở phần này trong kỳ.</p>;
  const names = await unitNames(c);
  const shown = rows.slice(0, PAGE);
  const next = new URL(c.req.url).searchParams;
  if (rows.length > PAGE) next.set('sau', writeAfter(shown.at(-1)!));
  const linked = handlesDossiers(c.var.officer);
  return (
    <>
      <div class="table-responsive card" {...SCROLLS}>
        <table class="table figures">
          <thead>
            <tr>
              {HEADS.map((head) => (
                <th scope="col">{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr>
                <td class="text-nowrap">
                  {linked ? <a href={`/can-bo/phan-anh/${row.id}`}>{row.code}</a> : row.code}
                </td>
                <td>
                  {CHANNEL_LABELS[row.channel as FeedbackChannel]}
                  <div class="text-secondary">{row.procedureName}</div>
                </td>
                <td>{names.get(row.unitId) ?? '–'}</td>
                <td class="text-nowrap">{formatDay(row.receivedOn)}</td>
                <td class="text-nowrap">{formatDay(row.dueOn)}</td>
                <td class="text-nowrap">{row.handledOn ? formatDay(row.handledOn) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > PAGE && (
        <p>
          <a class="btn" href={`?${next}`}>
            Xem thêm
          </a>
        </p>
      )}
    </>
  );
}

/** The same for a file, as the address narrows them. */
export async function feedbackLines(
  c: StaffContext,
  indicator: FeedbackIndicator,
  period: Period,
  part: Part,
): Promise<string[][]> {
  const { database, now } = c.var.platform;
  const names = await unitNames(c);
  const asked = { part, after: null, limit: MOST_ROWS, filter: filterOf(c) };
  const rows = await indicator.rows(database.db, c.var.officer.wardId, period, now(), asked);
  return rows.map((row) => [
    ...[row.code, CHANNEL_LABELS[row.channel as FeedbackChannel], row.procedureName],
    ...[names.get(row.unitId) ?? '', formatDay(row.receivedOn), formatDay(row.dueOn)],
    row.handledOn ? formatDay(row.handledOn) : '',
  ]);
}

async function unitNames(c: StaffContext): Promise<ReadonlyMap<number, string>> {
  const units = await listUnits(c.var.platform.database.db, c.var.officer.wardId);
  return new Map(units.map((unit) => [unit.id, unit.shortName]));
}
