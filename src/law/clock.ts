import { type Calendar, STATE_CALENDAR } from './calendar.ts';
import { toLocalDay } from './day.ts';
import {
  addWorkingMinutes,
  type WorkingHours,
  workingHoursOn,
  workingMinutesBetween,
} from './working-time.ts';

/**
 * Working minutes that were left when the clock stopped for a supplement; 0 when it was already late.
 * @law NĐ 118/2025/NĐ-CP: thời gian chờ người nộp bổ sung không tính vào thời hạn giải quyết
 * @checked 2026-11-23 through a published procedure (mã 1.014770) that quotes both ways of counting
 * @uncertain the article of the decree was not read
 */
export function pausedRemainder(
  dueAt: Date,
  pausedAt: Date,
  calendar: Calendar = STATE_CALENDAR,
  hours: WorkingHours = workingHoursOn(toLocalDay(pausedAt)),
): number {
  return workingMinutesBetween(pausedAt, dueAt, calendar, hours);
}

/**
 * The due time when the clock goes on with what was left.
 * @law as pausedRemainder
 * @checked 2026-11-23
 */
export function resumeDue(
  remainingMinutes: number,
  resumedAt: Date,
  calendar: Calendar = STATE_CALENDAR,
  hours: WorkingHours = workingHoursOn(toLocalDay(resumedAt)),
): Date {
  return addWorkingMinutes(resumedAt, remainingMinutes, calendar, hours);
}
