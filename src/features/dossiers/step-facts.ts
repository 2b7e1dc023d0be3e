import { toLocalDay } from '../../law/day.ts';
import { workingMinutesBetween } from '../../law/working-time.ts';
import type { PlacedFact } from '../figures/index.ts';
import type { Status, StepName } from './schema.ts';
import type { DossierState } from './state.ts';
import type { Step } from './step-payloads.ts';

/** Steps by which whoever has a dossier is done with it and another has it next, or it ends. */
const ENDING_A_TURN: ReadonlySet<StepName> = new Set([
  ...(['admit', 'transfer', 'propose', 'submit_for_signature', 'send_back', 'sign', 'stamp'] as const),
  ...(['forward', 'refuse'] as const),
]);
/** Statuses in which nobody of the ward has it. */
const WAITING: ReadonlySet<Status> = new Set([
  ...(['awaiting_intake_supplement', 'awaiting_supplement', 'suspended', 'awaiting_linked'] as const),
]);

/**
 * What figures count of an officer's turn, when this step ends it, by officer, his unit and procedure: whether he was done by the time
 * at which his step of the process was due (`step-on-time`; steps without such a time are not looked at), and the working
 * minutes since the dossier had come to him, without those in which the ward waited (`step-time`). Undoing takes both back.
 * A turn that has not ended is not judged: it stands in the lists of work. Hours are the State's, so that the ward's own
 * hours may change without changing the past.
 */
export function stepFactsOf(before: DossierState, taken: readonly Step[], step: Step): PlacedFact[] {
  if (step.step === 'undo') {
    const undone = taken.at(-1)!;
    const facts = stepFactsOf(before.undoable!.before, taken.slice(0, -1), undone);
    return facts.map((each) => ({
      ...each,
      ...{ total: -each.total, counted: -each.counted, minutes: -each.minutes },
    }));
  }
  if (step.officerId === null || step.unitId === null || !endsTurn(before.status, step)) return [];
  const place = {
    ...{ day: toLocalDay(step.at), procedureCode: before.procedureCode },
    ...{ unitId: step.unitId, officerId: step.officerId },
  };
  const time = { code: 'step-time', total: 1, counted: 0, minutes: minutesOfTurn(taken, step.at), ...place };
  if (before.stepDueAt === null) return [time];
  const isInTime = step.at <= before.stepDueAt;
  return [time, { code: 'step-on-time', total: 1, counted: Number(isInTime), minutes: 0, ...place }];
}

function endsTurn(before: Status, { step }: Step): boolean {
  if (step === 'assign') return before === 'awaiting_assignment';
  if (step === 'request_supplement') return before === 'submitted';
  return ENDING_A_TURN.has(step);
}

/** After this step another has it, or the same one has it anew. */
function beginsTurn({ step, statusAfter }: Step): boolean {
  return ENDING_A_TURN.has(step) || step === 'assign' || statusAfter === 'submitted';
}

function minutesOfTurn(taken: readonly Step[], end: Date): number {
  const standing = withoutUndone(taken);
  const begun = Math.max(0, standing.findLastIndex(beginsTurn));
  const minutes = standing.slice(begun).reduce((sum, { at, statusAfter }, no, turn) => {
    if (WAITING.has(statusAfter)) return sum;
    return sum + workingMinutesBetween(at, turn[no + 1]?.at ?? end);
  }, 0);
  return Math.floor(minutes);
}

/** An undoing follows at once on what it undoes. */
function withoutUndone(taken: readonly Step[]): Step[] {
  return taken.filter(({ step }, at) => step !== 'undo' && taken[at + 1]?.step !== 'undo');
}
