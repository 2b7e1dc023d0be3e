import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { type Database, openOwner } from '../../platform/database/database.ts';
import { addOfficer, addWard, collectiveMembers, listUnits, listWards, type NewWard } from './index.ts';

const ward: NewWard = {
  ward: {
    code: '11311',
    name: 'phường Lê Chân',
    city: 'thành phố Hải Phòng',
    agencyCode: 'H24.113.11',
    address: 'Số 1, phường Lê Chân',
    portalHost: 'LeChan.Example',
  },
  units: [
    { code: 'VP', name: 'Văn phòng', shortName: 'VP', kind: 'division', headTitle: 'Chánh Văn phòng' },
    {
      code: 'CPCM',
      name: 'Các phòng chuyên môn',
      shortName: 'Các phòng',
      kind: 'collective',
      headTitle: 'Trưởng phòng',
      members: ['VP'],
      aliases: ['Các phòng'],
    },
  ],
};

describe('another ward', () => {
  let test: TestDatabase;
  let owner: Database;
  beforeAll(async () => {
    test = await testDatabase();
    owner = openOwner(test.ownerUrl);
  });
  afterAll(async () => {
    await owner.close();
    await test.close();
  });
  const add = (given: NewWard) => owner.transact((tx) => addWard(tx, given));

  it('stands beside the first with its own units, collective and officers', async () => {
    const before = await listUnits(test.database.db, test.wardId);
    const id = await add(ward);
    const added = (await listWards(test.database.db)).find((each) => each.id === id);
    expect(added).toMatchObject({ code: '11311', agencyCode: 'H24.113.11', portalHost: 'lechan.example' });
    const units = await listUnits(test.database.db, id);
    expect(units.map((unit) => unit.code)).toEqual(['VP', 'CPCM']);
    expect(await collectiveMembers(test.database.db, id)).toEqual(new Map([[units[1]!.id, [units[0]!.id]]]));
    expect(await listUnits(test.database.db, test.wardId)).toEqual(before);
    await expect(
      owner.transact((tx) =>
        addOfficer(tx, id, {
          unitCode: 'VP',
          username: 'chutich',
          displayName: 'A',
          title: 'B',
          duties: ['sign'],
          password: 'long enough 1',
        }),
      ),
    ).resolves.toBeTypeOf('number');
  });

  it.each([
    [
      'a code already taken',
      { ward: { ...ward.ward, code: '10525', agencyCode: 'H24.113.12' } },
      /10525.*Hải Dương/,
    ],
    [
      'an agency code already taken',
      { ward: { ...ward.ward, code: '11312', agencyCode: 'H24.105.25' } },
      /H24/,
    ],
    ['an agency code of another form', { ward: { ...ward.ward, agencyCode: '113' } }, /Mã cơ quan như/],
    ['a member that is no unit', { units: [{ ...ward.units[1]!, members: ['X'] }] }, /Không có đơn vị "X"/],
    ['the same unit twice', { units: [ward.units[0]!, ward.units[0]!] }, /lặp lại/],
    ['no unit at all', { units: [] }, /ít nhất một đơn vị/],
  ])('refuses %s and keeps nothing', async (_name, change, message) => {
    const count = (await listWards(test.database.db)).length;
    await expect(add({ ...ward, ...change })).rejects.toThrow(message);
    expect(await listWards(test.database.db)).toHaveLength(count);
  });
});
