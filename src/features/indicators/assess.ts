import type { WardCalendar } from '../../law/ward-calendar.ts';
import type { Assessment as Judgement } from '../plans/index.ts';
import { type FlowForecast, forecastFlow } from './forecast/forecast-flow.ts';
import { forecastState } from './forecast/forecast-state.ts';
import { moreNeeded, type Need, shareNeeded } from './forecast/need.ts';
import { observe } from './forecast/observations.ts';
import { workingWeeks } from './forecast/working-weeks.ts';
import { percent, type Ratio, formatPercent as show, sumRatios } from './indicator.ts';

export interface TrendPoint extends Ratio {
  from: Date;
  to: Date;
}

export interface Target {
  op: '>=' | '=' | '<=';
  /** In percent. */
  value: number;
}

export interface Standing {
  target: Target;
  direction: 'up' | 'down';
  /** What comes in a period is added up; a state is taken on its last day. */
  kind: 'flow' | 'state';
  /** The months of the period so far, in order, the last one up to `asOf`. */
  trend: readonly TrendPoint[];
  /** The same time in weeks, by which the pace is told. */
  weeks: readonly TrendPoint[];
  calendar: WardCalendar;
  asOf: Date;
  /** First instant after the period in which the target must be reached. */
  end: Date;
}

/** A judged target; `why` is one Vietnamese sentence with the figure, the target and the forecast. */
export interface TargetAssessment extends Judgement {
  figure: number | null;
  ratio: Ratio;
  /** Percent at the end of the period if today's pace goes on; null when it cannot be said. */
  forecast: number | null;
  /** Between which percents it will end in four of five cases; null when the period is over or nothing can be said. */
  band: { low: number; high: number } | null;
  /** What has to come for the target to be reached; null when the period is over or nothing is to come. */
  needed: Need | null;
}

const FEW = 30;

/**
 * Where a target stands and where it leads: what came so far and what comes at the pace of the last weeks until the end
 * (`forecastFlow`, `forecastState`). A target with "=" is reached from its better side: 100 % is 100 %, "50 % cut" is met by more
 * than 50 %.
 */
export function assess(standing: Standing): TargetAssessment {
  const { trend, target, asOf, end, kind } = standing;
  const ratio = kind === 'state' ? sumRatios(trend.slice(-1)) : sumRatios(trend);
  const figure = percent(ratio);
  if (figure === null) {
    const why = 'Trong kỳ không có dữ liệu để tính.';
    return { state: 'no_data', figure, ratio, forecast: null, band: null, needed: null, why };
  }
  const over = asOf >= end;
  const ahead = over ? null : lookAhead(standing, ratio);
  const forecast = ahead?.expected ?? figure;
  const now = reaches(figure, standing);
  const then = reaches(forecast, standing);
  const band = ahead?.band ?? null;
  return {
    state: stateOf(now, then, over),
    ...{ figure, ratio, forecast, band, needed: ahead?.needed ?? null },
    why: explain({ now, then, over, figure, forecast, band, target, ratio }),
  };
}

function stateOf(now: boolean, then: boolean, over: boolean): Judgement['state'] {
  if (over) return now ? 'achieved' : 'late';
  if (now && then) return 'achieved';
  return now || then ? 'at_risk' : 'late';
}

function lookAhead(standing: Standing, ratio: Ratio) {
  const { kind, trend, weeks, calendar, asOf, end, target } = standing;
  const left = workingWeeks({ from: asOf, to: end }, calendar);
  if (kind === 'state') {
    const found = forecastState(trend, end, calendar);
    return found && { ...found, needed: isAtMost(standing) ? null : moreNeeded(ratio, target.value, left) };
  }
  const found = forecastFlow(observe(weeks, calendar), left);
  return found && { ...found, needed: needOf(standing, ratio, found) };
}

function needOf(standing: Standing, ratio: Ratio, ahead: FlowForecast): Need | null {
  const share = shareNeeded(ratio, standing.target.value, isAtMost(standing), ahead);
  if (share === null) return null;
  const last = standing.weeks.findLast((each) => each.denominator > 0);
  return { ...share, recent: last ? percent(last) : null };
}

/** Figures that differ by less than a ten-thousandth of a percent are the same: the pace is a division. */
const TOLERANCE = 0.0001;

function reaches(figure: number, standing: Standing): boolean {
  const { value } = standing.target;
  return isAtMost(standing) ? figure <= value + TOLERANCE : figure >= value - TOLERANCE;
}

/** Whether less is better: the target is a most, or a fixed number that is reached from above. */
export function isAtMost({ target, direction }: Pick<Standing, 'target' | 'direction'>): boolean {
  return target.op === '<=' || (target.op === '=' && direction === 'down');
}

function explain(found: {
  now: boolean;
  then: boolean;
  over: boolean;
  figure: number;
  forecast: number;
  band: { low: number; high: number } | null;
  target: Target;
  ratio: Ratio;
}): string {
  const { now, then, over, forecast, band } = found;
  const goal = `${GOAL_WORDS[found.target.op]} ${show(found.target.value)}`;
  const few =
    found.ratio.denominator < FEW ? ` Mới có ${found.ratio.denominator} hồ sơ, con số còn dao động.` : '';
  const at = `Đến nay ${show(found.figure)}, chỉ tiêu ${goal}`;
  if (over) return `Hết kỳ: ${show(found.figure)}, chỉ tiêu ${goal}: ${now ? 'đạt' : 'không đạt'}.${few}`;
  const within = band && band.high - band.low >= 0.1 ? ` (từ ${show(band.low)} đến ${show(band.high)})` : '';
  const lead = `theo nhịp hiện nay, đến hết kỳ khoảng ${show(forecast)}${within}`;
  if (now && then) return `${at}: đang đạt; ${lead}.${few}`;
  if (now) return `${at}: đang đạt nhưng xu hướng xấu đi; ${lead}, không giữ được chỉ tiêu.${few}`;
  if (then) return `${at}: chưa đạt; ${lead}, kịp nếu giữ được nhịp này.${few}`;
  return `${at}: chưa đạt; ${lead}, không kịp nếu không thay đổi.${few}`;
}

export const GOAL_WORDS: Record<Target['op'], string> = { '>=': 'từ', '=': 'là', '<=': 'không quá' };
