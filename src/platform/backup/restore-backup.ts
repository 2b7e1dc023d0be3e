import { Readable } from 'node:stream';
import { json as readJson } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { connect } from '../database/connect.ts';
import { migrate, readMigrations } from '../database/migrate.ts';
import type { FileStore } from '../files/file-store.ts';
import {
  type Contents,
  columnsOf,
  listTables,
  names,
  readName,
  type Table,
  type Totals,
} from './contents.ts';
import { type NamedStream, readPackage } from './package.ts';

export interface RestoredBackup {
  /** The instant that everything is as of, ISO 8601. */
  madeAt: string;
  rows: number;
  files: number;
  /** Hashes of files that the backup itself could not read when it was made. */
  missing: string[];
  /** Migrations that ran after it, because it is of an older version. */
  migrations: string[];
}

interface Given {
  path: string;
  key: Uint8Array;
}

/**
 * Brings a backup into an empty place: the tables as they were when it was made, then the migrations since. Triggers and foreign keys
 * rest meanwhile, for which the role has to be a superuser.
 * @throws Error with a Vietnamese sentence when the place is not empty, the backup is of a newer version, or not whole; the place is
 * empty again then
 */
export async function restoreBackup(
  given: Given,
  place: { ownerUrl: string; store: FileStore },
): Promise<RestoredBackup> {
  const client = await connect(place.ownerUrl, { inUtc: true });
  try {
    await mustBeEmpty(client);
    try {
      const restored = await load(client, given, place);
      return { ...restored, migrations: await migrate(place.ownerUrl) };
    } catch (error) {
      await client.query('rollback');
      await client.query(
        'drop schema public cascade; create schema public; grant usage on schema public to public',
      );
      throw error;
    }
  } finally {
    await client.end();
  }
}

async function mustBeEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    `select count(*)::int as tables from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
  );
  if (rows[0].tables > 0)
    throw new Error('cơ sở dữ liệu nhận bản sao lưu phải trống; dùng DATA_DIR hoặc DATABASE_URL khác.');
}

async function load(
  client: pg.Client,
  { path, key }: Given,
  { ownerUrl, store }: { ownerUrl: string; store: FileStore },
) {
  const streams = readPackage(path, key);
  const contents = await readContentsOf(streams);
  const tables = new Map(contents.tables.map((table) => [table.name, table]));
  await migrate(ownerUrl, { until: lastMigration(contents) });
  await client.query('begin; set local session_replication_role = replica');
  await mustFit(client, contents.tables);
  await client.query(`truncate ${contents.tables.map(({ name }) => pg.escapeIdentifier(name)).join(', ')}`);
  const arrived: Totals = { rows: {}, files: 0, missing: [] };
  let expected: Totals | null = null;
  for await (const { name, pieces } of streams) {
    const what = readName(name);
    if ('table' in what) arrived.rows[what.table] = await loadTable(client, tables.get(what.table)!, pieces);
    else if ('sha256' in what) {
      arrived.files++;
      await store.writeFrom({ ...what, open: () => pieces }).catch(() => arrived.missing.push(what.sha256));
    } else if (name === names.totals) expected = (await readJson(Readable.from(pieces))) as Totals;
  }
  mustHaveArrived(arrived, expected);
  for (const { name, value } of contents.sequences)
    if (value !== null)
      await client.query('select setval($1::regclass, $2)', [pg.escapeIdentifier(name), value]);
  await client.query('commit');
  await client.query('analyze');
  const rows = Object.values(arrived.rows).reduce((sum, count) => sum + count, 0);
  return { madeAt: contents.madeAt, rows, files: arrived.files, missing: arrived.missing };
}

async function readContentsOf(streams: AsyncGenerator<NamedStream>): Promise<Contents> {
  const first = await streams.next();
  if (first.done || first.value.name !== names.contents) throw new Error('bản sao lưu không có mục lục.');
  const contents = (await readJson(Readable.from(first.value.pieces))) as Contents;
  if (contents.format !== 1) throw new Error('bản sao lưu thuộc phiên bản mới hơn phần mềm này.');
  return contents;
}

function lastMigration({ migrations }: Contents): string {
  const known = new Map(readMigrations().map(({ name, sha256 }) => [name, sha256]));
  const strange = migrations.find(({ name, sha256 }) => known.get(name) !== sha256);
  if (strange !== undefined)
    throw new Error(
      `bản sao lưu thuộc phiên bản mới hơn hoặc khác phần mềm này: không biết tệp di trú ${strange.name}.`,
    );
  return migrations.at(-1)!.name;
}

async function mustFit(client: pg.Client, tables: readonly Table[]): Promise<void> {
  const line = ({ name, columns }: Table) => `${name}(${[...columns].sort().join(' ')})`;
  const here = new Set((await listTables(client)).map(line));
  const other = tables.map(line).find((each) => !here.has(each));
  if (other !== undefined) throw new Error(`bảng của bản sao lưu khác với tệp di trú: ${other}.`);
}

async function loadTable(
  client: pg.Client,
  table: Table,
  pieces: AsyncIterable<Uint8Array>,
): Promise<number> {
  const target = `${pg.escapeIdentifier(table.name)} (${columnsOf(table)})`;
  const stream = client.query(copyFrom(`copy ${target} from stdin`));
  await pipeline(Readable.from(pieces), stream);
  return stream.rowCount;
}

function mustHaveArrived(arrived: Totals, expected: Totals | null): void {
  const known = new Set(expected?.missing);
  const isWhole =
    expected !== null &&
    expected.files === arrived.files &&
    Object.entries(expected.rows).every(([table, count]) => arrived.rows[table] === count) &&
    arrived.missing.every((sha256) => known.has(sha256));
  if (!isWhole) throw new Error('không phục hồi được trọn bản sao lưu: thiếu dòng hoặc không ghi được tệp.');
}
