import { afterAll, beforeAll, expect, it } from 'vitest';
import { giveCertificates } from '../../test/certificates.ts';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import {
  listIssuedFor,
  listPublishedDocuments,
  searchDocuments,
} from '../features/official-documents/index.ts';
import { findPlanInUse } from '../features/plans/index.ts';
import { rowOf } from '../staff/official-documents/editor-form.tsx';
import { seedOfficialDocuments } from './seed-official-documents.ts';
import { seedPlan } from './seed-plan.ts';

let house: TestDatabase;
let authority: Awaited<ReturnType<typeof giveCertificates>>;
beforeAll(async () => {
  house = await testDatabase();
  authority = await giveCertificates(house);
  await seedPlan(house.database, house.platform.files, house.wardId);
});
afterAll(async () => {
  await authority.close();
  await house.close();
});

it('the demo ward has documents in every state, and evidence for its tasks; sowing twice changes nothing', async () => {
  const { db } = house.database;
  await seedOfficialDocuments(house.platform, house.wardId);
  await seedOfficialDocuments(house.platform, house.wardId);
  const none = { kind: null, state: null, taskKey: null, year: null, isMine: false, after: null };
  const { documents } = await searchDocuments(db, house.officer('chanhvp'), { ...none, limit: 50 });
  const states = documents.map(({ state }) => state).toSorted();
  expect(states).toEqual(['draft', 'issued', 'issued', 'issued', 'issued', 'reviewed', 'submitted']);
  const plan = (await findPlanInUse(db, house.wardId, 2026))!;
  for (const row of ['I.1', 'II.1', 'III.1', 'V.6']) {
    const task = plan.tasks.find((each) => rowOf(each) === row)!;
    const year = { from: '2026-01-01', to: '2027-01-01', taskKey: task.key };
    expect([row, (await listIssuedFor(db, house.wardId, year)).length]).not.toEqual([row, 0]);
  }
  const published = await listPublishedDocuments(db, house.wardId, { after: null, limit: 5 });
  expect(published.documents.map(({ number }) => number)).toEqual(['01/KH-UBND']);
});
