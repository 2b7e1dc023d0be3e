import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import { noteFacts } from '../figures/index.ts';
import { factsOf, type Votes } from './facts.ts';
import { findPublished } from './publishing/published.ts';
import { lockFeedback } from './store.ts';

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

/** A voice of the public on an answer that is shown. */
export interface Judgement {
  code: string;
  /** By whom: a keyed hash of 32 bytes, another one for each item. Several: whichever of them judged before, else the first. */
  voters: readonly Buffer[];
  isLike: boolean;
  now: Date;
}

/**
 * Counts one voice, or changes it: one for each voter and item. The item is locked, so that no voice is counted past another and the
 * figures move with each.
 * @throws Problem not_found also of an item that is not shown, alike
 */
export async function judgeAnswer(tx: Tx, wardId: number, judgement: Judgement): Promise<Votes> {
  const { code, voters, isLike, now } = judgement;
  const found = await findPublished(tx, wardId, code);
  if (found === null) throw notShown();
  const { state } = await lockFeedback(tx, wardId, found.id);
  if (state.status !== 'published') throw notShown();
  const before = await findVotes(tx, wardId, found.id);
  const own = await findOwn(tx, { wardId, id: found.id }, voters);
  await tx
    .insertInto('feedback_votes')
    .values({
      ...{ ward_id: wardId, feedback_id: found.id, voter: own?.voter ?? voters[0]! },
      ...{ is_like: isLike, voted_at: now },
    })
    .onConflict((conflict) =>
      conflict
        .columns(['ward_id', 'feedback_id', 'voter'])
        .doUpdateSet({ is_like: isLike, voted_at: now })
        .where('feedback_votes.is_like', '!=', isLike),
    )
    .execute();
  const after = await findVotes(tx, wardId, found.id);
  await noteFacts(tx, wardId, factsOf(state, before), factsOf(state, after));
  return after;
}

/** How one of these voters judged; null: not yet. */
export async function findOwnVote(
  db: Db,
  item: { wardId: number; id: number },
  voters: readonly Buffer[],
): Promise<boolean | null> {
  return (await findOwn(db, item, voters))?.is_like ?? null;
}

async function findOwn(db: Db, { wardId, id }: { wardId: number; id: number }, voters: readonly Buffer[]) {
  if (voters.length === 0) return undefined;
  const rows = await db
    .selectFrom('feedback_votes')
    .select(['voter', 'is_like'])
    .where('ward_id', '=', wardId)
    .where('feedback_id', '=', id)
    .where('voter', 'in', [...voters])
    .execute();
  return voters.flatMap((voter) => rows.find((row) => row.voter.equals(voter)) ?? [])[0];
}

function notShown(): Problem {
  return new Problem('not_found', 'Không có trang này.');
}
