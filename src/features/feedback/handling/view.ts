import type { Db } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import type { Officer } from '../../organisation/index.ts';
import { isConcerned, mayRead } from '../rights.ts';
import type { FeedbackSender, FeedbackStep } from '../schema.ts';
import { askedOfficers, type Feedback, findFeedback, findSender } from '../store.ts';
import { actorsOf, type FeedbackActor } from '../workflow.ts';
import { maskSender } from './mask.ts';

/** An item as one officer may see it. */
export interface ShownFeedback {
  item: Feedback;
  actors: FeedbackActor[];
  asked: readonly number[];
  /** He was asked to explain and is no more: he sees what was said and what he said, not what others found. */
  isOnlyAsked: boolean;
  /** Only steps and files that are his to see. */
  steps: readonly FeedbackStep[];
  files: Feedback['files'];
  isAnonymous: boolean;
  isProtected: boolean;
  /** Any text of it without what is known of the sender. */
  masked(text: string): string;
  /** For whoever shows him after noting it; nobody else looks at it. */
  sender: FeedbackSender | null;
}

/**
 * An item as an officer may see it.
 * @throws Problem not_found, also where he may not read it
 */
export async function viewFeedback(db: Db, officer: Officer, id: number): Promise<ShownFeedback> {
  const item = await findFeedback(db, officer.wardId, id);
  const asked = askedOfficers(item);
  if (!mayRead(officer, { ...item.state, asked }))
    throw new Problem('not_found', 'Không có phản ánh, kiến nghị này.');
  const sender = await findSender(db, officer.wardId, id);
  const isOnlyAsked = !mayRead(officer, { ...item.state, asked: [] }) || isConcerned(officer, item.state);
  const steps = isOnlyAsked ? item.steps.filter((each) => isOf(each, officer.id)) : item.steps;
  const actors = actorsOf(officer, item.state, asked);
  const isProtected = sender?.isProtected ?? false;
  const seesOwnFiles = !isOnlyAsked && (actors.includes('desk') || !isProtected);
  return {
    ...{ item, actors, asked, isOnlyAsked, steps, sender, isProtected },
    files: item.files.filter(({ stepNo }) => {
      const step = steps.find(({ no }) => no === stepNo);
      return step !== undefined && (step.officerId !== null && stepNo > 1 ? true : seesOwnFiles);
    }),
    isAnonymous: item.state.isAnonymous,
    masked: (text) => maskSender(text, sender),
  };
}

/** The receipt, what he was asked and what he or somebody for him explained. */
function isOf(step: FeedbackStep, officerId: number): boolean {
  if (step.step === 'receive') return true;
  return (
    step.step === 'record' &&
    (step.payload.kind === 'explanation_asked' || step.payload.kind === 'explanation') &&
    step.payload.officerId === officerId
  );
}
