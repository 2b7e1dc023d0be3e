import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { STATE_CALENDAR } from '../../law/calendar.ts';
import { parseLocal } from '../../law/day.ts';
import { asOwner } from '../../platform/database/database.ts';
import { findIndicator } from '../indicators/index.ts';
import { changeSettings } from '../organisation/index.ts';
import { findProcedure, keepExport, readCatalogueSeed, readExport, takeOver } from '../procedures/index.ts';
import { contentHash, shortHash } from './content-hash.ts';
import { postingLimit } from './defects.ts';
import { post } from './post.ts';
import { standingsOn } from './standings.ts';
import { takeDown } from './take-down.ts';

let at: TestDatabase;
const BIRTH = '1.001193';
const MARRIAGE = '1.000894';
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-23T09:00'));
});
afterAll(() => at.close());

const PHOTO = { name: 'bang.png', mediaType: 'image/png', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) };
const postAt = (
  place: string,
  items: string[],
  more: { clientKey?: string; photo?: typeof PHOTO | null; as?: string; on?: string } = {},
) =>
  at.database.transact((tx) =>
    post(tx, at.platform.files, at.act(more.as ?? 'kiemsoat', parseLocal(more.on ?? '2026-11-23T09:00')), {
      form: { clientKey: more.clientKey ?? randomUUID(), place, items },
      photo: more.photo ?? null,
    }),
  );
const down = (postings: number[], more: { clientKey?: string; on?: string; as?: string } = {}) =>
  at.database.transact((tx) =>
    takeDown(tx, at.act(more.as ?? 'kiemsoat', parseLocal(more.on ?? '2026-11-23T10:00')), {
      ...{ clientKey: more.clientKey ?? randomUUID(), postings, reason: 'Treo nhầm' },
    }),
  );
const standing = async (code: string, day = '2026-11-23') =>
  (await standingsOn(at.database.db, at.wardId, [day]))
    .get(day)!
    .required.find((each) => each.code === code)!;
const kinds = async (code: string, day?: string) =>
  (await standing(code, day)).faults.map((each) => each.defect);
const rows = async () =>
  Number(
    (
      await sql<{
        n: string;
      }>`select (select count(*) from postings) + (select count(*) from posting_removals)
        + (select count(*) from audit_log) as n`.execute(at.database.db)
    ).rows[0]!.n,
  );

/** As if every test had the board to itself. */
async function clear(): Promise<void> {
  const tables = ['posting_removals', 'postings', 'catalogue_export_rows', 'catalogue_exports', 'audit_log'];
  await asOwner(at.ownerUrl, (owner) =>
    owner.transact(async (tx) => {
      for (const table of tables) await sql`delete from ${sql.table(table)}`.execute(tx);
    }),
  );
}
afterEach(clear);

/** Takes over a change of one procedure from an export, as it comes into force a day after. */
async function change(
  code: string,
  fields: Record<string, unknown>,
  on: string,
  validFrom: string,
): Promise<void> {
  const { name } = await findProcedure(at.database.db, code, on.slice(0, 10));
  const { rows: read } = await readExport(
    new TextEncoder().encode(JSON.stringify([{ ma_thu_tuc: code, ten: name, ...fields }])),
  );
  const given = { rows: read, points: [code], validFrom, clientKey: randomUUID() };
  const result = await at.database.transact((tx) => takeOver(tx, at.act('kiemsoat', parseLocal(on)), given));
  expect(result.taken).toEqual([code]);
}

