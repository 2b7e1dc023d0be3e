import { sql } from 'kysely';
import { z } from 'zod';
import { type Day, toLocalDay } from '../../law/day.ts';
import { certifiedCopyFeeVnd, flatFee } from '../../law/fees.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { containing } from '../../platform/database/like.ts';
import { foldVietnamese } from '../../platform/fold-vietnamese.ts';
import { Problem, parseFields } from '../../platform/problem.ts';
import { type Act, listOfficers, noteAct } from '../organisation/index.ts';

export const CERTIFICATION_KINDS = ['copy', 'signature', 'transaction'] as const;
export type CertificationKind = (typeof CERTIFICATION_KINDS)[number];

export const CERTIFICATION_LABELS: Record<CertificationKind, string> = {
  copy: 'Chứng thực bản sao từ bản chính',
  signature: 'Chứng thực chữ ký',
  transaction: 'Chứng thực giao dịch',
};

/** The procedure whose fee the State sets for each kind. */
const PROCEDURE: Record<CertificationKind, string> = {
  copy: '2.000815',
  signature: '2.000884',
  transaction: '2.001035',
};

/** What a certification costs on a day, in đồng: copies by page with a cap, the others by case. */
export function certificationFeeVnd(
  kind: CertificationKind,
  { pages, copies }: { pages: number; copies: number },
  day: Day,
): number {
  if (kind === 'copy') return certifiedCopyFeeVnd(pages, copies, day);
  return (flatFee(PROCEDURE[kind], day)?.amountVnd ?? 0) * copies;
}

const count = (what: string) =>
  z.coerce
    .number(`Ghi số ${what}.`)
    .int(`Số ${what} là số nguyên.`)
    .min(1, `Từ 1 ${what}.`)
    .max(999, `Tối đa 999 ${what}.`);

const line = z.object({
  document: z.string().trim().min(2, 'Ghi tên giấy tờ.').max(300, 'Tối đa 300 ký tự.'),
  pages: count('trang'),
  copies: count('bản'),
});
const entryForm = z.object({
  clientKey: z.uuid(),
  kind: z.enum(CERTIFICATION_KINDS, 'Chọn loại chứng thực.'),
  requester: z.string().trim().min(2, 'Ghi người yêu cầu.').max(200, 'Tối đa 200 ký tự.'),
  signerId: z.coerce.number().int().positive('Chọn người ký chứng thực.'),
  waiverReason: z.string().trim().max(300, 'Tối đa 300 ký tự.').default(''),
  dossierCode: z.string().trim().max(60).default(''),
});
export type EntryLine = { document: string; pages: string; copies: string };

export interface Certified {
  number: number;
  feeVnd: number;
}

/**
 * Writes one or several certifications into the book, each with the next number of its kind and year and its fee. The
 * same client key writes nothing twice.
 * @throws Problem not_allowed, invalid (with the fields; a line's as "lines.0.pages")
 */
export async function certify(tx: Tx, act: Act, given: unknown, lines: EntryLine[]): Promise<Certified[]> {
  if (!act.officer.duties.some((duty) => duty === 'receive' || duty === 'sign'))
    throw new Problem('not_allowed', 'Tài khoản của bạn không được ghi sổ chứng thực.');
  const form = parseFields(entryForm, given, WRONG);
  const parsed = parseLines(lines);
  const { wardId } = act.officer;
  const known = await findByKey(tx, wardId, form.clientKey);
  if (known.length > 0) return sameEntries(known, form, parsed);
  const signer = (await listOfficers(tx, wardId)).find((each) => each.id === form.signerId);
  if (!signer?.duties.includes('sign'))
    throw new Problem('invalid', WRONG, { signerId: 'Chọn người có nhiệm vụ ký.' });
  const day = toLocalDay(act.now);
  const year = Number(day.slice(0, 4));
  const written: Certified[] = [];
  for (const [at, each] of parsed.entries()) {
    const number = await nextNumber(tx, wardId, form.kind, year);
    const feeVnd = form.waiverReason === '' ? certificationFeeVnd(form.kind, each, day) : 0;
    await tx
      .insertInto('certifications')
      .values({
        ...each,
        ward_id: wardId,
        kind: form.kind,
        year,
        number,
        certified_at: act.now,
        requester: form.requester,
        fee_vnd: feeVnd,
        waiver_reason: form.waiverReason || null,
        signer_id: form.signerId,
        recorded_by: act.officer.id,
        dossier_code: form.dossierCode || null,
        search_text: foldVietnamese(`${number} ${form.requester} ${each.document}`),
        client_key: form.clientKey,
        line: at,
      })
      .execute();
    written.push({ number, feeVnd });
  }
  await noteAct(tx, act, 'certify', `${form.kind} ${written.map((each) => each.number).join(', ')}/${year}`);
  return written;
}

const WRONG = 'Chưa ghi được sổ: có mục cần sửa.';

