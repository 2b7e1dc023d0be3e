import type { Day } from '../../../law/day.ts';
import type { Score } from '../../../law/quality-index.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { QualityLine, QualityResult } from '../quality-index/schema.ts';

interface Kept {
  wardId: number;
  monday: Day;
  closingNo: number;
  takenAt: Date;
}

interface Row extends Score {
  code: string;
  part: 'total' | 'group' | 'component';
  name: string;
  numerator: number | null;
  denominator: number | null;
  isVerified: boolean;
  words: string;
}

/** Publishes the index of a week: the total, its groups, its components. */
export async function keepQuality(
  tx: Tx,
  { total, groups, lines }: QualityResult,
  kept: Kept,
): Promise<void> {
  const none = { numerator: null, denominator: null, words: '' };
  const isVerified = lines.every((each) => each.isVerified);
  const rows: Row[] = [
    { ...none, ...total, code: 'total', part: 'total', name: 'Tổng điểm', isVerified },
    ...groups.map((each): Row => ({ ...none, ...each, part: 'group', isVerified: true })),
    ...lines.map((each): Row => ({ ...each, part: 'component', words: describe(each) })),
  ];
  await tx
    .insertInto('weekly_quality')
    .values(
      rows.map((row, at) => ({
        ...{ ward_id: kept.wardId, monday: kept.monday, code: row.code, ord: at + 1, part: row.part },
        ...{ name: row.name, numerator: row.numerator, denominator: row.denominator },
        ...{ points: row.points, max_measured: row.maxMeasured, max: row.max, is_verified: row.isVerified },
        ...{ words: row.words, closing_no: kept.closingNo, taken_at: kept.takenAt },
      })),
    )
    .execute();
}

function describe({ formula, threshold, words }: QualityLine): string {
  const full = threshold === null ? '' : ` Đủ điểm từ ${threshold.toLocaleString('vi-VN')} %.`;
  return [formula + full, words].filter((each) => each !== '').join(' ');
}
