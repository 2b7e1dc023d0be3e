import type { Day } from '../../../law/day.ts';
import { toLocalDay } from '../../../law/day.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import { type Act, noteAct } from '../../organisation/index.ts';
import { nextNumber } from '../numbers.ts';

/** The book of outgoing documents: results of every kind share its numbers, and other documents that carry the same signs. */
export const RESULT_BOOK = 'result';

export const NUMBER_STATES = ['reserved', 'issued', 'void'] as const;
export type NumberState = (typeof NUMBER_STATES)[number];

export interface BookNumber {
  book: string;
  year: number;
  number: number;
}

/** What a number is taken for. `heldBy` names the document: asking again for it gives the same number. */
export interface NumberUse {
  /** RESULT_BOOK where none is named; each book counts its own numbers. */
  book?: string;
  /** Null for a document that belongs to no dossier. */
  dossierId: number | null;
  heldBy: string | null;
  /** "GXN-UBND"; empty for a result that was made outside. */
  symbol: string;
  title: string;
}

export interface HeldNumber extends BookNumber {
  symbol: string;
  day: Day;
  state: NumberState;
}

/**
 * The number that a document holds, or the next of the year, held for it from now on. It has the day on which it was taken,
 * also when the document is sealed later.
 * @law NĐ 30/2020/NĐ-CP, Điều 15: số từ 01 ngày 01/01 đến hết 31/12, thống nhất cho bản giấy và bản điện tử
 * @checked 2026-11-27 in a digest of the article
 * @uncertain one series for all kinds of results is the house's choice; the article leaves it to the agency
 */
export async function reserveNumber(tx: Tx, act: Act, use: NumberUse): Promise<HeldNumber> {
  const { wardId } = act.officer;
  const held = use.heldBy === null ? null : await findHeld(tx, wardId, use.heldBy);
  if (held) return held;
  return takeNext(tx, act, use);
}

async function takeNext(tx: Tx, act: Act, use: NumberUse): Promise<HeldNumber> {
  const day = toLocalDay(act.now);
  const year = Number(day.slice(0, 4));
  const { book = RESULT_BOOK } = use;
  const number = await nextNumber(tx, act.officer.wardId, book, year);
  await tx
    .insertInto('document_numbers')
    .values({
      ...{ ward_id: act.officer.wardId, book, year, number, state: 'reserved', day },
      ...{ symbol: use.symbol, title: use.title, dossier_id: use.dossierId, held_by: use.heldBy },
      ...{ reserved_at: act.now, reserved_by: act.officer.id },
    })
    .execute();
  return { book, year, number, symbol: use.symbol, day, state: 'reserved' };
}

/** The number that a document holds and was not made void; null when it has none. */
export async function findHeld(db: Db, wardId: number, heldBy: string): Promise<HeldNumber | null> {
  const row = await db
    .selectFrom('document_numbers')
    .select(['book', 'year', 'number', 'symbol', 'day', 'state'])
    .where('ward_id', '=', wardId)
    .where('held_by', '=', heldBy)
    .where('state', '<>', 'void')
    .executeTakeFirst();
  return row ? { ...row, state: row.state as NumberState } : null;
}

/** The document went out under the number that it held. @throws Problem changed_meanwhile when the number is not held any more */
export async function issueNumber(tx: Tx, act: Act, number: BookNumber, file: string | null): Promise<void> {
  const row = await onNumber(tx, act.officer.wardId, number)
    .set({ state: 'issued', file, issued_at: act.now, issued_by: act.officer.id })
    .where('state', '=', 'reserved')
    .returning('number')
    .executeTakeFirst();
  if (!row) throw new Problem('changed_meanwhile', 'Số đang giữ cho văn bản này vừa bị hủy. Hãy làm lại.');
}

/** Gives the next number to a result that was made outside, at once. */
export async function giveNumber(tx: Tx, act: Act, use: NumberUse, file: string | null): Promise<HeldNumber> {
  const taken = await takeNext(tx, act, use);
  await issueNumber(tx, act, taken, file);
  return taken;
}

/**
 * A number that was held and will not be used; it stays in the book with its reason.
 * @throws Problem not_allowed, invalid (no reason), not_found (no such number, or it is not held)
 */
export async function voidNumber(tx: Tx, act: Act, number: BookNumber, reason: string): Promise<void> {
  if (!act.officer.duties.includes('stamp'))
    throw new Problem('not_allowed', 'Chỉ văn thư hủy số của sổ đăng ký văn bản.');
  mustHaveReason(reason);
  const row = await onNumber(tx, act.officer.wardId, number)
    .set({ state: 'void', void_at: act.now, void_by: act.officer.id, void_reason: reason.trim() })
    .where('state', '=', 'reserved')
    .returning('number')
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Số này không phải là số đang giữ.');
  await noteAct(tx, act, 'void_number', `${number.book} ${number.number}/${number.year}`);
}

/** An issued document is withdrawn; who asks about it is told. @throws Problem not_allowed, invalid, not_found */
export async function revokeDocument(tx: Tx, act: Act, number: BookNumber, reason: string): Promise<void> {
  if (!act.officer.duties.includes('sign'))
    throw new Problem('not_allowed', 'Chỉ người có nhiệm vụ ký được thu hồi văn bản.');
  mustHaveReason(reason);
  const row = await onNumber(tx, act.officer.wardId, number)
    .set({ revoked_at: act.now, revoked_by: act.officer.id, revoked_reason: reason.trim() })
    .where('state', '=', 'issued')
    .where('revoked_at', 'is', null)
    .returning('number')
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có văn bản này, hoặc đã thu hồi.');
  await noteAct(tx, act, 'revoke_document', `${number.book} ${number.number}/${number.year}`);
}

function mustHaveReason(reason: string): void {
  const { length } = reason.trim();
  if (length < 5 || length > 500)
    throw new Problem('invalid', 'Ghi lý do cụ thể.', { reason: 'Lý do từ 5 đến 500 ký tự.' });
}

function onNumber(tx: Tx, wardId: number, { book, year, number }: BookNumber) {
  return tx
    .updateTable('document_numbers')
    .where('ward_id', '=', wardId)
    .where('book', '=', book)
    .where('year', '=', year)
    .where('number', '=', number);
}

/** Where a ward's book on paper left off this year: its next number follows. Only before the first number of the year. @throws Problem not_allowed, invalid, step_not_open */
export async function setFirstNumber(tx: Tx, act: Act, first: number, book = RESULT_BOOK): Promise<void> {
  if (!act.officer.duties.includes('stamp'))
    throw new Problem('not_allowed', 'Chỉ văn thư đặt số bắt đầu của sổ.');
  if (!Number.isInteger(first) || first < 1 || first > 99_999)
    throw new Problem('invalid', 'Số bắt đầu chưa đúng.', { first: 'Ghi số từ 1 đến 99999.' });
  const year = Number(toLocalDay(act.now).slice(0, 4));
  const row = await tx
    .insertInto('number_books')
    .values({
      ...{ ward_id: act.officer.wardId, book, year },
      ...{ first_number: first, last_number: first - 1 },
    })
    .onConflict((conflict) => conflict.columns(['ward_id', 'book', 'year']).doNothing())
    .returning('year')
    .executeTakeFirst();
  if (!row) throw new Problem('step_not_open', `Sổ năm ${year} đã có số: không đặt lại số bắt đầu.`);
  await noteAct(tx, act, 'set_first_number', `${book} ${first}/${year}`);
}
