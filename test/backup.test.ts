// A living ward is copied while it works, brought into an empty place by the commands alone, and is the same there row by row.
import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { verifyDossiers } from '../src/features/dossiers/index.ts';
import { receiveFeedback, verifyFeedback } from '../src/features/feedback/index.ts';
import { makeBackup } from '../src/platform/backup/make-backup.ts';
import { restoreBackup } from '../src/platform/backup/restore-backup.ts';
import { verifyBackup } from '../src/platform/backup/verify-backup.ts';
import { openDatabase } from '../src/platform/database/database.ts';
import { saveFile } from '../src/platform/files/file-store.ts';
import { openFileStore } from '../src/platform/files/store/open-store.ts';
import { verifyFiles } from '../src/platform/files/upkeep/verify.ts';
import { root } from '../src/platform/root.ts';
import { type TestDatabase, testDatabase, testFileSettings, urlOf } from './database.ts';
import { dossierLife } from './dossier-life.ts';
import { givenFeedback } from './feedback-life.ts';

let at: TestDatabase;
let folder: string;
const made: string[] = [];
const KEY = randomBytes(32);

beforeAll(async () => {
  at = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'motcua-backup-'));
  const life = dossierLife(at);
  await life.finish(await life.accept());
  await life.accept();
  // One of many pieces, and one of a few bytes.
  for (const size of [9_000_000, 12]) await save(randomBytes(size));
  await at.database.transact((tx) =>
    receiveFeedback(tx, { wardId: at.wardId, takenBy: null, now: at.platform.now() }, givenFeedback()),
  );
});
afterAll(async () => {
  for (const name of made) await query(inject('adminUrl'), `drop database ${name} with (force)`);
  await at.close();
  rmSync(folder, { recursive: true, force: true });
});

it('a backup brought into an empty place is equal row by row, file by file, and goes on working', async () => {
  const before = await digests(at.ownerUrl);
  const made = await backUp('quiet');
  const { rows, files } = counted(before);
  expect(made).toMatchObject({ rows, files, missing: [] });
  expect(rows).toBeGreaterThan(1000);
  expect(files).toBeGreaterThan(1);
  expect(readFileSync(made.file).includes('Người nộp thử')).toBe(false);
  expect(await verifyBackup(made.file, KEY)).toMatchObject({ rows, files, faults: [] });

  const place = await emptyPlace();
  const said = await motcua(['restore', made.file, '--json'], place);
  expect(said.json).toMatchObject({ ok: true, rows, files, missing: [], migrations: [] });
  expect(await digests(place.ownerUrl)).toEqual(before);
  await mustBeWell(place);
  // A sequence that was not brought along would give a number that is taken.
  await query(
    place.ownerUrl,
    `insert into jobs (task, payload, run_at, created_at) values ('x', '{}', now(), now())`,
  );
  await expect(restoreBackup({ path: made.file, key: KEY }, place)).rejects.toThrow('phải trống');
});

it('what is written meanwhile is in it whole or not at all', async () => {
  const life = dossierLife(at);
  const known = [await life.accept(), await life.accept()];
  const running = backUp('busy');
  let isOver = false;
  void running.finally(() => {
    isOver = true;
  });
  let more = 0;
  for (; !isOver; more++) await life.accept();
  const place = await emptyPlace();
  await restoreBackup({ path: (await running).file, key: KEY }, place);
  await mustBeWell(place);
  const [found] = await query(
    place.ownerUrl,
    `select count(*)::int as count from dossiers where id = any('{${known}}')`,
  );
  expect(found).toEqual({ count: 2 });
  expect(more).toBeGreaterThan(0);
});

it('a changed, cut, foreign or locked backup is refused, and leaves the place empty', async () => {
  const { file } = await backUp('whole');
  const whole = readFileSync(file);
  const place = await emptyPlace();
  const flipped = Buffer.from(whole);
  flipped[whole.length - 300]! ^= 1;
  for (const [bytes, said, key] of [
    [flipped, 'bị hỏng, bị sửa hoặc bị cắt ngắn', KEY],
    [whole.subarray(0, whole.length - 70_000), 'bị hỏng, bị sửa hoặc bị cắt ngắn', KEY],
    [Buffer.from('một tệp khác'), 'không phải bản sao lưu', KEY],
    [whole, 'BACKUP_KEY khác', randomBytes(32)],
  ] as const) {
    const path = join(folder, 'other.mcb');
    writeFileSync(path, bytes);
    await expect(verifyBackup(path, key)).rejects.toThrow(said);
    await expect(restoreBackup({ path, key }, place)).rejects.toThrow(said);
    expect(await digests(place.ownerUrl)).toEqual(new Map());
  }
  expect(await restoreBackup({ path: file, key: KEY }, place)).toMatchObject({ missing: [] });
});

