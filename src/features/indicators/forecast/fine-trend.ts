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
  return bounds.slice(0, -1).flatMap((start, at) => {
    const inside = points.filter((each) => each.from >= start && each.from < bounds[at + 1]!);
    if (inside.length === 0) return [];
    const sum = (of: keyof Ratio) => inside.reduce((total, each) => total + each[of], 0);
    return [
      {
        ...{ from: start, to: inside.at(-1)!.to },
        ...{ numerator: sum('numerator'), denominator: sum('denominator') },
      },
    ];
  });
}
