import { Hono } from 'hono';
import {
  findBook,
  listNumbers,
  NUMBER_STATES,
  type NumberLine,
  type NumberState,
  RESULT_BOOK,
  revokeDocument,
  setFirstNumber,
  voidNumber,
} from '../../features/dossiers/index.ts';
import { kindOf, listBooks } from '../../features/official-documents/index.ts';
import { listOfficersEver, noteAct } from '../../features/organisation/index.ts';
import { formatDay, toLocalDay } from '../../law/day.ts';
import { documentNumber } from '../../law/signature-block.ts';
import { Problem } from '../../platform/problem.ts';
import { choicesOf, FilterSelect, FormToken } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { writeWorkbook } from '../dossier/list/workbook.ts';
import { mustHandle } from '../dossier/read-dossier.ts';
import { StaffPage } from '../frame.tsx';
import { sayRows } from '../looks/say-rows.ts';
import { sendFile } from '../send-file.ts';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';
import { REGISTER, STATE_LABELS } from './labels.ts';
import { NumberTable } from './number-table.tsx';

const PAGE = 100;
const MOST_EXPORTED = 10_000;

/** Sổ đăng ký văn bản đi: every number of a year with what became of it. */
export const numberRegister = new Hono<StaffEnv>()
  .get(REGISTER, async (c) => {
    mustHandle(c);
    return c.html(await showRegister(c));
  })
  .get(`${REGISTER}.xlsx`, async (c) => {
    mustHandle(c);
    const { database } = c.var.platform;
    const rows = await listNumbers(database.db, c.var.officer.wardId, {
      ...{ ...readSearch(c), before: null, limit: MOST_EXPORTED },
    });
    sayRows(c, rows.length);
    await database.transact((tx) => noteAct(tx, actOf(c), 'export', 'sổ đăng ký văn bản đi'));
    const bytes = await writeWorkbook('Sổ văn bản đi', [HEAD, ...rows.map(exported(await namesOf(c)))]);
    const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return sendFile(c, { name: 'so-van-ban-di.xlsx', mediaType, bytes }, 'attachment');
  })
  .post(`${REGISTER}/huy`, (c) => change(c, 'void'))
  .post(`${REGISTER}/thu-hoi`, (c) => change(c, 'revoke'))
  .post(`${REGISTER}/so-dau`, async (c) => {
    requireDuty(c.var.officer, 'stamp');
    const { first, book: given } = await c.req.parseBody();
    const book = bookNamed(given);
    return write(c, book, async () => {
      await c.var.platform.database.transact((tx) => setFirstNumber(tx, actOf(c), Number(first), book));
    });
  });

const HEAD = [
  ...['Số', 'Ngày', 'Tên loại và trích yếu', 'Nơi nhận', 'Hồ sơ', 'Người cấp số', 'Tình trạng', 'Lý do'],
];

function exported(names: ReadonlyMap<number, string>) {
  return (row: NumberLine): (string | number)[] => [
    documentNumber(row.number, row.symbol),
    formatDay(row.day),
    row.title,
    row.applicant_name ?? '',
    row.dossier_code ?? '',
    names.get(row.reserved_by) ?? '',
    row.revoked_at ? 'Đã thu hồi' : STATE_LABELS[row.state as NumberState],
    row.revoked_reason ?? row.void_reason ?? '',
  ];
}

async function change(c: StaffContext, what: 'void' | 'revoke'): Promise<Response> {
  requireDuty(c.var.officer, what === 'void' ? 'stamp' : 'sign');
  const body = await c.req.parseBody();
  const number = { book: bookNamed(body.book), year: Number(body.year), number: Number(body.number) };
  const reason = String(body.reason ?? '');
  const isNumber = Number.isInteger(number.year) && Number.isInteger(number.number) && number.year < 32_768;
  if (!isNumber || number.number > 2 ** 31 - 1) throw new Problem('not_found', 'Không có số này.');
  return write(
    c,
    number.book,
    async () => {
      const verb = what === 'void' ? voidNumber : revokeDocument;
      await c.var.platform.database.transact((tx) => verb(tx, actOf(c), number, reason));
    },
    { number: number.number, reason },
  );
}

async function write(
  c: StaffContext,
  book: string,
  work: () => Promise<void>,
  typed?: Typed,
): Promise<Response> {
  try {
    await work();
    return c.redirect(book === RESULT_BOOK ? REGISTER : `${REGISTER}?so=${book}`, 303);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'not_allowed' || error.code === 'not_found')
      throw error;
    return c.html(await showRegister(c, { error, book, ...(typed && { typed }) }), error.status);
  }
}

