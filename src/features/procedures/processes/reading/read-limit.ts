import { foldVietnamese } from '../../../../platform/fold-vietnamese.ts';

const DAY = 480;
const NOT_COUNTED = /khong tinh|gio hanh chinh|ngay sau khi|tra ket qua theo/;

export interface Limit {
  /** Working minutes, a day being eight hours; null: the decision does not count this step. */
  minutes: number | null;
}

/**
 * A limit as decisions write it: "0,5 ngày làm việc", "04 giờ", "1/4 ngày", "02 ngày (16 giờ)", "168 giờ (tương đương
 * 21 ngày)", "Không tính thời gian"; a bare number is days. @returns undefined when the text is no limit
 */
export function readLimit(text: string): Limit | undefined {
  const words = foldVietnamese(text).replaceAll(',', '.').replace(/\s+/g, ' ').trim();
  if (NOT_COUNTED.test(words)) return { minutes: null };
  const match = /^(?:khong qua |toi da |trong )?(\d+)(?:\.(\d+)|\/(\d+))?\s*(ngay|gio|phut|h\b)?/.exec(words);
  if (!match || (match[4] === undefined && words !== match[0])) return undefined;
  const [, whole, decimals, below, unit] = match;
  const amount = below === undefined ? Number(`${whole}.${decimals ?? 0}`) : Number(whole) / Number(below);
  if (!Number.isFinite(amount) || words.length > 80) return undefined;
  const factor = unit === 'phut' ? 1 : unit === 'gio' || unit === 'h' ? 60 : DAY;
  return { minutes: Math.round(amount * factor) };
}
