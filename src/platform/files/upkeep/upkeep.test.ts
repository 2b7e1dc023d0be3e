import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { makePdf } from '../../../../test/files.ts';
import {
  adoptUploads,
  discardUploads,
  takeUpload,
  type UploadOwner,
} from '../../../features/uploads/index.ts';
import { hashOf, saveFile } from '../file-store.ts';
import { openFileStore } from '../store/open-store.ts';
import { findStoredFile } from '../stored-file.ts';
import { reencryptFiles } from './reencrypt.ts';
import { isSame, listFileColumns, listTextColumns, NO_NAMES, OWN_NAMES } from './references.ts';
import { sweepFiles } from './sweep.ts';
import { verifyFiles } from './verify.ts';

const NOW = new Date('2026-11-23T03:00:00Z');
const DAY = 24 * 3_600_000;
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase(NOW);
});
afterAll(() => at.close());
const folder = () => at.platform.settings.files.folder;
const whole = { ...{ mediaType: 'application/pdf', name: 'a.pdf' } };
const save = (bytes: Uint8Array, now = NOW) =>
  at.database.transact((tx) => saveFile(tx, at.platform.files, at.wardId, { ...whole, bytes }, now));
const pathOf = (sha256: string) => join(folder(), at.platform.files.upkeep.namesOf(sha256)[0]!);
const isThere = (sha256: string) => existsSync(pathOf(sha256));
/** As if the bytes had been written then. */
const age = (sha256: string, to = new Date(NOW.getTime() - 2 * DAY)) => utimesSync(pathOf(sha256), to, to);
const rowOf = (sha256: string) =>
  at.database.db.selectFrom('files').select('sha256').where('sha256', '=', sha256).executeTakeFirst();
const sweep = (now = NOW, options = {}) => sweepFiles(at.platform, now, { force: true, ...options });
const refer = (file: string) =>
  sql`insert into catalogue_exports (ward_id, file, read_by, read_at)
    values (${at.wardId}, ${file}, ${at.officer('quantri').id}, ${NOW})`;