/** One of the ward's books; the shared one where none or an unknown one is named. */
function bookNamed(given: unknown): string {
  return listBooks().find(({ book }) => book === given)?.book ?? RESULT_BOOK;
}

/** The shared book holds results and what carries their signs; each other kind has its own. */
function bookChoices(today: string) {
  return listBooks().map(({ book, kinds }) => ({
    value: book,
    label:
      book === RESULT_BOOK
        ? 'Sổ chung (kết quả, quyết định, thông báo, công văn)'
        : kindOf(kinds[0]!, today).label,
  }));
}

interface Typed {
  number: number;
  reason: string;
}

function readSearch(c: StaffContext) {
  const thisYear = Number(toLocalDay(c.var.platform.now()).slice(0, 4));
  const year = /^\d{4}$/.test(c.req.query('nam') ?? '') ? Number(c.req.query('nam')) : thisYear;
  const before = /^\d{1,9}$/.test(c.req.query('truoc') ?? '') ? Number(c.req.query('truoc')) : null;
  return {
    book: bookNamed(c.req.query('so')),
    year,
    before,
    state: NUMBER_STATES.find((each) => each === c.req.query('loc')) ?? null,
  };
}

async function namesOf(c: StaffContext): Promise<Map<number, string>> {
  const officers = await listOfficersEver(c.var.platform.database.db, c.var.officer.wardId);
  return new Map(officers.map((each) => [each.id, each.displayName]));
}

async function showRegister(c: StaffContext, fault?: { error: Problem; book: string; typed?: Typed }) {
  const { officer, token } = c.var;
  const { db } = c.var.platform.database;
  const search = { ...readSearch(c), ...(fault && { book: fault.book }) };
  const rows = await listNumbers(db, officer.wardId, { ...search, limit: PAGE + 1 });
  sayRows(c, Math.min(rows.length, PAGE));
  const book = await findBook(db, officer.wardId, search.year, search.book);
  const query = new URLSearchParams({ so: search.book, nam: String(search.year), loc: search.state ?? '' });
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  return (
    <StaffPage title="Sổ đăng ký văn bản đi" officer={officer} token={token} place={REGISTER}>
      <div class="page-head">
        <h1>Sổ đăng ký văn bản đi năm {search.year}</h1>
        <a class="btn no-print" href={`${REGISTER}.xlsx?${query}`} data-turbo="false">
          Xuất Excel
        </a>
      </div>
      {fault && <ErrorSummary message={fault.error.message} fields={fault.error.fields} />}
      <form method="get" action={REGISTER} class="filters no-print">
        <label>
          Sổ
          <select class="form-select" name="so">
            {bookChoices(toLocalDay(c.var.platform.now())).map(({ value, label }) => (
              <option value={value} selected={value === search.book}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          Năm
          <input class="form-control" name="nam" inputmode="numeric" value={String(search.year)} />
        </label>
        <FilterSelect
          {...{ name: 'loc', label: 'Tình trạng', all: 'Mọi tình trạng', value: search.state }}
          choices={choicesOf(STATE_LABELS)}
        />
        <button class="btn" type="submit">
          Lọc
        </button>
      </form>
      <p>
        {book === null
          ? 'Sổ năm này chưa có số nào.'
          : `Đã cấp đến số ${book.last}${book.first > 1 ? `, nối tiếp sổ giấy từ số ${book.first}` : ''}.`}
      </p>
      {book === null && officer.duties.includes('stamp') && <FirstNumber token={token} book={search.book} />}
      {rows.length > 0 && (
        <NumberTable
          {...{ officer, token, rows: rows.slice(0, PAGE), typed: fault?.typed }}
          names={await namesOf(c)}
        />
      )}
      {last && (
        <a class="btn" href={`${REGISTER}?${query}&truoc=${last.number}`}>
          Xem thêm
        </a>
      )}
    </StaffPage>
  );
}

/** Asked once, before the first number: a ward goes on where its book on paper left off. */
function FirstNumber({ token, book }: { token: string; book: string }) {
  return (
    <form method="post" action={`${REGISTER}/so-dau`} class="filters no-print">
      <FormToken value={token} />
      <input type="hidden" name="book" value={book} />
      <label for="first">
        Số đầu tiên, nếu nối tiếp sổ giấy của năm nay
        <input class="form-control" id="first" name="first" inputmode="numeric" value="1" />
      </label>
      <button class="btn" type="submit">
        Đặt số bắt đầu
      </button>
    </form>
  );
}
