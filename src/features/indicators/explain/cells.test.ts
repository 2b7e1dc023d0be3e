import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { seedDossiers } from '../../../seed/seed-dossiers.ts';
import { seedPayments } from '../../../seed/seed-payments.ts';
import { type DossierIndicator, sumRatios } from '../indicator.ts';
import { INDICATORS } from '../indicators.ts';
import { startOf } from '../period.ts';
import { matches } from './cells.ts';
import { leversOf, movable } from './levers.ts';

const NOW = new Date('2026-11-23T03:00:00Z');
const PERIOD = { from: startOf('2026-01-01'), to: startOf('2027-01-01') };
const DOSSIERS = INDICATORS.filter((each): each is DossierIndicator => each.kind === 'dossiers');
let t: TestDatabase;

beforeAll(async () => {
  t = await testDatabase();
  const { database, wardId } = t;
  await seedDossiers({ database, files: t.platform.files, wardId, count: 40, until: NOW });
  await seedPayments({ database, wardId, until: NOW });
});
afterAll(() => t.close());

test.each(DOSSIERS.map((each) => [each.code, each] as const))(
  '%s: các ô cộng lại bằng con số',
  async (_, each) => {
    const cells = await each.cells(t.database.db, t.wardId, PERIOD, NOW);
    const [figure] = await each.read(t.database.db, t.wardId, [PERIOD.from, PERIOD.to], NOW);
    expect(sumRatios(cells)).toEqual(figure);
    expect(cells.every((cell) => cell.procedureName.length > 3 && cell.field.length > 1)).toBe(true);
  },
);

test.each(DOSSIERS.map((each) => [each.code, each] as const))('%s: lọc ra đúng các dòng', async (_, each) => {
  const cells = await each.cells(t.database.db, t.wardId, PERIOD, NOW);
  const goal = { value: each.direction === 'down' ? 5 : 95, isAtMost: each.direction === 'down' };
  const part = goal.isAtMost ? 'numerator' : 'rest';
  const count = async (filter: Parameters<typeof matches>[1]) =>
    (await each.rows(t.database.db, t.wardId, PERIOD, NOW, { part, after: null, limit: 1000, filter }))
      .length;
  for (const lever of leversOf(cells, goal)) expect(await count(lever.filter)).toBe(lever.cases);
  for (const fieldCode of new Set(cells.map((cell) => cell.fieldCode))) {
    const inside = cells.filter((cell) => matches(cell, { fieldCode }));
    expect(await count({ fieldCode })).toBe(inside.reduce((sum, cell) => sum + movable(cell, goal), 0));
  }
});
