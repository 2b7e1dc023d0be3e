import {
  type Calendar,
  calendarWarnings,
  dayKind,
  isWorkingDay,
  STATE_CALENDAR,
  workingDayFrom,
} from './calendar.ts';
import { addDays, type Day, instant, minuteOfDay, toLocalDay, toLocalIso } from './day.ts';
import {
  addWorkingMinutes,
  closingMinute,
  type HoursOn,
  minutesPerDay,
  workingHoursOn,
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
}

export interface Due {
  /** Local time with its offset, `2026-02-25T17:00:00+07:00`. */
  dueAt: string;
  /** When the clock starts: at once, at opening, after lunch, or at the opening of the next working day. */
  startsAt: string;
  /** The day of `startsAt`. */
  startsOn: Day;
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
 * the start of the afternoon, and a day that closes earlier ends the term at its closing. Taken in after the cut-off,
 * after closing or on a day off, the next working day is day 1 and the end of work on day n is due. 0wd is the end of
 * the same working day, or of the next one after the cut-off. Calendar days end with the end of work of the last day,
 * moved to the next working day when that is a day off. Working hours are counted by the minute, without the cut-off.
 * Each day is counted with the hours of that day; a working day is one whatever its hours are.
 * @throws RangeError when the amount is negative
 * @law NĐ 118/2025/NĐ-CP (tiếp nhận, chuyển hồ sơ: Điều 17, 18); quy trình nội bộ: tiếp nhận sau 15 giờ tính từ ngày làm việc tiếp theo
 * @checked 2026-11-23 in approved internal processes and real systems' working windows; not in the decree's own text
 * @uncertain whether the cut-off of 15:00 also moves procedures of several days is a local convention
 */
export function due(
  receivedAt: Date,
  term: Term,
  calendar: Calendar = STATE_CALENDAR,
  hoursOn: HoursOn = workingHoursOn,
): Due {
  if (!(term.amount >= 0)) throw new RangeError('Thời hạn không được âm.');
  const start = clockStart(receivedAt, term, calendar, hoursOn);
  const dueAt = dueInstant(start, term, calendar, hoursOn);
  const received = toLocalDay(receivedAt);
  const last = toLocalDay(dueAt);
  return {
    dueAt: toLocalIso(dueAt),
    startsAt: toLocalIso(start.at),
    startsOn: toLocalDay(start.at),
    days: explain(received, start, last, term, calendar),
    warnings: calendarWarnings(received, last, calendar),
  };
}

interface Start {
  at: Date;
  /** Whether the day on which the clock starts is itself day 1. */
  isDayOne: boolean;
}

function clockStart(receivedAt: Date, term: Term, calendar: Calendar, hoursOn: HoursOn): Start {
  const day = toLocalDay(receivedAt);
  const hours = hoursOn(day);
  const minute = minuteOfDay(receivedAt);
  const latest = term.unit === 'wh' ? closingMinute(hours) : hours.cutOff;
  if (!isWorkingDay(day, calendar) || minute > latest) {
    const next = workingDayFrom(addDays(day, 1), calendar);
    return { at: instant(next, hoursOn(next).windows[0]!.from), isDayOne: true };
  }
  const window = hours.windows.find((each) => minute <= each.to)!;
  return { at: instant(day, Math.max(minute, window.from)), isDayOne: false };
}

function dueInstant(start: Start, term: Term, calendar: Calendar, hoursOn: HoursOn): Date {
  if (term.unit === 'wh') return addWorkingMinutes(start.at, term.amount * 60, calendar, hoursOn);
  const startDay = toLocalDay(start.at);
  if (term.unit === 'cd') {
    const lastDay = addDays(startDay, Math.max(0, term.amount - (start.isDayOne ? 1 : 0)));
    return endOfWork(workingDayFrom(lastDay, calendar), hoursOn);
  }
  if (term.amount === 0) return endOfWork(startDay, hoursOn);
  const whole = Math.floor(term.amount);
  const begin = afterWholeDays(start, whole, calendar, hoursOn);
  const fraction = (term.amount - whole) * minutesPerDay(hoursOn(toLocalDay(begin)));
  return addWorkingMinutes(begin, fraction, calendar, hoursOn);
}

/** Where so many whole working days after the start end: at the clock time of the start, or with the end of work. */
function afterWholeDays({ at, isDayOne }: Start, whole: number, calendar: Calendar, hoursOn: HoursOn): Date {
  if (whole === 0) return at;
  let day = toLocalDay(at);
  for (let counted = isDayOne ? 1 : 0; counted < whole; counted++)
    day = workingDayFrom(addDays(day, 1), calendar);
  return isDayOne
    ? endOfWork(day, hoursOn)
    : instant(day, Math.min(minuteOfDay(at), closingMinute(hoursOn(day))));
}

function endOfWork(day: Day, hoursOn: HoursOn): Date {
  return instant(day, closingMinute(hoursOn(day)));
}

function explain(received: Day, start: Start, last: Day, term: Term, calendar: Calendar): CountedDay[] {
  const days: CountedDay[] = [];
  const startDay = toLocalDay(start.at);
  let counted = 0;
  for (let on = addDays(received, 1); on <= last; on = addDays(on, 1)) {
    const kind = dayKind(on, calendar);
    const begun = on >= startDay;
    const isCounted = term.unit === 'cd' ? begun && counted < Math.max(1, term.amount) : kind.worked;
    if (isCounted) counted++;
    days.push({ on, counted: isCounted, why: reasonFor(kind, isCounted, counted, term, begun) });
  }
  return days;
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
