import type { Calendar } from '../../law/calendar.ts';
import { type Day, toLocalDay } from '../../law/day.ts';
import { type FeedbackRules, feedbackDue, feedbackRulesOn } from '../../law/feedback.ts';
import { workingDaysAfter } from '../../law/working-days.ts';
import type { Db } from '../../platform/database/database.ts';
import { findCalendar, findSettings } from '../organisation/index.ts';
import type { DueDays } from './schema.ts';
import type { FeedbackState } from './state.ts';

/** By what limits are counted at an instant: the rules of that day with the ward's own days, and its calendar. */
export interface FeedbackGround {
  now: Date;
  today: Day;
  rules: FeedbackRules;
  calendar: Calendar;
}

export async function findFeedbackGround(db: Db, wardId: number, now: Date): Promise<FeedbackGround> {
  const today = toLocalDay(now);
  const [{ calendar }, own] = await Promise.all([findCalendar(db, wardId), findSettings(db, wardId, today)]);
  const rules = feedbackRulesOn(today, {
    ...(own.feedbackComplexDays !== null && { complexDays: own.feedbackComplexDays }),
    ...(own.feedbackSenderDays !== null && { senderDays: own.feedbackSenderDays }),
    ...(own.feedbackReopenDays !== null && { reopenDays: own.feedbackReopenDays }),
  });
  return { now, today, rules, calendar };
}

/** The last days of the limits that begin today. */
export function dueDaysFrom({ today, rules, calendar }: FeedbackGround): DueDays {
  const dueOf = (limit: keyof DueDays) => feedbackDue(limit, { from: today, rules }, calendar);
  return {
    classify: dueOf('classify'),
    supplement: dueOf('supplement'),
    forward_regulation: dueOf('forward_regulation'),
    handle: dueOf('handle'),
  };
}

/** The last day on which the sender may have it opened again; null: it is not answered, or was opened again before. */
export function lastDayToReopen(
  { handledOn, reopenedOn }: Pick<FeedbackState, 'handledOn' | 'reopenedOn'>,
  { rules, calendar }: Pick<FeedbackGround, 'rules' | 'calendar'>,
): Day | null {
  if (handledOn === null || reopenedOn !== null) return null;
  return workingDaysAfter(handledOn, rules.reopenDays, calendar);
}
