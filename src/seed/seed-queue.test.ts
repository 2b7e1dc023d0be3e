import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { readWaiting } from '../features/reception/index.ts';
import { parseLocal } from '../law/day.ts';
import { seedQueue } from './seed-queue.ts';

const until = parseLocal('2026-11-23T10:05');
let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase(until);
  await seedQueue(at.database, at.wardId, until);
});
afterAll(() => at.close());

it('sows days that are over and a morning that goes on, up to now and no further; again, nothing changes', async () => {
  const all = { from: '2026-11-01', until: '2026-11-30' };
  const filter = { ...all, serviceId: null, deskNo: null, hour: null, part: null };
  const read = () => readWaiting(at.database.db, at.wardId, filter, 'day');
  const days = await read();
  expect(days.map((each) => each.key)).toHaveLength(5);
  for (const { key, counts } of days.slice(0, -1))
    expect([key, counts.taken > 40, counts.open]).toEqual([key, true, 0]);
  expect(days.at(-1)).toMatchObject({ key: '2026-11-23', counts: { open: expect.any(Number) } });
  const latest = await at.database.db
    .selectFrom('ticket_steps')
    .select((on) => on.fn.max('at').as('at'))
    .executeTakeFirstOrThrow();
  expect(latest.at! <= until).toBe(true);
  await seedQueue(at.database, at.wardId, until);
  expect(await read()).toEqual(days);
});
