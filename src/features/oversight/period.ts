import { addDays, type Day, daysBetween, isDay } from '../../law/day.ts';
import type { Days } from '../figures/index.ts';

const MONTHS = 12;

/** What the city compares: whole days that are over. Today is left out, since not every ward has worked through it. */
export interface CityPeriod extends Days {
  /** The time it is compared with. */
  before: Days;
  /** Up to twelve months, the last one cut where the period ends. */
  months: Days[];
}

/** The period from a first to a last day, both inclusive, as far as it is over; a year that has just begun is its first day, which has nothing yet. */
export function cityPeriod(from: Day, until: Day, today: Day): CityPeriod {
  const end = addDays(until, 1);
  const to = end > today ? (today > from ? today : from) : end;
  return { from, to, before: daysBefore(from, to), months: monthsUpTo(to) };
}

/** What a period is compared with: from New Year on the same days a year ago, whole months with as many months, else as many days. */
function daysBefore(from: Day, to: Day): Days {
  if (from.endsWith('-01-01')) return { from: yearBefore(from), to: yearBefore(to) };
  if (from.endsWith('-01') && to.endsWith('-01')) {
    const months = monthNumber(to) - monthNumber(from);
    return { from: firstOf(monthNumber(from) - Math.max(1, months)), to: from };
  }
  return { from: addDays(from, -Math.max(1, daysBetween(from, to))), to: from };
}

/** The same day of the year before; for 29 February the first of March. */
function yearBefore(day: Day): Day {
  const same = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return isDay(same) ? same : `${same.slice(0, 4)}-03-01`;
}

const monthNumber = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

const firstOf = (month: number): Day =>
  `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;

function monthsUpTo(to: Day): Days[] {
  const months: Days[] = [];
  for (let end = to; months.length < MONTHS; end = months[0]!.from)
    months.unshift({ from: `${addDays(end, -1).slice(0, 7)}-01`, to: end });
  return months;
}
