import { type Calendar, isWorkingDay, STATE_CALENDAR, workingDayFrom } from './calendar.ts';
import { addDays, type Day, instant, localParts, minuteOfDay, toLocalDay } from './day.ts';
import { type Dated, inForce } from './in-force.ts';

/** The hours of a working day, in minutes since midnight. */
export interface WorkingHours {
  /** In the order of the day, at least one; together one working day. */
  windows: readonly { from: number; to: number }[];
  /** What is taken in after this minute belongs to the next working day; at this very minute it does not. */
  cutOff: number;
}

/**
 * 07:00–11:30 and 13:30–17:00, eight hours; what is taken in after 15:00 is handed over on the next working day.
 * A ward with other hours passes its own, day by day, to the functions below.
 * @law quyết định phê duyệt quy trình nội bộ của tỉnh, thành phố ("tiếp nhận sau 15 giờ … chuyển vào đầu giờ ngày làm việc tiếp theo"; "mỗi ngày 08 giờ làm việc")
 * @checked 2026-11-23 in approved internal processes of other provinces and in the windows of a system in use
 * @uncertain the ward's own opening hours were not read
 */
export const WORKING_HOURS: readonly (WorkingHours & Dated)[] = [
  {
    from: '1995-01-01',
    until: null,
    windows: [
      { from: 7 * 60, to: 11 * 60 + 30 },
      { from: 13 * 60 + 30, to: 17 * 60 },
    ],
    cutOff: 15 * 60,
  },
];

/**
 * The hours in force on a day.
 * @throws RangeError when none is known for that day
 */
export function workingHoursOn(day: Day): WorkingHours {
  return inForce(WORKING_HOURS, day);
}

/** Which hours a day has: they change with the season, on a make-up Saturday, by a decision about one day. */
export type HoursByDay = (day: Day) => WorkingHours;

/**
 * One working day in minutes wherever a limit is a part of a day, whatever hours a day has: a day is a day, minutes are
 * minutes.
 * @law quyết định phê duyệt quy trình nội bộ: mỗi ngày 08 giờ làm việc (168 giờ = 21 ngày)
 * @checked 2026-11-23 in approved internal processes of other provinces
 */
export const WORKING_DAY_MINUTES = 480;

/** Working minutes in a full day. */
export function minutesPerDay(hours: WorkingHours): number {
  return hours.windows.reduce((sum, each) => sum + each.to - each.from, 0);
}

/** The opening, in minutes since midnight. */
export function openingMinute(hours: WorkingHours): number {
  return hours.windows[0]!.from;
}

/**
 * The working minute of a day that is meant by a minute of it: before opening the opening, at lunch the start of the
 * afternoon, after closing the end of work.
 */
export function workingMinuteOf(minute: number, hours: WorkingHours): number {
  const window = hours.windows.find((each) => minute <= each.to);
  return window ? Math.max(minute, window.from) : closingMinute(hours);
}

/** The last minute at which what is taken in belongs to the same day. */
export function lastIntakeMinute(hours: WorkingHours): number {
  return Math.min(hours.cutOff, closingMinute(hours));
}

/** The end of work, in minutes since midnight. */
export function closingMinute(hours: WorkingHours): number {
  return hours.windows.at(-1)!.to;
}

/**
 * Working minutes between two instants, each day by its own hours; 0 when the second is not later.
 * @law quyết định phê duyệt quy trình nội bộ: mỗi ngày 08 giờ làm việc (168 giờ = 21 ngày)
 * @checked 2026-11-23 in approved internal processes of other provinces
 */
export function workingMinutesBetween(
  from: Date,
  to: Date,
  calendar: Calendar = STATE_CALENDAR,
  hoursOn: HoursByDay = workingHoursOn,
): number {
  return countMinutes(from, to, Number.POSITIVE_INFINITY, calendar, hoursOn);
}

/** Whether more than so many working minutes lie between two instants; cheap however far apart they are. */
export function isLongerThan(
  minutes: number,
  from: Date,
  to: Date,
  calendar: Calendar = STATE_CALENDAR,
  hoursOn: HoursByDay = workingHoursOn,
): boolean {
  return countMinutes(from, to, minutes, calendar, hoursOn) > minutes;
}

/** Counts no further once there are more than `most`. */
function countMinutes(from: Date, to: Date, most: number, calendar: Calendar, hoursOn: HoursByDay): number {
  let minutes = 0;
  const [first, last] = [toLocalDay(from), toLocalDay(to)];
  for (let day = first; day <= last && minutes <= most; day = addDays(day, 1)) {
    if (!isWorkingDay(day, calendar)) continue;
    const start = day === first ? minuteOfDay(from) : 0;
    const end = day === last ? minuteOfDay(to) : 24 * 60;
    for (const window of hoursOn(day).windows)
      minutes += Math.max(0, Math.min(end, window.to) - Math.max(start, window.from));
  }
  return minutes;
}

/**
 * The instant at which so many working minutes have passed; the end of a window rather than the start of the next.
 * With 0 minutes: the instant itself in working time, otherwise the start of the next window.
 * @throws RangeError when the minutes are negative
 */
export function addWorkingMinutes(
  from: Date,
  minutes: number,
  calendar: Calendar = STATE_CALENDAR,
  hoursOn: HoursByDay = workingHoursOn,
): Date {
  if (!(minutes >= 0)) throw new RangeError('Số phút làm việc không được âm.');
  let left = minutes;
  let start = minuteOfDay(from);
  for (let day = toLocalDay(from); ; day = nextWorkingDay(day, calendar), start = 0) {
    if (!isWorkingDay(day, calendar)) continue;
    for (const window of hoursOn(day).windows) {
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
  hoursOn: HoursByDay = workingHoursOn,
): boolean {
  const { day, minute } = localParts(at);
  return (
    isWorkingDay(day, calendar) &&
    hoursOn(day).windows.some((window) => minute >= window.from && minute <= window.to)
  );
}
