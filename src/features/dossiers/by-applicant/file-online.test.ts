import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCitizen } from '../../../../test/citizens.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { findVisitor } from '../../citizens/index.ts';
import { fileOnline } from './file-online.ts';

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase();
});
afterAll(() => at.close());

describe('filing a dossier from home', () => {
  // The first is between agencies, the second certified at the desk alone.
  it.each(['6.006594', '2.000815'])('is refused for %s, which no citizen files from home', async (code) => {
    const now = at.platform.now();
    const { cookie } = await makeCitizen(at);
    const visitor = (await findVisitor(at.database, at.wardId, cookie, now))!;
    const filing = {
      form: {
        ...{ clientKey: crypto.randomUUID(), procedureCode: code, applicantKind: 'citizen' as const },
        ...{ applicantName: 'Công dân Thử Nghiệm', applicantPhone: '0000001234' },
      },
      documents: [],
    };
    const filed = at.database.transact((tx) => fileOnline(tx, { visitor, now, requestId: 'test' }, filing));
    await expect(filed).rejects.toMatchObject({ code: 'step_not_open' });
    expect(await at.database.db.selectFrom('dossiers').select('id').execute()).toEqual([]);
  });
});
