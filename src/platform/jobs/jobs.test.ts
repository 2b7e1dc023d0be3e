import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { withRequest } from '../request.ts';
import { root } from '../root.ts';
import { backOffSeconds, enqueue, failJob, finishJob, listDeadJobs, reviveJob, takeJob } from './jobs.ts';
import { startWorker, workOnce } from './worker.ts';

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase();
});
afterAll(() => at.close());
beforeEach(() => at.database.transact((tx) => tx.deleteFrom('jobs').execute()));

const queue = (count: number, now = at.platform.now()) =>
  at.database.transact(async (tx) => {
    for (let no = 0; no < count; no++) await enqueue(tx, 'count', { wardId: at.wardId, no }, { now });
  });

describe('the queue', () => {
  it('gives each job to one of two workers', async () => {
    await queue(60);
    const seen: number[] = [];
    const handlers = {
      count: async ({ no }: Record<string, number | string>) => {
        seen.push(Number(no));
      },
    };
    const workers = [1, 2].map(() => startWorker(at.database, handlers, at.platform.now));
    while (seen.length < 60) await new Promise((wake) => setTimeout(wake, 20));
    await Promise.all(workers.map((worker) => worker.stop()));
    expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, no) => no));
  });

  it('tries again later and later, and gives up after a day', async () => {
    await queue(1);
    let now = at.platform.now();
    let tries = 0;
    for (; tries < 100; tries++) {
      const job = await takeJob(at.database, now);
      if (!job) break;
      await failJob(at.database, job, new Error('không được'), now);
      now = new Date(now.getTime() + backOffSeconds(job.attempts) * 1000);
    }
    const hours = (now.getTime() - at.platform.now().getTime()) / 3_600_000;
    expect(hours).toBeGreaterThan(24);
    expect(tries).toBeLessThan(25);
    expect(await listDeadJobs(at.database.db, at.wardId + 1)).toEqual([]);
    const [dead] = await listDeadJobs(at.database.db, at.wardId);
    expect(dead).toMatchObject({ task: 'count', lastError: 'không được' });
    const revive = (wardId: number) => at.database.transact((tx) => reviveJob(tx, wardId, dead!.id, now));
    expect([await revive(at.wardId + 1), await revive(at.wardId)]).toEqual([false, true]);
    expect(await takeJob(at.database, now)).toMatchObject({ id: dead!.id, attempts: 1 });
  });

  it('knows the request that queued a job, and passes it on to what the job queues', async () => {
    const requestId = '0123456789abcdef0123456789abcdef';
    await withRequest(requestId, () => queue(1));
    const again = async () => queue(1);
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await workOnce(at.database, { count: again }, at.platform.now);
    const lines = write.mock.calls.map(([line]) => JSON.parse(String(line)));
    write.mockRestore();
    expect(lines).toMatchObject([{ event: 'job_done', task: 'count', requestId }]);
    expect(await takeJob(at.database, at.platform.now())).toMatchObject({ requestId });
    await queue(1);
    expect(await takeJob(at.database, at.platform.now())).toMatchObject({ requestId: null });
  });

  it('keeps a job of an unknown task for whoever learns it', async () => {
    await queue(1);
    await workOnce(at.database, {}, at.platform.now);
    const later = new Date(at.platform.now().getTime() + 60_000);
    expect(await takeJob(at.database, later)).toMatchObject({ task: 'count' });
  });

  it('loses nothing when a worker is killed in the middle of a job', async () => {
    await queue(1, new Date());
    const script = `
      import { openDatabase } from ${JSON.stringify(join(root, 'src/platform/database/database.ts'))};
      import { takeJob } from ${JSON.stringify(join(root, 'src/platform/jobs/jobs.ts'))};
      const job = await takeJob(openDatabase(process.env.URL), new Date(), { leaseSeconds: 1 });
      process.stdout.write('took ' + job.id);
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, URL: at.ownerUrl },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((took) => child.stdout.once('data', took));
    expect(await takeJob(at.database, new Date())).toBeNull();
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await gone;
    const job = await takeJob(at.database, new Date(Date.now() + 1500));
    expect(job).toMatchObject({ task: 'count', attempts: 2 });
    await finishJob(at.database, job!, new Date());
    expect(await takeJob(at.database, new Date(Date.now() + 86_400_000))).toBeNull();
  });
});
