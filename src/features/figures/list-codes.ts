import { sql } from 'kysely';
import type { Day } from '../../law/day.ts';
import type { Db } from '../../platform/database/database.ts';

/** Every code that counts anything of a ward, in order. Jumps from one to the next, so that it costs the same however much is counted. */
export async function listCodes(db: Db, wardId: number): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    with recursive kept as (
      (select code from figure_months where ward_id = ${wardId} order by code limit 1)
      union all
      select (select f.code from figure_months as f where f.ward_id = ${wardId} and f.code > kept.code order by f.code limit 1)
      from kept where kept.code is not null)
    select code from kept where code is not null
    union select code from figure_changes where ward_id = ${wardId}`.execute(db as never);
  return rows.map((row) => row.code).sort();
}

/** The first day of which anything was counted; null without any. */
export async function firstCountedDay(db: Db, wardId: number): Promise<Day | null> {
  const { rows } = await sql<{ day: Day | null }>`
    select least(
      (select min(day) from figure_days where ward_id = ${wardId}),
      (select min(day) from figure_changes where ward_id = ${wardId})) as day`.execute(db as never);
  return rows[0]!.day;
}
