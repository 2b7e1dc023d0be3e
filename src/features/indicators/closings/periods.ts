import { addDays, type Day, weekday } from '../../../law/day.ts';

/** A period that is closed when it is over: days `[from, to)`. */
export interface ClosedPeriod {
  /** Day, week, month, quarter, half_year, nine_months, year, or as reports name theirs. */
  kind: string;
  from: Day;
  to: Day;
}

/** The periods of others whose last day this is. */
export type EndingOn = (day: Day) => readonly ClosedPeriod[];

/** Every period of the calendar whose last day this is, the shortest first. */
export function calendarEndingOn(day: Day): ClosedPeriod[] {
  const to = addDays(day, 1);
  const found: ClosedPeriod[] = [{ kind: 'day', from: day, to }];
  if (weekday(day) === 0) found.push({ kind: 'week', from: addDays(day, -6), to });
  if (!to.endsWith('-01')) return found;
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const since = (first: number) => `${year}-${String(first).padStart(2, '0')}-01`;
  found.push({ kind: 'month', from: since(month), to });
  if (month % 3 === 0) found.push({ kind: 'quarter', from: since(month - 2), to });
  if (month % 6 === 0) found.push({ kind: 'half_year', from: since(month - 5), to });
  if (month === 9) found.push({ kind: 'nine_months', from: since(1), to });
  if (month === 12) found.push({ kind: 'year', from: since(1), to });
  return found;
}
