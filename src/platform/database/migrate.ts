import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { root } from '../root.ts';
import { connect } from './connect.ts';

const MIGRATION_LOCK = 7_163_001;

/**
 * Brings the database to the newest migration; forward only, each in its own transaction, one process at a time.
 * @param options.until the last one that shall run, when a backup of an older version is to be read
 * @returns the names of the files it ran
 * @throws when a migration that has already run was edited since
 */
export async function migrate(ownerUrl: string, options: { until?: string } = {}): Promise<string[]> {
  const client = await connect(ownerUrl);
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(`create table if not exists migrations (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
    const done = new Map(
      (await client.query('select name, sha256 from migrations')).rows.map((row) => [row.name, row.sha256]),
    );
    const ran: string[] = [];
    for (const migration of readMigrations()) {
      if (options.until !== undefined && migration.name > options.until) break;
      const known = done.get(migration.name);
      if (known !== undefined && known !== migration.sha256)
        throw new Error(`Tệp di trú ${migration.name} đã bị sửa sau khi chạy.`);
      if (known === undefined) ran.push(await run(client, migration));
    }
    await vouchForSearch(client);
    return ran;
  } finally {
    await client.end();
  }
}

/**
 * What searches compare with. Behind a wall PostgreSQL uses an index only for functions that are known to tell nothing of what
 * they are given; these tell nothing and are not marked so. No dump keeps the mark, so it is looked at every time.
 */
const TELLS_NOTHING = ['textlike(text, text)', 'lower(text)', 'replace(text, text, text)'];

/** Marks them where the owner may: only a superuser may, and without it a search reads all of its ward's rows. */
async function vouchForSearch(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select oid::regprocedure::text as name from pg_proc where oid = any($1::regprocedure[]) and not proleakproof
      and (select rolsuper from pg_roles where rolname = current_user)`,
    [TELLS_NOTHING],
  );
  for (const { name } of rows) await client.query(`alter function pg_catalog.${name} leakproof`);
}

interface Migration {
  name: string;
  sql: string;
  sha256: string;
}

const folder = join(root, 'db', 'migrations');

/** The migrations that this version of the program brings, in their order. */
export function migrationNames(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
}

/** The same with their text and its hash. */
export function readMigrations(): Migration[] {
  return migrationNames().map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8');
    return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
}

async function run(client: pg.Client, migration: Migration): Promise<string> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into migrations (name, sha256) values ($1, $2)', [
      migration.name,
      migration.sha256,
    ]);
    await client.query('commit');
    return migration.name;
  } catch (error) {
    await client.query('rollback');
    throw new Error(`${migration.name}: ${(error as Error).message}`, { cause: error });
  }
}
