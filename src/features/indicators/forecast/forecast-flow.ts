import { percent, type Ratio, sumRatios } from '../indicator.ts';
import { type Observation, weightOf } from './observations.ts';
import { courseOf, weeksOfDrift } from './unsteadiness.ts';

/** Where a figure will stand at the end of its period, in percent; in four of five cases within the band. */
export interface Forecast {
  expected: number;
  band: { low: number; high: number };
}

export interface FlowForecast extends Forecast {
  /** How many cases are still to come at today's pace. */
  toCome: number;
  /** Working weeks that are left. */
  weeks: number;
}

/** Half of a normal distribution's middle 80 % in standard deviations. */
const EIGHTY = 1.2816;

/**
 * Where a ratio of what comes and goes leads at today's pace. Share and number of the cases of a working week are those of the past
 * weeks, a week weighted by half for every four working weeks that it is old; as many come in the working weeks left. The band (80 %)
 * is made of: chance in the cases seen and to come, more than chance where weeks differed by more, how far the share walked from
 * week to week and whether it drifts (`unsteadiness.ts`; the drift moves the band and not what is expected, which is today's pace),
 * and how unequal the weeks' numbers were. Nothing in it is thrown: the same weeks give the same.
 * Null when nothing has come yet.
 */
export function forecastFlow(past: readonly Observation[], weeks: number): FlowForecast | null {
  const sum = sumRatios(past);
  const recent = weighted(past);
  if (sum.denominator === 0 || recent.denominator === 0 || recent.weeks === 0) return null;
  const share = recent.numerator / recent.denominator;
  const toCome = (recent.denominator / recent.weeks) * weeks;
  const at = (given: number) => percentOf(sum, given, toCome);
  const expected = at(share);
  if (toCome === 0) return { expected, band: { low: expected, high: expected }, toCome, weeks };
  const { drift, variance } = courseOf(past, weeks, toCome);
  const spread = EIGHTY * Math.sqrt(variance);
  const moved = Math.asin(Math.sqrt(share)) + drift * (recent.age + weeksOfDrift(weeks));
  const low = Math.max(0, expected - at(shareOf(moved - spread)));
  const high = Math.max(0, at(shareOf(moved + spread)) - expected);
  const byNumber = EIGHTY * spreadByNumber(past, sum, { share, toCome, weeks });
  return {
    ...{ expected, toCome, weeks },
    band: {
      low: Math.max(0, expected - Math.hypot(low, byNumber)),
      high: Math.min(100, expected + Math.hypot(high, byNumber)),
    },
  };
}

function percentOf(sum: Ratio, share: number, toCome: number): number {
  const whole = { numerator: sum.numerator + share * toCome, denominator: sum.denominator + toCome };
  return Math.min(100, percent(whole) ?? 0);
}

const shareOf = (z: number) => Math.sin(Math.min(Math.PI / 2, Math.max(0, z))) ** 2;

/** Sums in which old weeks weigh less, and how old a case of them is on average. */
function weighted(past: readonly Observation[]): Ratio & { weeks: number; age: number } {
  const sum = { numerator: 0, denominator: 0, weeks: 0, age: 0 };
  for (const each of past) {
    const weight = weightOf(each);
    sum.numerator += weight * each.numerator;
    sum.denominator += weight * each.denominator;
    sum.weeks += weight * each.weeks;
    sum.age += weight * each.denominator * each.age;
  }
  return { ...sum, age: sum.denominator === 0 ? 0 : sum.age / sum.denominator };
}

/** Standard deviation of the figure, in percent, because more or fewer cases come than expected. */
function spreadByNumber(
  past: readonly Observation[],
  sum: Ratio,
  { share, toCome, weeks }: { share: number; toCome: number; weeks: number },
): number {
  const paces = past.filter((each) => each.weeks >= 0.5).map((each) => each.denominator / each.weeks);
  if (paces.length < 2) return 0;
  const mean = paces.reduce((total, each) => total + each, 0) / paces.length;
  if (mean === 0) return 0;
  const variance = paces.reduce((total, each) => total + (each - mean) ** 2, 0) / (paces.length - 1);
  const relative = Math.sqrt((variance / mean ** 2) * (1 / Math.max(weeks, 1) + 1 / paces.length));
  const slope = (sum.denominator * share - sum.numerator) / (sum.denominator + toCome) ** 2;
  return 100 * Math.abs(slope) * relative * toCome;
}
