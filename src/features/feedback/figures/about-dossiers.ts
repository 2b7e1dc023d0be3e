import { sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';

/** Items that say nothing against a dossier: not taken up, taken back, or put into another that is counted itself. */
const SILENT = ['declined', 'withdrawn', 'merged', 'kept'];

/**
 * Dossiers that ended in a span of time or were open at its end, and of which a petition had come by then: each once, however many
 * petitions name it. What came without a name does not count.
 */
export async function countDossiersWithFeedback(
  db: Db,
  wardId: number,
  { from, to }: { from: Date; to: Date },
): Promise<number> {
  const row = await db
    .selectFrom('feedback_items as f')
    .innerJoin('dossiers as d', (join) =>
      join.onRef('d.ward_id', '=', 'f.ward_id').onRef('d.id', '=', 'f.dossier_id'),
    )
    .select(sql<number>`count(distinct d.id)::int`.as('count'))
    .where('f.ward_id', '=', wardId)
    .where('f.received_at', '<', to)
    .where('f.status', 'not in', SILENT)
    .where('d.received_at', '<', to)
    .where('d.place', '<>', 'forwarded')
    .where((is) => is.or([is('d.finished_at', 'is', null), is('d.finished_at', '>=', from)]))
    .executeTakeFirstOrThrow();
  return row.count;
}
