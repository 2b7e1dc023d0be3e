import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import type { MessageChannel } from '../../platform/messages/messages.ts';

/** Notices made since an instant that are not sent, because the peer of their channel did not take them. */
export async function failedByChannel(
  db: Db,
  wardId: number,
  since: Date,
): Promise<{ channel: MessageChannel; count: number; lastAt: Date; lastError: string }[]> {
  const rows = await db
    .selectFrom('notices')
    .select(({ fn }) => [
      'channel',
      fn.countAll<number>().as('count'),
      fn.max<Date>('created_at').as('last_at'),
      sql<string | null>`(array_agg(why order by id desc))[1]`.as('last_error'),
    ])
    .where('ward_id', '=', wardId)
    .where('state', 'in', ['failed', 'dead'])
    .where('created_at', '>=', since)
    .groupBy('channel')
    .orderBy('channel')
    .execute();
  return rows.map((row) => ({
    ...{ channel: row.channel as MessageChannel, count: row.count },
    ...{ lastAt: row.last_at, lastError: row.last_error ?? '' },
  }));
}
