import type { Db } from '../../../platform/database/database.ts';

/** How often the payment platform was asked since an instant and did not answer, and when last; null: it always did. */
export async function unansweredByPlatform(
  db: Db,
  wardId: number,
  since: Date,
): Promise<{ count: number; lastAt: Date } | null> {
  const row = await db
    .selectFrom('payment_messages')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.max<Date | null>('at').as('last_at')])
    .where('ward_id', '=', wardId)
    .where('outcome', '=', 'unanswered')
    .where('at', '>=', since)
    .executeTakeFirstOrThrow();
  return row.last_at === null ? null : { count: row.count, lastAt: row.last_at };
}
