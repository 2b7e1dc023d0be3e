import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findEarlier, searchDossiers } from '../src/features/dossiers/index.ts';
import { beginDraft } from '../src/features/drafts/index.ts';
import { asOwner } from '../src/platform/database/database.ts';
import { countSealed } from '../src/platform/personal-ids/count-sealed.ts';
import { type IdKeys, openIdKeys } from '../src/platform/personal-ids/keys.ts';
import { useIdKeys } from '../src/platform/personal-ids/keys-in-use.ts';
import { noteIdKey } from '../src/platform/personal-ids/known-keys.ts';
import { resealIds } from '../src/platform/personal-ids/reseal.ts';
import { SEALED_TABLES } from '../src/platform/personal-ids/sealed-columns.ts';
import { sealJson, unsealText } from '../src/platform/personal-ids/sealing.ts';
import { citizenVisitor } from './citizens.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { TEST_IDS_KEY } from './ids-key.ts';
import { scanOf, vaultLife } from './vault-life.ts';

const PERSON = { name: 'Trần Thị Bé', id: '999777000001' };
const REPRESENTATIVE = '999777000002';
const HOUSEHOLD = '999777000003';
const INVITED = '999777000004';
const TYPED = '999777000005';
const READ = '999777000006';
const KNOWN = /999777\d{6}/;

const NEXT_KEY = createHash('sha256').update('the next key').digest();
const only = (key: Uint8Array) => openIdKeys({ key, oldKeys: [] });
const OLD: IdKeys = only(TEST_IDS_KEY);
const BOTH = openIdKeys({ key: NEXT_KEY, oldKeys: [TEST_IDS_KEY] });

let at: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  at = await testDatabase();
  owner = new pg.Client({ connectionString: at.ownerUrl });
  await owner.connect();
  const applicant = { applicantKind: 'citizen' as const, applicantName: PERSON.name };
  const other = { representativeName: 'Người đại diện', representativeBasis: 'Giấy ủy quyền' };
  await vaultLife(at).settle(
    { ...applicant, applicantPersonalId: PERSON.id, ...other, representativePersonalId: REPRESENTATIVE },
    [scanOf('Giấy khai sinh')],
  );
  const { visitor } = await citizenVisitor(at, { name: PERSON.name, personalId: PERSON.id });
  const made = await visitor.post('/tai-khoan/to-chuc', {
    name: 'Hộ kinh doanh Thử',
    code: HOUSEHOLD,
    address: '',
  });
  const place = made.headers.get('location')!;
  await visitor.post(`${place}/moi`, { clientKey: randomUUID(), personalId: INVITED, basis: '' }, place);
  await at.database.transact(async (tx) => {
    const draft = { wardId: at.wardId, procedureCode: '1.004873', formVersion: null };
    const caller = { address: 'test', now: at.platform.now() };
    await beginDraft(tx, null, { ...draft, answers: { soDinhDanh: TYPED } }, caller);
    const officer = { ward_id: at.wardId, officer_id: at.officer('quay1').id };
    const batch = await tx
      .insertInto('scan_batches')
      .values({ ...officer, created_at: caller.now })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('scan_documents')
      .values({
        ...{ ward_id: at.wardId, batch_id: batch.id, state: 'proposed', kind: 'other', kind_confidence: 0 },
        ...{
          kind_why: '',
          proposed: sealJson('scan_documents.proposed', [{ field: 'personalId', value: READ }]),
        },
      })
      .execute();
  });
});
afterAll(async () => {
  useIdKeys(() => OLD);
  await owner.end();
  await at.close();
});

it('no column of any table holds an id in clear', async () => {
  expect(await columnsWithIds()).toEqual([]);
  expect(await countSealed(at.database.db)).toMatchObject({ inClear: 0, unreadable: [] });
});

it('what an older version left in clear is sealed, and is found as before', async () => {
  await layBare();
  expect(new Set(await columnsWithIds())).toEqual(
    new Set([
      ...['dossiers.applicant_personal_id', 'dossiers.representative_personal_id', 'dossiers.search_text'],
      ...['citizens.personal_id', 'client_organisations.code', 'organisation_invitations.personal_id'],
      ...['vault_items.owner_number', 'vault_items.representative_number'],
      ...['drafts.answers', 'scan_documents.proposed'],
    ]),
  );
  expect((await countSealed(at.database.db)).inClear).toBeGreaterThan(8);
  const done = await asOwner(at.ownerUrl, (database) => resealIds(database, { onlyInClear: true }));
  expect(done.unreadable).toEqual([]);
  expect(await columnsWithIds()).toEqual([]);
  expect(await countSealed(at.database.db)).toMatchObject({ inClear: 0, unreadable: [] });
  await mustBeFound();
  const again = await asOwner(at.ownerUrl, (database) => resealIds(database, { onlyInClear: true }));
  expect(again).toMatchObject({ rows: 0, resealed: 0 });
});

it('another key takes over while pages are served; then the old one is needed no more', async () => {
  useIdKeys(() => BOTH);
  await mustBeFound();
  let isGoing = true;
  let served = 0;
  const serving = (async () => {
    while (isGoing || served === 0) {
      await mustBeFound();
      served++;
    }
  })();
  const done = await asOwner(at.ownerUrl, (database) => resealIds(database));
  isGoing = false;
  await serving;
  expect(done.unreadable).toEqual([]);
  expect(done.resealed).toBeGreaterThan(5);
  useIdKeys(() => only(NEXT_KEY));
  await mustBeFound();
  const { byKey, inClear, unreadable } = await countSealed(at.database.db);
  expect({ keys: Object.keys(byKey), inClear, unreadable }).toEqual({
    ...{ keys: [BOTH.current.id], inClear: 0, unreadable: [] },
  });
});

