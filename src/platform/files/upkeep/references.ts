import { sql } from 'kysely';
import type { Db } from '../../database/database.ts';

/** A column that says which file it means. */
export interface FileColumn {
  table: string;
  column: string;
}

/** Columns with the hash of kept bytes that have no foreign key to `files`: their rows name the bytes by themselves. */
export const OWN_NAMES: readonly FileColumn[] = [
  { table: 'uploads', column: 'sha256' },
  { table: 'kept_packages', column: 'sha256' },
];

/**
 * What names no kept bytes: a file's own row, harmful code that was refused, the text of a migration, a package as it was when
 * it was made (while it is kept, `kept_packages` names it), a list that was read and not kept, a text that lies beside its hash, and
 * bytes that lie in the row itself.
 */
export const NO_NAMES: readonly FileColumn[] = [
  { table: 'files', column: 'sha256' },
  { table: 'infected_uploads', column: 'sha256' },
  { table: 'migrations', column: 'sha256' },
  { table: 'archive_packages', column: 'package_sha256' },
  { table: 'archived_dossiers', column: 'package_sha256' },
  { table: 'archive_export_items', column: 'kept_sha256' },
  { table: 'certificates', column: 'sealed_file' },
  { table: 'certificates', column: 'picture' },
  { table: 'official_imports', column: 'sha256' },
  { table: 'official_pictures', column: 'sha256' },
  { table: 'report_submissions', column: 'content_sha256' },
];

/** Every column with a foreign key to `files`, from the database's own catalogue: a new table cannot be forgotten. */
export async function listFileColumns(db: Db): Promise<FileColumn[]> {
  const { rows } = await sql<FileColumn>`
    select own.conrelid::regclass::text as "table", named.attname as "column"
    from pg_constraint own
    cross join lateral unnest(own.conkey, own.confkey) as pair (own_no, file_no)
    join pg_attribute named on named.attrelid = own.conrelid and named.attnum = pair.own_no
    join pg_attribute hash on hash.attrelid = own.confrelid and hash.attnum = pair.file_no
    where own.contype = 'f' and own.confrelid = 'files'::regclass and hash.attname = 'sha256'
    order by 1, 2`.execute(db);
  return rows;
}

/** Every other column of text or JSON in which the hash of a file may stand. */
export async function listTextColumns(db: Db): Promise<FileColumn[]> {
  const { rows } = await sql<FileColumn>`
    select c.relname as "table", a.attname as "column"
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
    where a.attnum > 0 and not a.attisdropped
      and a.atttypid in ('text'::regtype, 'varchar'::regtype, 'jsonb'::regtype, 'json'::regtype, 'text[]'::regtype)
      and has_column_privilege(c.oid, a.attnum, 'select')
    order by 1, 2`.execute(db);
  return rows.filter((each) => !NO_NAMES.some((not) => isSame(not, each)));
}

export function isSame(one: FileColumn, other: FileColumn): boolean {
  return one.table === other.table && one.column === other.column;
}

/** Whether any row names bytes, of any ward: a stored file or one on its way to be one. Under `lockBytes` it stays so. */
export async function isNamed(db: Db, sha256: string): Promise<boolean> {
  const [found] = await namedAmong(db, [sha256]);
  return found !== undefined;
}

/** Which of these bytes a row names. */
export async function namedAmong(db: Db, sha256s: readonly string[]): Promise<string[]> {
  const from = [{ table: 'files', column: 'sha256' }, ...OWN_NAMES].map(
    ({ table, column }) =>
      sql`select ${sql.ref(column)} as hash from ${sql.table(table)} where ${sql.ref(column)} = any(${sha256s})`,
  );
  const { rows } = await sql<{ hash: string }>`${sql.join(from, sql` union `)}`.execute(db);
  return rows.map((row) => row.hash);
}

/** Every hash that a row names, in their order, a thousand at a time; with its size in bytes. */
export async function* eachNamed(db: Db): AsyncGenerator<{ sha256: string; size: number }[]> {
  const from = [{ table: 'files', column: 'sha256' }, ...OWN_NAMES].map(
    ({ table, column }) => sql`select ${sql.ref(column)} as sha256, size from ${sql.table(table)}`,
  );
  let last = '';
  for (;;) {
    const { rows } = await sql<{ sha256: string; size: number }>`
      select distinct on (sha256) sha256, size from (${sql.join(from, sql` union all `)}) as named
      where sha256 > ${last} order by sha256 limit 1000`.execute(db);
    if (rows.length === 0) return;
    yield rows;
    last = rows.at(-1)!.sha256;
  }
}
