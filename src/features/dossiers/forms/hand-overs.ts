import { fold } from '../state.ts';
import type { Step } from '../step-payloads.ts';

/** One time that the dossier changed hands. */
export interface HandOver {
  /** Giao. */
  given: Step;
  /** Nhận; null while it is not received, or where no receipts were kept. */
  received: Step | null;
  /** By when whoever gave it had to be done; null when his time was not counted. */
  dueAt: Date | null;
  isUndone: boolean;
}

/** Every hand-over of a dossier, each with its receipt and the limit of the step that it ended. */
export function handOvers(steps: readonly Step[]): HandOver[] {
  return steps.filter(isHandOver).map((given) => ({
    given,
    received: receiptOf(given, steps),
    dueAt: fold(steps.slice(0, given.no - 1)).stepDueAt,
    isUndone: steps.some((step) => step.step === 'undo' && step.payload.undoes === given.no),
  }));
}

/** To another unit or person, to a body outside, or at the end to the applicant. */
export function isHandOver({ no, step, toUnitId }: Step): boolean {
  return no > 1 && (toUnitId !== null || step === 'forward' || step === 'return_result');
}

function receiptOf(given: Step, steps: readonly Step[]): Step | null {
  if (given.step === 'return_result') return given;
  const next = steps
    .slice(given.no)
    .find((step) => step.step === 'take_over' || step.step === 'undo' || isHandOver(step));
  return next?.step === 'take_over' ? next : null;
}