it('without the key nothing starts and nothing is lost', async () => {
  await asOwner(at.ownerUrl, noteIdKey);
  const before = await countSealed(at.database.db);
  useIdKeys(() => OLD);
  await expect(asOwner(at.ownerUrl, noteIdKey)).rejects.toThrow(
    new RegExp(`khóa ${BOTH.current.id} mà ở đây không có.*IDS_KEY`),
  );
  const done = await asOwner(at.ownerUrl, (database) => resealIds(database));
  expect(done.resealed).toBe(0);
  expect(done.unreadable.length).toBeGreaterThan(5);
  expect(JSON.stringify(done)).not.toMatch(KNOWN);
  useIdKeys(() => BOTH);
  expect(await countSealed(at.database.db)).toEqual(before);
});

it('what was changed, or moved from another column or ward, does not open', async () => {
  useIdKeys(() => BOTH);
  const { rows } = await owner.query(
    'select id, applicant_personal_id as kept from dossiers order by id limit 1',
  );
  const [{ id, kept }] = rows;
  const set = (column: string, value: unknown) =>
    owner.query(`update dossiers set ${column} = $1 where id = $2`, [value, id]);
  const faults = async () => (await countSealed(at.database.db)).unreadable;
  const row = `dossiers ${at.wardId}/${id}`;
  await set('applicant_personal_id', `${kept.slice(0, -3)}AAA`);
  expect(await faults()).toEqual([row]);
  await set('applicant_personal_id', kept);
  await set('representative_personal_id', kept);
  expect(await faults()).toEqual([row]);
  expect(() => unsealText('dossiers.representative_personal_id', kept)).toThrow(/đã bị sửa/);
  await owner.query(
    `update dossiers set representative_personal_id = null, representative_personal_id_mark = null`,
  );
  await set('applicant_personal_id_mark', BOTH.current.markOf(at.wardId + 1, PERSON.id));
  expect(await faults()).toEqual([row]);
  await set('applicant_personal_id_mark', BOTH.current.markOf(at.wardId, PERSON.id));
  expect(await faults()).toEqual([]);
});

/** By whatever key: the dossier by its number, what is known of him, his vault, and the household's account. */
async function mustBeFound(): Promise<void> {
  const { db } = at.database;
  const now = at.platform.now();
  const found = await searchDossiers(
    db,
    at.officer('quay1'),
    {
      ...{ queue: 'all' as const, q: PERSON.id, status: null, channel: null, unitId: null, limit: 7 },
      ...{ place: null, procedureCode: null, holderId: null, unreceived: false, after: null },
    },
    { now, soonUntil: now },
  );
  expect(found.lines).toHaveLength(1);
  expect(await findEarlier(db, at.wardId, PERSON.id)).toMatchObject({
    ...{ name: PERSON.name, representativePersonalId: REPRESENTATIVE },
  });
}

/** `table.column` of every text, JSON, array and bytes that holds one of the known ids. */
async function columnsWithIds(): Promise<string[]> {
  const { rows: columns } = await owner.query(`select table_name as t, column_name as c, data_type as d
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE'
      and data_type in ('text', 'character varying', 'json', 'jsonb', 'bytea', 'ARRAY', 'bigint', 'numeric')`);
  expect(columns.length).toBeGreaterThan(500);
  const text = ({ c, d }: { c: string; d: string }) =>
    d === 'bytea' ? `encode("${c}", 'escape')` : `"${c}"::text`;
  const tables = Map.groupBy(columns, ({ t }) => t as string);
  const parts = [...tables].map(
    ([table, its]) =>
      `select '${table}.' || at_column as name from "${table}" cross join lateral (values ${its
        .map((each) => `('${each.c}', ${text(each)})`)
        .join(
          ', ',
        )}) as looked_at (at_column, held) where held ~ '${KNOWN.source.replaceAll('\\d', '[0-9]')}'`,
  );
  const { rows } = await owner.query(parts.join(' union '));
  return rows.map(({ name }) => name);
}

/** As the version before 0056 wrote it. */
async function layBare(): Promise<void> {
  for (const { name, key, numbers = [], json = [], texts = [], words } of SEALED_TABLES) {
    const { rows } = await owner.query(`select * from ${name}`);
    for (const row of rows) {
      const set = [...numbers, ...json, ...texts]
        .filter((column) => row[column] !== null)
        .map((column): [string, unknown] => [column, unsealText(`${name}.${column}`, row[column])]);
      if (words && set[0]) set.push([words, `${row[words]} ${set[0][1]}`]);
      set.push(...numbers.map((column): [string, unknown] => [`${column}_mark`, null]));
      const keys = Object.keys(key);
      await owner.query(
        `update ${name} set ${set.map(([column], no) => `${column} = $${no + 1}`).join(', ')}
          where ${keys.map((column, no) => `${column} = $${set.length + no + 1}`).join(' and ')}`,
        [...set.map(([, value]) => value), ...keys.map((column) => row[column])],
      );
    }
  }
}
