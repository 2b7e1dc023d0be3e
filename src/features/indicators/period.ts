import { addDays, type Day, firstOfYear, instant, isDay, nextMonth, toLocalDay } from '../../law/day.ts';
import type { Period } from './indicator.ts';

/** The instant at which a local day begins. */
export function startOf(day: Day): Date {
  return instant(day, 0);
}

/** Longer than any step takes from its time to its end. */
const SETTLING_MS = 60_000;

/** The first local day that is not over, or of whose eve a step may still be being saved: days before it are as they will stay. */
export function settledDay(now: Date): Day {
  return toLocalDay(new Date(now.getTime() - SETTLING_MS));
}

/**
 * The bounds of the months of `[from, to)`: both ends and every first of a month between them.
 * @throws RangeError when the period is empty
 */
export function monthBounds(from: Day, to: Day): Date[] {
  if (from >= to) throw new RangeError('Kỳ trống: ngày đầu phải trước ngày cuối.');
  const bounds = [startOf(from)];
  for (let day = nextMonth(from); day < to; day = nextMonth(day)) bounds.push(startOf(day));
  return [...bounds, startOf(to)];
}

/** The first bounds up to the one that holds `asOf`, which then closes the row: what has not happened is not counted. */
export function boundsUpTo(bounds: readonly Date[], asOf: Date): Date[] {
  const past = bounds.filter((bound) => bound < asOf);
  const last = bounds.at(-1)!;
  return last < asOf ? [...bounds] : [...past, asOf];
}

/** `[from, to)` between bounds, one for each pair of neighbours. */
export function spansOf(bounds: readonly Date[]): Period[] {
  return bounds.slice(1).map((to, at) => ({ from: bounds[at]!, to }));
}

/** Days that a plan can be about; an address may name others. */
const isKept = (day: string | undefined): day is Day =>
  day !== undefined && isDay(day) && day >= '2000-01-01' && day <= '2100-12-31';

/** A period as the address gives it (both days inclusive), else the year of `today` up to today. */
export function readPeriod(from: string | undefined, until: string | undefined, today: Day): Period {
  const start = isKept(from) ? from : firstOfYear(today);
  const end = isKept(until) && until >= start ? until : today;
  return { from: startOf(start), to: startOf(addDays(end < start ? start : end, 1)) };
}

/** The first and the last local day of a period. */
export function daysOf(period: Period): { from: Day; until: Day } {
  return { from: toLocalDay(period.from), until: toLocalDay(new Date(period.to.getTime() - 1)) };
}
