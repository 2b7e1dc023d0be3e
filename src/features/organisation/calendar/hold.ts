import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';

/** First key of the advisory locks on wards' calendars. */
const CALENDARS = 24;

/**
 * Holds a ward's calendar until the commit: many may count due times by it at once, and whoever changes it waits for
 * them and they for him. So no due time is counted by a calendar that has just been replaced.
 */
export async function holdCalendar(tx: Tx, wardId: number, why: 'count' | 'change'): Promise<void> {
  await (why === 'change'
    ? sql`select pg_advisory_xact_lock(${CALENDARS}, ${wardId})`.execute(tx)
    : sql`select pg_advisory_xact_lock_shared(${CALENDARS}, ${wardId})`.execute(tx));
}
