import { sql } from 'kysely';
import type { Tx } from './database.ts';

/** The one channel of PostgreSQL on which all news of an installation goes; wards and topics are told apart in it. */
export const NEWS = 'motcua_news';

/** What happened, in a word, to whom it concerns. Never a name or a number of a person: anyone may listen. */
export interface News {
  wardId: number;
  topic: string;
  what: string;
}

/**
 * Tells those who listen to a topic of a ward that something changed there. It is told if and only if the transaction
 * commits, and in the order of commits.
 * @throws RangeError when the words are longer than PostgreSQL carries
 */
export async function publish(tx: Tx, wardId: number, topic: string, what: string): Promise<void> {
  const words = JSON.stringify({ wardId, topic, what } satisfies News);
  if (Buffer.byteLength(words) > 7000) throw new RangeError('The news is too long to be told.');
  await sql`select pg_notify(${NEWS}, ${words})`.execute(tx);
}
