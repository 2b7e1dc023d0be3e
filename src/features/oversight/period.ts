import { addDays, type Day, daysBetween } from '../../law/day.ts';
import type { Days } from '../figures/index.ts';

const MONTHS = 12;

/** What the city compares: whole days that are over. Today is left out, since not every ward has worked through it. */
export interface CityPeriod extends Days {
  /** As long, just before it. */
  before: Days;
  /** Up to twelve months, the last one cut where the period ends. */
  months: Days[];
}

/** The period from a first to a last day, both inclusive, as far as it is over; a year that has just begun is its first day, which has nothing yet. */
export function cityPeriod(from: Day, until: Day, today: Day): CityPeriod {
  const end = addDays(until, 1);
  const to = end > today ? (today > from ? today : from) : end;
  return {
    from,
    to,
    before: { from: addDays(from, -Math.max(1, daysBetween(from, to))), to: from },
    months: monthsUpTo(to),
  };
}

function monthsUpTo(to: Day): Days[] {
  const months: Days[] = [];
  for (let end = to; months.length < MONTHS; end = months[0]!.from)
    months.unshift({ from: `${addDays(end, -1).slice(0, 7)}-01`, to: end });
  return months;
}
