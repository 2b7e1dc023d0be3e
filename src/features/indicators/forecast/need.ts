import { formatDay } from '../../../law/day.ts';
import { formatPercent, type Ratio } from '../indicator.ts';

/** What has to happen from now on for the target to be reached at its time. */
export type Need =
  | {
      kind: 'share';
      /** Percent of the cases still to come that must count (at most may count, where less is better). */
      ratio: number;
      /** Cases of a working week. */
      perWeek: { counted: number; total: number };
      /** Whether any share can do it at today's number of cases. */
      isReachable: boolean;
      /** Percent of the last week that had any; null when none had. */
      recent: number | null;
    }
  | { kind: 'more'; count: number; perWeek: number };

export interface ToCome {
  /** Cases still to come. */
  toCome: number;
  /** Working weeks left. */
  weeks: number;
}

/**
 * Which share of the cases to come must count so that numerator and denominator end at `target` percent. What no share can reach
 * is more than 100, or less than 0 where less is better. Null when nothing more will come.
 */
export function shareNeeded(sum: Ratio, target: number, isAtMost: boolean, ahead: ToCome) {
  const { toCome, weeks } = ahead;
  if (toCome <= 0 || weeks <= 0) return null;
  const counted = (target / 100) * (sum.denominator + toCome) - sum.numerator;
  const ratio = (100 * counted) / toCome;
  const isReachable = isAtMost ? ratio >= 0 : ratio <= 100;
  const share = Math.min(1, Math.max(0, ratio / 100));
  const perWeek = { counted: (share * toCome) / weeks, total: toCome / weeks };
  return { kind: 'share' as const, ratio, perWeek, isReachable };
}

/** How many more of a fixed number must count; null when enough do. */
export function moreNeeded(sum: Ratio, target: number, weeks: number): Need | null {
  const count = Math.ceil((target / 100) * sum.denominator - sum.numerator - 1e-9);
  return count <= 0 ? null : { kind: 'more', count, perWeek: count / Math.max(weeks, 1) };
}

/** One Vietnamese sentence: what is needed until the last day, against what the last week brought. `counts` names what counts. */
export function describeNeed(
  need: Need,
  given: { until: string; counts: string; isAtMost: boolean },
): string {
  const until = formatDay(given.until);
  const counts = given.counts.charAt(0).toLowerCase() + given.counts.slice(1);
  if (need.kind === 'more')
    return `Từ nay đến ${until} cần thêm ${need.count}: ${counts} (mỗi tuần khoảng ${rounded(need.perWeek)}).`;
  if (!need.isReachable)
    return given.isAtMost
      ? `Với lượng hiện nay, đến ${until} không thể đạt nữa dù từ nay không còn trường hợp nào là ${counts}.`
      : `Với lượng hiện nay, đến ${until} không thể đạt nữa dù từ nay 100 % là ${counts}.`;
  if (!given.isAtMost && need.ratio <= 0)
    return `Đến ${until} chỉ tiêu chắc chắn đạt với lượng hiện nay, dù từ nay không có thêm ${counts}.`;
  if (given.isAtMost && need.ratio >= 100)
    return `Đến ${until} chỉ tiêu chắc chắn đạt với lượng hiện nay, dù từ nay mọi trường hợp là ${counts}.`;
  const week = `khoảng ${rounded(need.perWeek.counted)} trên ${rounded(need.perWeek.total)} mỗi tuần`;
  const recent = need.recent === null ? '' : `; tuần gần nhất là ${formatPercent(need.recent)}`;
  const word = given.isAtMost ? 'chỉ được tối đa' : 'cần';
  return `Từ nay đến ${until} ${word} ${formatPercent(need.ratio)} ${counts} (${week})${recent}.`;
}

function rounded(value: number): string {
  return value.toLocaleString('vi-VN', { maximumFractionDigits: value < 10 ? 1 : 0 });
}
