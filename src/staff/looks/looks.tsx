import { Hono } from 'hono';
import { LOOK_LABELS, listLooks } from '../../features/privacy/index.ts';
import { choicesOf, DayRange, FilterSelect } from '../../ui/field.tsx';
import { streamWorkbook } from '../dossier/list/workbook.ts';
import { handlesDossiers, StaffPage } from '../frame.tsx';
import { sendWorkbook } from '../send-file.ts';
import { requireDuty, type StaffContext, type StaffEnv } from '../session.ts';
import { LookTable } from './look-table.tsx';
import { mostLooksPage } from './most-looks.tsx';
import { counted } from './note-shown.ts';
import { LOOKS, namesOf, PAGE, readLookSearch, whoOf } from './read-search.ts';
import { sayRows } from './say-rows.ts';

const EXPORT_PAGE = 1000;
const HEAD = ['Lúc', 'Ai', 'Đơn vị', 'Xem gì', 'Của', 'Số dòng', 'Mã yêu cầu'];

/** Who was shown whose personal data: for whoever controls, leads or administers. */
export const lookPages = new Hono<StaffEnv>()
  .use(`${LOOKS}/*`, async (c, next) => {
    requireDuty(c.var.officer, 'control', 'oversee', 'administer');
    return next();
  })
  .get(LOOKS, async (c) => {
    requireDuty(c.var.officer, 'control', 'oversee', 'administer');
    return c.html(await looksPage(c));
  })
  .get(`${LOOKS}.xlsx`, async (c) => {
    requireDuty(c.var.officer, 'control', 'oversee', 'administer');
    const { search } = readLookSearch(c);
    return sendWorkbook(
      c,
      'nhat-ky-xem.xlsx',
      streamWorkbook('Ai đã xem', HEAD, counted(c, pages(c, search))),
    );
  })
  .get(`${LOOKS}/nhieu`, async (c) => c.html(await mostLooksPage(c)));

async function* pages(c: StaffContext, search: ReturnType<typeof readLookSearch>['search']) {
  const { db } = c.var.platform.database;
  const names = await namesOf(c);
  for (let { before } = search; ; ) {
    const lines = await listLooks(db, c.var.officer.wardId, { ...search, before, limit: EXPORT_PAGE });
    yield lines.map((line) => [
      ...[line.at, whoOf(line, names), names.units.get(line.unitId ?? 0) ?? '', LOOK_LABELS[line.kind]],
      ...[line.subject, line.rows, line.requestId],
    ]);
    before = lines.at(-1)?.id ?? null;
    if (lines.length < EXPORT_PAGE) return;
  }
}

async function looksPage(c: StaffContext) {
  const { officer, token } = c.var;
  const { search, from, to } = readLookSearch(c);
  const lines = await listLooks(c.var.platform.database.db, officer.wardId, search);
  sayRows(c, lines.length);
  const names = await namesOf(c);
  const address = new URL(c.req.url).searchParams;
  const older = new URLSearchParams({
    ...Object.fromEntries(address),
    truoc: String(lines.at(-1)?.id ?? ''),
  });
  return (
    <StaffPage title="Ai đã xem dữ liệu cá nhân" officer={officer} token={token} place="/can-bo/nhat-ky">
      <div class="page-head">
        <h1>Ai đã xem dữ liệu cá nhân</h1>
        <span class="slip-files">
          <a class="btn" href={`${LOOKS}/nhieu`}>
            Ai xem nhiều
          </a>
          <a class="btn" href={`${LOOKS}.xlsx?${address}`} data-turbo="false">
            Xuất Excel
          </a>
        </span>
      </div>
      <p>
        Mỗi lần hệ thống đưa cho cán bộ một trang, một danh sách hay một tệp có dữ liệu của dân, một dòng được
        giữ ở đây trước khi trang hiện ra. Không ai sửa, xóa được; dòng không có tên, số định danh của dân.
      </p>
      <form method="get" action={LOOKS} class="filters">
        <FilterSelect
          name="ai"
          label="Ai"
          all="Mọi người"
          value={search.officerId === null ? null : String(search.officerId)}
          choices={[...names.officers].map(([id, name]) => ({ value: String(id), label: name }))}
        />
        <FilterSelect
          name="trang"
          label="Xem gì"
          all="Mọi trang"
          value={search.kind}
          choices={choicesOf(LOOK_LABELS)}
        />
        <label>
          Mã hồ sơ, phản ánh
          <input class="form-control" name="ve" value={search.subject ?? ''} />
        </label>
        <DayRange from={from} to={to} />
        <label class="form-check">
          <input
            class="form-check-input"
            type="checkbox"
            name="chua-lam"
            value="1"
            checked={search.withoutWork}
          />
          <span class="form-check-label">Chỉ hồ sơ người xem chưa từng xử lý</span>
        </label>
        <button class="btn" type="submit">
          Lọc
        </button>
      </form>
      {lines.length === 0 ? (
        <p class="empty-state">Không có lần xem nào khớp. Bỏ bớt điều kiện lọc.</p>
      ) : (
        <LookTable lines={lines} names={names} linked={handlesDossiers(officer)} />
      )}
      {lines.length === PAGE && (
        <a class="btn" href={`${LOOKS}?${older}`}>
          Xem thêm
        </a>
      )}
    </StaffPage>
  );
}
