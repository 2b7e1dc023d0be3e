import { sql } from 'kysely';
import type { Database, Db, Tx } from '../../database/database.ts';
import { mustSeeEveryWard } from '../../database/walls.ts';
import { type FileStore, lockBytes } from '../file-store.ts';
import { forgetBytes } from './forget-bytes.ts';
import { eachNamed, type FileColumn, isNamed, listFileColumns, listTextColumns } from './references.ts';

const DAY_MS = 24 * 3_600_000;
/** More than this share of all that is kept is no sweep: a wrong database or a wrong key looks like that. */
const MOST_SHARE = 0.5;
const FEW = 20;

export interface Swept {
  /** Rows of `files` that nothing refers to any more. */
  rows: number;
  /** Bytes that no row names. */
  bytes: number;
  /** Halves that a crash left. */
  parts: number;
  /** What lies in the store and is not ours to judge: of an unknown key, damaged, foreign. It is left. */
  unknown: number;
  /** Whether too much would have gone, so that no bytes went. */
  refused: boolean;
}

/**
 * Forgets what no row of any table refers to and is older than a day: first rows of `files`, then bytes. What is only just named
 * again stays, however old it is. A dry run counts what would go now, without the bytes of rows that would.
 */
export async function sweepFiles(
  { database, files }: { database: Database; files: FileStore },
  now: Date,
  { dryRun = false, force = false } = {},
): Promise<Swept> {
  const before = new Date(now.getTime() - DAY_MS);
  await mustSeeEveryWard(database.db);
  const rows = await sweepRows(database, before, dryRun);
  const { orphans, unknown, kept } = await findOrphans(database.db, files, before);
  const refused = !force && orphans.length > FEW && orphans.length > kept * MOST_SHARE;
  let bytes = refused || !dryRun ? 0 : orphans.length;
  if (!refused && !dryRun)
    for (const sha256 of orphans)
      if (await database.transact((tx) => forgetBytes(tx, files, sha256))) bytes++;
  const parts = dryRun ? 0 : await files.upkeep.forgetParts(before);
  return { rows, bytes, parts, unknown, refused };
}

async function sweepRows(database: Database, before: Date, dryRun: boolean): Promise<number> {
  const columns = await listFileColumns(database.db);
  const idle = await idleRows(database.db, columns, before);
  const named = await namedInText(database.db, idle);
  const orphans = idle.filter(({ sha256 }) => !named.has(sha256));
  if (dryRun) return orphans.length;
  let swept = 0;
  for (const row of orphans)
    if (await database.transact((tx) => forgetRow(tx, columns, row, before)).catch(unlessReferred)) swept++;
  return swept;
}

/** Somebody refers to the row in a transaction that was under way: then it stays. */
function unlessReferred(error: { code?: string }): false {
  if (error.code === '23503') return false;
  throw error;
}

interface FileRow {
  ward_id: number;
  sha256: string;
}

const isFree = (columns: readonly FileColumn[]) =>
  sql.join(
    columns.map(
      ({ table, column }) =>
        sql`not exists (select from ${sql.table(table)} r where r.ward_id = f.ward_id and r.${sql.ref(column)} = f.sha256)`,
    ),
    sql` and `,
  );

async function idleRows(db: Db, columns: readonly FileColumn[], before: Date): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`
    select ward_id, sha256 from files f where named_at < ${before} and ${isFree(columns)}`.execute(db);
  return rows;
}

/** Which of these hashes stand in any text of the database: in a step, an answer, a setting. */
async function namedInText(db: Db, given: readonly FileRow[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  if (given.length === 0) return found;
  const hashes = [...new Set(given.map((row) => row.sha256))];
  for (const { table, column } of await listTextColumns(db)) {
    const { rows } = await sql<{ hash: string }>`
      select distinct hit[1] as hash
      from ${sql.table(table)} t, regexp_matches(t.${sql.ref(column)}::text, '[0-9a-f]{64}', 'g') as hit
      where hit[1] = any(${hashes})`.execute(db);
    for (const { hash } of rows) found.add(hash);
  }
  return found;
}

/** Once more, with its bytes held: whoever names a file anew does so under the same lock, and then it is young. */
async function forgetRow(
  tx: Tx,
  columns: readonly FileColumn[],
  row: FileRow,
  before: Date,
): Promise<boolean> {
  await lockBytes(tx, row.sha256);
  const { numAffectedRows } = await sql`
    delete from files f where ward_id = ${row.ward_id} and sha256 = ${row.sha256}
      and named_at < ${before} and ${isFree(columns)}`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** What lies in the store under a name that no named bytes can have. */
async function findOrphans(db: Db, files: FileStore, before: Date) {
  const { upkeep } = files;
  const found: { orphans: string[]; unknown: number; kept: number } = { orphans: [], unknown: 0, kept: 0 };
  const names = new Set<string>();
  for await (const rows of eachNamed(db))
    for (const { sha256 } of rows) for (const name of upkeep.namesOf(sha256)) names.add(name);
  for await (const { name, at } of upkeep.list()) {
    found.kept++;
    if (names.has(name) || at >= before) continue;
    const sha256 = await upkeep.whatIs(name);
    if (sha256 === null) found.unknown++;
    else if (!(await isNamed(db, sha256))) found.orphans.push(sha256);
  }
  return found;
}
