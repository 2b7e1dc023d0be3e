import type { Database } from '../database/database.ts';
import { log } from '../log.ts';
import { countJob } from '../metrics/metrics.ts';
import { withRequest } from '../request.ts';
import { failJob, finishJob, type Job, type Lane, takeJob } from './jobs.ts';

/** What does the work of a task. It may be called twice for one job: it must not do its deed twice. */
export type Handlers = Record<string, (payload: Job['payload'], job: Job) => Promise<void>>;

export interface Worker {
  /** Lets the job under way end and takes no other. */
  stop(): Promise<void>;
}

const POLL_MS = 1000;

/** Does one job if there is one. @returns whether there was */
export async function workOnce(
  database: Database,
  handlers: Handlers,
  now: () => Date,
  lane?: Lane,
): Promise<boolean> {
  const job = await takeJob(database, now(), lane);
  if (!job) return false;
  const work = () => doJob(database, handlers, job, now);
  await (job.requestId === null ? work() : withRequest(job.requestId, work));
  return true;
}

async function doJob(database: Database, handlers: Handlers, job: Job, now: () => Date): Promise<void> {
  const start = performance.now();
  const said = () => ({
    ...{ task: job.task, id: job.id, attempts: job.attempts },
    ms: Math.round(performance.now() - start),
  });
  try {
    const handler = handlers[job.task];
    if (!handler) throw new Error(`Không có ai làm việc "${job.task}".`);
    await handler(job.payload, job);
    await finishJob(database, job, now());
    countJob(job.task, 'done');
    log('info', 'job_done', said());
  } catch (error) {
    // A name that nobody here knows could be anything.
    countJob(job.task in handlers ? job.task : 'unknown', 'failed');
    log('warn', 'job_failed', { ...said(), error: error as Error });
    await failJob(database, job, error as Error, now());
  }
}

/** Works through the queue, or its lane of it, until it is stopped. */
export function startWorker(database: Database, handlers: Handlers, now: () => Date, lane?: Lane): Worker {
  let isStopping = false;
  let wake: (() => void) | undefined;
  const sleep = () =>
    new Promise<void>((done) => {
      const timer = setTimeout(done, POLL_MS);
      wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  const loop = async () => {
    while (!isStopping) {
      const worked = await workOnce(database, handlers, now, lane).catch((error) => {
        log('error', 'worker_failed', { error });
        return false;
      });
      if (!worked && !isStopping) await sleep();
    }
  };
  const ended = loop();
  return {
    stop: () => {
      isStopping = true;
      wake?.();
      return ended;
    },
  };
}
