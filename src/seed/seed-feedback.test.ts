import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { listOpenAlarms, listPublished, verifyFeedback } from '../features/feedback/index.ts';
import { FEEDBACK_WAYS } from './feedback-lives.ts';
import { seedFeedback } from './seed-feedback.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.close());

it('gieo một năm phản ánh qua mọi kênh, mọi kết cục; lần hai không thêm gì', async () => {
  const { files } = t.platform;
  const seed = { database: t.database, files, wardId: t.wardId, until: t.platform.now() };
  await seedFeedback(seed);
  const items = () => t.database.db.selectFrom('feedback_items').selectAll().orderBy('id').execute();
  const first = await items();
  expect(first).toHaveLength(60);
  expect([...new Set(first.map((item) => item.channel))].sort()).toEqual([...new Set(FEEDBACK_WAYS)].sort());
  const statuses = new Set(first.map((item) => item.status));
  for (const status of [
    'new',
    'kept',
    'declined',
    'redirected',
    'handling',
    'published',
    'answered',
    'merged',
    'withdrawn',
  ])
    expect([status, statuses.has(status)]).toEqual([status, true]);
  const shown = await listPublished(t.database.db, t.wardId, { limit: 100 });
  expect(shown).toHaveLength(first.filter(({ status }) => status === 'published').length);
  for (const { title, content, answer } of shown)
    for (const text of [title, content, answer]) expect(text).not.toBe('');
  expect(shown.some(({ latitude }) => latitude !== null)).toBe(true);
  const again = await t.database.db
    .selectFrom('feedback_publications')
    .select('reason')
    .where('version', '=', 2)
    .execute();
  expect(again.map(({ reason }) => reason)).toContain('Trả lời mới sau khi mở lại.');
  const steps = await t.database.db.selectFrom('feedback_steps').select('step').distinct().execute();
  expect(steps.map(({ step }) => step)).toEqual(
    expect.arrayContaining(['reopen', 'supplement', 'ask_supplement', 'merge', 'record']),
  );
  const alarms = await listOpenAlarms(t.database.db, t.wardId);
  expect(alarms.some(({ limit }) => limit.dueOn < '2026-11-23')).toBe(true);
  const verify = () => t.database.transact((tx) => verifyFeedback(tx, t.wardId), 'repeatable read');
  const verified = await verify();
  expect(verified.faults).toEqual([]);
  await seedFeedback(seed);
  expect(await items()).toEqual(first);
  expect(await verify()).toEqual(verified);
});
