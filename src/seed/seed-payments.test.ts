import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { findIndicator } from '../features/indicators/index.ts';
import { parseLocal } from '../law/day.ts';
import { seedDossiers } from './seed-dossiers.ts';
import { seedPayments } from './seed-payments.ts';

let at: TestDatabase;
const until = parseLocal('2026-11-23T16:00');
beforeAll(async () => {
  at = await testDatabase(until);
  const { database, wardId } = at;
  await seedDossiers({ database, files: at.platform.files, wardId, count: 60, until });
});
afterAll(() => at.close());

it('pays a part of the dossiers in every way, once also when it is sown twice, and the figure lives', async () => {
  const { database, wardId } = at;
  const count = async () => {
    const intents = await database.db.selectFrom('payment_intents').selectAll().execute();
    const receipts = await database.db.selectFrom('payment_receipts').selectAll().execute();
    return { intents, receipts: receipts.length };
  };
  await seedPayments({ database, wardId, until });
  const first = await count();
  expect(first.intents.length).toBeGreaterThan(8);
  expect(first.receipts).toBe(first.intents.length);
  expect(new Set(first.intents.map((each) => each.state))).toEqual(new Set(['succeeded']));
  await seedPayments({ database, wardId, until });
  expect((await count()).intents).toHaveLength(first.intents.length);
  const figure = findIndicator('payments-online');
  if (figure.kind !== 'dossiers') throw new Error('The figure counts dossiers.');
  const bounds = [parseLocal('2026-01-01T00:00'), parseLocal('2027-01-01T00:00')];
  const [ratio] = await figure.read(database.db, wardId, bounds, until);
  expect(ratio!.denominator).toBe(first.intents.length);
  expect(ratio!.numerator).toBe(first.intents.filter((each) => each.method === 'platform').length);
  expect(ratio!.numerator).toBeGreaterThan(0);
  expect(ratio!.numerator).toBeLessThan(ratio!.denominator);
});
