import type { ServerType } from '@hono/node-server';
import type { Worker } from './jobs/worker.ts';
import { log } from './log.ts';
import type { Platform } from './platform.ts';
import type { Cluster } from './postgres/cluster.ts';
import type { Reader } from './scanning/index.ts';

export interface Running {
  server: ServerType;
  platform: Platform;
  cluster: Cluster | null;
  workers: readonly Worker[];
  reader: Reader;
}

/** How long requests and jobs under way may take to end. */
const FINISH_MS = 20_000;
/** A key pressed once reaches the process twice: from the terminal and from the launcher. */
const SAME_PRESS_MS = 500;

const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms));

/** Ends the process in order at the first signal, at once at a second. `drain` is told when the end begins. */
export function stopAtSignal(running: Running, drain: () => void): void {
  let since: number | null = null;
  const take = (signal: NodeJS.Signals) => {
    if (since !== null && performance.now() - since < SAME_PRESS_MS) return;
    if (since !== null) {
      log('warn', 'stopped_at_once', { signal });
      process.exit(1);
    }
    since = performance.now();
    drain();
    log('info', 'draining', { signal, seconds: running.platform.settings.drainSeconds });
    void stop(running);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, take);
}

/** Goes on for a while, then takes nobody new, ends what is under way, and closes the pool and the embedded server. */
async function stop({ server, platform, cluster, workers, reader }: Running): Promise<void> {
  await pause(platform.settings.drainSeconds * 1000);
  log('info', 'stopping');
  const closed = new Promise<void>((done) => server.close(() => done()));
  // Streams of news never end by themselves, and somebody may be waiting for one.
  await platform.events.close();
  if ('closeIdleConnections' in server) server.closeIdleConnections();
  const stopped = workers.map((worker) => worker.stop());
  // A page that is being read is read again after the next start.
  await reader.close();
  const ended = Promise.all([closed, ...stopped]).then(() => true);
  if (!(await Promise.race([ended, pause(FINISH_MS).then(() => false)]))) log('warn', 'left_unfinished');
  await platform.database.close();
  await cluster?.stop();
  log('info', 'stopped');
  process.exit(0);
}
