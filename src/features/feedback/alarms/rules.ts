import type { Calendar } from '../../../law/calendar.ts';
import { type Day, toLocalDay } from '../../../law/day.ts';
import {
  ALARM_LEVELS,
  type AlarmLevel,
  alarmDay,
  type FeedbackAlarmRules,
  feedbackAlarmRulesOn,
} from '../../../law/feedback-alarms.ts';
import type { Db } from '../../../platform/database/database.ts';
import { findCalendar, findSettings } from '../../organisation/index.ts';
import type { RunningLimit } from '../state.ts';

export interface AlarmGround {
  today: Day;
  rules: FeedbackAlarmRules;
  calendar: Calendar;
}

export async function findAlarmGround(db: Db, wardId: number, now: Date): Promise<AlarmGround> {
  const today = toLocalDay(now);
  const [{ calendar }, own] = await Promise.all([findCalendar(db, wardId), findSettings(db, wardId, today)]);
  const rules = feedbackAlarmRulesOn(today, {
    ...{ warnDays: own.feedbackWarnDays, directorDays: own.feedbackDirectorDays },
    chairmanDays: own.feedbackChairmanDays,
  });
  return { today, rules, calendar };
}

/** The levels that are to know of a limit by today. For what the sender fails to give nobody is to blame: the desk is warned, no more. */
export function levelsBy({ today, rules, calendar }: AlarmGround, limit: RunningLimit): AlarmLevel[] {
  const levels = limit.code === 'sender' ? (['handler'] as const) : ALARM_LEVELS;
  return levels.filter((level) => alarmDay(level, limit.dueOn, rules, calendar) <= today);
}
