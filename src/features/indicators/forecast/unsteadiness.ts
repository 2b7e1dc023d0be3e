import type { Observation } from './observations.ts';

/** What the weeks say about the share of those to come, on the scale z = arcsin √p on which chance weighs the same for every p. */
export interface Course {
  /** By how much it moves in a working week. */
  drift: number;
  /** Variance of the share of the cases to come about the one expected. */
  variance: number;
}

/**
 * Ways of being unsteady that are thought possible, with how likely each is before anything was seen. `noise`: weeks of d cases lie
 * about their level with variance noise/(4d); 1 is chance alone. `walk`: standard deviation by which the level walks in a working week.
 */
const NOISES = [
  [1, 0.4],
  [1.5, 0.25],
  [2.5, 0.15],
  [4, 0.1],
  [7, 0.1],
] as const;
const WALKS = [
  [0, 0.2],
  [0.005, 0.25],
  [0.01, 0.25],
  [0.02, 0.15],
  [0.03, 0.1],
  [0.05, 0.05],
] as const;
/** Standard deviation of the drift of a working week before anything was seen: some fifteen points in a year. */
const DRIFT = 0.004;
/** A drift goes on for ever less: so much of it is left after a working week. */
const DAMPING = 0.97;

/**
 * A Kalman filter (level and drift) over the weeks for each way of being unsteady, and the ways weighed by how well they tell the weeks
 * that were. No chance is thrown: the same weeks always give the same.
 */
export function courseOf(past: readonly Observation[], weeks: number, count: number): Course {
  const seen = past.filter((each) => each.denominator > 0);
  const ahead = weeksOfDrift(weeks);
  const ways = NOISES.flatMap(([noise, likely]) =>
    WALKS.map(([walk, before]) => {
      const { log, drift, variance } = filter(seen, { noise, walk: walk ** 2, ahead });
      const chance = noise / (4 * Math.max(count, 1));
      const onTheWay = (walk ** 2 * weeks) / 3;
      return { log: log + Math.log(likely * before), drift, variance: variance + chance + onTheWay };
    }),
  );
  const best = Math.max(...ways.map(({ log }) => log));
  const sum = ways.reduce((total, { log }) => total + Math.exp(log - best), 0);
  const mean = (of: (way: (typeof ways)[number]) => number) =>
    ways.reduce((total, way) => total + Math.exp(way.log - best) * of(way), 0) / sum;
  const drift = mean((way) => way.drift);
  const apart = mean((way) => ((way.drift - drift) * ahead) ** 2);
  return { drift, variance: mean((way) => way.variance) + apart };
}

/** By how many weeks' drift the mean of the coming weeks lies off today, each week with less of it. */
export function weeksOfDrift(weeks: number): number {
  if (weeks <= 0) return 0;
  const left = (1 - DAMPING ** weeks) / (1 - DAMPING);
  return (weeks - left) / (weeks * (1 - DAMPING));
}

interface Way {
  noise: number;
  walk: number;
  ahead: number;
}

function filter(seen: readonly Observation[], { noise, walk, ahead }: Way) {
  let [level, drift, log] = [0, 0, 0];
  let [ll, ld, dd] = [10, 0, DRIFT ** 2];
  for (const [at, each] of seen.entries()) {
    const before = seen[at - 1];
    if (before) {
      const gap = before.age - each.age;
      level += drift * gap;
      ll += 2 * gap * ld + gap ** 2 * dd + walk * gap;
      ld += gap * dd;
    }
    const off = Math.asin(Math.sqrt(each.numerator / each.denominator)) - level;
    const whole = ll + noise / (4 * each.denominator + 2);
    if (before) log -= (Math.log(whole) + off ** 2 / whole) / 2;
    level += (ll / whole) * off;
    drift += (ld / whole) * off;
    dd -= ld ** 2 / whole;
    ld -= (ll * ld) / whole;
    ll -= ll ** 2 / whole;
  }
  const now = (seen.at(-1)?.age ?? 0) + ahead;
  return { log, drift, variance: ll + 2 * now * ld + now ** 2 * dd };
}