describe('what refers to a file', () => {
  it('is a foreign key, or stands in a list: no column that looks like it is forgotten', async () => {
    const known = [...(await listFileColumns(at.database.db)), ...OWN_NAMES, ...NO_NAMES];
    const owner = new pg.Client({ connectionString: at.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query(`select table_name as "table", column_name as "column"
      from information_schema.columns where table_schema = 'public' and data_type in ('text', 'character varying', 'bytea', 'ARRAY')
      and column_name ~ '(^|_)(files?|sha256|photos?|pictures?|images?|scans?|bytes)(_|$)' and column_name !~ '_(name|type|reason)$'`);
    const { rows: unread } = await owner.query(`select distinct c.relname from pg_class c
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      and not has_table_privilege('motcua_app', c.oid, 'select')`);
    await owner.end();
    expect(rows.length).toBeGreaterThan(6);
    expect(rows.filter((each) => !known.some((other) => isSame(other, each)))).toEqual([]);
    // What the sweep cannot read it cannot look for: only what the owner keeps for himself.
    expect(unread.map((row) => row.relname).sort()).toEqual(['seeds_done']);
    const texts = await listTextColumns(at.database.db);
    expect(texts).toContainEqual({ table: 'dossier_steps', column: 'payload' });
    expect(texts.length).toBeGreaterThan(100);
  });
});

describe('the sweep', () => {
  it('takes rows that nothing refers to and then their bytes, after a day', async () => {
    const sha256 = await save(randomBytes(50));
    age(sha256);
    expect(await sweep(later(23))).toMatchObject({ rows: 0, bytes: 0 });
    expect([isThere(sha256), await rowOf(sha256)]).toEqual([true, { sha256 }]);
    expect(await sweep(later(25), { dryRun: true })).toMatchObject({ rows: 1, bytes: 0 });
    expect(await rowOf(sha256)).toEqual({ sha256 });
    expect(await sweep(later(25))).toMatchObject({ rows: 1, bytes: 1, unknown: 0, refused: false });
    expect([isThere(sha256), await rowOf(sha256)]).toEqual([false, undefined]);
    expect(await sweep(later(25))).toMatchObject({ rows: 0, bytes: 0 });
  });

  it('leaves what any row refers to, by a key or in words', async () => {
    const [keyed, spoken, shared] = await Promise.all([1, 2, 3].map(() => save(randomBytes(50))));
    const owner: UploadOwner = { wardId: at.wardId, key: `draft:${randomUUID()}` };
    const upload = await takeUpload(
      at.platform,
      owner,
      { name: 'a.pdf', bytes: makePdf({ text: randomUUID() }) },
      NOW,
    );
    for (const each of [keyed!, spoken!, shared!, upload.sha256]) age(each);
    await at.database.transact(async (tx) => {
      await refer(keyed!).execute(tx);
      await tx
        .insertInto('audit_log')
        .values({
          ward_id: at.wardId,
          at: NOW,
          what: 'x',
          subject: 'y',
          after: JSON.stringify([`đã thay ${spoken}`]),
        })
        .execute();
      await tx
        .insertInto('uploads')
        .values({
          ...{
            ward_id: at.wardId,
            id: randomUUID(),
            owner_key: 'draft:x',
            sha256: shared!,
            name: 'x',
            size: 50,
          },
          ...{ media_type: 'x', created_at: NOW },
        })
        .execute();
    });
    expect(await sweep(later(30 * 24))).toMatchObject({ rows: 0, bytes: 0 });
    for (const each of [keyed!, spoken!, shared!, upload.sha256]) expect(isThere(each)).toBe(true);
    await discardUploads(at.platform, owner);
    expect(isThere(upload.sha256)).toBe(false);
  });

  it('leaves what somebody names anew, however old it is', async () => {
    const bytes = randomBytes(50);
    const sha256 = await save(bytes);
    age(sha256);
    await save(bytes, later(48));
    expect(await sweep(later(60))).toMatchObject({ rows: 0, bytes: 0 });
    expect(await sweep(later(80))).toMatchObject({ rows: 1, bytes: 1 });
  });

  it('takes bytes that a rolled back transaction left, and nothing that is not ours', async () => {
    const bytes = randomBytes(50);
    const failing = at.database.transact(async (tx) => {
      await saveFile(tx, at.platform.files, at.wardId, { ...whole, bytes }, NOW);
      throw new Error('later fault');
    });
    await expect(failing).rejects.toThrow('later fault');
    const stranger = openFileStore({ ...at.platform.settings.files, key: randomBytes(32) });
    const foreign = await stranger.write(randomBytes(50));
    const foreignPath = join(folder(), stranger.upkeep.namesOf(foreign)[0]!);
    const rubbish = join(folder(), pathOf(hashOf(bytes)).slice(-67, -65), 'f'.repeat(64));
    writeFileSync(rubbish, 'rác');
    const old = new Date(NOW.getTime() - 2 * DAY);
    for (const path of [foreignPath, rubbish, pathOf(hashOf(bytes))]) utimesSync(path, old, old);
    expect(await sweep()).toMatchObject({ rows: 0, bytes: 1, unknown: 2 });
    expect([isThere(hashOf(bytes)), existsSync(foreignPath), existsSync(rubbish)]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('does nothing when it would take more than half of all, unless it is told to', async () => {
    const many = Array.from({ length: 120 }, () => randomBytes(20));
    for (const bytes of many) {
      await at.platform.files.write(bytes);
      age(hashOf(bytes));
    }
    expect(await sweep(NOW, { force: false })).toMatchObject({ bytes: 0, refused: true });
    expect(many.every((bytes) => isThere(hashOf(bytes)))).toBe(true);
    expect(await sweep(NOW, { dryRun: true })).toMatchObject({ bytes: 120 });
    expect(await sweep()).toMatchObject({ bytes: 120, refused: false });
  });

  it('at the same time as files come and are taken over loses none', async () => {
    const papers = Array.from({ length: 4 }, () => makePdf({ text: randomUUID() }));
    for (let round = 0; round < 8; round++) {
      const now = later(1000 + round * 48);
      // Left from the round before: old, and referred to by nothing.
      for (const bytes of papers) if (isThere(hashOf(bytes))) age(hashOf(bytes));
      const owner: UploadOwner = { wardId: at.wardId, key: `draft:${randomUUID()}` };
      const naming = papers.map(async (bytes, no) => {
        if (no % 2 === 0) {
          const saved = at.database.transact(async (tx) => {
            const sha256 = await saveFile(tx, at.platform.files, at.wardId, { ...whole, bytes }, now);
            if (round % 2 === 0) await refer(sha256).execute(tx);
          });
          return saved;
        }
        await takeUpload(at.platform, { ...owner, key: `${owner.key}:${no}` }, { name: 'a.pdf', bytes }, now);
        await at.database.transact((tx) => adoptUploads(tx, { ...owner, key: `${owner.key}:${no}` }));
      });
      await Promise.all([sweep(now), ...naming, sweep(now)]);
      for (const bytes of papers) {
        const found = await findStoredFile(at.database.db, at.platform.files, at.wardId, hashOf(bytes));
        expect(Buffer.from(found.bytes).equals(bytes)).toBe(true);
      }
      await at.database.transact(async (tx) => {
        const here = sql.join(papers.map((bytes) => sql.lit(hashOf(bytes))));
        await sql`update files set named_at = ${later(900)} where sha256 in (${here})`.execute(tx);
      });
    }
  });
});

describe('the proof', () => {
  it('reads every named file and says which is missing, turned, or of another size', async () => {
    const before = await verifyFiles(at.database.db, at.platform.files);
    const [well, missing, turned] = await Promise.all([1, 2, 3].map(() => save(randomBytes(5000))));
    const path = pathOf(turned!);
    const bytes = readFileSync(path);
    bytes[500]! ^= 1;
    writeFileSync(path, bytes);
    await at.platform.files.remove(missing!);
    const found = await verifyFiles(at.database.db, at.platform.files);
    expect([found.files, found.bytes]).toEqual([before.files + 3, before.bytes + 15_000]);
    expect(found.faults.toSorted()).toEqual([...before.faults, missing!, turned!].toSorted());
    expect(found.faults).not.toContain(well);
    const parts = await Promise.all(
      [0, 1, 2, 3, 4, 5, 6].map((day) => verifyFiles(at.database.db, at.platform.files, day)),
    );
    expect(parts.reduce((sum, part) => sum + part.files, 0)).toBe(found.files);
    await at.database.transact((tx) =>
      tx.deleteFrom('files').where('sha256', 'in', [missing!, turned!]).execute(),
    );
  });
});

describe('another key', () => {
  const { files } = { files: () => at.platform.settings.files };
  let kept: TestDatabase['platform']['files'];
  beforeAll(() => {
    kept = at.platform.files;
  });
  afterEach(() => {
    at.platform.files = kept;
  });

  it('takes over every file while they are read and come, and again when it was stopped', async () => {
    const bytes = Array.from({ length: 30 }, () => randomBytes(3000));
    const hashes = await Promise.all(bytes.map((each) => save(each)));
    const old = files();
    const next = { ...old, key: randomBytes(32), oldKeys: [old.key] };
    at.platform.files = openFileStore(next);
    let isDone = false;
    const reading = (async () => {
      while (!isDone)
        for (const [no, sha256] of hashes.entries())
          expect(Buffer.from(await at.platform.files.read(sha256)).equals(bytes[no]!)).toBe(true);
    })();
    const [done, again] = await Promise.all([reencryptFiles(at.platform), reencryptFiles(at.platform)]);
    isDone = true;
    await reading;
    expect([done.faults, done.resealed + again.resealed]).toEqual([[], done.files]);
    expect(await reencryptFiles(at.platform)).toMatchObject({ resealed: 0, faults: [] });
    const onlyNext = openFileStore({ ...next, oldKeys: [] });
    expect(await verifyFiles(at.database.db, onlyNext)).toMatchObject({ files: done.files, faults: [] });
  });
});
