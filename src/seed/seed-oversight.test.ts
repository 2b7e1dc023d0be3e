import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { findIndicator } from '../features/indicators/index.ts';
import { listOfficers, listWards } from '../features/organisation/index.ts';
import { cityPeriod, listOverseen, readCityView } from '../features/oversight/index.ts';
import { CITY_OVERSEER, seedOversight } from './seed-oversight.ts';

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase();
});
afterAll(() => at.close());

it('gives the city two wards with figures to look at, once', async () => {
  const { database, ownerUrl, platform } = at;
  const seed = { database, ownerUrl, files: platform.files, until: platform.now() };
  await seedOversight(seed);
  await seedOversight(seed);
  const wards = await listWards(database.db);
  expect(wards.map((each) => each.code)).toEqual(['10525', '19990', '19999']);
  const [overseer] = await listOfficers(database.db, wards[2]!.id);
  expect(overseer!.username).toBe(CITY_OVERSEER);
  const overseen = await listOverseen(database.db, overseer!, '2026-11-23');
  expect(overseen.map(({ ward, level }) => [ward.code, level])).toEqual([
    ['10525', 'figures'],
    ['19990', 'rows'],
  ]);
  const period = cityPeriod('2026-01-01', '2026-11-22', '2026-11-23');
  const view = await readCityView(database.db, overseen, {
    ...{ indicator: findIndicator('received-online'), period },
  });
  const second = view.wards.find(({ ward }) => ward.code === '19990')!;
  expect(second.ratio.denominator).toBeGreaterThan(20);
  expect(second.target).toMatchObject({ op: '>=', value: 80 });
});
