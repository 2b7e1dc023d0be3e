import type { Db } from '../../platform/database/database.ts';
import { readCounts } from '../figures/index.ts';
import { INDICATORS, type Indicator, percent, type Ratio, sumRatios } from '../indicators/index.ts';
import { listTargets, type WardTarget } from '../plans/index.ts';
import type { CityPeriod } from './period.ts';
import type { OverseenWard } from './schema.ts';

/** Figures that every ward keeps by day, so that many wards are read at once. */
const KEPT = [
  ...['on-time', 'received-online', 'processed-online', 'on-system', 'digitised', 'electronic-result'],
  ...['reuse', 'reuse-papers', 'papers-not-asked', 'asked-again'],
];

/** The figures that the city can look at, in the house's order. */
export const CITY_INDICATORS: readonly Indicator[] = INDICATORS.filter(({ code }) => KEPT.includes(code));

/** One ward's figure: against its own target and its own past. */
export interface WardFigure extends OverseenWard {
  ratio: Ratio;
  /** Of the time just before, as long. */
  before: Ratio;
  /** Percent of each month; null where there was nothing. */
  trend: (number | null)[];
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
  const found = new Map(
    counts.map((row) => [`${row.wardId} ${row.span}`, { numerator: row.counted, denominator: row.total }]),
  );
  const wards = overseen.map((each): WardFigure => {
    const ratio = (span: number) => found.get(`${each.ward.id} ${span}`) ?? { numerator: 0, denominator: 0 };
    return {
      ...each,
      ratio: ratio(0),
      before: ratio(1),
      trend: period.months.map((_, at) => percent(ratio(at + 2))),
      target: targets.find((one) => one.wardId === each.ward.id && one.indicator === indicator.code) ?? null,
    };
  });
  return {
    ...{ indicator, wards, sum: sumRatios(wards.map((each) => each.ratio)) },
    median: medianOf(wards.flatMap((each) => percent(each.ratio) ?? [])),
  };
}

/** The middle value; of an even number of values the mean of the two in the middle. Null of none. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return null;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
