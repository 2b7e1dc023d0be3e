import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { dossierLife } from '../../test/dossier-life.ts';
import {
  type CatalogueIndicator,
  findIndicator,
  isTakenLate,
  listClosings,
  listWeeklyQuality,
  verifyClosings,
} from '../features/indicators/index.ts';
import { parseLocal } from '../law/day.ts';
import { seedClosings } from './seed-closings.ts';

let at: TestDatabase;
const UNTIL = parseLocal('2026-02-10T09:00');
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-01-08T09:00'));
  const life = dossierLife(at);
  await life.finish(await life.accept({ channel: 'online' }));
  at.platform.setNow(UNTIL);
  await seedClosings(at.database, at.wardId, UNTIL);
});
afterAll(() => at.close());

it("closes the demo's year in one sound chain: months and weeks since January, the last thirty days one by one", async () => {
  const count = async (kind: string) =>
    (await listClosings(at.database.db, at.wardId, kind, 100)).map((each) => each.from);
  expect(await count('month')).toEqual(['2026-01-01']);
  expect((await count('week')).toReversed()).toEqual([
    ...['2025-12-29', '2026-01-05', '2026-01-12', '2026-01-19', '2026-01-26', '2026-02-02'],
  ]);
  const days = await count('day');
  expect([days.length, days[0], days.at(-1)]).toEqual([30, '2026-02-09', '2026-01-11']);
  expect(await verifyClosings(at.database.db, at.wardId)).toEqual({ closings: 37, faults: [] });
});

it('publishes every week in time, and does nothing the second time', async () => {
  const totals = async () =>
    (await listWeeklyQuality(at.database.db, at.wardId, null)).filter((each) => each.part === 'total');
  const before = await totals();
  expect([before.length, before.some(isTakenLate)]).toEqual([6, false]);
  const weekly = findIndicator('weekly-766') as CatalogueIndicator;
  const published = await weekly.readOn(at.database.db, at.wardId, ['2026-02-10']);
  expect(published).toEqual([{ numerator: 6, denominator: 6 }]);
  await seedClosings(at.database, at.wardId, UNTIL);
  expect(await totals()).toEqual(before);
});
