import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { countPapersAsked, findIndicator } from '../features/indicators/index.ts';
import { parseLocal } from '../law/day.ts';
import { seedDossiers } from './seed-dossiers.ts';

let at: TestDatabase;
const until = parseLocal('2026-11-23T16:00');
const sow = () =>
  seedDossiers({
    ...{ database: at.database, files: at.platform.files, wardId: at.wardId },
    count: 80,
    until,
  });
beforeAll(async () => {
  at = await testDatabase(until);
  await sow();
});
afterAll(() => at.close());

it('sows look-ups that found and that failed; no paper was asked wrongly; again, nothing changes', async () => {
  const { db } = at.database;
  const lookups = await db
    .selectFrom('lookups')
    .select(['id', 'outcome', 'asked_at'])
    .orderBy('id')
    .execute();
  const found = lookups.filter(({ outcome }) => outcome === 'found');
  expect(found.length).toBeGreaterThan(5);
  expect(lookups.length).toBeGreaterThan(found.length);
  expect(lookups.every(({ asked_at }) => asked_at <= until)).toBe(true);
  const period = { from: parseLocal('2026-01-01T00:00'), to: parseLocal('2027-01-01T00:00') };
  const papers = await countPapersAsked(db, at.wardId, period);
  expect(papers.askedWrongly).toBe(0);
  expect(papers.given + papers.askedAfterLookup).toBeLessThanOrEqual(lookups.length);
  const figure = findIndicator('look-up-failures');
  if (figure.kind !== 'dossiers') throw new Error('The figure counts dossiers.');
  const [ratio] = await figure.read(db, at.wardId, [period.from, period.to], until);
  expect(ratio!.numerator).toBeGreaterThan(0);
  expect(ratio!.numerator).toBeLessThan(ratio!.denominator);
  await sow();
  expect(
    await db.selectFrom('lookups').select(['id', 'outcome', 'asked_at']).orderBy('id').execute(),
  ).toEqual(lookups);
});
