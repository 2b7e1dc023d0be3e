import { addDays, type Day, toLocalDay } from '../../law/day.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Indicator, Ratio } from './indicator.ts';
import { readIndicator } from './kept/read-indicator.ts';
import { startOf } from './period.ts';

/** Days `[from, to)`, counted at an instant; a period that still runs ends with the day of that instant. */
export interface CountedPeriod {
  from: Day;
  to: Day;
  asOf: Date;
}

/** Reads each figure of one period once, however many ask for it. */
export class PeriodReader {
  readonly db: Db;
  readonly wardId: number;
  readonly period: CountedPeriod;
  readonly #read = new Map<string, Promise<Ratio | null>>();

  constructor(db: Db, wardId: number, period: CountedPeriod) {
    this.db = db;
    this.wardId = wardId;
    this.period = period;
  }

  /** The last day of the period that has come. */
  get lastDay(): Day {
    const [last, today] = [addDays(this.period.to, -1), toLocalDay(this.period.asOf)];
    return last < today ? last : today;
  }

  /** The figure of the period; over the catalogue as on its last day; null where these data cannot give it. */
  ratioOf(indicator: Indicator): Promise<Ratio | null> {
    const known = this.#read.get(indicator.code) ?? this.#ratio(indicator);
    this.#read.set(indicator.code, known);
    return known;
  }

  async #ratio(indicator: Indicator): Promise<Ratio | null> {
    if (indicator.kind === 'missing') return null;
    const { from, to, asOf } = this.period;
    const end = startOf(to);
    const request = { bounds: [startOf(from), end], asOf: asOf < end ? asOf : end };
    return (await readIndicator(this.db, this.wardId, indicator, request))[0]!;
  }
}
