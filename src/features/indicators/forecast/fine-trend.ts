import { addDays, type Day } from '../../../law/day.ts';
import type { Period, Ratio } from '../indicator.ts';
import { monthBounds, startOf } from '../period.ts';
import { mondayOf } from '../weekly/week.ts';

type Point = Period & Ratio;

/** The bounds of the weeks of `[from, to)`: both ends and every Monday between them. */
function weekBounds(from: Day, to: Day): Date[] {
  const bounds = [startOf(from)];
  for (let day = addDays(mondayOf(from), 7); day < to; day = addDays(day, 7)) bounds.push(startOf(day));
  return [...bounds, startOf(to)];
}

/** The bounds of months and weeks together, so that one reading gives both. */
export function monthAndWeekBounds(from: Day, to: Day): Date[] {
  const times = [...monthBounds(from, to), ...weekBounds(from, to)].map((bound) => bound.getTime());
  return [...new Set(times)].sort((a, b) => a - b).map((time) => new Date(time));
}

/** What was read between finer bounds, as months or weeks. The last one may end before its bound: at the time of reading. */
export function gather(points: readonly Point[], unit: 'months' | 'weeks', from: Day, to: Day): Point[] {
  const bounds = unit === 'months' ? monthBounds(from, to) : weekBounds(from, to);
  const gathered: Point[] = [];
  let at = 0;
  for (const point of points) {
    const time = point.from.getTime();
    if (time < bounds[0]!.getTime()) continue;
    while (at < bounds.length - 1 && time >= bounds[at + 1]!.getTime()) at++;
    if (at === bounds.length - 1) break;
    const start = bounds[at]!;
    const last = gathered.at(-1);
    const sum = last?.from === start ? last : { from: start, to: point.to, numerator: 0, denominator: 0 };
    if (sum !== last) gathered.push(sum);
    sum.to = point.to;
    sum.numerator += point.numerator;
    sum.denominator += point.denominator;
  }
  return gathered;
}
