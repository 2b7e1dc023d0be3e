import { Hono } from 'hono';
import {
  type ChangeLine,
  type ChangeSearch,
  listChanges,
  listOfficersEver,
  noteAct,
} from '../../features/organisation/index.ts';
import { addDays, formatTime, instant, isDay } from '../../law/day.ts';
import { readId } from '../../platform/http/keys.ts';
import { choicesOf, DayRange, FilterSelect } from '../../ui/field.tsx';
import { SCROLLS } from '../../ui/page.tsx';
import { streamWorkbook } from '../dossier/list/workbook.ts';
import { StaffPage } from '../frame.tsx';
import { sendWorkbook } from '../send-file.ts';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';

const PATH = '/can-bo/nhat-ky/thay-doi';
const PAGE = 100;

const WHAT_LABELS: Record<string, string> = {
  seal: 'Con dấu số',
  trust: 'Nguồn chứng thư tin cậy',
  calendar: 'Ngày làm việc',
  hours: 'Giờ làm việc',
  session: 'Buổi tiếp nhận',
  setting: 'Cài đặt',
  absence: 'Người vắng',
  unit: 'Đơn vị',
  officer: 'Cán bộ',
  second_factor: 'Xác thực hai lớp',
  password: 'Mật khẩu',
  session_end: 'Kết thúc phiên',
  reception: 'Quầy và hàng chờ',
  notice: 'Gửi lại thông báo',
  job: 'Làm lại việc nền',
  process: 'Quy trình',
  notice_template: 'Mẫu thông báo',
  catalogue: 'Danh mục thủ tục',
  form: 'Biểu mẫu trực tuyến',
  slip_words: 'Mẫu phiếu',
  posting: 'Niêm yết',
  article: 'Tin bài',
  local_fee: 'Mức thu',
  bank_account: 'Tài khoản thu',
};

const EXPORT_PAGE = 1000;

export const changePages = new Hono<StaffEnv>()
  .get(`${PATH}.xlsx`, async (c) => {
    requireDuty(c.var.officer, 'administer', 'control');
    const { database } = c.var.platform;
    const { wardId } = c.var.officer;
    const names = await namesOf(c);
    const { search } = readSearch(c);
    await database.transact((tx) => noteAct(tx, actOf(c), 'export', 'nhật ký thay đổi'));
    async function* pages() {
      for (let { before } = search; ; ) {
        const rows = await listChanges(database.db, wardId, { ...search, before, limit: EXPORT_PAGE });
        yield rows.map((row) => cellsOf(row, names));
        before = rows.at(-1)?.id ?? null;
        if (rows.length < EXPORT_PAGE) return;
      }
    }
    const head = ['Lúc', 'Ai', 'Việc', 'Về', 'Trước', 'Sau'];
    return sendWorkbook(c, 'nhat-ky-thay-doi.xlsx', streamWorkbook('Thay đổi', head, pages()));
  })
  .get(PATH, async (c) => c.html(await changesPage(c)));

function cellsOf(row: ChangeLine, names: ReadonlyMap<number, string>) {
  const who = names.get(row.officerId ?? 0) ?? '';
  return [row.at, who, WHAT_LABELS[row.what] ?? row.what, row.subject, shown(row.before), shown(row.after)];
}

/** Also those who have left: the log goes on naming them. */
async function namesOf(c: StaffContext): Promise<Map<number, string>> {
  const officers = await listOfficersEver(c.var.platform.database.db, c.var.officer.wardId);
  return new Map(officers.map((each) => [each.id, each.displayName]));
}

function readSearch(c: StaffContext) {
  const query = (name: string) => c.req.query(name) ?? '';
  const day = (name: string) => (isDay(query(name)) ? query(name) : null);
  const [from, to] = [day('tu'), day('den')];
  const search: ChangeSearch = {
    what: Object.keys(WHAT_LABELS).find((each) => each === query('loai')) ?? null,
    officerId: readId(query('ai')),
    subject: query('ve').trim().slice(0, 100) || null,
    from: from === null ? null : instant(from, 0),
    until: to === null ? null : instant(addDays(to, 1), 0),
    ...{ before: readId(query('truoc')), limit: PAGE },
  };
  return { search, from, to };
}

async function changesPage(c: StaffContext) {
  requireDuty(c.var.officer, 'administer', 'control');
  const { search, from, to } = readSearch(c);
  const { what } = search;
  const rows = await listChanges(c.var.platform.database.db, c.var.officer.wardId, search);
  const names = await namesOf(c);
  const address = new URL(c.req.url).searchParams;
  return (
    <StaffPage title="Nhật ký thay đổi" officer={c.var.officer} token={c.var.token} place="/can-bo/nhat-ky">
      <div class="page-head">
        <h1>Nhật ký thay đổi</h1>
        <a class="btn" href={`${PATH}.xlsx?${address}`} data-turbo="false">
          Xuất Excel
        </a>
      </div>
      <form method="get" action={PATH} class="filters">
        <FilterSelect name="loai" label="Loại" all="Mọi loại" value={what} choices={choicesOf(WHAT_LABELS)} />
        <FilterSelect
          name="ai"
          label="Ai"
          all="Mọi người"
          value={search.officerId === null ? null : String(search.officerId)}
          choices={[...names].map(([id, name]) => ({ value: String(id), label: name }))}
        />
        <label>
          Về
          <input
            class="form-control"
            name="ve"
            value={search.subject ?? ''}
            placeholder="tên đăng nhập, mã"
          />
        </label>
        <DayRange from={from} to={to} />
        <button class="btn" type="submit">
          Lọc
        </button>
      </form>
      {rows.length === 0 && <p class="empty-state">Chưa có thay đổi nào khớp. Bỏ bớt điều kiện lọc.</p>}
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
          href={`${PATH}?${new URLSearchParams({ ...Object.fromEntries(address), truoc: String(rows.at(-1)!.id) })}`}
        >
          Xem thêm
        </a>
      )}
    </StaffPage>
  );
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map(shown).join(', ') || 'không có';
  return Object.entries(value)
    .map(([name, each]) => `${name}: ${shown(each)}`)
    .join('; ');
}
