import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { connect } from './connect.ts';
import type { Tx } from './database.ts';
import type { DB } from './types.ts';

/** Rows of one table, by column; every row has the same columns. */
export type BulkRow = Readonly<Record<string, unknown>>;

/** Writes rows as they are, without asking whether they are allowed: for what was made by the same rules as what the verbs write. */
export type WriteRows = (table: string, rows: readonly BulkRow[]) => Promise<void>;

/** One connection of the owner, over which very many rows are written. */
export interface Bulk {
  /** One transaction, in which everything is written or nothing. */
  transact<T>(work: (tx: Tx, write: WriteRows) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Opens it. `isTrusted`: triggers and foreign keys rest meanwhile, which is several times as quick and needs a superuser.
 * @throws Error when it is trusted and the role may not do that
 */
export async function openBulk(ownerUrl: string, { isTrusted }: { isTrusted: boolean }): Promise<Bulk> {
  const client = await connect(ownerUrl, { inUtc: true });
  if (isTrusted) await client.query('set session_replication_role = replica');
  const connection = Object.assign(client, { release: () => undefined });
  const pool = { connect: async () => connection, end: () => client.end() };
  const kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool: pool as never }) });
  return {
    transact: (work) =>
      kysely.transaction().execute((tx) => work(tx, (table, rows) => write(client, table, rows))),
    close: () => kysely.destroy().then(() => client.end()),
  };
}

/** Bytes that are handed over at once, so that neither side waits long. */
const PIECE = 1 << 16;

async function write(client: pg.Client, table: string, rows: readonly BulkRow[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!);
  const names = columns.map((name) => client.escapeIdentifier(name)).join(', ');
  const stream = client.query(copyFrom(`copy ${client.escapeIdentifier(table)} (${names}) from stdin`));
  const done = finished(stream);
  done.catch(() => undefined);
  let piece = '';
  for (const row of rows) {
    for (let at = 0; at < columns.length; at++) piece += (at === 0 ? '' : '\t') + asCopied(row[columns[at]!]);
    piece += '\n';
    if (piece.length < PIECE) continue;
    if (!stream.write(piece)) await Promise.race([once(stream, 'drain'), done]);
    piece = '';
  }
  stream.end(piece);
  await done;
}

const TO_ESCAPE = /[\\\t\n\r]/;
const ESCAPED: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A value in the text form of COPY. */
function asCopied(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return TO_ESCAPE.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => ESCAPED[sign]!) : text;
}
