import { QUALITY_COMPONENTS, QUALITY_GROUPS } from '../../../law/quality-components.ts';
import { scoreOf, sumScores } from '../../../law/quality-index.ts';
import type { Db } from '../../../platform/database/database.ts';
import { type CountedPeriod, PeriodReader } from '../period-reader.ts';
import { measureComponents } from './measure.ts';
import type { Measured, QualityLine, QualityResult, Weighing } from './schema.ts';
import { weighingOn } from './weights.ts';

/** Where the rows behind a component are. */
const INDICATOR_OF: Record<string, string> = {
  ...{
    '1.2': 'published-procedures',
    '1.3': 'complete-procedures',
    '2.1': 'on-time',
    '3.1': 'online-services',
  },
  ...{
    '3.2': 'received-online',
    '3.3': 'received-online',
    '3.6': 'payments-online',
    '4.1': 'electronic-result',
  },
  ...{ '4.2': 'digitised', '4.3': 'reuse', '4.4': 'reuse-papers', '5.1': 'feedback-classified' },
  ...{ '5.2': 'feedback-in-limits', '5.3': 'feedback-satisfied', '5.4': 'satisfaction' },
};

/** The QĐ 766 index of a ward as it stands at the period's `asOf`. */
export function readQuality(db: Db, wardId: number, period: CountedPeriod): Promise<QualityResult> {
  return qualityOf(new PeriodReader(db, wardId, period));
}

/** The same from figures that are being read anyway. */
export async function qualityOf(reader: PeriodReader): Promise<QualityResult> {
  const { components, survey } = await measureComponents(reader);
  const weighing = await weighingOn(reader.db, reader.wardId, reader.lastDay);
  const lines = QUALITY_COMPONENTS.map((each): QualityLine => {
    const measured = components[each.code]!;
    const { code, group, name, formula } = each;
    return {
      ...{ code, group, name, formula, ...measured, isPartial: measured.isPartial ?? false },
      ...(each.isInformation ? INFORMATION : scored(code, measured, weighing)),
      indicator: INDICATOR_OF[code] ?? null,
    };
  });
  const groups = QUALITY_GROUPS.map(({ code, name }) => ({
    ...{ code, name },
    ...sumScores(lines.filter((each) => each.group === code)),
  }));
  return {
    ...{ total: sumScores(groups), groups, lines },
    ...{ noData: weighing.noData, decision: weighing.decision, survey },
  };
}

const INFORMATION = { points: null, maxMeasured: 0, max: 0, threshold: null, isVerified: true };

function scored(code: string, { numerator, denominator }: Measured, { weights, noData }: Weighing) {
  const weight = weights.find((each) => each.code === code)!;
  const ratio = numerator === null || denominator === null ? null : { numerator, denominator };
  return { ...scoreOf(weight, ratio, noData), threshold: weight.threshold, isVerified: weight.isVerified };
}
