import { type Observation, weightOf } from './observations.ts';

/**
 * How unsteady a ratio is, on the scale z = arcsin √p on which chance weighs the same for every p: a week of d cases lies about its
 * level with variance `noise`/(4d) (1: chance alone), and the level itself walks with variance `walk` in a working week.
 */
interface Unsteadiness {
  noise: number;
  walk: number;
  weight: number;
}

/** What is thought likely before anything was seen: standard deviations of the walk, and how much more than chance weeks differ. */
const WALKS = [
  [0, 0.1],
  [0.005, 0.15],
  [0.01, 0.25],
  [0.02, 0.25],
  [0.03, 0.15],
  [0.05, 0.1],
] as const;
const NOISES = [
  [1, 0.4],
  [1.5, 0.25],
  [2.5, 0.15],
  [4, 0.1],
  [7, 0.1],
] as const;

/** Each way of being unsteady, weighted by how well it tells the weeks that were. The same weeks always give the same. */
function learn(seen: readonly Observation[]): Unsteadiness[] {
  const found = WALKS.flatMap(([walk, before]) =>
    NOISES.map(([noise, likely]) => ({ noise, walk: walk ** 2, log: Math.log(before * likely) })),
  ).map(({ noise, walk, log }) => ({ noise, walk, log: log + logLikelihood(seen, noise, walk) }));
  const best = Math.max(...found.map(({ log }) => log));
  const weights = found.map(({ log }) => Math.exp(log - best));
  const sum = weights.reduce((total, each) => total + each, 0);
  return found.map(({ noise, walk }, at) => ({ noise, walk, weight: weights[at]! / sum }));
}

/** A Kalman filter over the weeks, from a first level about which nothing is known. */
function logLikelihood(seen: readonly Observation[], noise: number, walk: number): number {
  let level = 0;
  let variance = 10;
  let before: Observation | null = null;
  let log = 0;
  for (const each of seen) {
    if (before) variance += walk * (before.age - each.age);
    const chance = noise / (4 * each.denominator + 2);
    const off = onScale(each) - level;
    const whole = variance + chance;
    if (before) log -= (Math.log(whole) + off ** 2 / whole) / 2;
    const gain = variance / whole;
    level += gain * off;
    variance *= 1 - gain;
    before = each;
  }
  return log;
}

function onScale({ numerator, denominator }: Observation): number {
  return Math.asin(Math.sqrt((numerator + 3 / 8) / (denominator + 3 / 4)));
}

/**
 * Variance, on the scale, of the share of the `count` cases of the next `weeks` working weeks about the weighted share of the past:
 * the chance in both, and how far the level walks meanwhile.
 */
export function varianceAhead(past: readonly Observation[], weeks: number, count: number): number {
  const seen = past.filter((each) => each.denominator > 0);
  const sum = seen.reduce((total, each) => total + weightOf(each) * each.denominator, 0);
  const shares = seen.map((each) => ({ ...each, share: (weightOf(each) * each.denominator) / sum }));
  const chance = shares.reduce((total, each) => total + each.share ** 2 / (4 * each.denominator), 0);
  const lag = walkedSince(shares);
  return learn(seen).reduce(
    (total, { noise, walk, weight }) =>
      total + weight * (noise * (chance + 1 / (4 * Math.max(count, 1))) + walk * (lag + weeks / 3)),
    0,
  );
}

/** For how many weeks a walk counts that began in the past: the integral, over ages, of the squared share of what is older. */
function walkedSince(shares: readonly { age: number; share: number }[]): number {
  let older = 1;
  let from = 0;
  let lag = 0;
  for (const { age, share } of shares.toReversed()) {
    lag += older ** 2 * (age - from);
    older -= share;
    from = age;
  }
  return lag;
}
