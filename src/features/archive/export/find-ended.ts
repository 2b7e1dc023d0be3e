import { type Day, instant } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import { isEnded, STATUSES } from '../../dossiers/index.ts';

/** Days [from, until). */
export interface Period {
  from: Day;
  until: Day;
}

const ENDED = STATUSES.filter(isEnded);

/** The dossiers that ended in a period and are still ended, in the order in which they ended. */
export async function findEnded(db: Db, wardId: number, { from, until }: Period): Promise<number[]> {
  const rows = await db
    .selectFrom('dossiers')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('status', 'in', ENDED)
    .where('status_at', '>=', instant(from, 0))
    .where('status_at', '<', instant(until, 0))
    .orderBy('status_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}
