import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { findOfficialDocument, listByOrigin, listIssuedFor, type NewDocument } from '../index.ts';
import { draftDocument } from './draft-document.ts';

let house: TestDatabase;
beforeAll(async () => {
  house = await testDatabase();
});
afterAll(() => house.close());

const letter = (given: Partial<NewDocument> = {}): NewDocument => ({
  ...{ clientKey: randomUUID(), kind: 'directive', origin: null, subject: 'đôn đốc số hóa hồ sơ' },
  ...{
    addressees: ['Các phòng chuyên môn'],
    basis: [],
    recipients: ['Như trên'],
    signing: 'director',
    tasks: [],
  },
  body: [{ kind: 'paragraph', text: 'Yêu cầu các phòng số hóa đủ hồ sơ.' }],
  ...given,
});
const system = () => ({ wardId: house.wardId, now: new Date('2026-11-23T03:00:00Z') });
const count = async () => {
  const row = await house.database.db
    .selectFrom('official_versions')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
};

describe('a document that is drafted', () => {
  it('by an officer is a draft of his unit, signed by who holds the office', async () => {
    const id = await house.database.transact((tx) => draftDocument(tx, house.act('kiemsoat'), letter()));
    const found = await findOfficialDocument(house.database.db, house.wardId, id);
    expect(found).toMatchObject({
      state: 'draft',
      number: null,
      version: 1,
      createdBy: house.officer('kiemsoat').id,
    });
    expect(found.signerId).toBe(house.officer('giamdoc').id);
    expect(found.unitId).toBe(house.officer('kiemsoat').unitId);
  });

  it('by a job belongs to the centre and names nobody', async () => {
    const tasks = [{ planId: 1, taskKey: 29 }];
    const draft = letter({ origin: 'meeting/3', kind: 'invitation', signing: 'vice_chairman', tasks });
    const id = await house.database.transact((tx) => draftDocument(tx, system(), draft));
    const [found] = await listByOrigin(house.database.db, house.wardId, ['meeting/3', 'meeting/4']);
    expect(found).toMatchObject({ id, createdBy: null, tasks, origin: 'meeting/3' });
    expect(found?.signerId).toBe(house.officer('phochutich').id);
    expect(
      await listIssuedFor(house.database.db, house.wardId, { from: '2026-01-01', to: '2027-01-01' }),
    ).toEqual([]);
  });

  it('twice with one key is one', async () => {
    const draft = letter();
    const ids = await Promise.all(
      [1, 2].map(() => house.database.transact((tx) => draftDocument(tx, system(), draft))),
    );
    expect(new Set(ids).size).toBe(1);
  });

  it('for an origin that has one is refused, also at once', async () => {
    const before = await count();
    const made = await Promise.allSettled(
      [1, 2, 3].map(() =>
        house.database.transact((tx) => draftDocument(tx, system(), letter({ origin: 'urging/1/1' }))),
      ),
    );
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of made)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'step_not_open' });
    expect(await count()).toBe(before + 1);
  });

  it.each<[string, Partial<NewDocument>, string]>([
    ['without a subject', { subject: ' ' }, 'subject'],
    ['without a text', { body: [{ kind: 'heading', level: 1, text: 'I. A' }] }, 'body'],
    ['with a table whose rows are uneven', { body: [uneven()] }, 'body'],
  ])('%s is refused', async (_why, given, field) => {
    const before = await count();
    const drafting = house.database.transact((tx) => draftDocument(tx, system(), letter(given)));
    await expect(drafting).rejects.toMatchObject({
      code: 'invalid',
      fields: { [field]: expect.any(String) },
    });
    expect(await count()).toBe(before);
  });
});

function uneven() {
  const columns = [{ label: 'TT', align: 'left' as const, weight: 1 }];
  return { kind: 'table' as const, caption: null, columns, rows: [['1', '2']], strong: [] };
}
