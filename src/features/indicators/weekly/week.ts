import { addDays, type Day, weekday } from '../../../law/day.ts';

/** The Monday of the week that a day is in. */
export function mondayOf(day: Day): Day {
  return addDays(day, -((weekday(day) + 6) % 7));
}

export interface IsoWeek {
  year: number;
  week: number;
}

/** Number and year of the week that begins on a Monday, as ISO 8601 counts: its Thursday's year, its Thursday's week. */
export function isoWeekOf(monday: Day): IsoWeek {
  const thursday = addDays(monday, 3);
  const year = Number(thursday.slice(0, 4));
  const dayOfYear =
    (Date.parse(`${thursday}T00:00:00Z`) - Date.parse(`${year}-01-01T00:00:00Z`)) / 86_400_000;
  return { year, week: Math.floor(dayOfYear / 7) + 1 };
}
