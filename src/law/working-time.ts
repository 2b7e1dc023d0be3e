import { type Calendar, isWorkingDay, STATE_CALENDAR, workingDayFrom } from './calendar.ts';
import { addDays, type Day, instant, minuteOfDay, toLocalDay } from './day.ts';

/** The hours of a working day, in minutes since midnight. */
export interface WorkingHours {
  windows: readonly { from: number; to: number }[];
  /** Same-day work taken in from this minute on belongs to the next working day. */
  cutOff: number;
}

/**
 * 07:00–11:30 and 13:30–17:00, eight hours; what is taken in from 15:00 on is handed over on the next working day.
 * @law quyết định phê duyệt quy trình nội bộ của tỉnh, thành phố ("tiếp nhận sau 15 giờ … chuyển vào đầu giờ ngày làm việc tiếp theo")
 * @checked 2026-11-23 in approved internal processes of other provinces
 * @uncertain the ward's own opening hours were not read
 */
export const WARD_HOURS: WorkingHours = {
  windows: [
    { from: 7 * 60, to: 11 * 60 + 30 },
    { from: 13 * 60 + 30, to: 17 * 60 },
  ],
  cutOff: 15 * 60,
};

/** Working minutes in a full day. */
export function minutesPerDay(hours: WorkingHours = WARD_HOURS): number {
  return hours.windows.reduce((sum, each) => sum + each.to - each.from, 0);
}

export function closingMinute(hours: WorkingHours = WARD_HOURS): number {
  return hours.windows.at(-1)!.to;
}

/** Working minutes between two instants; 0 when the second is not later. */
export function workingMinutesBetween(
  from: Date,
  to: Date,
  calendar: Calendar = STATE_CALENDAR,
  hours: WorkingHours = WARD_HOURS,
): number {
  let minutes = 0;
  const last = toLocalDay(to);
  for (let day = toLocalDay(from); day <= last; day = addDays(day, 1)) {
    if (!isWorkingDay(day, calendar)) continue;
    const start = day === toLocalDay(from) ? minuteOfDay(from) : 0;
    const end = day === last ? minuteOfDay(to) : 24 * 60;
    for (const window of hours.windows)
      minutes += Math.max(0, Math.min(end, window.to) - Math.max(start, window.from));
  }
  return minutes;
}

/**
 * The instant at which so many working minutes have passed; the end of a window rather than the start of the next.
 * @throws RangeError when the minutes are negative
 */
export function addWorkingMinutes(
  from: Date,
  minutes: number,
  calendar: Calendar = STATE_CALENDAR,
  hours: WorkingHours = WARD_HOURS,
): Date {
  if (!(minutes >= 0)) throw new RangeError('Số phút làm việc không được âm.');
  let left = minutes;
  let start = minuteOfDay(from);
  for (let day = toLocalDay(from); ; day = nextWorkingDay(day, calendar), start = 0) {
    if (!isWorkingDay(day, calendar)) continue;
    for (const window of hours.windows) {
      const begin = Math.max(start, window.from);
      if (begin > window.to) continue;
      if (left <= window.to - begin) return instant(day, begin + left);
      left -= window.to - begin;
    }
  }
}

function nextWorkingDay(day: Day, calendar: Calendar): Day {
  return workingDayFrom(addDays(day, 1), calendar);
}

/** Whether an instant lies within working hours. */
export function isWorkingTime(
  at: Date,
  calendar: Calendar = STATE_CALENDAR,
  hours: WorkingHours = WARD_HOURS,
): boolean {
  const minute = minuteOfDay(at);
  return (
    isWorkingDay(toLocalDay(at), calendar) &&
    hours.windows.some((window) => minute >= window.from && minute <= window.to)
  );
}
