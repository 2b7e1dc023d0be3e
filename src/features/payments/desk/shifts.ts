import { sql } from 'kysely';
import { z } from 'zod';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { type Act, noteAct } from '../../organisation/index.ts';
import { mustTakeMoney } from '../charges/add-charge.ts';
import { amount } from '../levels/local-fees.ts';
import { dong } from '../reconciliation/findings.ts';

/** The till of one officer from when he opens it until he counts it. */
export interface Shift {
  id: number;
  officerId: number;
  openedAt: Date;
  openingVnd: number;
  closedAt: Date | null;
  expectedVnd: number | null;
  countedVnd: number | null;
  note: string;
}

const openForm = z.object({
  clientKey: z.uuid(),
  openingVnd: amount('Ghi số tiền đầu ca; không có thì ghi 0.'),
});

/** Opens the officer's till. @throws Problem not_allowed, invalid, step_not_open when it is open already */
export async function openShift(tx: Tx, act: Act, given: unknown): Promise<void> {
  mustTakeMoney(act);
  const { clientKey, openingVnd } = parseFields(openForm, given, 'Chưa mở được ca.');
  const { wardId, id } = act.officer;
  const known = await shifts(tx, wardId).where('client_key', '=', clientKey).executeTakeFirst();
  if (known) return;
  const row = await tx
    .insertInto('cash_shifts')
    .values({
      ...{ ward_id: wardId, officer_id: id, opened_at: act.now, opening_vnd: openingVnd },
      client_key: clientKey,
    })
    .onConflict((conflict) =>
      conflict.columns(['ward_id', 'officer_id']).where('closed_at', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  if (!row) throw new Problem('step_not_open', 'Ca của bạn đang mở. Hãy đóng ca trước khi mở ca mới.');
  await noteAct(tx, act, 'open_shift', String(row.id));
}

const closeForm = z.object({
  countedVnd: amount('Ghi số tiền đếm được, số nguyên đồng.'),
  note: z.string().trim().max(300, 'Tối đa 300 ký tự.').default(''),
});

/**
 * Counts the till and closes it; a difference needs its word. Closing it again with the same count changes nothing.
 * @throws Problem not_found (another officer's too), invalid, changed_meanwhile
 */
export async function closeShift(tx: Tx, act: Act, shiftId: number, given: unknown): Promise<Shift> {
  mustTakeMoney(act);
  const { countedVnd, note } = parseFields(closeForm, given, 'Chưa đóng được ca.');
  const shift = await lockShift(tx, act.officer.wardId, shiftId);
  if (shift.officerId !== act.officer.id) throw new Problem('not_found', 'Không có ca này của bạn.');
  if (shift.closedAt !== null) {
    if (shift.countedVnd === countedVnd) return shift;
    throw new Problem('changed_meanwhile', 'Ca này đã đóng với số tiền khác. Lần này không ghi gì.');
  }
  const expectedVnd = await expectedIn(tx, act.officer.wardId, shift);
  if (expectedVnd !== countedVnd && note.length < 5)
    throw new Problem('invalid', 'Chưa đóng được ca: tiền đếm được khác sổ.', {
      note: `Sổ ghi ${dong(expectedVnd)}, lệch ${dong(countedVnd - expectedVnd)}. Đếm lại, hoặc ghi lý do lệch.`,
    });
  await tx
    .updateTable('cash_shifts')
    .set({ closed_at: act.now, expected_vnd: expectedVnd, counted_vnd: countedVnd, note })
    .where('ward_id', '=', act.officer.wardId)
    .where('id', '=', shiftId)
    .execute();
  await noteAct(tx, act, 'close_shift', String(shiftId));
  return findShift(tx, act.officer.wardId, shiftId);
}

/** What should lie in a till: what it began with, cash that came in, less cash that was given back. */
export async function expectedIn(db: Db, wardId: number, { id, openingVnd }: Shift): Promise<number> {
  const came = await db
    .selectFrom('payment_intents')
    .select(sql<number>`coalesce(sum(paid_vnd), 0)`.as('sum'))
    .where('ward_id', '=', wardId)
    .where('shift_id', '=', id)
    .where('settled_at', 'is not', null)
    .executeTakeFirstOrThrow();
  const went = await db
    .selectFrom('refunds')
    .select(sql<number>`coalesce(sum(amount_vnd), 0)`.as('sum'))
    .where('ward_id', '=', wardId)
    .where('shift_id', '=', id)
    .where('state', '=', 'paid')
    .executeTakeFirstOrThrow();
  return openingVnd + Number(came.sum) - Number(went.sum);
}

function shifts(db: Db, wardId: number) {
  return db.selectFrom('cash_shifts').selectAll().where('ward_id', '=', wardId);
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof shifts>['executeTakeFirst']>>>;

function toShift(row: Row): Shift {
  return {
    ...{ id: row.id, officerId: row.officer_id, openedAt: row.opened_at, openingVnd: row.opening_vnd },
    ...{
      closedAt: row.closed_at,
      expectedVnd: row.expected_vnd,
      countedVnd: row.counted_vnd,
      note: row.note,
    },
  };
}

/** @throws Problem not_found */
export async function findShift(db: Db, wardId: number, id: number): Promise<Shift> {
  const row = await shifts(db, wardId).where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có ca này.');
  return toShift(row);
}

async function lockShift(tx: Tx, wardId: number, id: number): Promise<Shift> {
  const row = await shifts(tx, wardId).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có ca này.');
  return toShift(row);
}

/** The officer's open till; null when it is closed. */
export async function findOpenShift(db: Db, wardId: number, officerId: number): Promise<Shift | null> {
  const row = await shifts(db, wardId)
    .where('officer_id', '=', officerId)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return row ? toShift(row) : null;
}

/** The same, kept open for this transaction. @throws Problem step_not_open */
export async function holdOpenShift(tx: Tx, act: Act): Promise<Shift> {
  const { wardId, id } = act.officer;
  const row = await shifts(tx, wardId)
    .where('officer_id', '=', id)
    .where('closed_at', 'is', null)
    .forKeyShare()
    .executeTakeFirst();
  if (!row) throw new Problem('step_not_open', 'Bạn chưa mở ca. Hãy mở ca ở trang Thu phí rồi thu tiền mặt.');
  return toShift(row);
}

/** Tills of the ward, the newest first. */
export async function listShifts(db: Db, wardId: number, limit = 30): Promise<Shift[]> {
  const rows = await shifts(db, wardId)
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toShift);
}
