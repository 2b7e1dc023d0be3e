import { collectDefaultMetrics, Gauge } from 'prom-client';
import { findLastBackups } from '../backup/last-backups.ts';
import { oneAtATime, within } from '../health/asking.ts';
import { readDatabaseSize, readDisk } from '../health/sizes.ts';
import type { Lane } from '../jobs/jobs.ts';
import { standingOfLanes } from '../jobs/standing.ts';
import type { Platform } from '../platform.ts';
import { registry } from './metrics.ts';

/** How long the database may take; what it did not say is then left out. */
const LIMIT_MS = 3000;
type Lanes = Readonly<Record<string, Lane>>;

const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
  new Gauge({ name: `motcua_${name}`, help, labelNames, registers: [registry] });

/**
 * What is looked up when somebody asks, beside what is counted as it happens. Call once a process.
 * @returns what looks; what could not be seen is left out then
 */
export function openGauges(platform: Platform, lanes: Lanes): () => Promise<void> {
  collectDefaultMetrics({ register: registry });
  const looks = [lookAtProcess(platform), lookAtDisk(platform), lookAtDatabase(platform, lanes)];
  return async () => {
    await Promise.all(looks.map((look) => look()));
  };
}

function lookAtProcess({ database, isDraining }: Platform) {
  const help = 'Connections of the pool, those of them that are idle, and who waits for one.';
  const pool = gauge('database_connections', help, 'state');
  const draining = gauge('draining', '1 when the process was told to end.');
  return async () => {
    for (const [state, count] of Object.entries(database.pool())) pool.set({ state }, count);
    draining.set(isDraining() ? 1 : 0);
  };
}

function lookAtDisk({ settings }: Platform) {
  const disk = gauge('disk_bytes', 'The disk of DATA_DIR: its size, and what may still be written.', 'what');
  return async () => {
    const { size, free } = await readDisk(settings.dataDir);
    disk.set({ what: 'size' }, size);
    disk.set({ what: 'free' }, free);
  };
}

function lookAtDatabase({ database, now }: Platform, lanes: Lanes) {
  const up = gauge(
    'database_up',
    '1 when the database answered this scrape; else what it was asked is left out.',
  );
  const jobs = gauge('jobs', 'Jobs that are not done, by lane and state.', 'lane', 'state');
  const late = gauge('jobs_oldest_due_seconds', 'How long the oldest job that is due waits.', 'lane');
  const size = gauge('database_size_bytes', 'How much the database takes on its disk.');
  const backup = gauge(
    'backup_age_seconds',
    'Time since the last backup that succeeded; without one, nothing.',
  );
  const ask = oneAtATime(async () => ({
    jobs: await standingOfLanes(database.db, now(), lanes),
    size: await readDatabaseSize(database.db),
    backupAt: (await findLastBackups(database.db)).whole?.at ?? null,
  }));
  return async () => {
    const found = await within(LIMIT_MS, ask());
    for (const each of [jobs, late]) each.reset();
    for (const each of [size, backup]) each.remove();
    up.set('error' in found ? 0 : 1);
    if ('error' in found) return;
    for (const { lane, oldestDueSeconds, ...states } of found.value.jobs) {
      late.set({ lane }, oldestDueSeconds);
      for (const [state, count] of Object.entries(states)) jobs.set({ lane, state }, count);
    }
    size.set(found.value.size);
    const { backupAt } = found.value;
    if (backupAt !== null) backup.set((now().getTime() - backupAt.getTime()) / 1000);
  };
}
