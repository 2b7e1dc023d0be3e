import type { CatalogueRow, IndicatorRow } from '../../features/indicators/index.ts';
import { formatTime } from '../../law/day.ts';
import { writeAfter } from '../../platform/http/keys.ts';
import { SCROLLS } from '../../ui/page.tsx';
import { handlesDossiers } from '../frame.tsx';
import type { StaffContext } from '../session.ts';

export const PAGE = 50;

/** A page of the rows behind a figure; one more than a page was read when there are more. */
export function DossierRows({ rows, c }: { rows: IndicatorRow[]; c: StaffContext }) {
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

/** The procedures on one side of a figure over the catalogue. */
export function Procedures({ list }: { list: readonly CatalogueRow[] }) {
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
