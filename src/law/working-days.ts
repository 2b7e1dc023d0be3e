import { type Calendar, isWorkingDay, STATE_CALENDAR } from './calendar.ts';
import { addDays, type Day } from './day.ts';

/**
 * The day on which so many working days have passed after a day, which is not counted itself; with 0 the day itself.
 * @throws RangeError when the number is negative or no whole number
 * @law các thời hạn tính bằng ngày làm việc; ngày đầu không tính là cách tính của hệ thống
 * @checked 2026-11-27
 * @uncertain no text that was read says how the days of urging and of petitions are counted
 */
export function workingDaysAfter(day: Day, days: number, calendar: Calendar = STATE_CALENDAR): Day {
  if (!Number.isInteger(days) || days < 0)
    throw new RangeError('Số ngày làm việc phải là số nguyên, không âm.');
  let found = day;
  for (let left = days; left > 0; ) {
    found = addDays(found, 1);
    if (isWorkingDay(found, calendar)) left--;
  }
  return found;
}

/**
 * Working days that have passed after a day up to another, which counts; 0 when it is not later.
 * @law như workingDaysAfter
 * @checked 2026-11-27
 */
export function workingDaysBetween(from: Day, to: Day, calendar: Calendar = STATE_CALENDAR): number {
  let days = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) days++;
  return days;
}
