import { sql } from 'kysely';
import type { Db } from '../database/database.ts';
import { inClear, type SealedTable } from './sealed-columns.ts';

/** A row as it lies there: its key and what is, or ought to be, sealed. JSON in clear is its text. */
export type Kept = Record<string, string | number | Buffer | null>;

interface Asked {
  /** Key of the last row that was read; null: from the first. */
  after: readonly unknown[] | null;
  limit: number;
  /** Only rows that hold something in clear; found by an index that is empty otherwise. */
  onlyInClear?: boolean;
  /** Locked until the transaction ends, without those that somebody else has locked. */
  locked?: boolean;
}

/** Rows of a table by their key. */
export async function readRows(db: Db, table: SealedTable, asked: Asked): Promise<Kept[]> {
  const key = sql.raw(keyOf(table).join(', '));
  const beyond =
    asked.after === null
      ? sql`true`
      : sql`(${key}) > (${sql.join(asked.after.map((each, at) => sql`${each}::${sql.raw(Object.values(table.key)[at]!)}`))})`;
  const clear = asked.onlyInClear ? sql.raw(`(${inClear(table)})`) : sql`true`;
  const { rows } = await sql<Kept>`select ${sql.raw(columnsOf(table).join(', '))} from ${sql.raw(table.name)}
    where ${beyond} and ${clear} order by ${key} limit ${asked.limit}
    ${asked.locked ? sql`for update skip locked` : sql``}`.execute(db);
  return rows;
}

export function keyOf(table: SealedTable): string[] {
  return Object.keys(table.key);
}

/** A sealed JSON value is a string, whose text stands in it without quotes; one in clear is read as JSON text. */
function columnsOf({ words, ...table }: SealedTable): string[] {
  const { numbers = [], json = [], texts = [] } = table;
  return [
    ...[...keyOf(table), ...numbers, ...numbers.map((each) => `${each}_mark`), ...texts],
    ...json.map((each) => `${each} #>> '{}' as ${each}`),
    ...(words === undefined ? [] : [words]),
  ];
}
