import { pausedRemainder, restartDue, resumeDue } from '../../law/clock.ts';
import { parseTerm } from '../../law/due.ts';
import { addWorkingMinutes } from '../../law/working-time.ts';
import { dueOf } from './arrival.ts';
import type { Step, StepOf } from './step-payloads.ts';
import type { WardRules } from './ward-rules.ts';

type Counting = Pick<WardRules, 'calendar' | 'hoursOn'>;

interface Clock {
  term: string | null;
  dueAt: Date | null;
  remainingMinutes: number | null;
}

/**
 * The due time that a dossier's steps give under a calendar: the same rules as when they were taken, on other days off.
 * What was promised by a letter (extension) stays as promised.
 */
export function recountedDue(steps: readonly Step[], counting: Counting): Date | null {
  const none: Clock = { term: null, dueAt: null, remainingMinutes: null };
  return steps.reduce((clock, step) => after(clock, step, counting), none).dueAt;
}

function after(clock: Clock, step: Step, counting: Counting): Clock {
  const { calendar, hoursOn } = counting;
  switch (step.step) {
    case 'accept':
    case 'admit': {
      const { term, receivedAt } = step.payload;
      return {
        ...clock,
        term,
        dueAt: dueOf(term === null ? null : { term }, new Date(receivedAt), counting),
      };
    }
    case 'request_supplement':
    case 'suspend': {
      const isPaused = step.payload.remainingMinutes !== null && clock.dueAt !== null;
      const left = isPaused ? pausedRemainder(clock.dueAt!, step.at, calendar, hoursOn) : null;
      return { ...clock, dueAt: null, remainingMinutes: left };
    }
    case 'receive_supplement':
    case 'resume': {
      const from = arrivalOf(step);
      if (step.dueAt === null || clock.term === null) return { ...clock, remainingMinutes: null };
      const dueAt =
        clock.remainingMinutes === null
          ? restartDue(parseTerm(clock.term), from, calendar, hoursOn)
          : resumeDue(clock.remainingMinutes, from, calendar, hoursOn);
      return { ...clock, dueAt, remainingMinutes: null };
    }
    case 'open_linked': {
      if (step.payload.remainingMinutes === null || clock.dueAt === null) return clock;
      const left = pausedRemainder(clock.dueAt, step.at, calendar, hoursOn);
      const linkedDue = step.payload.linked.dueAt;
      const dueAt = linkedDue && addWorkingMinutes(new Date(linkedDue), left, calendar, hoursOn);
      return { ...clock, dueAt: dueAt || null, remainingMinutes: left };
    }
    case 'note_linked':
      if (clock.remainingMinutes === null)
        return {
          ...clock,
          dueAt:
            clock.dueAt && addWorkingMinutes(clock.dueAt, step.payload.overrunMinutes, calendar, hoursOn),
        };
      if (step.statusAfter !== 'in_process') return clock;
      return {
        ...clock,
        dueAt: resumeDue(clock.remainingMinutes, step.at, calendar, hoursOn),
        remainingMinutes: null,
      };
    case 'extend':
      return { ...clock, dueAt: step.dueAt };
    default:
      return clock;
  }
}

/** A supplement that came through the portal counts from when it was sent, not from when the desk looked at it. */
function arrivalOf(step: StepOf<'receive_supplement'> | StepOf<'resume'>): Date {
  return step.step === 'receive_supplement' && step.payload.arrivedAt !== undefined
    ? new Date(step.payload.arrivedAt)
    : step.at;
}