describe('a posting', () => {
  it('is a proof with version, place, who, when and the fingerprint of what was shown', async () => {
    expect(await postAt('board', [`${BIRTH}~1`], { photo: PHOTO })).toEqual({ posted: 1, same: 0, left: [] });
    const [row] = await at.database.db.selectFrom('postings').selectAll().execute();
    const procedure = await findProcedure(at.database.db, BIRTH, '2026-11-23');
    expect(row).toMatchObject({
      ...{ code: BIRTH, version: 1, place: 'board', content_hash: contentHash(procedure) },
      posted_by: at.officer('kiemsoat').id,
    });
    expect(row!.photo).toMatch(/^[0-9a-f]{64}$/);
    const audit = await at.database.db.selectFrom('audit_log').selectAll().execute();
    expect(audit).toMatchObject([{ what: 'posting', subject: BIRTH, before: null }]);
  });

  it('sent twice is one; what hangs already stays, a new photo of it is a new proof', async () => {
    const clientKey = randomUUID();
    await postAt('board', [`${BIRTH}~1`, `${MARRIAGE}~1`], { clientKey });
    const before = await rows();
    expect(await postAt('board', [`${BIRTH}~1`, `${MARRIAGE}~1`], { clientKey })).toMatchObject({
      posted: 2,
    });
    expect(await postAt('board', [`${BIRTH}~1`])).toEqual({ posted: 0, same: 1, left: [] });
    expect(await rows()).toBe(before);
    expect(await postAt('board', [`${BIRTH}~1`], { photo: PHOTO })).toMatchObject({ posted: 1 });
    expect((await standing(BIRTH)).places.board.posting?.photo).not.toBeNull();
  });

  it('by two officers at once hangs once', async () => {
    await Promise.all(Array.from({ length: 6 }, () => postAt('board', [`${BIRTH}~1`])));
    const hanging = await at.database.db.selectFrom('postings').select('id').execute();
    expect(hanging).toHaveLength(1);
  });

  it('is refused to whoever does not control, and for what is no procedure, with nothing written', async () => {
    const before = await rows();
    for (const as of ['quay1', 'quantri', 'chutich', 'hotich'])
      await expect(postAt('board', [`${BIRTH}~1`], { as })).rejects.toMatchObject({ code: 'not_allowed' });
    for (const items of [[], ['1.001193'], ["1.001193~1' or 1=1"], ['<script>'], [`${BIRTH}~99999999`]])
      await expect(postAt('board', items)).rejects.toMatchObject({ code: 'invalid' });
    for (const place of ['', 'wall', 'Board'])
      await expect(postAt(place, [`${BIRTH}~1`])).rejects.toMatchObject({ code: 'invalid' });
    await expect(postAt('board', [`${BIRTH}~1`], { clientKey: 'x' })).rejects.toMatchObject({
      code: 'invalid',
    });
    expect(await postAt('board', ['9.999999~1', `${BIRTH}~7`])).toEqual({
      ...{ posted: 0, same: 0, left: ['9.999999', BIRTH] },
    });
    expect(await rows()).toBe(before);
  });

  it('is never changed or deleted by the application', async () => {
    await postAt('board', [`${BIRTH}~1`]);
    for (const statement of [
      `update postings set posted_at = now() - interval '1 year'`,
      'delete from postings',
      'delete from posting_removals',
      `update posting_removals set reason = 'x'`,
      'delete from catalogue_exports',
      'update catalogue_export_rows set code = code',
    ])
      await expect(
        at.database.transact(async (tx) => {
          await sql`set local role motcua_app`.execute(tx);
          await sql.raw(statement).execute(tx);
        }),
      ).rejects.toThrow(/permission denied/);
  });

  it('comes down with a reason, once, and only the own ward’s', async () => {
    await postAt('board', [`${BIRTH}~1`]);
    const { id } = (await standing(BIRTH)).places.board.posting!;
    const clientKey = randomUUID();
    expect(await down([id], { clientKey })).toBe(1);
    expect(await down([id], { clientKey })).toBe(1);
    expect(await down([id])).toBe(0);
    expect((await standing(BIRTH)).places.board.posting).toBeNull();
    const before = await rows();
    await expect(down([id + 1000])).rejects.toMatchObject({ code: 'not_found' });
    await expect(down([id], { as: 'quay1' })).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(down([])).rejects.toMatchObject({ code: 'invalid' });
    expect(await rows()).toBe(before);
  });
});

