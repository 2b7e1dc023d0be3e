import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import { asArray, EVERY } from './walled-pool.ts';

/**
 * Lets the rest of a transaction touch other wards too: a dossier that is received at one and resolved at another. What it lets in
 * ends with the transaction.
 */
export async function reachWards(tx: Tx, wardIds: readonly number[]): Promise<void> {
  const given = asArray(wardIds);
  await sql`select set_config('motcua.wards', (coalesce(nullif(now_set, ''), '{}')::int[] || ${given}::int[])::text, true)
    from (select current_setting('motcua.wards', true) as now_set) as s where now_set is distinct from ${EVERY}`.execute(
    tx,
  );
}

/** Whoever forgets what nobody names has to see everybody. @throws Error when rows of some ward are hidden */
export async function mustSeeEveryWard(db: Db): Promise<void> {
  const { rows } = await sql<{ sees: boolean }>`
    select coalesce(current_setting('motcua.wards', true) = ${EVERY}, false) or not row_security_active('files') as sees`.execute(
    db,
  );
  if (!rows[0]?.sees) throw new Error('Only within every ward may anything be judged to be of no use.');
}
