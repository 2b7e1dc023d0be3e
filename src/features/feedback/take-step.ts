import type { Tx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import { type Act, noteAct, type Officer } from '../organisation/index.ts';
import { releaseMerged } from './handling/release-merged.ts';
import { saveFeedbackStep } from './save.ts';
import type { FeedbackPayloads, FeedbackStep } from './schema.ts';
import type { FeedbackState } from './state.ts';
import { askedOfficers, type Feedback, type FeedbackFile, lockFeedback } from './store.ts';
import {
  actorsOf,
  decideFeedback,
  type FeedbackActor,
  mustOnlyExplain,
  type TakenFeedbackStep,
} from './workflow.ts';

/** Who takes a step: an officer, whoever holds the item's token, or the clock. */
export type FeedbackActing = Act | { officer: null; by: 'sender' | 'system'; wardId: number; now: Date };

/** What a step is given by its verb, which has parsed and checked it. */
export interface TakenStep<Name extends TakenFeedbackStep = TakenFeedbackStep> {
  step: Name;
  clientKey: string;
  /** As the page showed it; null: whoever acts has seen no page. */
  stepCount: number | null;
  payload: FeedbackPayloads[Name];
  files?: readonly FeedbackFile[];
}

/**
 * Takes one step at an item: locks, decides, saves. The same client key once.
 * @returns the item as it was and the state that it is in now; null when this form was taken before
 * @throws Problem not_found, not_allowed, step_not_open, changed_meanwhile
 */
export async function takeFeedbackStep<Name extends TakenFeedbackStep>(
  tx: Tx,
  acting: FeedbackActing,
  id: number,
  taken: TakenStep<Name>,
): Promise<{ before: Feedback; after: FeedbackState } | null> {
  const wardId = acting.officer === null ? acting.wardId : acting.officer.wardId;
  const before = await lockFeedback(tx, wardId, id);
  if (await isTaken(tx, wardId, taken.clientKey)) return null;
  const actors = actorsFor(acting, before);
  const statusAfter = statusOf(taken, actors, before.state);
  if (taken.step === 'record' && acting.officer !== null)
    mustOnlyExplain(actors, acting.officer.id, taken.payload as FeedbackPayloads['record']);
  if (taken.stepCount !== null) mustBeAt(taken.stepCount, before);
  const step = {
    ...{
      no: before.state.stepCount + 1,
      step: taken.step,
      payload: taken.payload,
      at: acting.now,
      statusAfter,
    },
    ...{ officerId: acting.officer?.id ?? null, by: acting.officer === null ? acting.by : 'officer' },
  } as FeedbackStep;
  const { clientKey, files = [] } = taken;
  const after = await saveFeedbackStep(tx, before, step, { clientKey, files });
  if (taken.step === 'withdraw') await releaseMerged(tx, { wardId, id, code: after.code, now: acting.now });
  if (acting.officer !== null) await noteAct(tx, acting, `feedback_${taken.step}`, after.code);
  return { before, after };
}

/** @throws Problem changed_meanwhile: the page showed the item as it is no more */
export function mustBeAt(stepCount: number, { state }: Pick<Feedback, 'state'>): void {
  if (stepCount !== state.stepCount)
    throw new Problem(
      'changed_meanwhile',
      'Phản ánh này vừa có người làm bước khác. Hãy xem lại rồi làm tiếp.',
    );
}

function actorsFor(acting: FeedbackActing, item: Feedback): FeedbackActor[] {
  if (acting.officer === null) return [acting.by];
  return actorsOf(acting.officer as Officer, item.state, askedOfficers(item));
}

/** What is answered but not to be published ends there. */
function statusOf(taken: TakenStep, actors: FeedbackActor[], state: FeedbackState) {
  const status = decideFeedback(taken.step, actors, state);
  const isWithheld =
    taken.step === 'approve' && (taken.payload as FeedbackPayloads['approve']).publishBy === null;
  return isWithheld ? ('answered' as const) : status;
}

/** Whether a form was taken before. */
export async function isTaken(tx: Tx, wardId: number, clientKey: string): Promise<boolean> {
  const row = await tx
    .selectFrom('feedback_steps')
    .select('no')
    .where('ward_id', '=', wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  return row !== undefined;
}
