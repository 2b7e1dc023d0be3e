import type { Db } from '../../platform/database/database.ts';
import type { Officer } from '../organisation/index.ts';

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
