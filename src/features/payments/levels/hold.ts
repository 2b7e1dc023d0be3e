import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';

/** First key of the advisory locks on what a ward's money goes by. */
const LEVELS = 27;

/** Holds a ward's levels, accounts and bank numbers until the commit: two who set or use one at once follow each other. */
export async function holdLevels(tx: Tx, wardId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LEVELS}, ${wardId})`.execute(tx);
}
