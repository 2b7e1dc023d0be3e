import { type Calendar, isWorkingDay, STATE_CALENDAR } from './calendar.ts';
import { addDays, compareDays, type Day, weekday } from './day.ts';
import { type Dated, inForce, isInForce } from './in-force.ts';

/** Periods that are reported on by themselves. */
export const PERIOD_KINDS = ['week', 'month', 'quarter', 'half-year', 'nine-months', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** Days `[from, to)` that one report speaks of. */
export interface ReportPeriod {
  kind: PeriodKind;
  from: Day;
  to: Day;
}

/** When periods of a kind end and how long they are; the rule in force on their last day is the one that counts. */
export interface PeriodRule extends Dated {
  /** Months in which one ends. */
  endMonths: readonly number[];
  /** Its length in months. */
  months: number;
  /** Its last day in that month; null: the month's last. */
  lastDay: number | null;
  isVerified: boolean;
  law: string;
}

const STATE_LAW = 'TT 01/2020/TT-VPCP; NĐ 09/2019/NĐ-CP (chốt số liệu ngày 14)';
const stateRule = (endMonths: readonly number[], months: number): readonly PeriodRule[] => [
  { from: '2019-03-12', until: null, endMonths, months, lastDay: 14, isVerified: false, law: STATE_LAW },
];
const EVERY_MONTH = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const WARD_LAW =
  'Quyết định của phường ban hành kế hoạch kiểm soát TTHC, Điều 2 khoản 1 (báo cáo hằng tháng)';

/**
 * Cut-off days of periodic reports: quarters, half-year, nine months and year end on the 14th; the ward's own monthly report
 * follows the calendar month, unless the ward sets the 14th.
 * @law TT 01/2020/TT-VPCP, NĐ 09/2019/NĐ-CP (chế độ báo cáo định kỳ)
 * @checked 2026-11-27 from memory only; the texts were not read
 * @uncertain the day of the cut-off and whether it holds under the 2026 rules of the Ministry of Justice (TT 09/2026/TT-BTP)
 */
export const PERIOD_RULES: Readonly<Record<Exclude<PeriodKind, 'week'>, readonly PeriodRule[]>> = {
  month: [
    {
      ...{ from: '2019-03-12', until: null, endMonths: EVERY_MONTH, months: 1, lastDay: null },
      ...{ isVerified: false, law: WARD_LAW },
    },
  ],
  quarter: stateRule([3, 6, 9, 12], 3),
  'half-year': stateRule([6], 6),
  'nine-months': stateRule([9], 9),
  year: stateRule([12], 12),
};

/** What a ward may set about its reports. */
export interface ReportingHabits {
  /** Its monthly report ends on the 14th, as the State's reports do. */
  isMonthCutOff: boolean;
}

const USUAL: ReportingHabits = { isMonthCutOff: false };

/** The periods of a kind that end in a year, in their order. A week belongs to the year in which its Sunday lies. */
export function periodsOf(kind: PeriodKind, year: number, habits: ReportingHabits = USUAL): ReportPeriod[] {
  if (kind === 'week') return weeksOf(year);
  return rulesOf(kind, habits)
    .flatMap((rule) =>
      rule.endMonths.map((month) => ({ rule, last: lastDayOf(year, month, rule) })).filter(isRuled),
    )
    .map(({ rule, last }) => ({
      ...{ kind, to: addDays(last, 1) },
      from: addDays(lastDayOf(year, Number(last.slice(5, 7)) - rule.months, rule), 1),
    }))
    .toSorted((a, b) => compareDays(a.to, b.to));
}

const isRuled = ({ rule, last }: { rule: PeriodRule; last: Day }) => isInForce(rule, last);

/** Every period whose last day this is. */
export function endingOn(day: Day, habits: ReportingHabits = USUAL): ReportPeriod[] {
  const to = addDays(day, 1);
  return PERIOD_KINDS.flatMap((kind) => periodsOf(kind, Number(day.slice(0, 4)), habits)).filter(
    (period) => period.to === to,
  );
}

/** The period of the same kind just before, and the one a year earlier; for any other span the days before and a year before. */
export function periodsToCompare(
  period: { kind: PeriodKind | 'ad-hoc'; from: Day; to: Day },
  habits: ReportingHabits = USUAL,
): { before: { from: Day; to: Day }; lastYear: { from: Day; to: Day } } {
  const { kind, from, to } = period;
  const year = Number(addDays(to, -1).slice(0, 4));
  const known =
    kind === 'ad-hoc'
      ? []
      : [...periodsOf(kind, year - 1, habits), ...periodsOf(kind, year, habits)].filter(
          (each) => each.to < to,
        );
  const back = known.at(-1);
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  const before = back ? { from: back.from, to: back.to } : { from: addDays(from, -days), to: from };
  return { before, lastYear: { from: yearBefore(from), to: yearBefore(to) } };
}

/** The same day a year earlier; of 29 February the 28th. */
function yearBefore(day: Day): Day {
  const text = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return text.endsWith('-02-29') && addDays(text, 0) !== text ? `${text.slice(0, 4)}-02-28` : text;
}

/** Working days after the last day of a period in which its report is due, where a ward sets nothing else. */
export const DUE_WORKING_DAYS: readonly (Dated & { days: number })[] = [
  { from: '2019-03-12', until: null, days: 3 },
];

/**
 * The day on which the report of a period is due: this many working days after its last day.
 * @throws RangeError on days before any rule
 * @law TT 01/2020/TT-VPCP (thời hạn gửi báo cáo)
 * @checked 2026-11-27 from memory only; the text was not read
 * @uncertain two to four working days are told of for communes; the ward sets its own number
 */
export function dueOn(
  period: { to: Day },
  calendar: Calendar = STATE_CALENDAR,
  days: number = inForce(DUE_WORKING_DAYS, addDays(period.to, -1)).days,
): Day {
  let due = addDays(period.to, -1);
  for (let left = days; left > 0; ) {
    due = addDays(due, 1);
    if (isWorkingDay(due, calendar)) left -= 1;
  }
  return due;
}

function rulesOf(kind: Exclude<PeriodKind, 'week'>, habits: ReportingHabits): readonly PeriodRule[] {
  const rules = PERIOD_RULES[kind];
  if (kind !== 'month' || !habits.isMonthCutOff) return rules;
  return rules.map((rule) => ({ ...rule, lastDay: 14 }));
}

/** Months before January belong to the year before. */
function lastDayOf(year: number, month: number, { lastDay }: PeriodRule): Day {
  const first = new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
  if (lastDay !== null) return addDays(first, lastDay - 1);
  return addDays(new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10), -1);
}

function weeksOf(year: number): ReportPeriod[] {
  const weeks: ReportPeriod[] = [];
  let sunday = addDays(`${year}-01-01`, (7 - weekday(`${year}-01-01`)) % 7);
  for (; sunday.startsWith(String(year)); sunday = addDays(sunday, 7))
    weeks.push({ kind: 'week', from: addDays(sunday, -6), to: addDays(sunday, 1) });
  return weeks;
}
