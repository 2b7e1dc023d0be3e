import { afterAll, beforeAll, expect, it } from 'vitest';
import { giveCertificates } from '../../test/certificates.ts';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { listInspections, readRemedies } from '../features/inspections/index.ts';
import { listByOrigin } from '../features/official-documents/index.ts';
import { seedInspections } from './seed-inspections.ts';

let at: TestDatabase;
let authority: Awaited<ReturnType<typeof giveCertificates>>;
beforeAll(async () => {
  at = await testDatabase();
  authority = await giveCertificates(at);
});
afterAll(async () => {
  await authority.close();
  await at.close();
});

it('sows one inspection with an issued report and open work, and one to come; again, nothing changes', async () => {
  await seedInspections(at.platform, at.wardId);
  const { db } = at.database;
  const found = await listInspections(db, at.officer('giamdoc'), {});
  expect(found.map(({ state }) => state)).toEqual(['planned', 'concluded']);
  const done = found[1]!;
  const [report] = await listByOrigin(db, at.wardId, [`inspection/${done.id}`]);
  expect(report).toMatchObject({ state: 'issued', kind: 'report' });
  const [remedy] = await readRemedies(db, at.wardId, done.id, '2026-11-23');
  expect(remedy).toMatchObject({ isLate: false, isConfirmed: false, subtask: { state: 'open' } });
  const steps = () => db.selectFrom('inspection_steps').selectAll().orderBy('no').execute();
  const before = await steps();
  await seedInspections(at.platform, at.wardId);
  expect(await steps()).toEqual(before);
});