describe('the four classes of faults', () => {
  it('missing: not at one of the two places, or without a part that law asks for', async () => {
    expect(await kinds(BIRTH)).toEqual(['missing', 'missing']);
    await postAt('board', [`${BIRTH}~1`]);
    expect(await kinds(BIRTH)).toEqual(['missing']);
    await postAt('screen', [`${BIRTH}~1`]);
    expect(await kinds(BIRTH)).toEqual(['missing']);
    await postAt('portal', [`${BIRTH}~1`]);
    expect(await standing(BIRTH)).toMatchObject({ isCorrect: true, faults: [] });
    await postAt('board', ['3.000439~1']);
    await postAt('portal', ['3.000439~1']);
    expect((await standing('3.000439')).faults.map((each) => each.why)).toEqual([
      expect.stringContaining('trình tự thực hiện; thành phần, số lượng hồ sơ'),
    ]);
  });

  it('different: other words than the last export gave, and not when it gives the same', async () => {
    await postAt('board', [`${BIRTH}~1`]);
    await postAt('portal', [`${BIRTH}~1`]);
    const keep = async (fields: Record<string, unknown>, on: string) => {
      const text = JSON.stringify([{ ma_thu_tuc: BIRTH, ...fields }]);
      const { rows: read } = await readExport(new TextEncoder().encode(text));
      await at.database.transact(async (tx) => {
        const owner = { ward_id: at.wardId, sha256: contentOf(text), name: 'x', media_type: 'x', size: 1 };
        await tx
          .insertInto('files')
          .values({ ...owner, created_at: at.platform.now() })
          .onConflict((on) => on.doNothing())
          .execute();
        await keepExport(tx, at.act('kiemsoat', parseLocal(on)), { file: owner.sha256, rows: read });
      });
    };
    const { name, decision } = await findProcedure(at.database.db, BIRTH, '2026-11-23');
    await keep({ ten: name, so_quyet_dinh: decision }, '2026-11-23T10:00');
    expect(await kinds(BIRTH)).toEqual([]);
    await keep({ ten: `${name} tại nhà` }, '2026-11-24T10:00');
    expect(await kinds(BIRTH, '2026-11-24')).toEqual(['different']);
    // What was read later does not change how it stood before.
    expect(await kinds(BIRTH, '2026-11-23')).toEqual([]);
    await keep({ ten: name }, '2026-11-25T10:00');
    expect(await kinds(BIRTH, '2026-11-25')).toEqual([]);
  });

  it('stale and late: an old version hangs on; the new one comes after the limit', async () => {
    const code = '2.000635';
    await postAt('board', [`${code}~1`], { on: '2026-11-20T09:00' });
    await postAt('portal', [`${code}~1`], { on: '2026-11-20T09:00' });
    await change(code, { so_quyet_dinh: '99/QĐ-BTP' }, '2026-11-23T09:00', '2026-11-24');
    expect(await kinds(code, '2026-11-23')).toEqual([]);
    expect(await kinds(code, '2026-11-24')).toEqual(['stale', 'stale']);
    expect(await standing(code, '2026-11-24')).toMatchObject({ isWaiting: true, postUntil: '2026-11-25' });
    expect(await standing(code, '2026-11-26')).toMatchObject({ isWaiting: false, isCorrect: false });
    await postAt('board', [`${code}~1`, `${code}~2`], { on: '2026-11-25T16:00' });
    await postAt('portal', [`${code}~2`], { on: '2026-11-26T08:00' });
    expect((await standing(code, '2026-11-26')).faults).toMatchObject([{ defect: 'late', place: 'portal' }]);
    expect(await kinds(code, '2026-12-31')).toEqual(['late']);
    expect((await standing(code, '2027-01-01')).isCorrect).toBe(true);
    expect(await postAt('board', [`${code}~1`], { on: '2026-11-27T08:00' })).toMatchObject({ left: [code] });
  });

  it('stale: what is repealed or no longer served and still hangs', async () => {
    const code = '2.001019';
    await postAt('board', [`${code}~1`]);
    await at.database.transact((tx) =>
      tx.insertInto('ward_procedures').values({ ward_id: at.wardId, code, served: false }).execute(),
    );
    const { required, ended } = (await standingsOn(at.database.db, at.wardId, ['2026-11-23'])).get(
      '2026-11-23',
    )!;
    expect(required.some((each) => each.code === code)).toBe(false);
    expect(ended).toMatchObject([{ code, faults: [{ defect: 'stale', place: 'board' }] }]);
    expect(await postAt('portal', [`${code}~1`])).toMatchObject({ posted: 0, left: [code] });
    await at.database.transact((tx) => tx.updateTable('ward_procedures').set({ served: true }).execute());
  });

  it('follow the limit that the ward has set, from its day on', async () => {
    const code = '2.000884';
    await at.database.transact((tx) =>
      changeSettings(tx, at.act('quantri'), { postingLimitDays: 5, validFrom: '2026-12-01' }),
    );
    await change(code, { so_quyet_dinh: '98/QĐ-BTP' }, '2026-12-01T09:00', '2026-12-02');
    expect((await standing(code, '2026-12-02')).postUntil).toBe('2026-12-09');
    expect((await standing('2.000635', '2026-11-24')).postUntil).toBe('2026-11-25');
  });

  test.each([
    // 24 November is a day off
    ['2026-11-23', 1, '2026-11-25'],
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-11-23', 0, '2026-11-23'],
    ['2026-11-23', 5, '2026-12-01'],
  ])('%s and %d working days: until %s', (day, days, until) => {
    expect(postingLimit(day, days, STATE_CALENDAR)).toBe(until);
  });
});

