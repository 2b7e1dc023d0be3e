import type { Step } from './step-payloads.ts';
import type { Dossier } from './store.ts';

/** What the applicant was last asked to bring. */
export interface Asked {
  /** The step that asked, so that an answer names what it answers. */
  stepNo: number;
  at: Date;
  items: string[];
  reason: string;
  /** The last instant; null when nothing closes by itself. */
  until: Date | null;
}

/** What is awaited from the applicant now; null when nothing is, or when he has sent it and the desk is looking. */
export function askedNow({ state, steps }: Pick<Dossier, 'state' | 'steps'>): Asked | null {
  const isAwaited = state.status === 'awaiting_supplement' || state.status === 'awaiting_intake_supplement';
  if (!isAwaited || state.supplementAnsweredAt !== null) return null;
  const step = steps.map((each) => each.step).findLast(asks);
  if (step === undefined) return null;
  const { items, reason } = step.payload;
  return { stepNo: step.no, at: step.at, items, reason, until: state.supplementUntil };
}

function asks(step: Step): step is Extract<Step, { step: 'request_supplement' | 'return_supplement' }> {
  return step.step === 'request_supplement' || step.step === 'return_supplement';
}
