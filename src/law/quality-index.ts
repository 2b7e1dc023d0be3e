import type { Day } from './day.ts';
import { type Dated, inForce } from './in-force.ts';
import { QUALITY_COMPONENTS, QUALITY_GROUPS, type QualityGroupCode } from './quality-components.ts';

/** What a component can bring: `max` points from `threshold` percent on, below it in proportion. */
export interface ComponentWeight {
  code: string;
  max: number;
  /** In percent. */
  threshold: number;
  /** Both are confirmed by a source. */
  isVerified: boolean;
}

const weight = (code: string, max: number, threshold: number, isVerified = false): ComponentWeight => ({
  ...{ code, max, threshold, isVerified },
});

/**
 * The points and thresholds of the components. Those of 1.2, 2.1 and 5.4 are named by a source; the others share what is left of their
 * group's confirmed maximum, as a proposal that a ward may replace by its own decision.
 * @law QĐ 766/QĐ-TTg ngày 23/06/2022
 * @checked 2026-11-27 "4/18" for 1.2, "đúng hạn tối đa 20" for 2.1 and "6/18" for 5.4 in pages of provinces
 * @uncertain every other maximum, and the thresholds of 3.2, 3.6, 4.4, 4.5 and 5.1 to 5.3
 */
export const QUALITY_WEIGHTS: readonly (Dated & { weights: readonly ComponentWeight[] })[] = [
  {
    from: '2022-06-23',
    until: null,
    weights: [
      ...[weight('1.1', 4, 100), weight('1.2', 4, 100, true), weight('1.3', 4, 100), weight('1.4', 6, 100)],
      ...[weight('2.1', 20, 100, true)],
      ...[weight('3.1', 4, 80), weight('3.2', 4, 80), weight('3.3', 4, 50)],
      ...[weight('3.5', 5, 80), weight('3.6', 5, 50)],
      ...[weight('4.1', 6, 100), weight('4.2', 4, 80), weight('4.3', 4, 80)],
      ...[weight('4.4', 4, 80), weight('4.5', 4, 80)],
      ...[weight('5.1', 2, 100), weight('5.2', 4, 100), weight('5.3', 6, 90), weight('5.4', 6, 90, true)],
    ],
  },
];

/**
 * The weights in force on a day, as far as the law's own text is known.
 * @throws RangeError before the index began
 * @law như trên
 * @checked 2026-11-27
 */
export function weightsOn(day: Day): readonly ComponentWeight[] {
  return inForce(QUALITY_WEIGHTS, day).weights;
}

/** What a component without data gets: it is left out of the maximum too, no points, or all of them. */
export const NO_DATA_RULES = ['left_out', 'zero', 'full'] as const;
export type NoDataRule = (typeof NO_DATA_RULES)[number];

/** Points out of a maximum. `points` is null where nothing has data; then nothing of the maximum is measured. */
export interface Score {
  points: number | null;
  /** The maximum of what has data, or is counted without any by the rule. */
  maxMeasured: number;
  max: number;
}

/**
 * The points of one component: all from the threshold on, below it in proportion, to two digits and never rounded up to all.
 * @law QĐ 766/QĐ-TTg ngày 23/06/2022
 * @checked 2026-11-27 in the description of the formulas that a provincial system uses
 * @uncertain what a component without data gets is not said; a ward may decide
 */
export function scoreOf(
  { max, threshold }: Pick<ComponentWeight, 'max' | 'threshold'>,
  ratio: { numerator: number; denominator: number } | null,
  noData: NoDataRule = 'left_out',
): Score {
  if (ratio === null || ratio.denominator <= 0) {
    if (noData === 'left_out') return { points: null, maxMeasured: 0, max };
    return { points: noData === 'full' ? max : 0, maxMeasured: max, max };
  }
  const figure = (100 * ratio.numerator) / ratio.denominator;
  if (figure >= threshold) return { points: max, maxMeasured: max, max };
  const points = Math.floor((100 * max * Math.max(0, figure)) / threshold + 1e-7) / 100;
  return { points, maxMeasured: max, max };
}

/** Several scores together: of a group, or of the whole. */
export function sumScores(scores: readonly Score[]): Score {
  const known = scores.filter((each) => each.points !== null);
  return {
    points: known.length === 0 ? null : round(known.reduce((sum, each) => sum + each.points!, 0)),
    maxMeasured: round(scores.reduce((sum, each) => sum + each.maxMeasured, 0)),
    max: round(scores.reduce((sum, each) => sum + each.max, 0)),
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The groups whose components do not add up to the group's maximum; a ward's own weights must. */
export function unbalancedGroups(
  weights: readonly Pick<ComponentWeight, 'code' | 'max'>[],
): QualityGroupCode[] {
  const groupOf = new Map(QUALITY_COMPONENTS.map((each) => [each.code, each.group]));
  return QUALITY_GROUPS.filter(({ code, max }) => {
    const own = weights.filter((each) => groupOf.get(each.code) === code);
    return Math.abs(own.reduce((sum, each) => sum + each.max, 0) - max) > 0.001;
  }).map((each) => each.code);
}

/**
 * The classes of the index, by percent of the points that could be reached.
 * @law QĐ 766/QĐ-TTg ngày 23/06/2022
 * @checked 2026-11-27 own knowledge of the dashboard, no text was read
 * @uncertain the bounds
 */
export const QUALITY_CLASSES: readonly { from: number; name: string }[] = [
  { from: 90, name: 'Xuất sắc' },
  { from: 80, name: 'Tốt' },
  { from: 70, name: 'Khá' },
  { from: 50, name: 'Trung bình' },
  { from: 0, name: 'Yếu' },
];

/** The class of a score, of what has data; null without any. Whether parts are missing is to be said beside it. */
export function qualityClassOf({ points, maxMeasured }: Score): string | null {
  if (points === null || maxMeasured <= 0) return null;
  const share = (100 * points) / maxMeasured;
  return QUALITY_CLASSES.find((each) => share >= each.from)?.name ?? null;
}