describe('the figure of the plan', () => {
  it('counts what the page of postings calls correct, day by day, and lists the same', async () => {
    await postAt('board', [`${BIRTH}~1`, `${MARRIAGE}~1`], { on: '2026-11-22T09:00' });
    await postAt('portal', [`${BIRTH}~1`], { on: '2026-11-22T09:00' });
    await postAt('portal', [`${MARRIAGE}~1`], { on: '2026-11-23T09:00' });
    const indicator = findIndicator('published-procedures');
    if (indicator.kind !== 'catalogue') throw new Error('not of the catalogue');
    const { db } = at.database;
    const days = ['2026-11-21', '2026-11-22', '2026-11-23', '2025-06-30'];
    const ratios = await indicator.readOn(db, at.wardId, days);
    expect(ratios.map((each) => each.numerator)).toEqual([0, 1, 2, 0]);
    const publicOnes = readCatalogueSeed().procedures.filter((each) => !each.code.startsWith('6.')).length;
    expect(ratios.map((each) => each.denominator)).toEqual([publicOnes, publicOnes, publicOnes, 0]);
    const listed = await indicator.listOn(db, at.wardId, '2026-11-23', 'numerator');
    expect(listed.map((each) => each.code)).toEqual([MARRIAGE, BIRTH]);
    const rest = await indicator.listOn(db, at.wardId, '2026-11-23', 'rest');
    expect(rest.length + listed.length).toBe(publicOnes);
  });
});

describe('the fingerprint', () => {
  const { procedures } = readCatalogueSeed();

  it('is of the words, not of who entered them or how they are encoded', () => {
    const one = procedures.find((each) => each.code === BIRTH)!;
    const hash = contentHash(one);
    expect(contentHash({ ...one, source: 'khác', confidence: 'low', version: 9 })).toBe(hash);
    expect(contentHash({ ...one, name: one.name.normalize('NFD') })).toBe(hash);
    expect(contentHash({ ...one, name: `${one.name}.` })).not.toBe(hash);
    expect(contentHash({ ...one, fees: [] })).not.toBe(hash);
    expect(shortHash(hash)).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/);
  });

  it('tells all procedures of the catalogue apart, also where it is short', () => {
    expect(new Set(procedures.map((each) => shortHash(contentHash(each)))).size).toBe(procedures.length);
  });
});

function contentOf(text: string): string {
  return Buffer.from(text).toString('hex').padEnd(64, '0').slice(-64);
}
