import { Hono } from 'hono';
import { listChanges, listOfficers } from '../../features/organisation/index.ts';
import { formatTime } from '../../law/day.ts';
import { readId } from '../../platform/http/keys.ts';
import { choicesOf, FilterSelect } from '../../ui/field.tsx';
import { SCROLLS } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { requireDuty, type StaffEnv } from '../session.ts';

const PATH = '/can-bo/nhat-ky/thay-doi';
const PAGE = 100;

const WHAT_LABELS: Record<string, string> = {
  calendar: 'Ngày làm việc',
  hours: 'Giờ làm việc',
  session: 'Buổi tiếp nhận',
  setting: 'Cài đặt',
  absence: 'Người vắng',
  unit: 'Đơn vị',
  officer: 'Cán bộ',
  second_factor: 'Xác thực hai lớp',
  password: 'Mật khẩu',
  process: 'Quy trình',
  notice_template: 'Mẫu thông báo',
  catalogue: 'Danh mục thủ tục',
  slip_words: 'Mẫu phiếu',
};

export const changePages = new Hono<StaffEnv>().get(PATH, async (c) => {
  requireDuty(c.var.officer, 'administer', 'control');
  const { database } = c.var.platform;
  const { wardId } = c.var.officer;
  const what = Object.keys(WHAT_LABELS).find((each) => each === c.req.query('loai')) ?? null;
  const rows = await listChanges(database.db, wardId, {
    what,
    before: readId(c.req.query('truoc')),
    limit: PAGE,
  });
  const names = new Map((await listOfficers(database.db, wardId)).map((each) => [each.id, each.displayName]));
  return c.html(
    <StaffPage title="Nhật ký thay đổi" officer={c.var.officer} token={c.var.token} place="/can-bo/nhat-ky">
      <h1>Nhật ký thay đổi</h1>
      <form method="get" action={PATH} class="filters">
        <FilterSelect name="loai" label="Loại" all="Mọi loại" value={what} choices={choicesOf(WHAT_LABELS)} />
        <button class="btn" type="submit">
          Lọc
        </button>
      </form>
      {rows.length === 0 && <p class="empty-state">Chưa có thay đổi nào.</p>}
      <div class="table-responsive card" {...SCROLLS}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Lúc</th>
              <th scope="col">Ai</th>
              <th scope="col">Việc</th>
              <th scope="col">Trước</th>
              <th scope="col">Sau</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                <td class="text-nowrap">{formatTime(row.at)}</td>
                <td>{names.get(row.officerId ?? 0) ?? '–'}</td>
                <td>
                  {WHAT_LABELS[row.what] ?? row.what}
                  <div class="text-secondary">{row.subject}</div>
                </td>
                <td class="value-cell">{shown(row.before)}</td>
                <td class="value-cell">{shown(row.after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length === PAGE && (
        <a
          class="btn"
          href={`${PATH}?${new URLSearchParams({ loai: what ?? '', truoc: String(rows.at(-1)!.id) })}`}
        >
          Xem thêm
        </a>
      )}
    </StaffPage>,
  );
});

function shown(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map(shown).join(', ') || 'không có';
  return Object.entries(value)
    .map(([name, each]) => `${name}: ${shown(each)}`)
    .join('; ');
}
