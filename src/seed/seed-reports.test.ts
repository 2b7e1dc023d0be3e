import { expect, it } from 'vitest';
import { giveCertificates } from '../../test/certificates.ts';
import { testDatabase } from '../../test/database.ts';
import { listReports, standingsOf } from '../features/reports/index.ts';
import { seedReports } from './seed-reports.ts';

it('makes the reports of the last months once: a draft, one handed in, two issued', async () => {
  const at = await testDatabase();
  const authority = await giveCertificates(at);
  for (const _ of [1, 2]) await seedReports(at.platform, at.wardId);
  const reports = await listReports(at.database.db, at.wardId, { from: '2026-07-01', to: '2026-12-01' });
  const standings = await standingsOf(at.database.db, at.wardId, reports);
  expect(standings.slice(0, 4).map(({ document }) => document?.state ?? null)).toEqual([
    ...[null, 'submitted', 'issued', 'issued'],
  ]);
  expect(standings.length).toBeGreaterThanOrEqual(6);
  await authority.close();
  await at.close();
});
