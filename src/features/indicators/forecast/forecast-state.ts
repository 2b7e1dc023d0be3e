import type { WardCalendar } from '../../../law/ward-calendar.ts';
import { type Period, percent, type Ratio } from '../indicator.ts';
import type { Forecast } from './forecast-flow.ts';
import { workingWeeks } from './working-weeks.ts';

const EIGHTY = 1.2816;
/** Changes that are looked at: half a year of months. */
const CHANGES = 6;
/** As if so many more weeks had been seen in which nothing changed: one step up is no pace yet. */
const STILL_WEEKS = 8;

/**
 * Where a figure leads that is a state on a day, such as a count of procedures: it moves by steps, so the past says how far it moves
 * in a working week and how unevenly. Expected is today's state and the mean step of the last half year for each week left, a little
 * damped; the band (80 %) widens with the root of the time left by the unevenness of those steps. A figure that never moved stays
 * where it is, without a band. Null without a state.
 */
export function forecastState(
  points: readonly (Period & Ratio)[],
  end: Date,
  calendar: WardCalendar,
): Forecast | null {
  const known = points.flatMap((each) => {
    const value = percent(each);
    return value === null ? [] : [{ ...each, value }];
  });
  const last = known.at(-1);
  if (!last) return null;
  const left = last.to < end ? workingWeeks({ from: last.to, to: end }, calendar) : 0;
  const changes = known.slice(-CHANGES).flatMap((each, at, all) => {
    const before = all[at - 1];
    return before
      ? [{ by: each.value - before.value, weeks: workingWeeks({ from: before.to, to: each.to }, calendar) }]
      : [];
  });
  const seen = changes.reduce((sum, each) => sum + each.weeks, 0) + STILL_WEEKS;
  const pace = changes.reduce((sum, each) => sum + each.by, 0) / seen;
  const uneven = changes.reduce((sum, each) => sum + (each.by - pace * each.weeks) ** 2, 0) / seen;
  const expected = within(last.value + pace * left);
  const spread = EIGHTY * Math.sqrt(uneven * left * (1 + left / seen));
  return { expected, band: { low: within(expected - spread), high: within(expected + spread) } };
}

const within = (value: number) => Math.min(100, Math.max(0, value));
