import type { Db } from '../../platform/database/database.ts';
import type { PlacedFact } from '../figures/index.ts';
import { foldItems } from './figures/read-folds.ts';

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
    const folded = await foldItems(
      db,
      wardId,
      items.map(({ id }) => id),
    );
    yield folded.flatMap(({ facts }) => facts);
    after = last;
  }
}
