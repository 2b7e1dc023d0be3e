import { type Calendar, isWorkingDay, STATE_CALENDAR } from './calendar.ts';
import { addDays, type Day } from './day.ts';
import { type Dated, inForce } from './in-force.ts';
import { workingDaysAfter } from './working-days.ts';

/** Whom an alarm is for: who handles it, the head of his unit, the director of the centre, the chairman. */
export const ALARM_LEVELS = ['handler', 'unit_head', 'director', 'chairman'] as const;
export type AlarmLevel = (typeof ALARM_LEVELS)[number];

export interface FeedbackAlarmRules {
  /** Working days before the last day of a limit at which whoever handles it is warned; 0: on the last day itself. */
  warnDays: number;
  /** Working days after the last day at which the director is told. */
  directorDays: number;
  /** The same for the chairman. */
  chairmanDays: number;
}

/**
 * When whom is told of a limit: the handler before it ends, the head of the unit on the day after, then the director, then the chairman.
 * @law quyết định ban hành Kế hoạch năm 2026 của phường, mục IV (xử lý phản ánh, kiến nghị); các mức cảnh báo do phường đặt
 * @checked 2026-11-27 the plan itself, which gives the duty and no levels
 * @uncertain no text that was read sets levels or days; a ward sets its own from a day on
 */
export const FEEDBACK_ALARM_RULES: readonly (Dated & FeedbackAlarmRules)[] = [
  { from: '1995-01-01', until: null, warnDays: 1, directorDays: 3, chairmanDays: 5 },
];

/**
 * The rules in force on a day, with the days that a ward set itself; null: as the house's rule says.
 * @throws RangeError when none are in force
 * @law như FEEDBACK_ALARM_RULES
 * @checked 2026-11-27
 */
export function feedbackAlarmRulesOn(
  day: Day,
  own: { [Name in keyof FeedbackAlarmRules]: number | null },
): FeedbackAlarmRules {
  const rules = inForce(FEEDBACK_ALARM_RULES, day);
  return {
    warnDays: own.warnDays ?? rules.warnDays,
    directorDays: own.directorDays ?? rules.directorDays,
    chairmanDays: own.chairmanDays ?? rules.chairmanDays,
  };
}

/**
 * The day from which a level is told of a limit with this last day.
 * @law như FEEDBACK_ALARM_RULES
 * @checked 2026-11-27
 */
export function alarmDay(
  level: AlarmLevel,
  dueOn: Day,
  rules: FeedbackAlarmRules,
  calendar: Calendar = STATE_CALENDAR,
): Day {
  switch (level) {
    case 'handler':
      return workingDaysBefore(dueOn, rules.warnDays, calendar);
    case 'unit_head':
      return addDays(dueOn, 1);
    case 'director':
      return workingDaysAfter(dueOn, rules.directorDays, calendar);
    case 'chairman':
      return workingDaysAfter(dueOn, rules.chairmanDays, calendar);
  }
}

function workingDaysBefore(day: Day, days: number, calendar: Calendar): Day {
  let found = day;
  for (let left = days; left > 0; ) {
    found = addDays(found, -1);
    if (isWorkingDay(found, calendar)) left--;
  }
  return found;
}
