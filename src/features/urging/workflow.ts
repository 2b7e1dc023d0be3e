import { type Calendar, isWorkingDay } from '../../law/calendar.ts';
import type { Day } from '../../law/day.ts';
import { isPassedOver, type UrgingRules, type UrgingStep } from '../../law/urging.ts';
import { workingDaysAfter } from '../../law/working-days.ts';
import type { Duty, Officer } from '../organisation/index.ts';
import type { CaseState, Ended } from './schema.ts';

/** The letter of a step as the documents desk has it. */
export interface LetterFacts {
  /** Null while it is not issued. */
  issuedOn: Day | null;
  isCancelled: boolean;
}

export interface TurnFacts {
  today: Day;
  /** What ended the matter; null while it is late. */
  ended: Ended | null;
  /** Of the newest step; null before the first. */
  letter: LetterFacts | null;
  /** Kinds of the urged units. */
  unitKinds: readonly string[];
}

/** Why nothing is to be done now. */
export const WAITS = ['closed', 'day_off', 'letter', 'cancelled', 'answer', 'promise', 'last'] as const;
export type Wait = (typeof WAITS)[number];

export type Turn =
  | { turn: 'close'; ended: Ended }
  | { turn: 'step'; step: UrgingStep }
  /** `until`: the last day of waiting, where one is known. */
  | { turn: 'wait'; why: Wait; until: Day | null };

const wait = (why: Wait, until: Day | null = null): Turn => ({ turn: 'wait', why, until });

/**
 * What is to be done with a case now. What is no longer late is closed at once; what is, goes on to its next step on the first working
 * day after the days of the present one, or after the day that was promised in it, once in a case. A letter's days do not run before it
 * is issued, and a case whose letter was cancelled waits for somebody to say how it goes on.
 */
export function nextStep(state: CaseState, facts: TurnFacts, rules: UrgingRules, calendar: Calendar): Turn {
  if (state.closedAt !== null) return wait('closed');
  if (facts.ended !== null) return { turn: 'close', ended: facts.ended };
  const present = state.steps.at(-1);
  const next = rules.steps.find(
    ({ no, signer }) => no > (present?.no ?? 0) && !isPassedOver(signer, facts.unitKinds),
  );
  if (present !== undefined) {
    if (facts.letter?.isCancelled && !present.isNotice) return wait('cancelled');
    const waiting = waitingDays(state, facts.letter, rules, calendar);
    if (waiting === null) return wait('letter');
    if (facts.today <= waiting.until) return wait(waiting.why, waiting.until);
  }
  if (next === undefined) return wait('last');
  return isWorkingDay(facts.today, calendar) ? { turn: 'step', step: next } : wait('day_off');
}

/** Up to which day the present step is waited for; null while its days do not run. */
function waitingDays(
  state: CaseState,
  letter: LetterFacts | null,
  rules: UrgingRules,
  calendar: Calendar,
): { why: 'answer' | 'promise'; until: Day } | null {
  const present = state.steps.at(-1)!;
  const start = present.isNotice ? present.on : (letter?.issuedOn ?? null);
  if (start === null) return null;
  const usual = workingDaysAfter(start, present.waitDays, calendar);
  if (state.promise?.step !== present.no) return { why: 'answer', until: usual };
  const most = workingDaysAfter(start, rules.promiseDays, calendar);
  const promised = state.promise.on < most ? state.promise.on : most;
  return promised > usual ? { why: 'promise', until: promised } : { why: 'answer', until: usual };
}

const LEADS: readonly Duty[] = ['control', 'oversee'];

/** Everyone of an urged unit answers for it. */
export function mayAnswer(officer: Officer, state: Pick<CaseState, 'unitIds'>): boolean {
  return state.unitIds.includes(officer.unitId) && officer.duties.some((duty) => duty !== 'administer');
}

/** Who controls or oversees steers a case, but none against his own unit. */
export function maySteer(officer: Officer, state: Pick<CaseState, 'unitIds'>): boolean {
  return officer.duties.some((duty) => LEADS.includes(duty)) && !state.unitIds.includes(officer.unitId);
}
