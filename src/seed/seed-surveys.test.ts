import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { dossierLife } from '../../test/dossier-life.ts';
import { parseLocal } from '../law/day.ts';
import { seedSurveys } from './seed-surveys.ts';

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-16T09:00'));
});
afterAll(() => at.close());

it('sows some answers, none before its day has come, and the same ones twice', async () => {
  const life = dossierLife(at);
  for (let count = 0; count < 60; count++)
    await life.take(await life.accept(), 'quay1', 'refuse', { reason: 'Không thuộc thẩm quyền.' });
  const read = () =>
    at.database.db.selectFrom('survey_answers').select(['dossier_id', 'answered_at']).execute();
  await seedSurveys(at.database, at.wardId, parseLocal('2026-11-17T08:59'));
  expect(await read()).toEqual([]);
  await seedSurveys(at.database, at.wardId, parseLocal('2026-11-17T09:01'));
  const sown = await read();
  expect(sown.length).toBeGreaterThan(0);
  expect(sown.length).toBeLessThan(30);
  await seedSurveys(at.database, at.wardId, parseLocal('2026-11-17T09:01'));
  expect(await read()).toEqual(sown);
});
