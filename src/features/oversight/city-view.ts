import type { Db } from '../../platform/database/database.ts';
import { type CountRow, readCounts } from '../figures/index.ts';
import { INDICATORS, type Indicator, percent, type Ratio, sumRatios } from '../indicators/index.ts';
import { listTargets, type WardTarget } from '../plans/index.ts';
import type { CityPeriod } from './period.ts';
import type { OverseenWard } from './schema.ts';

/** The figures that the city can look at, in the house's order: what every ward keeps by day, so that many wards are read at once. */
export const CITY_INDICATORS: readonly Indicator[] = INDICATORS.filter(
  (each) => 'kept' in each && each.kept === each.code && each.fieldCodes === undefined,
);

/** One ward's figure: against its own target and its own past. */
export interface WardFigure extends OverseenWard {
  ratio: Ratio;
  /** Of the time just before, as long. */
  before: Ratio;
  /** Of each month of the period. */
  months: Ratio[];
  /** Its own plan's; null where the plan promises nothing of this figure, or there is none. */
  target: WardTarget | null;
}

export interface CityView {
  indicator: Indicator;
  wards: WardFigure[];
  /** All numerators over all denominators: never the mean of ratios. */
  sum: Ratio;
  /** The middle of the wards that have a figure, in percent. */
  median: number | null;
}

/** One figure of every overseen ward, side by side, in two queries however many wards there are. */
export async function readCityView(
  db: Db,
  overseen: readonly OverseenWard[],
  { indicator, period }: { indicator: Indicator; period: CityPeriod },
): Promise<CityView> {
  const wardIds = overseen.map(({ ward }) => ward.id);
  const spans = [period, period.before, ...period.months];
  const [counts, targets] = await Promise.all([
    readCounts(db, { wardIds, codes: [indicator.code], spans, by: ['wardId'] }),
    listTargets(db, wardIds, Number(period.from.slice(0, 4))),
  ]);
  const wards = figuresByWard(overseen, { code: indicator.code, period, counts, targets });
  return {
    ...{ indicator, wards, sum: sumRatios(wards.map((each) => each.ratio)) },
    median: medianOf(wards.flatMap((each) => percent(each.ratio) ?? [])),
  };
}

interface Read {
  code: string;
  period: CityPeriod;
  /** Spans: the period, the time before it, its months. */
  counts: readonly CountRow[];
  targets: readonly WardTarget[];
}

/** One figure of each ward from what was read of all. */
export function figuresByWard(
  overseen: readonly OverseenWard[],
  { code, period, counts, targets }: Read,
): WardFigure[] {
  const found = new Map(
    counts
      .filter((row) => row.code === code)
      .map((row) => [`${row.wardId} ${row.span}`, { numerator: row.counted, denominator: row.total }]),
  );
  return overseen.map((each) => {
    const ratio = (span: number) => found.get(`${each.ward.id} ${span}`) ?? { numerator: 0, denominator: 0 };
    return {
      ...{ ...each, ratio: ratio(0), before: ratio(1), months: period.months.map((_, at) => ratio(at + 2)) },
      target: targets.find((one) => one.wardId === each.ward.id && one.indicator === code) ?? null,
    };
  });
}

/** The middle value; of an even number of values the mean of the two in the middle. Null of none. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return null;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
