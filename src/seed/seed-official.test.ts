import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { findOfficialList, listOfficialFigures } from '../features/indicators/index.ts';
import { seedDossiers } from './seed-dossiers.ts';
import { seedOfficial } from './seed-official.ts';

const UNTIL = new Date('2026-11-23T03:00:00Z');
let t: TestDatabase;

beforeAll(async () => {
  t = await testDatabase();
  const stage = { database: t.database, files: t.platform.files, wardId: t.wardId, until: UNTIL };
  await seedDossiers({ ...stage, count: 60 });
  for (let times = 0; times < 2; times++) await seedOfficial(stage);
});
afterAll(() => t.close());

test('số chính thức của tháng trước và danh sách của nó, một lần dù gieo hai lần', async () => {
  const figures = await listOfficialFigures(t.database.db, t.wardId, 'received-online');
  expect(figures).toHaveLength(1);
  const days = { from: '2026-10-01', until: '2026-10-31' };
  expect(figures[0]).toMatchObject(days);
  const list = await findOfficialList(t.database.db, t.wardId, days);
  expect(list!.dossiers.length).toBe(figures[0]!.denominator);
  expect(list!.dossiers.filter((each) => each.channel === 'online').length).toBe(figures[0]!.numerator);
});
