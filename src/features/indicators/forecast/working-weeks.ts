import { hoursOn, type WardCalendar } from '../../../law/ward-calendar.ts';
import { WORKING_DAY_MINUTES, workingMinutesBetween } from '../../../law/working-time.ts';
import type { Period } from '../indicator.ts';

/** Every figure of a page asks for the same spans of the same calendar, day by day of the year. */
const counted = new WeakMap<WardCalendar, Map<string, number>>();
const WEEK_MINUTES = 5 * WORKING_DAY_MINUTES;

/**
 * How much working time lies in a span, in weeks of five days: Tết has none, a make-up Saturday has some. What comes to the desk
 * comes by it, so that a pace is told per working week and never per day of the year.
 */
export function workingWeeks({ from, to }: Period, ward: WardCalendar): number {
  const known = counted.get(ward) ?? new Map<string, number>();
  counted.set(ward, known);
  const span = `${from.getTime()}/${to.getTime()}`;
  const { calendar, hours } = ward;
  const weeks =
    known.get(span) ?? workingMinutesBetween(from, to, calendar, (day) => hoursOn(hours, day)) / WEEK_MINUTES;
  known.set(span, weeks);
  return weeks;
}
