import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../database/database.ts';
import type { Lane } from './jobs.ts';

/** Jobs that are not done, of one task. */
export interface TaskStanding {
  task: string;
  waiting: number;
  running: number;
  dead: number;
  /** How long the oldest job that is due waits to be taken; 0: none is due. */
  oldestDueSeconds: number;
}

/** How the queue stands by task. What is done is not read: two partial indexes hold the rest. */
export async function standingOfTasks(db: Db, now: Date): Promise<TaskStanding[]> {
  const isRunning = sql`locked_until is not null and locked_until >= ${now}`;
  const count = (where: RawBuilder<unknown>) => sql`count(*) filter (where ${where})::integer`;
  const { rows } = await sql<TaskStanding>`
    select task, sum(waiting)::integer as waiting, sum(running)::integer as running, sum(dead)::integer as dead,
      coalesce(max(late), 0)::float8 as "oldestDueSeconds"
    from (
      select task, ${count(sql`not (${isRunning})`)} as waiting, ${count(isRunning)} as running, 0 as dead,
        extract(epoch from ${now}::timestamptz - min(run_at) filter (where run_at <= ${now} and not (${isRunning}))) as late
      from jobs where finished_at is null and dead_at is null group by task
      union all
      select task, 0, 0, count(*)::integer, null from jobs where dead_at is not null group by task
    ) as each group by task order by task`.execute(db);
  return rows;
}

export type LaneStanding = Omit<TaskStanding, 'task'> & { lane: string };

/** The same by lane; every lane is there, with nothing in it too. */
export async function standingOfLanes(
  db: Db,
  now: Date,
  lanes: Readonly<Record<string, Lane>>,
): Promise<LaneStanding[]> {
  const tasks = await standingOfTasks(db, now);
  return Object.entries(lanes).map(([lane, { only, except = [] }]) => {
    const own = tasks.filter(({ task }) => (only ? only.includes(task) : !except.includes(task)));
    const sum = (state: 'waiting' | 'running' | 'dead') =>
      own.reduce((total, each) => total + each[state], 0);
    return {
      ...{ lane, waiting: sum('waiting'), running: sum('running'), dead: sum('dead') },
      oldestDueSeconds: Math.max(0, ...own.map((each) => each.oldestDueSeconds)),
    };
  });
}
