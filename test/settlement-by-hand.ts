import { sql } from 'kysely';
import type { Day } from '../src/law/day.ts';
import type { Db } from '../src/platform/database/database.ts';

/**
 * The columns of Biểu II.06a written a second time, from the definition over the raw steps: nothing is shared with the kept facts.
 * `by` tells apart by procedure and unit.
 */
export async function settlementByHand(
  db: Db,
  wardId: number,
  { from, to }: { from: Day; to: Day },
): Promise<(Record<string, number> & { scope: string; procedure: string; unit: number })[]> {
  const { rows } = await sql<never>`
    with life as (
      select s.dossier_id,
        min(s.payload ->> 'procedureCode') filter (where s.no = 1) as procedure,
        (min(s.payload ->> 'competentUnitId') filter (where s.no = 1))::int as unit,
        coalesce(min(s.payload ->> 'place') filter (where s.no = 1), 'here') as place,
        min(s.payload ->> 'channel') filter (where s.no = 1) as channel,
        min(s.at) filter (where s.step in ('accept', 'admit')) as received_at,
        min(s.at) filter (where s.status_after in ('result_ready', 'returned', 'refused', 'withdrawn', 'stopped')) as ended_at,
        (array_agg(s.due_at order by s.no desc))[1] as due_at
      from dossier_steps as s where s.ward_id = ${wardId} group by s.dossier_id),
    days as (
      select *, case when place = 'forwarded' then 'forwarded' else 'own' end as scope,
        (received_at at time zone 'Asia/Ho_Chi_Minh')::date as received_on,
        (ended_at at time zone 'Asia/Ho_Chi_Minh')::date as ended_on,
        (due_at at time zone 'Asia/Ho_Chi_Minh')::date as due_on
      from life where received_at is not null),
    asked as (
      select *, received_on >= ${from} and received_on < ${to} as is_new,
        received_on < ${from} and (ended_on is null or ended_on >= ${from}) as was_open,
        ended_on >= ${from} and ended_on < ${to} as is_settled,
        received_on < ${to} and (ended_on is null or ended_on >= ${to}) as is_open
      from days)
    select scope, procedure, unit,
      count(*) filter (where is_new or was_open) as received,
      count(*) filter (where is_new and channel = 'online') as online,
      count(*) filter (where is_new and channel <> 'online') as direct,
      count(*) filter (where was_open) as "carried-over",
      count(*) filter (where is_settled) as settled,
      count(*) filter (where is_settled and ended_on < due_on and ended_at <= due_at) as early,
      count(*) filter (where is_settled and (due_at is null or ended_on = due_on and ended_at <= due_at)) as "on-time",
      count(*) filter (where is_settled and ended_at > due_at) as late,
      count(*) filter (where is_open) as pending,
      count(*) filter (where is_open and (due_at is null or due_on >= ${to})) as "in-term",
      count(*) filter (where is_open and due_on < ${to}) as overdue
    from asked group by 1, 2, 3 order by 1, 2, 3`.execute(db as never);
  return (rows as Record<string, string>[]).map((row) => {
    const { scope, procedure, unit, ...counts } = row;
    const numbers = Object.fromEntries(Object.entries(counts).map(([key, value]) => [key, Number(value)]));
    return { ...numbers, scope, procedure, unit: Number(unit) } as never;
  });
}
