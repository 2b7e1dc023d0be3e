import { type Day, toLocalDay } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { FeedbackStep } from '../schema.ts';
import { listSteps } from '../store.ts';

/** What the public learns of how an item went: what happened on which day, and nothing of by whom or why. */
export interface PublicStep {
  what: 'received' | 'classified' | 'handled' | 'published' | 'corrected' | 'reopened';
  on: Day;
}

/** Of an item that is shown, in order. */
export async function listPublicSteps(db: Db, wardId: number, id: number): Promise<PublicStep[]> {
  const steps = await listSteps(db, wardId, id);
  const told = steps.flatMap((step, at): PublicStep[] => {
    const what = tell(step, steps[at - 1]);
    return what === null ? [] : [{ what, on: toLocalDay(step.at) }];
  });
  // Classified anew, it is classified once.
  return told.filter(
    ({ what }, at) => what !== 'classified' || told.findIndex((each) => each.what === what) === at,
  );
}

function tell(step: FeedbackStep, before: FeedbackStep | undefined): PublicStep['what'] | null {
  switch (step.step) {
    case 'receive':
      return 'received';
    case 'accept':
      return 'classified';
    case 'approve':
      return 'handled';
    case 'publish':
      return before?.statusAfter === 'published' ? 'corrected' : 'published';
    case 'reopen':
      return 'reopened';
    default:
      return null;
  }
}
