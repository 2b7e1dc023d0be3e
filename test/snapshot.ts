import pg from 'pg';
import type { TestDatabase } from './database.ts';

/** Tables that a refusal may write: who looked, who tried, who is signed in. */
const NOTES = new Set(['access_log', 'looks', 'attempts', 'sessions', 'pending_sign_ins']);

/** How many rows every table holds and what stands in them, seen by the owner. */
export type Snapshot = ReadonlyMap<string, string>;

/** Looks at all tables, again and again over one connection, to see what a request changed. */
export async function openSnapshots(at: Pick<TestDatabase, 'ownerUrl'>) {
  const owner = new pg.Client({ connectionString: at.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ name: string }>(
    `select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  const tables = rows.map((row) => row.name).filter((name) => !NOTES.has(name));
  const parts = tables.map(
    (
      name,
    ) => `select '${name}' as name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as what
      from "${name}" t`,
  );
  const take = async (): Promise<Snapshot> => {
    const found = await owner.query<{ name: string; what: string }>(parts.join(' union all '));
    return new Map(found.rows.map((row) => [row.name, row.what]));
  };
  return { take, tables, query: owner.query.bind(owner), close: () => owner.end() };
}

/** The tables that differ. */
export function changedTables(before: Snapshot, after: Snapshot): string[] {
  return [...after].filter(([name, what]) => before.get(name) !== what).map(([name]) => name);
}
