import type { Db } from '../database/database.ts';
import { idKeys } from './keys-in-use.ts';
import { type Kept, keyOf, readRows } from './read-rows.ts';
import type { SealedText } from './sealed.ts';
import { SEALED_TABLES, type SealedTable } from './sealed-columns.ts';
import { keyIdOf, Unreadable, unsealText } from './sealing.ts';

const BATCH = 1000;

export interface SealedCount {
  /** How many values are sealed under each key, by the key's name. */
  byKey: Record<string, number>;
  inClear: number;
  /** Rows of which something cannot be opened, or whose mark is not that of its number, as table and key. */
  unreadable: string[];
}

/** Opens everything that is sealed. Reads only, a few rows at a time. */
export async function countSealed(db: Db): Promise<SealedCount> {
  const found: SealedCount = { byKey: {}, inClear: 0, unreadable: [] };
  for (const table of SEALED_TABLES)
    for (let after: unknown[] | null = null; ; ) {
      const rows: Kept[] = await readRows(db, table, { after, limit: BATCH });
      if (rows.length === 0) break;
      for (const row of rows) countRow(found, table, row);
      after = keyOf(table).map((column) => rows.at(-1)![column]);
    }
  return found;
}

function countRow(found: SealedCount, table: SealedTable, row: Kept): void {
  const { name, numbers = [], json = [], texts = [] } = table;
  let isReadable = true;
  for (const column of [...numbers, ...json, ...texts]) {
    const kept = row[column];
    if (typeof kept !== 'string') continue;
    const keyId = keyIdOf(kept);
    if (keyId === null) found.inClear++;
    else found.byKey[keyId] = (found.byKey[keyId] ?? 0) + 1;
    isReadable &&=
      keyId === null || isWhole(`${name}.${column}`, kept, numbers.includes(column) ? row : null);
  }
  if (isReadable) return;
  found.unreadable.push(
    `${name} ${keyOf(table)
      .map((column) => row[column])
      .join('/')}`,
  );
}

/** @param marked its row, where it is a number with a mark */
function isWhole(place: string, kept: string, marked: Kept | null): boolean {
  try {
    const clear = unsealText(place, kept as unknown as SealedText);
    if (marked === null) return true;
    const mark = marked[`${place.slice(place.indexOf('.') + 1)}_mark`];
    const key = idKeys().all.find(({ id }) => id === keyIdOf(kept))!;
    return Buffer.isBuffer(mark) && key.markOf(Number(marked.ward_id), clear).equals(mark);
  } catch (error) {
    if (error instanceof Unreadable) return false;
    throw error;
  }
}
