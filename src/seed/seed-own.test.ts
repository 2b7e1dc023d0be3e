import { afterAll, beforeAll, expect, it } from 'vitest';
import { citizenVisitor } from '../../test/citizens.ts';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { parseLocal } from '../law/day.ts';
import { unsealNumber } from '../platform/personal-ids/sealing.ts';
import { seedOwn } from './seed-own.ts';

const until = parseLocal('2026-11-23T10:05');
let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase(until);
});
afterAll(() => at.close());

it.each(['2026-11-23T10:05', '2026-11-22T22:00', '2026-02-18T03:00'])(
  'sows what the demo person can do something about, none of it after %s; twice is once',
  async (time) => {
    const fresh = await testDatabase(parseLocal(time));
    const seed = { database: fresh.database, files: fresh.platform.files, wardId: fresh.wardId };
    const sow = () => seedOwn({ ...seed, until: parseLocal(time) });
    await sow();
    await sow();
    const rows = await fresh.database.db
      .selectFrom('dossiers')
      .select(['status', 'status_at', 'applicant_personal_id'])
      .orderBy('id')
      .execute();
    expect(rows.map((row) => row.status)).toEqual([
      ...['in_process', 'awaiting_supplement', 'result_ready', 'returned', 'refused'],
    ]);
    for (const row of rows) {
      expect(unsealNumber('dossiers.applicant_personal_id', row.applicant_personal_id)).toBe('999000000001');
      expect(row.status_at <= parseLocal(time)).toBe(true);
    }
    await fresh.close();
  },
);

it('shows them to the person of level 2, and to nobody of level 1', async () => {
  await seedOwn({ database: at.database, files: at.platform.files, wardId: at.wardId, until });
  const { visitor } = await citizenVisitor(at, { personalId: '999000000001', assurance: 2 });
  expect(await (await visitor.get('/ho-so-cua-toi')).text()).toContain('Cần bạn: bổ sung giấy tờ');
  const { visitor: low } = await citizenVisitor(at, { personalId: '999000000001', assurance: 1 });
  expect(await (await low.get('/ho-so-cua-toi')).text()).toContain('Chưa có hồ sơ nào');
});
