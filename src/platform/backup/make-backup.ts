import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { connect } from '../database/connect.ts';
import { asOwner, type Tx } from '../database/database.ts';
import type { FileStore } from '../files/file-store.ts';
import { eachNamed } from '../files/upkeep/references.ts';
import { Problem } from '../problem.ts';
import { columnsOf, names, readContents, type Totals } from './contents.ts';
import { type NamedStream, writePackage } from './package.ts';

export interface MadeBackup {
  file: string;
  /** Size of the file in bytes. */
  bytes: number;
  rows: number;
  files: number;
  /** Hashes of files that a row of the backup names and that could not be read. */
  missing: string[];
}

interface Wanted {
  ownerUrl: string;
  /** Null leaves the files of the store out, when they are kept safe in another way. */
  store: FileStore | null;
  key: Uint8Array;
  folder: string;
  now: Date;
}

/**
 * Copies all rows as they are at one instant, and the files that they name, into one sealed file, while everybody goes on working. What it
 * came to is written into `backups`, also when it failed.
 * @throws Error when the database, the store or the folder fails; no file is left then
 */
export async function makeBackup(wanted: Wanted): Promise<MadeBackup> {
  const place = join(wanted.folder, `motcua-${wanted.now.toISOString().replace(/[-:]|\.\d+/g, '')}.mcb`);
  try {
    await mkdir(wanted.folder, { recursive: true, mode: 0o700 });
    const made = await asOwner(wanted.ownerUrl, (owner) =>
      owner.transact((tx) => writeFrom(tx, wanted, place), 'repeatable read'),
    );
    await record(wanted, { place, ok: made.missing.length === 0, said: '', made });
    return made;
  } catch (error) {
    await record(wanted, { place, ok: false, said: (error as Error).message, made: null }).catch(
      () => undefined,
    );
    throw error;
  }
}

async function writeFrom(tx: Tx, { ownerUrl, store, key }: Wanted, place: string): Promise<MadeBackup> {
  const { rows } = await sql<{ id: string }>`select pg_export_snapshot() as id`.execute(tx);
  const client = await connect(ownerUrl, { inUtc: true });
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    await client.query(`set transaction snapshot ${pg.escapeLiteral(rows[0]!.id)}`);
    const totals: Totals = { rows: {}, files: 0, missing: [] };
    const bytes = await writePackage(place, key, streamsOf(tx, client, store, totals));
    const sum = Object.values(totals.rows).reduce((total, count) => total + count, 0);
    return { file: place, bytes, rows: sum, files: totals.files, missing: totals.missing };
  } finally {
    await client.end();
  }
}

async function* streamsOf(
  tx: Tx,
  client: pg.Client,
  store: FileStore | null,
  totals: Totals,
): AsyncGenerator<NamedStream> {
  const contents = await readContents(client);
  yield { name: names.contents, pieces: json(contents) };
  for (const table of contents.tables) {
    const rows = `select ${columnsOf(table)} from ${pg.escapeIdentifier(table.name)}`;
    const stream = client.query(copyTo(`copy (${rows}) to stdout`));
    yield { name: names.table(table.name), pieces: stream };
    totals.rows[table.name] = stream.rowCount;
  }
  if (store !== null)
    for await (const page of eachNamed(tx))
      for (const file of page) {
        yield { name: names.file(file), pieces: readable(store, file.sha256, totals) };
        totals.files++;
      }
  yield { name: names.totals, pieces: json(totals) };
}

async function* json(value: object): AsyncGenerator<Buffer> {
  yield Buffer.from(JSON.stringify(value));
}

/** One file that cannot be read must not cost the backup of all others: it is named at the end. */
async function* readable(store: FileStore, sha256: string, totals: Totals): AsyncGenerator<Uint8Array> {
  try {
    yield* await store.open(sha256);
  } catch (error) {
    // A store that does not answer says nothing of its files.
    if (error instanceof Problem) throw error;
    totals.missing.push(sha256);
  }
}

interface Outcome {
  place: string;
  ok: boolean;
  /** Why it failed. */
  said: string;
  made: MadeBackup | null;
}

/** A database of an older version, backed up before its update, has no place for it yet. */
async function record({ ownerUrl, now }: Wanted, { place, ok, said, made }: Outcome): Promise<void> {
  await asOwner(ownerUrl, (owner) =>
    owner.transact(async (tx) => {
      const { rows } = await sql<{
        there: boolean;
      }>`select to_regclass('backups') is not null as there`.execute(tx);
      if (!rows[0]!.there) return;
      await tx
        .insertInto('backups')
        .values({
          ...{ started_at: now, finished_at: sql<Date>`clock_timestamp()`, ok, said, place },
          ...{ bytes: made?.bytes ?? 0, row_count: made?.rows ?? 0, file_count: made?.files ?? 0 },
        })
        .execute();
    }),
  );
}

/** Forgets the oldest backups of a folder but for the newest `keep`. @returns their names */
export async function forgetOldBackups(folder: string, keep: number): Promise<string[]> {
  const all = (await readdir(folder)).filter((name) => /^motcua-\d{8}T\d{6}Z\.mcb$/.test(name)).sort();
  const old = all.slice(0, Math.max(0, all.length - keep));
  for (const name of old) await rm(join(folder, name));
  return old;
}
