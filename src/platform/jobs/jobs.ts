import { sql } from 'kysely';
import type { Database, Db, Tx } from '../database/database.ts';
import { presentRequestId } from '../request.ts';

/** Queues work that is done if and only if the transaction commits. The payload holds ids, never a person's data. */
export async function enqueue(
  tx: Tx,
  task: string,
  payload: Record<string, number | string>,
  { now, runAt = now }: { now: Date; runAt?: Date },
): Promise<void> {
  await tx
    .insertInto('jobs')
    .values({
      ...{ task, payload: JSON.stringify(payload), run_at: runAt, created_at: now },
      request_id: presentRequestId(),
    })
    .execute();
}

export interface Job {
  id: number;
  task: string;
  payload: Record<string, number | string>;
  attempts: number;
  createdAt: Date;
  /** The request that queued it; null: the clock did. */
  requestId: string | null;
}

/** Until when a taken job is left alone: a worker that died before lets go then. */
const LEASE_SECONDS = 120;
/** For how long a failing job is tried. */
const GIVE_UP_HOURS = 25;
const MOST_WAIT_SECONDS = 4 * 3600;

/** A failure whose peer said for how long it wants to be left alone. */
export class RetryLater extends Error {
  readonly seconds: number;

  constructor(message: string, seconds: number) {
    super(message);
    this.seconds = seconds;
  }
}

/** Whether a job that fails now is not tried again. */
export function isLastTry(job: Pick<Job, 'createdAt'>, now: Date): boolean {
  return now.getTime() - job.createdAt.getTime() > GIVE_UP_HOURS * 3_600_000;
}

/** Which tasks a worker takes: these and no other, or all but these. */
export interface Lane {
  only?: readonly string[];
  except?: readonly string[];
  /** For how long a job is left to it. */
  leaseSeconds?: number;
}

/** Takes the next job whose time has come; no other worker gets it meanwhile. */
export async function takeJob(
  database: Database,
  now: Date,
  { only, except = [], leaseSeconds = LEASE_SECONDS }: Lane = {},
): Promise<Job | null> {
  const lockedUntil = new Date(now.getTime() + leaseSeconds * 1000);
  const rows = await database.transact((tx) =>
    sql<Omit<Job, 'createdAt' | 'requestId'> & { created_at: Date; request_id: string | null }>`
      update jobs set locked_until = ${lockedUntil}, attempts = attempts + 1
      where id = (select id from jobs
        where finished_at is null and dead_at is null and run_at <= ${now}
          and (locked_until is null or locked_until < ${now})
          and ${only ? sql`task = any(${only})` : sql`task <> all(${except})`}
        order by run_at, id limit 1 for update skip locked)
      returning id, task, payload, attempts, created_at, request_id`.execute(tx),
  );
  const row = rows.rows[0];
  if (!row) return null;
  const { created_at: createdAt, request_id: requestId, ...job } = row;
  return { ...job, createdAt, requestId };
}

/** Seconds until the next try: a quarter of a minute, then twice as long each time, at most four hours. */
export function backOffSeconds(attempts: number): number {
  return Math.min(15 * 2 ** Math.max(0, attempts - 1), MOST_WAIT_SECONDS);
}

export async function finishJob(database: Database, { id }: Job, now: Date): Promise<void> {
  await database.transact((tx) =>
    tx.updateTable('jobs').set({ finished_at: now, locked_until: null }).where('id', '=', id).execute(),
  );
}

/** Puts a failed job back for later, or among the dead when a day of trying was in vain. */
export async function failJob(database: Database, job: Job, error: Error, now: Date): Promise<void> {
  const isOver = isLastTry(job, now);
  const asked = error instanceof RetryLater ? Math.min(error.seconds, MOST_WAIT_SECONDS) : 0;
  const runAt = new Date(now.getTime() + Math.max(backOffSeconds(job.attempts), asked) * 1000);
  await database.transact((tx) =>
    tx
      .updateTable('jobs')
      .set({
        locked_until: null,
        last_error: error.message.slice(0, 500),
        ...(isOver ? { dead_at: now } : { run_at: runAt }),
      })
      .where('id', '=', job.id)
      .execute(),
  );
}

/** Jobs carry their ward among the ids of what they are about. */
const isOfWard = (wardId: number) => sql<boolean>`payload->>'wardId' = ${String(wardId)}`;

export interface DeadJob {
  id: number;
  task: string;
  attempts: number;
  lastError: string | null;
  deadAt: Date;
}

/** Jobs of a ward that were given up, newest first. */
export async function listDeadJobs(db: Db, wardId: number): Promise<DeadJob[]> {
  const rows = await db
    .selectFrom('jobs')
    .select(['id', 'task', 'attempts', 'last_error', 'dead_at'])
    .where('dead_at', 'is not', null)
    .where(isOfWard(wardId))
    .orderBy('dead_at', 'desc')
    .limit(100)
    .execute();
  return rows.map(({ id, task, attempts, last_error: lastError, dead_at: deadAt }) => ({
    ...{ id, task, attempts, lastError, deadAt: deadAt! },
  }));
}

/** Tries a dead job of the ward once more, as if it were new. @returns whether there was one */
export async function reviveJob(tx: Tx, wardId: number, id: number, now: Date): Promise<boolean> {
  const rows = await tx
    .updateTable('jobs')
    .set({ dead_at: null, run_at: now, created_at: now, attempts: 0, locked_until: null })
    .where('id', '=', id)
    .where('dead_at', 'is not', null)
    .where(isOfWard(wardId))
    .returning('id')
    .execute();
  return rows.length > 0;
}
