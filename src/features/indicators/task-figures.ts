import { addDays, type Day } from '../../law/day.ts';
import type { Db } from '../../platform/database/database.ts';
import type { PlanTarget, PlanTask } from '../plans/index.ts';
import { assess, type TargetAssessment, type TrendPoint } from './assess.ts';
import type { Indicator, Period } from './indicator.ts';
import { INDICATORS } from './indicators.ts';
import { readIndicator } from './kept/read-indicator.ts';
import { boundsUpTo, monthBounds, spansOf, startOf } from './period.ts';
import { impliedTargets } from './weekly/implied-target.ts';

/** A promised number with the figure that measures it. */
export interface TargetFigure extends TargetAssessment {
  target: PlanTarget;
  indicator: Indicator;
  /** Month by month from the beginning of the period; empty when there are no data to measure with. */
  trend: TrendPoint[];
  period: Period;
}

/** The days in which a task of the year's plan is measured: from its own beginning to its own end, else the year. */
export function measuredDays(task: Pick<PlanTask, 'due'>, year: number): { from: Day; to: Day } {
  const start = `${year}-01-01`;
  const end = `${year + 1}-01-01`;
  const { kind, from, to } = task.due;
  const named = kind === 'by' ? null : from;
  const first = named !== null && named > start && named < end ? named : start;
  const last = to === null ? end : addDays(to, 1);
  return { from: first, to: last > first && last < end ? last : end };
}

/** Reads each figure once for each period, however many targets ask for it. */
export class FigureReader {
  readonly #db: Db;
  readonly #wardId: number;
  readonly #asOf: Date;
  readonly #read = new Map<string, Promise<TrendPoint[]>>();

  constructor(db: Db, wardId: number, asOf: Date) {
    this.#db = db;
    this.#wardId = wardId;
    this.#asOf = asOf;
  }

  /** The figures of a task's targets, in the plan's order; those that no figure measures are left out. */
  async figuresOf(task: PlanTask, year: number): Promise<TargetFigure[]> {
    const { from, to } = measuredDays(task, year);
    const implied = impliedTargets(task);
    const found = [...task.targets, ...implied].flatMap((target) => {
      const indicator = INDICATORS.find((each) => each.code === target.indicator);
      return indicator ? [{ target, indicator }] : [];
    });
    const figures = await Promise.all(
      found.map(async ({ target, indicator }) => {
        const trend = await this.trend(indicator, from, to);
        return {
          target,
          indicator,
          trend,
          ...this.#judge(target, indicator, trend, to),
          period: { from: startOf(from), to: startOf(to) },
        };
      }),
    );
    return figures.filter(({ target, figure }) => figure !== null || !implied.includes(target));
  }

  /** The months of `[from, to)` up to now; empty before the period begins and for a figure without data. */
  trend(indicator: Indicator, from: Day, to: Day): Promise<TrendPoint[]> {
    const key = `${indicator.code} ${from} ${to}`;
    const known =
      this.#read.get(key) ??
      readTrend(this.#db, this.#wardId, indicator, boundsUpTo(monthBounds(from, to), this.#asOf), this.#asOf);
    this.#read.set(key, known);
    return known;
  }

  #judge(target: PlanTarget, indicator: Indicator, trend: TrendPoint[], to: Day): TargetAssessment {
    const none = {
      state: 'no_data',
      figure: null,
      ratio: { numerator: 0, denominator: 0 },
      forecast: null,
    } as const;
    if (indicator.kind === 'missing') return { ...none, why: indicator.missing };
    const measured = indicator.kind === 'catalogue' ? trend.slice(-1) : trend;
    const { direction } = indicator;
    return assess({ target, direction, trend: measured, asOf: this.#asOf, end: startOf(to) });
  }
}

async function readTrend(
  db: Db,
  wardId: number,
  indicator: Indicator,
  bounds: readonly Date[],
  asOf: Date,
): Promise<TrendPoint[]> {
  if (bounds.length < 2 || indicator.kind === 'missing') return [];
  const ratios = await readIndicator(db, wardId, indicator, { bounds, asOf });
  return spansOf(bounds).map((span, at) => ({ ...span, ...ratios[at]! }));
}
