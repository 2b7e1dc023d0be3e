import { sql } from 'kysely';
import type { Database, Tx } from '../database/database.ts';
import { idKeys } from './keys-in-use.ts';
import { type Kept, keyOf, readRows } from './read-rows.ts';
import type { SealedText } from './sealed.ts';
import { SEALED_TABLES, type SealedTable } from './sealed-columns.ts';
import { keyIdOf, sealText, Unreadable, unsealText } from './sealing.ts';

/** Rows of one transaction: few enough that nobody who waits for one of them notices. */
const BATCH = 500;
/** Rounds over a table in which others held rows, and the pause between two in milliseconds. */
const ROUNDS = 20;
const PAUSE = 250;

export interface Resealed {
  rows: number;
  /** How many were in clear, or under another key than the present one, until now. */
  resealed: number;
  /** Rows that could not be read, as table and key, and stay as they are. */
  unreadable: string[];
}

/**
 * Seals with the present key what is in clear or, unless `onlyInClear`, under a key of before, with the marks. In short transactions
 * over few rows, so that it may be stopped and begun again, and others work meanwhile; what they hold is come back to.
 * @param owner the owner of the tables: the application may not change some of the rows
 */
export async function resealIds(
  owner: Database,
  { onlyInClear = false, tell }: { onlyInClear?: boolean; tell?: (rows: number) => void } = {},
): Promise<Resealed> {
  const done: Resealed = { rows: 0, resealed: 0, unreadable: [] };
  for (const table of SEALED_TABLES)
    for (let round = 1; ; round++) {
      const seen: Resealed = { rows: 0, resealed: 0, unreadable: [] };
      await resealTable(owner, table, onlyInClear, seen, (rows) => tell?.(done.resealed + rows));
      done.resealed += seen.resealed;
      if (seen.resealed === 0 || round === ROUNDS) {
        done.rows += seen.rows;
        done.unreadable.push(...seen.unreadable);
        break;
      }
      await new Promise((wake) => setTimeout(wake, round === 1 ? 0 : PAUSE));
    }
  return done;
}

async function resealTable(
  owner: Database,
  table: SealedTable,
  onlyInClear: boolean,
  seen: Resealed,
  tell: (rows: number) => void,
): Promise<void> {
  let after: unknown[] | null = null;
  for (;;) {
    const rows: Kept[] = await owner.transact(async (tx) => {
      const read = await readRows(tx, table, { after, limit: BATCH, onlyInClear, locked: true });
      const changed = read.map((row) => resealRow(table, row, seen.unreadable)).filter((row) => row !== null);
      await write(tx, table, changed);
      seen.resealed += changed.length;
      return read;
    });
    seen.rows += rows.length;
    if (rows.length === 0) return;
    after = keyOf(table).map((column) => rows.at(-1)![column]);
    tell(seen.resealed);
  }
}

/** The row as it ought to be; null when it is so already or cannot be read. */
function resealRow(table: SealedTable, row: Kept, unreadable: string[]): Kept | null {
  try {
    return sealedRow(table, row);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    unreadable.push(
      `${table.name} ${keyOf(table)
        .map((column) => row[column])
        .join('/')}`,
    );
    return null;
  }
}

function sealedRow(
  { name, numbers = [], json = [], texts = [], words }: SealedTable,
  row: Kept,
): Kept | null {
  const { current } = idKeys();
  const next = { ...row };
  let isChanged = false;
  for (const column of [...numbers, ...json, ...texts]) {
    const kept = row[column];
    if (typeof kept !== 'string' || keyIdOf(kept) === current.id) continue;
    const place = `${name}.${column}`;
    const clear = unsealText(place, kept as unknown as SealedText);
    next[column] = sealText(place, clear) as unknown as string;
    if (numbers.includes(column)) next[`${column}_mark`] = current.markOf(Number(row.ward_id), clear);
    if (words !== undefined && keyIdOf(kept) === null) next[words] = without(String(next[words]), clear);
    isChanged = true;
  }
  return isChanged ? next : null;
}

function without(words: string, number: string): string {
  return words
    .split(' ')
    .filter((word) => word !== number)
    .join(' ');
}

async function write(tx: Tx, table: SealedTable, rows: readonly Kept[]): Promise<void> {
  if (rows.length === 0) return;
  const { numbers = [], json = [], texts = [], words } = table;
  const columns: [string, string][] = [
    ...Object.entries(table.key),
    ...[...numbers, ...texts, ...json, ...(words === undefined ? [] : [words])].map(
      (each): [string, string] => [each, 'text'],
    ),
    ...numbers.map((each): [string, string] => [`${each}_mark`, 'bytea']),
  ];
  const given = columns.map(([column, type]) => sql`${rows.map((row) => row[column])}::${sql.raw(type)}[]`);
  const set = columns
    .slice(keyOf(table).length)
    .map(([column]) => `${column} = ${json.includes(column) ? `to_jsonb(n.${column})` : `n.${column}`}`);
  const same = keyOf(table).map((column) => `t.${column} = n.${column}`);
  await sql`update ${sql.raw(table.name)} as t set ${sql.raw(set.join(', '))}
    from unnest(${sql.join(given)}) as n (${sql.raw(columns.map(([column]) => column).join(', '))})
    where ${sql.raw(same.join(' and '))}`.execute(tx);
}
