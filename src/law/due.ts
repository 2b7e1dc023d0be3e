import {
  type Calendar,
  calendarWarnings,
  dayKind,
  isWorkingDay,
  STATE_CALENDAR,
  workingDayFrom,
} from './calendar.ts';
import {
  addDays,
  clockTime,
  type Day,
  instant,
  localParts,
  minuteOfDay,
  toLocalDay,
  toLocalIso,
} from './day.ts';
import {
  addWorkingMinutes,
  closingMinute,
  type HoursByDay,
  lastIntakeMinute,
  openingMinute,
  WORKING_DAY_MINUTES,
  type WorkingHours,
  workingHoursOn,
  workingMinuteOf,
  workingMinutesBetween,
} from './working-time.ts';

/** How long the law gives: working days, calendar days or working hours. A quarter of a working day is two hours. */
export interface Term {
  amount: number;
  unit: 'wd' | 'cd' | 'wh';
}

/** One day between reception and due time: whether it was counted, and the reason in Vietnamese. */
export interface CountedDay {
  on: Day;
  counted: boolean;
  why: string;
  /** Working minutes that were counted on it, for a term in hours or of less than a day. */
  minutes?: number;
}

export interface Due {
  /** Local time with its offset, `2026-02-25T17:00:00+07:00`. */
  dueAt: string;
  /** When the clock starts: at once, at opening, after lunch, or at the opening of the next working day. */
  startsAt: string;
  /** The day of `startsAt`. */
  startsOn: Day;
  /** Why it starts then, as a Vietnamese sentence. */
  startsBecause: string;
  /** The day of reception itself. */
  receptionDay: CountedDay;
  /** Every day after the day of reception up to the due day. */
  days: CountedDay[];
  warnings: string[];
}

const MOST_DAYS = 3650;

/**
 * Reads `3wd`, `5cd`, `8wh`, `0.5wd`, `0wd`.
 * @throws RangeError with a Vietnamese sentence
 */
export function parseTerm(text: string): Term {
  const match = /^(\d+(?:\.\d+)?)(wd|cd|wh)$/.exec(text.trim().toLowerCase());
  const term = { amount: Number(match?.[1]), unit: match?.[2] as Term['unit'] };
  if (!match)
    throw new RangeError(
      `"${text}" không phải là thời hạn: cần dạng 3wd (ngày làm việc), 5cd (ngày), 8wh (giờ làm việc).`,
    );
  if (term.unit === 'cd' && !Number.isInteger(term.amount))
    throw new RangeError(`"${text}": số ngày theo lịch phải là số nguyên.`);
  if (term.amount > (term.unit === 'wh' ? MOST_DAYS * 8 : MOST_DAYS))
    throw new RangeError(`"${text}": thời hạn dài quá mười năm.`);
  return term;
}

/**
 * The due time of a dossier. Taken in within working hours and not after the cut-off, the day of reception is not
 * counted and the same clock time of the n-th working day after it is due; before opening counts as opening, lunch as
 * the start of the afternoon. Taken in after the cut-off, after closing or on a day off, the next working day is day 1
 * and the end of work on day n is due. A day counts as one whatever its hours; a clock time that the last day does not
 * have is its opening, its afternoon or its end of work. A part of a day is counted by the minute, eight hours to the
 * day, and is never longer than a day. 0wd is the end of the same working day, or of the next one after the cut-off. Calendar days end with the end of
 * work of the last day, moved to the next working day when that is a day off. Working hours are counted by the minute,
 * without the cut-off. Every day has its own hours, so that a change of hours within the term is counted as it falls.
 * @throws RangeError when the amount is negative
 * @law NĐ 118/2025/NĐ-CP (tiếp nhận, chuyển hồ sơ: Điều 17, 18); quy trình nội bộ: tiếp nhận sau 15 giờ tính từ ngày làm việc tiếp theo
 * @checked 2026-11-23 in approved internal processes and real systems' working windows; not in the decree's own text
 * @uncertain whether the cut-off of 15:00 also moves procedures of several days is a local convention; a clock time that
 *   the due day's lunch does not have is read as the start of its afternoon
 */
export function due(
  receivedAt: Date,
  term: Term,
  calendar: Calendar = STATE_CALENDAR,
  hoursOn: HoursByDay = workingHoursOn,
): Due {
  if (!(term.amount >= 0)) throw new RangeError('Thời hạn không được âm.');
  const counting = { calendar, hoursOn };
  const start = clockStart(receivedAt, term, counting);
  const dueAt = dueInstant(start, term, counting);
  const received = toLocalDay(receivedAt);
  return {
    dueAt: toLocalIso(dueAt),
    startsAt: toLocalIso(start.at),
    startsOn: toLocalDay(start.at),
    startsBecause: start.because,
    receptionDay: receptionDay(receivedAt, { start, dueAt, term }, counting),
    days: explain(received, { start, dueAt, term }, counting),
    warnings: calendarWarnings(received, toLocalDay(dueAt), calendar),
  };
}

interface Counting {
  calendar: Calendar;
  hoursOn: HoursByDay;
}

interface Start {
  at: Date;
  /** Whether the day on which the clock starts is itself day 1. */
  isDayOne: boolean;
  because: string;
}

