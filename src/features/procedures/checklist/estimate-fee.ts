import { certifiedCopyFeeVnd, flatFee } from '../../../law/fees.ts';
import { describeFee, isTrulyFree } from '../describe.ts';
import type { FeeRule, ProcedureVersion } from '../schema.ts';
import { countedBy } from './questions.ts';

export interface FeeCase {
  pages: number;
  copies: number;
  units: number;
  /** The citizen says that he is among those who pay less or nothing. */
  isExempt: boolean;
  onDay: string;
}

export interface FeeLine {
  what: string;
  /** What it comes to; null where no amount is known. */
  amountVnd: number | null;
  /** How it comes to it, in words. */
  how: string;
}

export interface FeeEstimate {
  lines: FeeLine[];
  /** The least and the most that it can come to; null where one of the lines is not known. */
  fromVnd: number | null;
  toVnd: number | null;
  /** What the reader must know before he relies on it. */
  notes: string[];
}

const money = (vnd: number) => `${vnd.toLocaleString('vi-VN')} ₫`;

/** What it will cost, by the law's own functions where the State sets the fee, else by the catalogue. An estimate: the desk says it. */
export function estimateFee(procedure: Pick<ProcedureVersion, 'code' | 'fees'>, asked: FeeCase): FeeEstimate {
  const lines = procedure.fees.map((fee) => lineOf(procedure.code, fee, asked));
  const amounts = lines.map((each) => each.amountVnd);
  const isOneOf = procedure.fees.filter((each) => each.kind === 'fixed').length > 1;
  const known = amounts.filter((each) => each !== null);
  const isKnown = known.length === amounts.length && known.length > 0;
  const sum = known.reduce((total, each) => total + each, 0);
  const notes = notesOf(procedure.fees, asked, isOneOf);
  if (!isKnown) return { lines, fromVnd: null, toVnd: null, notes };
  return isOneOf
    ? { lines, fromVnd: Math.min(...known), toVnd: Math.max(...known), notes }
    : { lines, fromVnd: sum, toVnd: sum, notes };
}

function lineOf(code: string, fee: FeeRule, asked: FeeCase): FeeLine {
  const { what } = fee;
  if (fee.kind === 'free')
    return { what, amountVnd: isTrulyFree(fee) ? 0 : null, how: describeFee({ ...fee, waivers: '' }) };
  if (countedBy(fee) === 'pages') {
    const amountVnd = copyFeeVnd(fee, asked);
    const how = `${asked.copies} bản, mỗi bản ${asked.pages} trang; ${describeFee({ ...fee, waivers: '' })}`;
    return { what, amountVnd, how };
  }
  if (fee.kind !== 'fixed') return { what, amountVnd: null, how: describeFee({ ...fee, waivers: '' }) };
  const flat = flatFee(code, asked.onDay) ?? { amountVnd: fee.amountVnd!, per: fee.unit };
  const count = countedBy(fee) === 'units' ? asked.units : 1;
  const how = flat.per === null ? money(flat.amountVnd) : `${count} ${flat.per} × ${money(flat.amountVnd)}`;
  return { what, amountVnd: flat.amountVnd * count, how };
}

/** By the State's tariff where the catalogue repeats it, else by the catalogue's own steps. */
function copyFeeVnd(fee: FeeRule, { pages, copies, onDay }: FeeCase): number {
  const perCopy = Array.from({ length: pages }, (_, at) => perPageVnd(fee, at + 1)).reduce(
    (sum, each) => sum + each,
    0,
  );
  const byCatalogue = Math.min(perCopy, fee.capVnd ?? perCopy) * copies;
  const isTariff = certifiedCopyFeeVnd(3, 1, onDay) === perPageVnd(fee, 1) * 2 + perPageVnd(fee, 3);
  return isTariff ? certifiedCopyFeeVnd(pages, copies, onDay) : byCatalogue;
}

function perPageVnd(fee: FeeRule, page: number): number {
  return fee.tiers.findLast((tier) => tier.fromPage <= page)?.perPageVnd ?? 0;
}

function notesOf(fees: readonly FeeRule[], { isExempt }: FeeCase, isOneOf: boolean): string[] {
  const waivers = fees.map((fee) => fee.waivers).filter(Boolean);
  return [
    ...(isOneOf ? ['Mức nào áp dụng cho bạn tùy trường hợp và cách nộp; Trung tâm báo khi nhận hồ sơ.'] : []),
    ...(isExempt && waivers.length > 0
      ? [
          `Bạn có thể được miễn, giảm (${waivers.join('; ')}). Mang giấy tờ chứng minh; Trung tâm quyết định khi nhận hồ sơ.`,
        ]
      : []),
    ...(isExempt && waivers.length === 0
      ? [
          'Danh mục chưa ghi ai được miễn, giảm ở thủ tục này. Nếu bạn thuộc diện chính sách, hãy mang giấy tờ chứng minh và hỏi khi nộp.',
        ]
      : []),
  ];
}
