import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { LANES } from '../../jobs.ts';
import { asOwner, openDatabase } from '../database/database.ts';
import { enqueue } from '../jobs/jobs.ts';
import { standingOfLanes, standingOfTasks } from '../jobs/standing.ts';
import { workOnce } from '../jobs/worker.ts';
import { openMessenger } from '../messages/messages.ts';
import { openGauges } from './gauges.ts';
import { registry } from './metrics.ts';
import { serveMetrics } from './serve-metrics.ts';

const NUMBER = '001099000777';

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase();
});
afterAll(() => at.close());

async function scrape(look: () => Promise<void>): Promise<string> {
  const server = await serveMetrics({ host: '127.0.0.1', port: 0 }, look);
  const { port } = server.address() as { port: number };
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect(answer.headers.get('content-type')).toContain('text/plain');
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
  await new Promise((closed) => server.close(closed));
  return answer.text();
}

/** The value of a line whose labels come in any order; null when it is not there. */
function readValue(text: string, name: string, labels: Record<string, string> = {}): number | null {
  const line = text
    .split('\n')
    .find(
      (each) =>
        new RegExp(`^${name}[{ ]`).test(each) &&
        Object.entries(labels).every(([label, value]) => each.includes(`${label}="${value}"`)),
    );
  return line === undefined ? null : Number(line.split(' ').at(-1));
}

it('what Prometheus reads tells how things stand, and of no person', async () => {
  const now = at.platform.now();
  const queue = (task: string, runAt = now) =>
    at.database.transact((tx) => enqueue(tx, task, { wardId: at.wardId, noticeId: 1 }, { now, runAt }));
  const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  await queue('notices.send', ago(90));
  await queue('digitisation.read-page', ago(30));
  await queue('digitisation.read-page', ago(-600));
  await queue('vault.unheard-of', ago(500));
  await workOnce(at.database, {}, at.platform.now, { only: ['vault.unheard-of'] });
  await sql`update jobs set dead_at = ${now} where task = 'vault.unheard-of'`.execute(
    at.database.db as never,
  );
  const visitor = new Visitor(at);
  for (const path of [`/tra-cuu?ma=${NUMBER}`, `/thu-tuc/${NUMBER}`, `/${NUMBER}/khong-co`])
    await visitor.get(path);
  await visitor.raw(`/thu-tuc/${NUMBER}`, { method: 'PROPFIND' });
  const messenger = openMessenger({ ...at.platform.settings.messages, smsUrl: 'http://127.0.0.1:1/' });
  await messenger
    .send({ channel: 'sms', recipient: '0900000777', subject: '', text: NUMBER, key: 'k' })
    .catch(() => undefined);
  await asOwner(at.ownerUrl, async ({ db }) => {
    for (const [ok, age] of [
      [true, 7200],
      [false, 60],
    ] as const)
      await sql`insert into backups (started_at, finished_at, ok, place, bytes, row_count, file_count)
        values (${ago(age)}, ${ago(age)}, ${ok}, '', 1, 1, 1)`.execute(db);
  });

  const look = openGauges(at.platform, LANES);
  const text = await scrape(look);
  const read = (name: string, labels?: Record<string, string>) => readValue(text, `motcua_${name}`, labels);
  expect(
    read('http_requests_total', { route: '/thu-tuc/:code', method: 'GET', status: '404' }),
  ).toBeGreaterThan(0);
  expect(read('http_requests_total', { method: 'other' })).toBeGreaterThan(0);
  expect(read('http_request_duration_seconds_count', { route: '/tra-cuu' })).toBeGreaterThan(0);
  expect(read('outside_calls_total', { peer: 'sms', outcome: 'failed' })).toBeGreaterThan(0);
  expect(read('jobs_total', { task: 'unknown', outcome: 'failed' })).toBeGreaterThan(0);
  expect(read('log_lines_total', { level: 'warn' })).toBeGreaterThan(0);
  expect(read('database_connections', { state: 'total' })).toBeGreaterThan(0);
  expect(read('database_connections', { state: 'waiting' })).toBe(0);
  expect(read('jobs', { lane: 'reading', state: 'waiting' })).toBe(2);
  expect(read('jobs', { lane: 'rest', state: 'dead' })).toBe(1);
  expect(read('jobs_oldest_due_seconds', { lane: 'reading' })).toBe(30);
  expect(read('jobs_oldest_due_seconds', { lane: 'notices' })).toBe(90);
  expect([read('database_up'), read('draining'), read('backup_age_seconds')]).toEqual([1, 0, 7200]);
  expect(read('disk_bytes', { what: 'free' })).toBeLessThan(read('disk_bytes', { what: 'size' })!);
  expect(read('database_size_bytes')).toBeGreaterThan(1_000_000);
  expect(readValue(text, 'nodejs_eventloop_lag_p99_seconds')).not.toBeNull();
  expect(readValue(text, 'process_resident_memory_bytes')).toBeGreaterThan(0);
  for (const secret of [NUMBER, '0900000777', 'khong-co', 'unheard-of']) expect(text).not.toContain(secret);

  const away = openDatabase('postgresql://nobody@/none?host=/tmp/no-such-socket');
  registry.clear();
  const without = await scrape(openGauges({ ...at.platform, database: away }, LANES));
  await away.close();
  expect(readValue(without, 'motcua_database_up')).toBe(0);
  expect(readValue(without, 'motcua_jobs')).toBeNull();
});

it('a job that was taken and not done is waiting again when its worker let go', async () => {
  const now = at.platform.now();
  await sql`delete from jobs`.execute(at.database.db as never);
  await sql`insert into jobs (task, payload, run_at, created_at, locked_until)
    values ('a', '{}', ${now}, ${now}, ${new Date(now.getTime() + 60_000)})`.execute(at.database.db as never);
  const [held] = await standingOfTasks(at.database.db, now);
  expect(held).toEqual({ task: 'a', waiting: 0, running: 1, dead: 0, oldestDueSeconds: 0 });
  const later = new Date(now.getTime() + 120_000);
  expect(await standingOfLanes(at.database.db, later, { all: {} })).toEqual([
    { lane: 'all', waiting: 1, running: 0, dead: 0, oldestDueSeconds: 120 },
  ]);
});
