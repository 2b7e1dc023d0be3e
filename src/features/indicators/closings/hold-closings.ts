import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';

/** Waits until nobody else closes periods of the ward, and keeps others waiting until this transaction ends. */
export async function holdClosings(tx: Tx, wardId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('closings'), ${wardId}::int)`.execute(tx);
}

/** The same without waiting. @returns false when somebody else closes */
export async function tryHoldClosings(tx: Tx, wardId: number): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('closings'), ${wardId}::int) as held`.execute(tx);
  return rows[0]!.held;
}