function clockStart(receivedAt: Date, term: Term, { calendar, hoursOn }: Counting): Start {
  const { day, minute } = localParts(receivedAt);
  const hours = hoursOn(day);
  const latest = term.unit === 'wh' ? closingMinute(hours) : lastIntakeMinute(hours);
  if (isWorkingDay(day, calendar) && minute <= latest) {
    const begin = workingMinuteOf(minute, hours);
    return { at: instant(day, begin), isDayOne: false, because: startReason(minute, begin, hours) };
  }
  const next = workingDayFrom(addDays(day, 1), calendar);
  return {
    at: instant(next, openingMinute(hoursOn(next))),
    isDayOne: true,
    because: isWorkingDay(day, calendar)
      ? `Tiếp nhận sau ${clockTime(latest)}: tính từ đầu giờ ngày làm việc tiếp theo.`
      : `Tiếp nhận vào ngày nghỉ (${dayKind(day, calendar).why}): tính từ đầu giờ ngày làm việc tiếp theo.`,
  };
}

function startReason(minute: number, begin: number, hours: WorkingHours): string {
  if (begin === minute) return 'Tiếp nhận trong giờ làm việc: tính ngay từ lúc tiếp nhận.';
  return begin === openingMinute(hours)
    ? `Tiếp nhận trước giờ làm việc: tính từ ${clockTime(begin)}.`
    : `Tiếp nhận trong giờ nghỉ: tính từ ${clockTime(begin)}.`;
}

function dueInstant(start: Start, term: Term, { calendar, hoursOn }: Counting): Date {
  if (term.unit === 'wh') return addWorkingMinutes(start.at, term.amount * 60, calendar, hoursOn);
  const startDay = toLocalDay(start.at);
  const endOf = (day: Day) => instant(day, closingMinute(hoursOn(day)));
  if (term.amount === 0) return endOf(startDay);
  if (term.unit === 'cd') {
    const lastDay = addDays(startDay, term.amount - (start.isDayOne ? 1 : 0));
    return endOf(workingDayFrom(lastDay, calendar));
  }
  const whole = Math.floor(term.amount);
  const rest = (term.amount - whole) * WORKING_DAY_MINUTES;
  const wholeDays = afterDays(start, whole, { calendar, hoursOn });
  if (rest === 0) return wholeDays;
  const withRest = addWorkingMinutes(wholeDays, rest, calendar, hoursOn);
  const oneMore = afterDays(start, whole + 1, { calendar, hoursOn });
  return withRest < oneMore ? withRest : oneMore;
}

/** The start itself after no day; then the same clock time, or the end of work where the start's day is day 1. */
function afterDays(start: Start, count: number, { calendar, hoursOn }: Counting): Date {
  if (count === 0) return start.at;
  let day = toLocalDay(start.at);
  for (let counted = start.isDayOne ? 1 : 0; counted < count; counted++)
    day = workingDayFrom(addDays(day, 1), calendar);
  const minute = start.isDayOne
    ? closingMinute(hoursOn(day))
    : workingMinuteOf(minuteOfDay(start.at), hoursOn(day));
  return instant(day, minute);
}

interface Counted {
  start: Start;
  dueAt: Date;
  term: Term;
}

function isByMinute({ unit, amount }: Term): boolean {
  return unit === 'wh' || (unit === 'wd' && amount > 0 && amount < 1);
}

function receptionDay(receivedAt: Date, { start, dueAt, term }: Counted, counting: Counting): CountedDay {
  const on = toLocalDay(receivedAt);
  const { why } = dayKind(on, counting.calendar);
  if (start.isDayOne) return { on, counted: false, why: `${why}, chưa bắt đầu tính` };
  if (term.amount === 0 && term.unit !== 'wh') return { on, counted: true, why: `${why}, hẹn trong ngày` };
  if (!isByMinute(term)) return { on, counted: false, why: `${why}, ngày tiếp nhận không tính` };
  const minutes = minutesOn(on, start.at, dueAt, counting);
  return { on, counted: minutes > 0, why, minutes };
}

function explain(received: Day, { start, dueAt, term }: Counted, counting: Counting): CountedDay[] {
  const days: CountedDay[] = [];
  const [startDay, last] = [toLocalDay(start.at), toLocalDay(dueAt)];
  let counted = 0;
  for (let on = addDays(received, 1); on <= last; on = addDays(on, 1)) {
    const kind = dayKind(on, counting.calendar);
    const begun = on >= startDay;
    const isCounted = term.unit === 'cd' ? begun && counted < Math.max(1, term.amount) : kind.worked;
    if (isCounted) counted++;
    const day = { on, counted: isCounted, why: reasonFor(kind, isCounted, counted, term, begun) };
    days.push(isByMinute(term) ? { ...day, minutes: minutesOn(on, start.at, dueAt, counting) } : day);
  }
  return days;
}

/** Working minutes of a day that lie between the start of the clock and the due time. */
function minutesOn(on: Day, from: Date, to: Date, { calendar, hoursOn }: Counting): number {
  const begin = Math.max(from.getTime(), instant(on, 0).getTime());
  const end = Math.min(to.getTime(), instant(on, 24 * 60).getTime());
  return workingMinutesBetween(new Date(begin), new Date(end), calendar, hoursOn);
}

function reasonFor(
  kind: { worked: boolean; why: string },
  isCounted: boolean,
  counted: number,
  term: Term,
  begun: boolean,
): string {
  if (isCounted) {
    const name = term.unit === 'cd' ? `Ngày thứ ${counted}` : `Ngày làm việc thứ ${counted}`;
    return `${name} (${kind.why})`;
  }
  if (term.unit !== 'cd') return kind.why;
  if (!begun) return `${kind.why}, chưa bắt đầu tính`;
  return kind.worked ? `${kind.why}, nhận kết quả` : `${kind.why}, chuyển sang ngày làm việc tiếp theo`;
}
