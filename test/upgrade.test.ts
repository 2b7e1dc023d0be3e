// A database of every earlier migration, with a living ward in it, becomes the newest and keeps its rows.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { makeBackup } from '../src/platform/backup/make-backup.ts';
import { restoreBackup } from '../src/platform/backup/restore-backup.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { openFileStore } from '../src/platform/files/store/open-store.ts';
import { root } from '../src/platform/root.ts';
import { seedDemo } from '../src/seed/seed.ts';
import { TEMPLATE, testFileSettings, urlOf } from './database.ts';

const FOLDER = join(root, 'db', 'migrations');
const NAMES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.sql'))
  .sort();
const made: string[] = [];
let admin: pg.Client;
let living: {
  name: string;
  tables: Map<string, string[]>;
  refersTo: Map<string, string[]>;
  schema: string[];
};

beforeAll(async () => {
  admin = new pg.Client({ connectionString: inject('adminUrl') });
  await admin.connect();
  const name = await make(TEMPLATE);
  const folder = mkdtempSync(join(tmpdir(), 'motcua-upgrade-'));
  const files = openFileStore(testFileSettings(folder));
  await seedDemo({ ownerUrl: urlOf(name), files, dossiers: 12, until: new Date('2026-11-23T03:00:00Z') });
  rmSync(folder, { recursive: true, force: true });
  living = await within(name, async (db) => ({
    ...{ name, tables: await tablesOf(db), refersTo: await referencesOf(db), schema: await schemaOf(db) },
  }));
});
afterAll(async () => {
  for (const name of made) await admin.query(`drop database ${name} with (force)`);
  await admin.end();
});

it('every earlier database becomes the newest, and keeps what it held', async () => {
  expect(NAMES.length).toBeGreaterThan(50);
  const faults: string[] = [];
  const before = await make('template0');
  let rows = 0;
  for (const name of NAMES.slice(0, -1)) {
    await within(before, (db) => runOne(db, name));
    const old = await make(before);
    const held = await within(old, (db) => fill(db));
    if (name === NAMES.at(-8)) faults.push(...(await throughBackup(old, held)));
    const failed = await migrate(urlOf(old)).then(
      () => null,
      (error: Error) => `${name}: ${error.message}`,
    );
    if (failed !== null) {
      faults.push(failed);
      continue;
    }
    const now = await within(old, async (db) => ({ schema: await schemaOf(db), counts: await countAll(db) }));
    faults.push(...differences(living.schema, now.schema).map((line) => `${name}: ${line}`));
    for (const [table, count] of held) {
      rows += count;
      if (living.tables.has(table) && (now.counts.get(table) ?? 0) < count)
        faults.push(`${name}: ${table} held ${count}, has ${now.counts.get(table)}`);
    }
    await admin.query(`drop database ${made.pop()} with (force)`);
  }
  expect(faults).toEqual([]);
  expect(rows).toBeGreaterThan(10_000);
}, 900_000);

/** The same by a backup that was made before the update. @returns what is not as it should be */
async function throughBackup(old: string, held: ReadonlyMap<string, number>): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-old-'));
  const [key, store] = [randomBytes(32), openFileStore(testFileSettings(folder))];
  const { file } = await makeBackup({ ownerUrl: urlOf(old), store: null, key, folder, now: new Date() });
  const place = await make('template0');
  const { migrations } = await restoreBackup({ path: file, key }, { ownerUrl: urlOf(place), store });
  rmSync(folder, { recursive: true, force: true });
  const now = await within(place, async (db) => ({ schema: await schemaOf(db), counts: await countAll(db) }));
  await admin.query(`drop database ${made.pop()} with (force)`);
  expect(migrations).toEqual(NAMES.slice(-7));
  const lost = [...held].filter(([table, count]) => (now.counts.get(table) ?? 0) < count);
  return [...differences(living.schema, now.schema), ...lost.map(([table]) => `${table} lost rows`)].map(
    (line) => `restored: ${line}`,
  );
}

async function make(from: string): Promise<string> {
  const name = `u_${randomUUID().replaceAll('-', '')}`;
  await admin.query(`create database ${name} template ${from}`);
  made.push(name);
  return name;
}

async function within<T>(name: string, work: (db: pg.Client) => Promise<T>): Promise<T> {
  const db = new pg.Client({ connectionString: urlOf(name) });
  await db.connect();
  try {
    return await work(db);
  } finally {
    await db.end();
  }
}

