import { afterAll, beforeAll, expect, it } from 'vitest';
import { giveCertificates } from '../../test/certificates.ts';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { dossierLife } from '../../test/dossier-life.ts';
import { countOpenCases } from '../features/urging/index.ts';
import { instant } from '../law/day.ts';
import { seedPlan } from './seed-plan.ts';
import { seedUrging } from './seed-urging.ts';

let at: TestDatabase;
let authority: Awaited<ReturnType<typeof giveCertificates>>;
beforeAll(async () => {
  at = await testDatabase();
  authority = await giveCertificates(at);
  await seedPlan(at.database, at.platform.files, at.wardId);
});
afterAll(async () => {
  await authority.close();
  await at.close();
});

it('sows cases at each step, one with an issued letter and an answer; again, nothing changes', async () => {
  await dossierLife(at).accept({}, [], instant('2026-11-13', 9 * 60));
  await seedUrging(at.platform, at.wardId);
  const counts = await countOpenCases(at.database.db, at.wardId);
  expect(counts.map(({ step }) => step)).toEqual([1, 2, 3]);
  const rows = () => at.database.db.selectFrom('urging_events').selectAll().orderBy('case_id').execute();
  const before = await rows();
  expect(before.filter(({ event }) => event === 'answered')).toHaveLength(1);
  const issued = at.database.db.selectFrom('official_documents').selectAll().where('state', '=', 'issued');
  expect(await issued.execute()).toHaveLength(1);
  await seedUrging(at.platform, at.wardId);
  expect(await rows()).toEqual(before);
});
