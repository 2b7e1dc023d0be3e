import type { Day } from '../../../law/day.ts';
import { instant } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { PlacedFact } from '../../figures/index.ts';
import { factsOf } from '../facts.ts';
import type { FeedbackStep } from '../schema.ts';
import { type FeedbackState, foldFeedback } from '../state.ts';
import { asStep } from '../store.ts';

/** An item as its steps leave it, with what figures count of it. */
export interface FoldedItem {
  id: number;
  state: FeedbackState;
  facts: PlacedFact[];
}

/** Folds items from their steps and votes alone, in the order of their ids. */
export async function foldItems(db: Db, wardId: number, ids: readonly number[]): Promise<FoldedItem[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('feedback_steps')
    .select(['feedback_id', 'no', 'step', 'status_after', 'at', 'officer_id', 'by', 'payload'])
    .where('ward_id', '=', wardId)
    .where('feedback_id', 'in', ids)
    .orderBy('feedback_id')
    .orderBy('no')
    .execute();
  const votes = Map.groupBy(await votesOf(db, wardId, ids), (vote) => vote.feedback_id);
  return [...Map.groupBy(rows, (row) => row.feedback_id)].map(([id, steps]) => {
    const own = votes.get(id) ?? [];
    const likes = own.filter((vote) => vote.is_like).length;
    const state = foldFeedback(steps.map(asStep) as FeedbackStep[]);
    return { id, state, facts: factsOf(state, { likes, dislikes: own.length - likes }) };
  });
}

function votesOf(db: Db, wardId: number, ids: readonly number[]) {
  return db
    .selectFrom('feedback_votes')
    .select(['feedback_id', 'is_like'])
    .where('ward_id', '=', wardId)
    .where('feedback_id', 'in', ids)
    .execute();
}

/**
 * Items of which a fact can lie in the days `[from, to)`. Of an item on which no limit runs any more no fact is later than its last
 * step; of any other they may lie on days to come.
 */
export async function idsOfDays(
  db: Db,
  wardId: number,
  { from, to }: { from: Day; to: Day },
): Promise<number[]> {
  const rows = await db
    .selectFrom('feedback_items')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('received_at', '<', instant(to, 0))
    .where((is) => is.or([is('due_on', 'is not', null), is('status_at', '>=', instant(from, 0))]))
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}
