import type { Day } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { ProductKind, SourceCode } from './evidence.ts';

/** The kinds of evidence that features noted which stand after the plan. */
export const NOTED_SOURCES = [
  'meeting',
  'outreach',
  'training',
  'study',
  'idea',
] as const satisfies SourceCode[];
export type NotedSource = (typeof NOTED_SOURCES)[number];

export interface NotedProduct {
  /** Which kind of evidence it is; the wording of the plan's tasks decides for which of them it counts. */
  source: NotedSource;
  /** Its name for good, `meeting/12`: the same name is noted once. */
  ref: string;
  day: Day;
  title: string;
  number: string | null;
  detail: string | null;
  /** The officers' page of it. */
  address: string | null;
  /** As which products it counts. */
  kinds: readonly ProductKind[];
  /** Whom it speaks to, where the plan has a task for some alone: `business`. */
  audience?: Audience;
}

/** Whom a piece of outreach speaks to. */
export type Audience = 'everybody' | 'business';

/**
 * Notes what a feature that stands after the plan has made, in the transaction in which it made it, so that every reader of
 * the plan sees the same evidence whatever features it knows.
 */
export async function noteProduct(tx: Tx, wardId: number, product: NotedProduct, now: Date): Promise<void> {
  const { kinds, audience = 'everybody', ...rest } = product;
  await tx
    .insertInto('plan_products')
    .values({ ward_id: wardId, ...rest, kinds: [...kinds], audience, noted_at: now })
    .onConflict((conflict) => conflict.columns(['ward_id', 'source', 'ref']).doNothing())
    .execute();
}

/** What was noted by mistake counts no longer, and cannot be noted again under its name; it stays with the reason. */
export async function revokeProduct(
  tx: Tx,
  wardId: number,
  { source, ref, reason }: Pick<NotedProduct, 'source' | 'ref'> & { reason: string },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('plan_product_revocations')
    .values({ ward_id: wardId, source, ref, reason, revoked_at: now })
    .onConflict((conflict) => conflict.columns(['ward_id', 'source', 'ref']).doNothing())
    .execute();
}
