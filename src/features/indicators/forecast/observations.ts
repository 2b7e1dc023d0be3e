import type { WardCalendar } from '../../../law/ward-calendar.ts';
import type { Period, Ratio } from '../indicator.ts';
import { workingWeeks } from './working-weeks.ts';

/** What came in a span of the past: how much working time it had, and how long ago its middle is. Both in working weeks. */
export interface Observation extends Ratio {
  weeks: number;
  age: number;
}

/** The spans in their order; the last one ends now. */
export function observe(points: readonly (Period & Ratio)[], calendar: WardCalendar): Observation[] {
  const found: Observation[] = [];
  let since = 0;
  for (const point of points.toReversed()) {
    const weeks = workingWeeks(point, calendar);
    const { numerator, denominator } = point;
    found.push({ numerator, denominator, weeks, age: since + weeks / 2 });
    since += weeks;
  }
  return found.reverse();
}

/** After this many working weeks a span tells half as much about the present. Chosen by `npm run bench:forecast`. */
const HALF_LIFE = 4;

export function weightOf({ age }: Observation): number {
  return 2 ** (-age / HALF_LIFE);
}
