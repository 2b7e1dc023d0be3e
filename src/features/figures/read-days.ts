import { sql } from 'kysely';
import type { Day } from '../../law/day.ts';
import type { Db } from '../../platform/database/database.ts';
import { type CountRequest, only } from './read-counts.ts';
import type { Count } from './schema.ts';

/**
 * What was counted on each day of `[from, to)`, of a part of a ward: one pass over its days, where many spans would look up each of them.
 * Days of which nothing was counted are left out.
 */
export async function readDays(
  db: Db,
  { from, to, ...request }: Omit<CountRequest, 'spans' | 'by'> & { from: Day; to: Day },
): Promise<Map<Day, Count>> {
  const of = (table: 'figure_days' | 'figure_changes') => sql`
    select f.day, f.total, f.counted, f.minutes from ${sql.table(table)} as f
    where f.day >= ${from} and f.day < ${to} and ${only(request)}`;
  const { rows } = await sql<{ day: Day } & Count>`
    select f.day, sum(f.total)::bigint as total, sum(f.counted)::bigint as counted, sum(f.minutes)::bigint as minutes
    from (${of('figure_days')} union all ${of('figure_changes')}) as f
    group by f.day`.execute(db as never);
  return new Map(rows.map(({ day, ...count }) => [day, count]));
}
