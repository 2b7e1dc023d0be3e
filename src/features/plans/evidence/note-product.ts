import type { Day } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { SourceCode } from './evidence.ts';

export interface NotedProduct {
  /** Which kind of evidence it is; the wording of the plan's tasks decides for which of them it counts. */
  source: Extract<SourceCode, 'meeting'>;
  /** Its name for good, `meeting/12`: the same name is noted once. */
  ref: string;
  day: Day;
  title: string;
  number: string | null;
  detail: string | null;
  /** The officers' page of it. */
  address: string | null;
}

/**
 * Notes what a feature that stands after the plan has made, in the transaction in which it made it, so that every reader of
 * the plan sees the same evidence whatever features it knows.
 */
export async function noteProduct(tx: Tx, wardId: number, product: NotedProduct, now: Date): Promise<void> {
  await tx
    .insertInto('plan_products')
    .values({ ward_id: wardId, ...product, noted_at: now })
    .onConflict((conflict) => conflict.columns(['ward_id', 'source', 'ref']).doNothing())
    .execute();
}
