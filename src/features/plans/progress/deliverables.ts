import type { Day } from '../../../law/day.ts';
import { fulfils, isOptional } from '../evidence/product-kinds.ts';
import type { JudgedEvidence } from '../evidence/read-evidence.ts';
import type { PlanTask } from '../store.ts';

export const PRODUCT_STATES = ['there', 'doing', 'lacking', 'optional'] as const;
export type ProductState = (typeof PRODUCT_STATES)[number];

/** A product that the plan names, and what there is of it. */
export interface DeliverableProgress {
  text: string;
  state: ProductState;
  /** What fulfils it, newest first. */
  evidence: JudgedEvidence[];
}

/**
 * Each deliverable of a task: there when something that counts fulfils it; under way when work on it was given out or when
 * something was done for the task that is no product yet; "nếu có": not waited for.
 */
export function progressOf(
  task: Pick<PlanTask, 'deliverables'>,
  items: readonly JudgedEvidence[],
  openProducts: readonly string[],
): DeliverableProgress[] {
  const counted = items.filter((item) => item.counts);
  const loose = counted.some((item) => !task.deliverables.some((text) => fulfils(text, item)));
  return task.deliverables.map((text) => {
    const evidence = counted.filter((item) => fulfils(text, item));
    const isGiven = openProducts.some((product) => product === text) || openProducts.includes('');
    const waiting = isOptional(text) ? 'optional' : 'lacking';
    return { text, evidence, state: evidence.length > 0 ? 'there' : isGiven || loose ? 'doing' : waiting };
  });
}

/**
 * The Day on which the last of the awaited deliverables was first there: the task was done then. Null while one is missing or
 * when nothing is awaited.
 */
export function fulfilledOn(progress: readonly DeliverableProgress[]): Day | null {
  const awaited = progress.filter((each) => !isOptional(each.text));
  if (awaited.length === 0 || awaited.some((each) => each.state !== 'there')) return null;
  const firsts = awaited.map((each) => each.evidence.at(-1)!.day);
  return firsts.sort().at(-1)!;
}