function parseLines(lines: EntryLine[]): z.output<typeof line>[] {
  const filled = lines
    .map((each, at) => ({ each, at }))
    .filter(({ each }) => each.document.trim() !== '' || each.pages.trim() !== '');
  if (filled.length === 0)
    throw new Problem('invalid', WRONG, { 'lines.0.document': 'Ghi ít nhất một giấy tờ.' });
  const fields: Record<string, string> = {};
  const parsed = filled.map(({ each, at }) => {
    const found = line.safeParse(each);
    for (const issue of found.error?.issues ?? [])
      fields[`lines.${at}.${String(issue.path[0])}`] ??= issue.message;
    return found.data!;
  });
  if (Object.keys(fields).length > 0) throw new Problem('invalid', WRONG, fields);
  return parsed;
}

async function nextNumber(tx: Tx, wardId: number, kind: CertificationKind, year: number): Promise<number> {
  const row = await tx
    .insertInto('number_books')
    .values({ ward_id: wardId, book: `certification:${kind}`, year, last_number: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['ward_id', 'book', 'year'])
        .doUpdateSet({ last_number: sql`number_books.last_number + 1` }),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return row.last_number;
}

type Known = Certified & { kind: string; requester: string; document: string };

/** A form sent again gives what it wrote. @throws Problem changed_meanwhile when it was filled in anew */
function sameEntries(
  known: Known[],
  form: z.output<typeof entryForm>,
  lines: z.output<typeof line>[],
): Certified[] {
  const isSame =
    known.length === lines.length &&
    known.every(
      (each, at) =>
        each.kind === form.kind && each.requester === form.requester && each.document === lines[at]!.document,
    );
  if (isSame) return known.map(({ number, feeVnd }) => ({ number, feeVnd }));
  const numbers = known.map((each) => each.number).join(', ');
  throw new Problem(
    'changed_meanwhile',
    `Biểu mẫu này đã ghi số ${numbers} vào sổ; lần gửi này chưa ghi gì. Hãy xem lại rồi ghi tiếp.`,
  );
}

async function findByKey(db: Db, wardId: number, clientKey: string): Promise<Known[]> {
  const rows = await db
    .selectFrom('certifications')
    .select(['number', 'fee_vnd', 'kind', 'requester', 'document'])
    .where('ward_id', '=', wardId)
    .where('client_key', '=', clientKey)
    .orderBy('line')
    .execute();
  return rows.map(({ fee_vnd: feeVnd, ...row }) => ({ ...row, feeVnd }));
}

/** Strikes an entry out, with its reason; the number stays. @throws Problem not_allowed, not_found, invalid */
export async function strikeOut(tx: Tx, act: Act, id: number, reason: string): Promise<void> {
  if (!act.officer.duties.some((duty) => duty === 'receive' || duty === 'sign'))
    throw new Problem('not_allowed', 'Tài khoản của bạn không được sửa sổ chứng thực.');
  if (reason.trim().length < 5)
    throw new Problem('invalid', 'Ghi lý do gạch bỏ.', { reason: 'Ghi lý do cụ thể.' });
  const row = await tx
    .updateTable('certifications')
    .set({ struck_at: act.now, struck_reason: reason.trim().slice(0, 300), struck_by: act.officer.id })
    .where('ward_id', '=', act.officer.wardId)
    .where('id', '=', id)
    .where('struck_at', 'is', null)
    .returning(['kind', 'number', 'year'])
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có dòng này trong sổ, hoặc đã gạch bỏ.');
  await noteAct(tx, act, 'strike_certification', `${row.kind} ${row.number}/${row.year}`);
}

export interface BookSearch {
  kind: CertificationKind | null;
  q: string;
  from: Date;
  /** The first instant after the period. */
  until: Date;
  before: { at: Date; id: number } | null;
  limit: number;
}

/** The lines of a ward's book that a search asks for. */
export function inBook(
  db: Db,
  wardId: number,
  { kind, q, from, until }: Omit<BookSearch, 'before' | 'limit'>,
) {
  let query = db
    .selectFrom('certifications')
    .where('ward_id', '=', wardId)
    .where('certified_at', '>=', from)
    .where('certified_at', '<', until);
  if (kind !== null) query = query.where('kind', '=', kind);
  for (const word of foldVietnamese(q).split(' ').filter(Boolean))
    query = query.where('search_text', 'like', containing(word));
  return query;
}

/** Lines of the book, newest first. */
export async function listCertifications(db: Db, wardId: number, search: BookSearch) {
  let query = inBook(db, wardId, search).selectAll();
  if (search.before)
    query = query.where(sql<boolean>`(certified_at, id) < (${search.before.at}, ${search.before.id})`);
  return query.orderBy('certified_at', 'desc').orderBy('id', 'desc').limit(search.limit).execute();
}

/** What the lines of a search come to, by kind; struck ones are left out. */
export async function sumCertifications(
  db: Db,
  wardId: number,
  search: Omit<BookSearch, 'before' | 'limit'>,
): Promise<{ kind: CertificationKind; entries: number; copies: number; feeVnd: number }[]> {
  const rows = await inBook(db, wardId, search)
    .select(({ fn }) => [
      'kind',
      fn.countAll<number>().as('entries'),
      fn.sum<number>('copies').as('copies'),
      fn.sum<number>('fee_vnd').as('fee'),
    ])
    .where('struck_at', 'is', null)
    .groupBy('kind')
    .orderBy('kind')
    .execute();
  return rows.map((row) => ({
    kind: row.kind as CertificationKind,
    entries: row.entries,
    copies: Number(row.copies),
    feeVnd: Number(row.fee),
  }));
}
