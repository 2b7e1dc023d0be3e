import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import type { Votes } from './facts.ts';

/** How an item's answer was judged so far. */
export async function findVotes(db: Db, wardId: number, feedbackId: number): Promise<Votes> {
  const row = await db
    .selectFrom('feedback_votes')
    .select([
      sql<number>`count(*) filter (where is_like)::int`.as('likes'),
      sql<number>`count(*) filter (where not is_like)::int`.as('dislikes'),
    ])
    .where('ward_id', '=', wardId)
    .where('feedback_id', '=', feedbackId)
    .executeTakeFirstOrThrow();
  return row;
}
