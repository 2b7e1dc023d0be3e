import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';

/** Whoever pours or counts the figures of a ward again waits for the other. */
export async function holdFigures(tx: Tx, wardId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('figures'), ${wardId}::int)`.execute(tx);
}
