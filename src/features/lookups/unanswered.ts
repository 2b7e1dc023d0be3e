import { sql } from 'kysely';
import type { DatabaseCode } from '../../law/national-databases.ts';
import type { Db } from '../../platform/database/database.ts';

/** Questions since an instant that a connected database did not answer, or not in time. That it knows nobody is an answer. */
export async function unansweredByDatabase(
  db: Db,
  wardId: number,
  since: Date,
): Promise<{ database: DatabaseCode; count: number; lastAt: Date; lastError: string }[]> {
  const rows = await db
    .selectFrom('lookups')
    .select(({ fn }) => [
      'database',
      fn.countAll<number>().as('count'),
      fn.max<Date>('asked_at').as('last_at'),
      sql<string>`(array_agg(reason order by asked_at desc, id desc))[1]`.as('last_error'),
    ])
    .where('ward_id', '=', wardId)
    .where('asked_at', '>=', since)
    .where('adapter', '=', 'network')
    .where('outcome', 'in', ['unavailable', 'timed_out'])
    .groupBy('database')
    .orderBy('database')
    .execute();
  return rows.map((row) => ({
    ...{ database: row.database as DatabaseCode, count: row.count },
    ...{ lastAt: row.last_at, lastError: row.last_error },
  }));
}
