import type { Db } from '../../platform/database/database.ts';
import type { PlacedFact } from '../figures/index.ts';
import { factsOf } from './facts.ts';
import type { FeedbackStep } from './schema.ts';
import { foldFeedback } from './state.ts';
import { asStep } from './store.ts';

const BATCH = 1000;

/** Counts all items of a ward anew from their steps, batch by batch. */
export async function* countFeedback(db: Db, wardId: number): AsyncGenerator<PlacedFact[]> {
  for (let after = 0; ; ) {
    const items = await db
      .selectFrom('feedback_items')
      .select('id')
      .where('ward_id', '=', wardId)
      .where('id', '>', after)
      .orderBy('id')
      .limit(BATCH)
      .execute();
    const last = items.at(-1)?.id;
    if (last === undefined) return;
    yield await factsBetween(db, wardId, after, last);
    after = last;
  }
}

async function factsBetween(db: Db, wardId: number, after: number, last: number): Promise<PlacedFact[]> {
  const rows = await db
    .selectFrom('feedback_steps')
    .select(['feedback_id', 'no', 'step', 'status_after', 'at', 'officer_id', 'by', 'payload'])
    .where('ward_id', '=', wardId)
    .where('feedback_id', '>', after)
    .where('feedback_id', '<=', last)
    .orderBy('feedback_id')
    .orderBy('no')
    .execute();
  const votes = await votesBetween(db, wardId, after, last);
  const chains = Map.groupBy(rows, (row) => row.feedback_id);
  return [...chains].flatMap(([id, steps]) => {
    const own = votes.filter((vote) => vote.feedback_id === id);
    const likes = own.filter((vote) => vote.is_like).length;
    const state = foldFeedback(steps.map(asStep) as FeedbackStep[]);
    return factsOf(state, { likes, dislikes: own.length - likes });
  });
}

function votesBetween(db: Db, wardId: number, after: number, last: number) {
  return db
    .selectFrom('feedback_votes')
    .select(['feedback_id', 'is_like'])
    .where('ward_id', '=', wardId)
    .where('feedback_id', '>', after)
    .where('feedback_id', '<=', last)
    .execute();
}