/** As `migrate` runs it, but only this one. */
async function runOne(db: pg.Client, name: string): Promise<void> {
  const text = readFileSync(join(FOLDER, name), 'utf8');
  await db.query(`create table if not exists migrations (
    name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
  await db.query(`begin; ${text}; commit`);
  const sha256 = createHash('sha256').update(text).digest('hex');
  await db.query('insert into migrations (name, sha256) values ($1, $2)', [name, sha256]);
}

/**
 * Gives an old database the living ward's rows, in the columns that it has; a table whose old rules do not take the newest rows, or
 * that wants a column which is no more, stays empty. @returns how many rows each table was given
 */
async function fill(db: pg.Client): Promise<Map<string, number>> {
  const held = new Map<string, number>();
  await db.query(`set session_replication_role = replica`);
  const tables = await tablesOf(db);
  for (const [table, columns] of tables) {
    const shared = columns.filter(
      (column) =>
        living.tables.get(table)?.includes(column) &&
        (living.refersTo.get(`${table}.${column}`) ?? []).every((target) => tables.has(target)),
    );
    if (shared.length === 0) continue;
    const names = shared.map((column) => `"${column}"`).join(', ');
    const rows = await rowsOf(table, names);
    const given = await db
      .query(
        `insert into ${table} (${names}) overriding system value select ${names} from json_populate_recordset(null::${table}, $1)`,
        [rows],
      )
      .catch(() => ({ rowCount: 0 }));
    held.set(table, given.rowCount ?? 0);
  }
  return held;
}

const read = new Map<string, string>();
async function rowsOf(table: string, names: string): Promise<string> {
  const key = `${table} ${names}`;
  const known = read.get(key);
  if (known !== undefined) return known;
  const text = await within(living.name, async (db) => {
    const { rows } = await db.query(
      `select coalesce(json_agg(r), '[]')::text as text from (select ${names} from ${table} limit 200) as r`,
    );
    return rows[0].text as string;
  });
  read.set(key, text);
  return text;
}

/** Columns by table, without those that are computed. */
async function tablesOf(db: pg.Client): Promise<Map<string, string[]>> {
  const { rows } = await db.query(`select c.table_name, array_agg(c.column_name::text) as columns
    from information_schema.columns as c join information_schema.tables as t using (table_schema, table_name)
    where table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER' and table_name <> 'migrations'
    group by c.table_name order by c.table_name`);
  return new Map(rows.map(({ table_name, columns }) => [table_name, columns]));
}

/** By `table.column` the tables that it points to now, but for its ward: an old row could not yet point to what came later. */
async function referencesOf(db: pg.Client): Promise<Map<string, string[]>> {
  const { rows } =
    await db.query(`select conrelid::regclass || '.' || attname as source, array_agg(confrelid::regclass::text) as targets
    from pg_constraint join pg_attribute on attrelid = conrelid and attnum = any(conkey)
    where contype = 'f' and attname <> 'ward_id' and not attnotnull group by 1`);
  return new Map(rows.map(({ source, targets }) => [source, targets]));
}

async function countAll(db: pg.Client): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const table of (await tablesOf(db)).keys()) {
    const { rows } = await db.query(`select count(*)::int as count from ${table}`);
    counts.set(table, rows[0].count);
  }
  return counts;
}

/** One line for every column, constraint, index, trigger, function and right. */
async function schemaOf(db: pg.Client): Promise<string[]> {
  const { rows } = await db.query(`
    select concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default, identity_generation) as line
      from information_schema.columns where table_schema = 'public'
    union all select concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint
      where connamespace = 'public'::regnamespace
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select concat_ws(' ', tgrelid::regclass, pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal
    union all select pg_get_functiondef(p.oid) from pg_proc as p where pronamespace = 'public'::regnamespace and prokind = 'f'
      and not exists (select from pg_depend where objid = p.oid and deptype = 'e')
    union all select concat_ws(' ', tablename, policyname, roles, cmd, qual, with_check) from pg_policies where schemaname = 'public'
    union all select concat_ws(' ', relname, relacl, relrowsecurity, reloptions) from pg_class where relnamespace = 'public'::regnamespace
    order by line`);
  return rows.map(({ line }) => line as string);
}

function differences(wanted: readonly string[], found: readonly string[]): string[] {
  const [a, b] = [new Set(wanted), new Set(found)];
  return [
    ...wanted.filter((line) => !b.has(line)).map((line) => `lacks ${line}`),
    ...found.filter((line) => !a.has(line)).map((line) => `has too much: ${line}`),
  ];
}
