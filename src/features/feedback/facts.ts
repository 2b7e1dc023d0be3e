import { addDays, type Day } from '../../law/day.ts';
import type { PlacedFact } from '../figures/index.ts';
import type { FeedbackState } from './state.ts';

/** How the public judged the answer. */
export interface Votes {
  likes: number;
  dislikes: number;
}

type Noted = { code: string; day: Day; counted?: boolean };

/**
 * What figures count of an item as it stands. What came without a name is counted apart and in no ratio. A limit that passes while nothing
 * is done counts from the day after it, so that a figure needs nobody to notice.
 */
export function factsOf(state: FeedbackState, votes: Votes): PlacedFact[] {
  const noted = state.isAnonymous
    ? [{ code: 'feedback-anonymous', day: state.receivedOn }]
    : [...ofArrival(state), ...ofEnd(state), ...ofHandling(state, votes), ...ofLimits(state)];
  return noted.map(({ code, day, counted = false }: Noted) => ({
    ...{ code, day, total: 1, counted: Number(counted), minutes: 0 },
    ...{ procedureCode: state.procedureCode ?? '', unitId: state.unitId ?? 0, officerId: 0 },
  }));
}

/** `conduct`, `regulation`, `both`, or `unclassified`. */
export function matterOf({ matters }: Pick<FeedbackState, 'matters'>): string {
  return matters.length === 2 ? 'both' : (matters[0] ?? 'unclassified');
}

function ofArrival(state: FeedbackState): Noted[] {
  const isClassified = state.status !== 'new';
  return [
    { code: 'feedback-classified', day: state.receivedOn, counted: isClassified },
    { code: `feedback-arrived-${matterOf(state)}`, day: state.receivedOn },
  ];
}

const ENDS: Partial<Record<FeedbackState['status'], string>> = {
  ...{ declined: 'declined', redirected: 'other', merged: 'merged', withdrawn: 'withdrawn' },
};

function ofEnd(state: FeedbackState): Noted[] {
  const how = state.handledOn === null ? ENDS[state.status] : 'own';
  const day = state.handledOn ?? state.endedOn;
  if (how === undefined || day === null) return [];
  return [{ code: `feedback-ended-${matterOf(state)}-${how}`, day }];
}

/** Whether it was handled, published and good, of what the ward took up itself. */
function ofHandling(state: FeedbackState, { likes, dislikes }: Votes): Noted[] {
  if (state.endedOn !== null || state.matters.length === 0) return [];
  const { handleDue: dueOn } = state;
  const isInTime = state.handledOn !== null && state.handledOn <= dueOn;
  const day = isInTime ? state.handledOn! : addDays(dueOn, 1);
  const handled = ['feedback-handled', ...state.matters.map((matter) => `feedback-handled-${matter}`)];
  const noted: Noted[] = handled.map((code) => ({ code, day, counted: isInTime }));
  if (state.handledOn === null) return noted;
  const on = state.handledOn;
  const isGood = isInTime && dislikes <= likes && state.isSolved !== false && state.repeatsId === null;
  noted.push({ code: 'feedback-satisfied', day: on, counted: isGood });
  if (state.isPublishable) {
    noted.push({ code: 'feedback-published', day: on, counted: state.publishedOn !== null });
    if (state.matters.includes('regulation'))
      noted.push({ code: 'feedback-published-regulation', day: on, counted: state.publishedOn !== null });
  }
  if (state.publishedOn !== null)
    noted.push({ code: `feedback-public-${matterOf(state)}`, day: state.publishedOn });
  return noted;
}

/** Whether every limit was kept: known when it ended, or on the day after the first that was not. */
function ofLimits(state: FeedbackState): Noted[] {
  const missedOn = [...state.missed.map(({ dueOn }) => dueOn), ...runningOut(state)].sort()[0];
  if (missedOn !== undefined) return [{ code: 'feedback-in-limits', day: addDays(missedOn, 1) }];
  const end = state.isPublishable ? state.publishedOn : (state.handledOn ?? state.endedOn);
  return end === null ? [] : [{ code: 'feedback-in-limits', day: end, counted: true }];
}

/** The day after which what is open now has missed its limit, when nothing is done. */
function runningOut({ status, limit, dueDays }: FeedbackState): Day[] {
  if (limit === null || limit.code === 'sender') return [];
  if (status !== 'new') return [limit.dueOn];
  return [[dueDays.classify, dueDays.supplement, dueDays.forward_regulation].sort().at(-1)!];
}
