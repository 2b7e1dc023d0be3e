import pg from 'pg';

/** What a backup says of itself at its beginning. */
export interface Contents {
  format: 1;
  /** The instant of its snapshot, ISO 8601. */
  madeAt: string;
  migrations: { name: string; sha256: string }[];
  /** Every table that survives a crash, with the columns that are not computed. */
  tables: Table[];
  sequences: { name: string; value: number | null }[];
}

export interface Table {
  name: string;
  columns: string[];
}

/** And at its end: what has to have arrived. */
export interface Totals {
  /** Rows by table. */
  rows: Record<string, number>;
  files: number;
  /** Hashes of files that a row names and that could not be read. */
  missing: string[];
}

/** From the database's own catalogue: a new table cannot be forgotten. Sequences only grow, so they are read after the snapshot. */
export async function readContents(client: pg.ClientBase): Promise<Contents> {
  const { rows: migrations } = await client.query('select name, sha256 from migrations order by name');
  const { rows: at } = await client.query('select now() as now');
  const { rows: sequences } = await client.query(
    `select sequencename as name, last_value as value from pg_sequences where schemaname = 'public' order by 1`,
  );
  const madeAt = (at[0].now as Date).toISOString();
  return { format: 1, madeAt, migrations, tables: await listTables(client), sequences };
}

export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relpersistence = 'p'
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    group by c.relname order by c.relname`);
  return rows;
}

/** A table and its columns, as they stand in SQL. */
export function columnsOf({ columns }: Table): string {
  return columns.map((column) => pg.escapeIdentifier(column)).join(', ');
}

/** How streams are named. */
export const names = {
  contents: 'contents.json',
  totals: 'totals.json',
  table: (name: string) => `tables/${name}`,
  file: ({ sha256, size }: { sha256: string; size: number }) => `files/${sha256}/${size}`,
};

/** The kind of a stream by its name. */
export function readName(
  name: string,
): { table: string } | { sha256: string; size: number } | { other: string } {
  const [kind, which, size] = name.split('/');
  if (kind === 'tables' && which) return { table: which };
  if (kind === 'files' && which && size) return { sha256: which, size: Number(size) };
  return { other: name };
}
