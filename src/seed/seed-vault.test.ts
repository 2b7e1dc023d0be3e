import { expect, it } from 'vitest';
import { citizenVisitor } from '../../test/citizens.ts';
import { testDatabase } from '../../test/database.ts';
import { parseLocal } from '../law/day.ts';
import { seedOwn } from './seed-own.ts';
import { seedVault } from './seed-vault.ts';

it('sows the demo person’s vault with a use of it, tells nobody, and twice is once', async () => {
  const until = parseLocal('2026-11-23T10:05');
  const at = await testDatabase(until);
  const seed = { database: at.database, files: at.platform.files, wardId: at.wardId, until };
  await seedOwn(seed);
  await seedVault(seed);
  await seedVault(seed);
  const uses = await at.database.db.selectFrom('vault_uses').select('what').orderBy('id').execute();
  expect(uses.map(({ what }) => what).toSorted()).toEqual(['kept', 'kept', 'used']);
  expect(await at.database.db.selectFrom('notices').select('id').execute()).toEqual([]);
  const { visitor } = await citizenVisitor(at, { personalId: '999000000001', name: 'Công dân Thử Một' });
  const page = await (await visitor.get('/kho-giay-to')).text();
  expect(page.match(/Giấy xác nhận tình trạng hôn nhân/g)).toHaveLength(2);
  await at.close();
});
