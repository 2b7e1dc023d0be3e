import { type Clock, type ClockChange, changeClock } from '../../law/clock.ts';
import { toLocalIso } from '../../law/day.ts';
import { parseTerm, type Term } from '../../law/due.ts';
import { limitMinutes, stepDues } from '../../law/step-limits.ts';
import type { Counting } from './read-counting.ts';

/** A step of a process: its limit, and by when it should be done if each begins as the one before it ends. */
export interface StepClock {
  no: number;
  limit: string | null;
  limitMinutes: number | null;
  /** Null without a limit, and for a step that the clock caught while it stands still. */
  dueAt: string | null;
}

/** `0.25wd,0.5wd,-,4wh`; "-" is a step whose time is not counted. @throws RangeError with a Vietnamese sentence */
export function readLimits(text: string | undefined): (Term | null)[] {
  return (text?.split(',') ?? []).map((each) => (each.trim() === '-' ? null : parseTerm(each)));
}

/** The steps' due times after these changes: those past stay, the others wait and go on, or are counted anew. */
export function stepClocks(
  receivedAt: Date,
  limits: readonly (Term | null)[],
  changes: readonly ClockChange[],
  { calendar, hoursOn }: Counting,
): StepClock[] {
  const begin = (at: Date) => stepDues(at, limits, calendar, hoursOn).map(runningUntil);
  const clocks = changes.reduce(
    (before, change) =>
      change.effect === 'restart'
        ? begin(change.at)
        : before.map((clock) => clock && after(clock, change, { calendar, hoursOn })),
    begin(receivedAt),
  );
  return limits.map((limit, at) => {
    const dueAt = clocks[at]?.dueAt ?? null;
    return {
      no: at + 1,
      limit: limit && `${limit.amount}${limit.unit}`,
      limitMinutes: limit && limitMinutes(limit),
      dueAt: dueAt && toLocalIso(dueAt),
    };
  });
}

function runningUntil(dueAt: Date | null): Clock | null {
  return dueAt && { dueAt, remainingMinutes: null };
}

function after(clock: Clock, change: ClockChange, { calendar, hoursOn }: Counting): Clock {
  const isPast = change.effect === 'pause' && clock.dueAt !== null && clock.dueAt <= change.at;
  const isRunning = change.effect === 'resume' && clock.dueAt !== null;
  if (isPast || isRunning || change.effect === 'extend') return clock;
  return changeClock(clock, change, calendar, hoursOn);
}
