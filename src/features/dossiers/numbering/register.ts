import { sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';
import { type NumberState, RESULT_BOOK } from './book.ts';

export interface NumberSearch {
  /** RESULT_BOOK where none is named. */
  book?: string;
  year: number;
  state: NumberState | null;
  /** Continue below this number. */
  before: number | null;
  limit: number;
}

/** Lines of the book of outgoing documents (sổ đăng ký văn bản đi), newest number first, with the dossier and its applicant. */
export async function listNumbers(db: Db, wardId: number, search: NumberSearch) {
  const { book = RESULT_BOOK, year, state, before, limit } = search;
  let query = db
    .selectFrom('document_numbers as n')
    .leftJoin('dossiers as d', (join) =>
      join.onRef('d.ward_id', '=', 'n.ward_id').onRef('d.id', '=', 'n.dossier_id'),
    )
    .selectAll('n')
    .select(['d.code as dossier_code', 'd.applicant_name', 'd.procedure_code'])
    .where('n.ward_id', '=', wardId)
    .where('n.book', '=', book)
    .where('n.year', '=', year);
  if (state !== null) query = query.where('n.state', '=', state);
  if (before !== null) query = query.where('n.number', '<', before);
  return query.orderBy('n.number', 'desc').limit(limit).execute();
}
export type NumberLine = Awaited<ReturnType<typeof listNumbers>>[number];

/** What the book of a year holds; null where it was not begun. */
export async function findBook(db: Db, wardId: number, year: number, book = RESULT_BOOK) {
  const row = await db
    .selectFrom('number_books')
    .select(['first_number', 'last_number'])
    .where('ward_id', '=', wardId)
    .where('book', '=', book)
    .where('year', '=', year)
    .executeTakeFirst();
  return row ? { first: row.first_number, last: row.last_number } : null;
}

/** Where the books are not whole: numbers without a line in any of them; of results, lines without their step and steps without a line. */
export async function bookFaults(db: Db, wardId: number): Promise<{ dossierId: number; what: string }[]> {
  const gaps = await sql<{ book: string; year: number; missing: number }>`
    select b.book, b.year, (b.last_number - b.first_number + 1 - count(n.number))::int as missing
    from number_books b left join document_numbers n
      on n.ward_id = b.ward_id and n.book = b.book and n.year = b.year
      and n.number between b.first_number and b.last_number
    where b.ward_id = ${wardId} and (b.book = ${RESULT_BOOK} or b.book like 'official-%')
    group by b.book, b.year, b.first_number, b.last_number
    having count(n.number) <> b.last_number - b.first_number + 1`.execute(db as never);
  const unmatched = await sql<{ dossier_id: number | null; number: number; year: number; has_line: boolean }>`
    with lines as (
      select dossier_id, year::int as year, number from document_numbers
      where ward_id = ${wardId} and book = ${RESULT_BOOK} and state = 'issued' and dossier_id is not null
    ), steps as (
      select dossier_id, extract(year from (payload ->> 'resultOn')::date)::int as year,
        split_part(payload ->> 'number', '/', 1)::int as number
      from dossier_steps where ward_id = ${wardId} and step in ('stamp', 'approve_correction')
    )
    select coalesce(l.dossier_id, s.dossier_id) as dossier_id, coalesce(l.number, s.number) as number,
      coalesce(l.year, s.year) as year, l.number is not null as has_line
    from lines l full join steps s using (dossier_id, year, number)
    where l.number is null or s.number is null`.execute(db as never);
  return [
    ...gaps.rows.map(({ book, year, missing }) => ({
      dossierId: 0,
      what: `sổ văn bản đi (${book}) năm ${year} thiếu ${missing} số không có dòng nào ghi lại`,
    })),
    ...unmatched.rows.map(({ dossier_id: id, number, year, has_line: hasLine }) => ({
      dossierId: Number(id ?? 0),
      what: hasLine
        ? `số ${number}/${year} đã cấp nhưng hồ sơ không có bước đóng dấu mang số ấy`
        : `kết quả số ${number}/${year} không có trong sổ văn bản đi`,
    })),
  ];
}
