import type { Db } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { Officer } from '../organisation/index.ts';

/** A dossier that keeps someone or something from being closed: its code alone, for whoever may not read it. */
export interface Held {
  id: number;
  code: string;
}

const SHOWN = 20;

/** Unfinished dossiers in one officer's own hands, the most urgent first, at most twenty. */
export async function heldBy(db: Db, wardId: number, officerId: number): Promise<Held[]> {
  return open(db, wardId).where('holder_officer_id', '=', officerId).execute();
}

/** Unfinished dossiers that a unit holds or has to resolve. */
export async function heldByUnit(db: Db, wardId: number, unitId: number): Promise<Held[]> {
  return open(db, wardId)
    .where(({ eb, or }) => or([eb('holder_unit_id', '=', unitId), eb('competent_unit_id', '=', unitId)]))
    .execute();
}

function open(db: Db, wardId: number) {
  return db
    .selectFrom('dossiers')
    .select(['id', 'code'])
    .where('ward_id', '=', wardId)
    .where('returned_at', 'is', null)
    .where('status', 'not in', ['returned', 'refused', 'withdrawn', 'stopped'])
    .orderBy('due_at')
    .orderBy('id')
    .limit(SHOWN);
}

/** As many as are handed over at once; more are handed over by pressing again. */
export const MOST_HELD = 1000;

/** The open dossiers that someone holds in the unit of whoever asks, the soonest due first. */
export async function findHeldBy(
  db: Db,
  { wardId, unitId }: Officer,
  holderId: number,
): Promise<{ dossierId: number; stepCount: number }[]> {
  const rows = await db
    .selectFrom('dossiers')
    .select(['id', 'step_count'])
    .where('ward_id', '=', wardId)
    .where('holder_unit_id', '=', unitId)
    .where('holder_officer_id', '=', holderId)
    .where('finished_at', 'is', null)
    .orderBy('due_at')
    .orderBy('id')
    .limit(MOST_HELD)
    .execute();
  return rows.map((row) => ({ dossierId: row.id, stepCount: row.step_count }));
}

/** @throws Problem invalid that names what has to be handed over first */
export function mustHoldNothing(held: Held[], field: string): void {
  if (held.length === 0) return;
  const codes = held.slice(0, 5).map(({ code }) => code);
  const more = held.length > codes.length ? ' …' : '';
  throw new Problem('invalid', 'Chưa đổi được: còn hồ sơ phải bàn giao trước.', {
    [field]: `Còn giữ ${held.length === SHOWN ? 'từ 20' : held.length} hồ sơ: ${codes.join(', ')}${more}. Lãnh đạo đơn vị giao lại rồi mới đổi.`,
  });
}
