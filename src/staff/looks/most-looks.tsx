import { countLooks, type OfficerLooks } from '../../features/privacy/index.ts';
import { addDays, formatDay, instant } from '../../law/day.ts';
import { DayRange } from '../../ui/field.tsx';
import { formatNumber } from '../../ui/format.ts';
import { SCROLLS } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { LOOKS, namesOf, readDays } from './read-search.ts';

/** Whoever saw many dossiers that he never worked on stands first. Counts alone: whether it was needed, a person asks. */
export async function mostLooksPage(c: StaffContext) {
  const { officer, token } = c.var;
  const { from, to } = readDays(c);
  const days = { from: instant(from, 0), until: instant(addDays(to, 1), 0) };
  const rows = await countLooks(c.var.platform.database.db, officer.wardId, days);
  const names = await namesOf(c);
  return (
    <StaffPage title="Ai xem nhiều" officer={officer} token={token} place="/can-bo/nhat-ky">
      <p class="no-print">
        <a href={LOOKS}>Ai đã xem dữ liệu cá nhân</a>
      </p>
      <h1>Ai xem nhiều</h1>
      <p>
        Từ {formatDay(from)} đến {formatDay(to)}. Chưa từng xử lý: người xem không có bước nào trong hồ sơ và
        không đang giữ hồ sơ. Đây là số đếm, không phải kết luận; bấm vào số để xem từng dòng.
      </p>
      <form method="get" action={`${LOOKS}/nhieu`} class="filters">
        <DayRange from={from} to={to} />
        <button class="btn" type="submit">
          Xem
        </button>
      </form>
      {rows.length === 0 ? (
        <p class="empty-state">Không ai xem gì trong những ngày này.</p>
      ) : (
        <Table rows={rows} officers={names.officers} days={{ tu: from, den: to }} />
      )}
    </StaffPage>
  );
}

interface TableProps {
  rows: readonly OfficerLooks[];
  officers: ReadonlyMap<number, string>;
  days: Record<string, string>;
}

function Table({ rows, officers, days }: TableProps) {
  const address = (officerId: number, more: Record<string, string> = {}) =>
    `${LOOKS}?${new URLSearchParams({ ...days, ai: String(officerId), ...more })}`;
  return (
    <div class="table-responsive card" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Ai</th>
            {['Hồ sơ chưa từng xử lý', 'Hồ sơ đã xem', 'Lượt xem', 'Lần tải danh sách', 'Dòng đã tải'].map(
              (text) => (
                <th scope="col" class="text-end">
                  {text}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <th scope="row">{officers.get(row.officerId)}</th>
              <td class="num text-end">
                <a href={address(row.officerId, { 'chua-lam': '1' })}>{formatNumber(row.withoutWork, 0)}</a>
              </td>
              <td class="num text-end">{formatNumber(row.dossiers, 0)}</td>
              <td class="num text-end">
                <a href={address(row.officerId)}>{formatNumber(row.looks, 0)}</a>
              </td>
              <td class="num text-end">{formatNumber(row.exports, 0)}</td>
              <td class="num text-end">{formatNumber(row.exportedRows, 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
