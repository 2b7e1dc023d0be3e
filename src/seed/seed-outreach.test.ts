import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { planSession, sessionForm } from '../features/organisation/index.ts';
import { searchOutreach, stateLabel } from '../features/outreach/index.ts';
import { keyOf } from './key.ts';
import { seedOutreach } from './seed-outreach.ts';

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase();
});
afterAll(() => at.close());

it('sows something of every kind as far as it went, and what really took place as products; again, nothing changes', async () => {
  const { database, wardId, platform } = at;
  const times = { from: '08:00', to: '11:00', place: 'Nhà văn hóa tổ 4', isMobile: '1' };
  const session = sessionForm.parse({ clientKey: keyOf('trip'), day: '2026-10-10', ...times });
  await database.transact((tx) => planSession(tx, at.act('giamdoc'), session));
  const sower = { database, files: platform.files, wardId, until: platform.now() };
  await seedOutreach(sower);
  const all = { kind: null, unitId: null, from: null, to: null, after: null, limit: 50 };
  const found = await searchOutreach(database.db, wardId, all);
  expect(found.map((item) => `${item.kind}: ${stateLabel(item)}`).sort()).toEqual([
    'article: Đã thực hiện',
    'article: Đã thực hiện',
    'article: Đã thực hiện',
    'broadcast: Đã duyệt, đang phát',
    'broadcast: Đã duyệt, đang phát',
    'idea: Được công nhận',
    'study: Đã đi, chưa có báo cáo',
    'training: Đã thực hiện',
    'trip: Đã thực hiện',
  ]);
  const rows = () =>
    database.db.selectFrom('outreach_steps').selectAll().orderBy('item_id').orderBy('no').execute();
  const products = await database.db.selectFrom('plan_products').select('source').execute();
  const countOf = (source: string) => products.filter((each) => each.source === source).length;
  const before = await rows();
  const played = before.filter(({ step }) => step === 'play').length;
  expect(played).toBeGreaterThan(15);
  expect([countOf('outreach'), countOf('training'), countOf('study'), countOf('idea')]).toEqual([
    3 + played,
    1,
    0,
    1,
  ]);
  await seedOutreach(sower);
  expect(await rows()).toEqual(before);
});
