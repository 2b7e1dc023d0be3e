import { CALENDAR_2025 } from './calendar-2025.ts';
import { CALENDAR_2026 } from './calendar-2026.ts';
import { CALENDAR_2027 } from './calendar-2027.ts';
import { addDays, type Day, weekday, weekdayName } from './day.ts';
import { type Dated, isInForce } from './in-force.ts';
import type { YearCalendar } from './year-calendar.ts';

/** The years that count; a ward may put its own in place of the State's. */
export interface Calendar {
  years: readonly YearCalendar[];
}

export const STATE_CALENDAR: Calendar = { years: [CALENDAR_2025, CALENDAR_2026, CALENDAR_2027] };

export interface DayKind {
  readonly worked: boolean;
  readonly why: string;
}

/** A year of a calendar is asked for the same few hundred days again and again. */
const kinds = new WeakMap<Calendar, Map<Day, DayKind>>();
const MOST_KEPT = 4000;

/**
 * Whether a day is worked, and why. A Saturday on which the ward only receives dossiers is not a working day.
 * @law Bộ luật Lao động 2019, Điều 112; thông báo nghỉ lễ, Tết từng năm
 * @checked 2026-11-23
 */
export function dayKind(day: Day, calendar: Calendar = STATE_CALENDAR): DayKind {
  const known = kindsIn(calendar);
  const kind = known.get(day) ?? findKind(day, calendar);
  known.set(day, kind);
  return kind;
}

function kindsIn(calendar: Calendar): Map<Day, DayKind> {
  const known = kinds.get(calendar);
  if (known !== undefined && known.size < MOST_KEPT) return known;
  const none = new Map<Day, DayKind>();
  kinds.set(calendar, none);
  return none;
}

function findKind(day: Day, calendar: Calendar): DayKind {
  const year = calendar.years.find((each) => each.year === Number(day.slice(0, 4)));
  const made = year?.workedWeekends[day];
  if (made !== undefined) return { worked: true, why: made };
  const off = year?.daysOff[day] ?? fixedDayOff(day);
  if (off !== undefined) return { worked: false, why: off };
  const isWeekend = weekday(day) === 0 || weekday(day) === 6;
  return { worked: !isWeekend, why: weekdayName(day) };
}

/**
 * Days off on a fixed solar date, for years whose calendar is not known; in a known year they are named anyway.
 * Tết, Giỗ Tổ, the second day of the National Day and the days in lieu wait for the State's notice.
 * @law Bộ luật Lao động 2019, Điều 112; NQ 28/2026/QH16 (Ngày Văn hóa Việt Nam 24/11)
 * @checked 2026-11-23
 * @uncertain 24/11 was read only through files that quote the Government's news site
 */
export const FIXED_DAYS_OFF: readonly (Dated & { date: string; why: string })[] = [
  { date: '01-01', why: 'Nghỉ Tết Dương lịch', from: '1995-01-01', until: null },
  { date: '04-30', why: 'Nghỉ Ngày Chiến thắng 30/4', from: '1995-01-01', until: null },
  { date: '05-01', why: 'Nghỉ Ngày Quốc tế lao động', from: '1995-01-01', until: null },
  { date: '09-02', why: 'Nghỉ Quốc khánh', from: '1995-01-01', until: null },
  { date: '11-24', why: 'Nghỉ Ngày Văn hóa Việt Nam (NQ 28/2026/QH16)', from: '2026-07-01', until: null },
];

function fixedDayOff(day: Day): string | undefined {
  return FIXED_DAYS_OFF.find((each) => each.date === day.slice(5) && isInForce(each, day))?.why;
}

/** Whether offices work on this day; Saturday reception by a mobile team does not make it one. */
export function isWorkingDay(day: Day, calendar: Calendar = STATE_CALENDAR): boolean {
  return dayKind(day, calendar).worked;
}

/** The first working day on or after `day`. */
export function workingDayFrom(day: Day, calendar: Calendar = STATE_CALENDAR): Day {
  let found = day;
  while (!isWorkingDay(found, calendar)) found = addDays(found, 1);
  return found;
}

/** A warning for each year between two days whose calendar is not published or not known. */
export function calendarWarnings(from: Day, to: Day, calendar: Calendar = STATE_CALENDAR): string[] {
  const warnings: string[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    const known = calendar.years.find((each) => each.year === year);
    if (known?.source == null)
      warnings.push(
        `Lịch nghỉ năm ${year} chưa được công bố: chỉ tính cuối tuần và ngày lễ cố định, chưa có Tết Nguyên đán, Giỗ Tổ và ngày nghỉ bù.`,
      );
  }
  return warnings;
}
