import { createHash } from 'node:crypto';
import type { Db, Tx } from '../../platform/database/database.ts';

/** What stands for a list of definitions, each a name with its version: SHA-256 in hex. */
export function hashOfDefinitions(definitions: readonly string[]): string {
  return createHash('sha256').update(definitions.join('\n')).digest('hex');
}

/** By which definitions a ward's figures were counted; null when that was never noted. */
export async function findDefinitions(db: Db, wardId: number): Promise<string | null> {
  const row = await db
    .selectFrom('figure_definitions')
    .select('definitions')
    .where('ward_id', '=', wardId)
    .executeTakeFirst();
  return row?.definitions ?? null;
}

export async function noteDefinitions(tx: Tx, wardId: number, definitions: string, now: Date): Promise<void> {
  await tx
    .insertInto('figure_definitions')
    .values({ ward_id: wardId, definitions, counted_at: now })
    .onConflict((conflict) => conflict.column('ward_id').doUpdateSet({ definitions, counted_at: now }))
    .execute();
}
