import type { Assessment as Judgement } from '../plans/index.ts';
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
  /** The months of the period so far, in order, the last one up to `asOf`. */
  trend: readonly TrendPoint[];
  asOf: Date;
  /** First instant after the period in which the target must be reached. */
  end: Date;
}

/** A judged target; `why` is one Vietnamese sentence with the figure, the target and the forecast. */
export interface TargetAssessment extends Judgement {
  figure: number | null;
  ratio: Ratio;
  /** Percent at the end of the period if the pace of the last three months goes on; null when it cannot be said. */
  forecast: number | null;
}

const PACE_MONTHS = 3;
const FEW = 30;

/**
 * Where a target stands and where it leads. The figure is the whole period's numerator over its denominator; the
 * forecast adds, for the days that are left, what a day of the last three months of the trend brought on average.
 * A target with "=" is reached from its better side: 100 % is 100 %, "50 % cut" is met by more than 50 %.
 */
export function assess(standing: Standing): TargetAssessment {
  const { trend, target, asOf, end } = standing;
  const ratio = sumRatios(trend);
  const figure = percent(ratio);
  if (figure === null)
    return { state: 'no_data', figure, ratio, forecast: null, why: 'Trong kỳ không có dữ liệu để tính.' };
  const over = asOf >= end;
  const forecast = over ? figure : forecastOf(trend, ratio, asOf, end);
  const now = reaches(figure, standing);
  const then = reaches(forecast, standing);
  const state: Judgement['state'] = over
    ? now
      ? 'achieved'
      : 'late'
    : now && then
      ? 'achieved'
      : now || then
        ? 'at_risk'
        : 'late';
  return {
    state,
    figure,
    ratio,
    forecast,
    why: explain({ now, then, over, figure, forecast, target, ratio }),
  };
}

function forecastOf(trend: readonly TrendPoint[], sum: Ratio, asOf: Date, end: Date): number {
  const recent = trend.slice(-PACE_MONTHS);
  const known = recent.reduce((total, each) => total + (each.to.getTime() - each.from.getTime()), 0);
  const left = end.getTime() - asOf.getTime();
  const pace = sumRatios(recent);
  const grow = known <= 0 ? 0 : left / known;
  const forecast = percent({
    numerator: sum.numerator + pace.numerator * grow,
    denominator: sum.denominator + pace.denominator * grow,
  });
  return Math.min(100, forecast ?? 0);
}

/** Figures that differ by less than a ten-thousandth of a percent are the same: the pace is a division. */
const TOLERANCE = 0.0001;

function reaches(figure: number, { target, direction }: Standing): boolean {
  const atMost = target.op === '<=' || (target.op === '=' && direction === 'down');
  return atMost ? figure <= target.value + TOLERANCE : figure >= target.value - TOLERANCE;
}

function explain(found: {
  now: boolean;
  then: boolean;
  over: boolean;
  figure: number;
  forecast: number;
  target: Target;
  ratio: Ratio;
}): string {
  const { now, then, over, forecast } = found;
  const goal = `${GOAL_WORDS[found.target.op]} ${show(found.target.value)}`;
  const few =
    found.ratio.denominator < FEW ? ` Mới có ${found.ratio.denominator} hồ sơ, con số còn dao động.` : '';
  const at = `Đến nay ${show(found.figure)}, chỉ tiêu ${goal}`;
  if (over) return `Hết kỳ: ${show(found.figure)}, chỉ tiêu ${goal}: ${now ? 'đạt' : 'không đạt'}.${few}`;
  const lead = `theo nhịp ba tháng gần nhất, đến hết kỳ khoảng ${show(forecast)}`;
  if (now && then) return `${at}: đang đạt; ${lead}.${few}`;
  if (now) return `${at}: đang đạt nhưng xu hướng xấu đi; ${lead}, không giữ được chỉ tiêu.${few}`;
  if (then) return `${at}: chưa đạt; ${lead}, kịp nếu giữ được nhịp này.${few}`;
  return `${at}: chưa đạt; ${lead}, không kịp nếu không thay đổi.${few}`;
}

export const GOAL_WORDS: Record<Target['op'], string> = { '>=': 'từ', '=': 'là', '<=': 'không quá' };
