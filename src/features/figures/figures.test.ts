import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { addDays, type Day } from '../../law/day.ts';
import { noteFacts, type PlacedFact, pourChanges, readCounts } from './index.ts';

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase();
});
afterAll(() => at.close());

const CODES = ['thu-a', 'thu-b'];
const facts = fc.array(
  fc.record({
    code: fc.constantFrom(...CODES),
    day: fc.integer({ min: 0, max: 100 }).map((days) => addDays('2020-01-15', days)),
    total: fc.integer({ min: 0, max: 3 }),
    counted: fc.integer({ min: 0, max: 3 }),
    minutes: fc.integer({ min: 0, max: 500 }),
    procedureCode: fc.constantFrom('', '1.000001', '1.000002'),
    unitId: fc.constantFrom(0, 1, 2),
    officerId: fc.constantFrom(0, 7),
  }),
  { maxLength: 12 },
);

const sumOf = (kept: readonly PlacedFact[], from: Day, to: Day, code: string) =>
  kept
    .filter((each) => each.code === code && each.day >= from && each.day < to)
    .reduce((sum, each) => [sum[0]! + each.total, sum[1]! + each.counted, sum[2]! + each.minutes], [0, 0, 0]);

describe('kept figures', () => {
  it('are the sum of what was noted and not taken back, poured or not, over any days', async () => {
    const kept: PlacedFact[] = [];
    const read = async (from: Day, to: Day) =>
      readCounts(at.database.db, { wardIds: [at.wardId], codes: CODES, spans: [{ from, to }] });
    await fc.assert(
      fc.asyncProperty(facts, fc.nat(), fc.nat(130), fc.nat(130), async (noted, taken, start, length) => {
        const back = kept.splice(0, taken % (kept.length + 1));
        await at.database.transact((tx) => noteFacts(tx, at.wardId, back, noted));
        kept.push(...noted);
        if (taken % 3 === 0) await at.database.transact((tx) => pourChanges(tx, at.wardId));
        const [from, to] = [addDays('2020-01-01', start), addDays('2020-01-01', start + length)];
        const rows = await read(from, to);
        for (const code of CODES) {
          const row = rows.find((each) => each.code === code);
          expect([row?.total ?? 0, row?.counted ?? 0, row?.minutes ?? 0]).toEqual(
            sumOf(kept, from, to, code),
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});
