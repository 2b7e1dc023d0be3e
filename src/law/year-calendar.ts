import type { Day } from './day.ts';

/** The State's days of one year. Whatever is not named is an ordinary day: Monday to Friday worked, weekend off. */
export interface YearCalendar {
  year: number;
  /** Where it was published; null when the State has not published it yet. */
  source: string | null;
  daysOff: Readonly<Record<Day, string>>;
  /** Days worked though they would be off: weekends in exchange for a day off, or by a ward's own decision. */
  workedWeekends: Readonly<Record<Day, string>>;
}
