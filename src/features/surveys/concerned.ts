import type { Dossier, Step } from '../dossiers/index.ts';

/** What heads do to let others work, and leaders to end it: no work on the dossier with its applicant. */
export const LED_STEPS = [
  ...(['assign', 'submit_for_signature', 'send_back', 'sign', 'stamp', 'extend', 'apologise'] as const),
];
const LED: ReadonlySet<Step['step']> = new Set(LED_STEPS);

/** Everybody who ever took a step of the dossier. */
export function officersOf({ steps }: Pick<Dossier, 'steps'>): ReadonlySet<number> {
  return new Set(steps.flatMap(({ step }) => step.officerId ?? []));
}

/** Those with whom its applicant had to do: who received, examined, refused, returned. */
export function servedBy({ steps }: Pick<Dossier, 'steps'>): ReadonlySet<number> {
  return new Set(steps.flatMap(({ step }) => (LED.has(step.step) ? [] : (step.officerId ?? []))));
}
