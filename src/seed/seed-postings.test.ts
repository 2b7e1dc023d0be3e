import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { DEFECTS, standingsOn } from '../features/postings/index.ts';
import { parseLocal } from '../law/day.ts';
import { seedPostings } from './seed-postings.ts';

const until = parseLocal('2026-11-23T10:05');
let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase(until);
});
afterAll(() => at.close());

it('sows sheets that hang correctly and some of each class of faults; again, nothing changes', async () => {
  const sow = () => seedPostings(at.database, at.platform.files, at.wardId, until);
  const read = async () => (await standingsOn(at.database.db, at.wardId, ['2026-11-23'])).get('2026-11-23')!;
  await sow();
  const { required, ended } = await read();
  expect(required.filter((each) => each.isCorrect).length).toBeGreaterThan(30);
  for (const defect of DEFECTS) {
    const found = required.filter((each) => each.faults.some((fault) => fault.defect === defect));
    expect([defect, found.length > 0]).toEqual([defect, true]);
  }
  expect(ended.map((each) => each.code)).toEqual(['1.000094']);
  const rows = () => at.database.db.selectFrom('postings').select('id').orderBy('id').execute();
  const before = await rows();
  await sow();
  expect(await rows()).toEqual(before);
  expect(await read()).toEqual({ required, ended });
});

it('sows nothing before its time', async () => {
  const early = await testDatabase(parseLocal('2026-09-01T08:00'));
  await seedPostings(early.database, early.platform.files, early.wardId, parseLocal('2026-09-01T08:00'));
  expect(await early.database.db.selectFrom('postings').select('id').execute()).toEqual([]);
  await early.close();
});