it('a file that is gone is named, costs no other, and a whole backup is kept before it', async () => {
  const to = ['backup', '--to', join(folder, 'kept'), '--keep', '1', '--json'];
  await backUp('kept');
  expect((await motcua(to, here())).json).toMatchObject({
    ok: true,
    forgotten: [expect.stringMatching(/\.mcb$/)],
  });
  const [lost] = await query(at.ownerUrl, 'select sha256 from files order by sha256 limit 1');
  await at.platform.files.remove(lost!.sha256 as string);
  const poor = await motcua(to, here());
  expect(poor).toMatchObject({ code: 1, json: { ok: false, missing: [lost!.sha256], forgotten: [] } });
  expect(readdirSync(join(folder, 'kept'))).toHaveLength(2);
  const place = await emptyPlace();
  const path = poor.json.file as string;
  expect((await verifyBackup(path, KEY)).faults).toEqual([`tệp ${lost!.sha256}: thiếu hoặc hỏng`]);
  expect(await restoreBackup({ path, key: KEY }, place)).toMatchObject({ missing: [lost!.sha256] });
  const tries = await query(at.ownerUrl, 'select ok from backups order by id desc limit 2');
  expect(tries.map(({ ok }) => ok)).toEqual([false, true]);
});

const save = (bytes: Uint8Array) =>
  at.database.transact((tx) => {
    const file = { name: 'Giấy tờ.pdf', mediaType: 'application/pdf', bytes };
    return saveFile(tx, at.platform.files, at.wardId, file, at.platform.now());
  });

let seconds = 0;
const backUp = (name: string) =>
  makeBackup({
    ...{ ownerUrl: at.ownerUrl, store: at.platform.files, key: KEY, folder: join(folder, name) },
    now: new Date(Date.UTC(2026, 0, 1, 0, 0, seconds++)),
  });

/** Every chain, and every file that a row names. */
async function mustBeWell({ ownerUrl, store }: Awaited<ReturnType<typeof emptyPlace>>): Promise<void> {
  const database = openDatabase(ownerUrl, { max: 2 }).acrossWards();
  try {
    const found = await database.transact((tx) => verifyDossiers(tx, at.wardId), 'repeatable read');
    expect(found.faults).toEqual([]);
    expect(
      (await database.transact((tx) => verifyFeedback(tx, at.wardId), 'repeatable read')).faults,
    ).toEqual([]);
    expect((await verifyFiles(database.db, store)).faults).toEqual([]);
  } finally {
    await database.close();
  }
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const here = () => ({
  ...{
    ownerUrl: at.ownerUrl,
    dataDir: at.platform.settings.dataDir,
    filesKey: at.platform.settings.files.key,
  },
});

/** A database without a table, a folder without a file, and another key for files. */
async function emptyPlace() {
  const name = `b_${randomUUID().replaceAll('-', '')}`;
  await query(inject('adminUrl'), `create database ${name} template template0`);
  made.push(name);
  const ownerUrl = urlOf(name);
  const dataDir = mkdtempSync(join(folder, 'place-'));
  const files = testFileSettings(dataDir);
  return { ownerUrl, dataDir, filesKey: files.key, store: openFileStore(files) };
}

/** The command as a process of its own. */
async function motcua(args: string[], place: { ownerUrl: string; dataDir: string; filesKey: Uint8Array }) {
  const child = spawn(process.execPath, [join(root, 'src', 'cli.ts'), ...args], {
    env: {
      ...{ ...process.env, DATABASE_URL: place.ownerUrl, DATA_DIR: place.dataDir },
      ...{ BACKUP_KEY: hex(KEY), FILES_KEY: hex(place.filesKey) },
    },
  });
  const ended = once(child, 'close');
  const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await ended;
  return { code, json: JSON.parse(out || '{}'), error };
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** By table the number of its rows and a digest of all of them, and by sequence where it stands. */
async function digests(url: string): Promise<Map<string, string>> {
  const names = await query(
    url,
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relpersistence = 'p'`,
  );
  const tables = names.map(
    ({ name }) =>
      `select '${name}' as name, count(*) || ' ' || md5(coalesce(string_agg(t::text, e'\\n' order by t::text), '')) as digest from "${name}" as t`,
  );
  const sequences = `select sequencename, coalesce(last_value::text, '') from pg_sequences`;
  const found = await query(url, [...tables, sequences].join(' union all '));
  return new Map(found.map(({ name, digest }) => [name as string, digest as string]));
}

function counted(found: Map<string, string>): { rows: number; files: number } {
  const counts = [...found]
    .filter(([, digest]) => digest.includes(' '))
    .map(([, digest]) => Number.parseInt(digest, 10));
  return {
    rows: counts.reduce((sum, count) => sum + count, 0),
    files: Number.parseInt(found.get('files') ?? '', 10),
  };
}
