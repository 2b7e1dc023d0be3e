import { addDays, type Day } from '../../law/day.ts';
import type { WardCalendar } from '../../law/ward-calendar.ts';
import type { Db } from '../../platform/database/database.ts';
import { findCalendar } from '../organisation/index.ts';
import type { PlanTarget, PlanTask } from '../plans/index.ts';
import { assess, type Standing, type TargetAssessment, type TrendPoint } from './assess.ts';
import { gather, monthAndWeekBounds } from './forecast/fine-trend.ts';
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
  #calendar: Promise<WardCalendar> | undefined;

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
        const { trend, weeks } = await this.monthsAndWeeks(indicator, from, to);
        return {
          target,
          indicator,
          trend,
          ...(await this.#judge(target, indicator, { trend, weeks, end: startOf(to) })),
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

  /** Months for the page, weeks for the pace, from one reading; a state on a day has no weeks of its own. */
  async monthsAndWeeks(indicator: Indicator, from: Day, to: Day) {
    if (indicator.kind === 'catalogue' || indicator.kind === 'missing') {
      const trend = await this.trend(indicator, from, to);
      return { trend, weeks: trend };
    }
    const key = `fine ${indicator.code} ${from} ${to}`;
    const bounds = boundsUpTo(monthAndWeekBounds(from, to), this.#asOf);
    const points = this.#read.get(key) ?? readTrend(this.#db, this.#wardId, indicator, bounds, this.#asOf);
    this.#read.set(key, points);
    const found = await points;
    return { trend: gather(found, 'months', from, to), weeks: gather(found, 'weeks', from, to) };
  }

  async #judge(
    target: PlanTarget,
    indicator: Indicator,
    measured: Pick<Standing, 'trend' | 'weeks' | 'end'>,
  ): Promise<TargetAssessment> {
    const none = {
      ...({ state: 'no_data', figure: null, ratio: { numerator: 0, denominator: 0 } } as const),
      ...{ forecast: null, band: null, needed: null },
    };
    if (indicator.kind === 'missing') return { ...none, why: indicator.missing };
    this.#calendar ??= findCalendar(this.#db, this.#wardId);
    const { direction } = indicator;
    const kind = indicator.kind === 'catalogue' ? 'state' : 'flow';
    return assess({
      ...{ target, direction, kind, ...measured, calendar: await this.#calendar, asOf: this.#asOf },
    });
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
