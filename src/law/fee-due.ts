import type { Day } from './day.ts';
import { type Dated, isInForce } from './in-force.ts';

/** A fee as the procedure's version states it; one of the catalogue is one of these. */
export interface FeeTerms {
  kind: 'free' | 'fixed' | 'tiered' | 'local' | 'unknown';
  amountVnd: number | null;
  /** From which page on which price holds. */
  tiers: readonly { fromPage: number; perPageVnd: number }[];
  /** The most for one copy or case. */
  capVnd: number | null;
}

/** What the city's council set for a fee that it decides, for one copy or case. */
export interface LocalFee extends Dated {
  amountVnd: number;
  /** For those who file online, where it is another. */
  onlineVnd: number | null;
}

/** What the amount depends on besides the terms. */
export interface FeeCase {
  /** Copies or cases. */
  quantity: number;
  /** Pages of one copy; only fees by page look at it. */
  pages: number;
  day: Day;
  isOnline: boolean;
  /** How much is waived, in percent; 0: nothing, 100: nothing is paid. */
  waivedPercent: number;
}

/** All three in whole đồng; `full` is always `waived` + `due`. */
export interface FeeDue {
  fullVnd: number;
  waivedVnd: number;
  dueVnd: number;
}

/** More than any fee of a ward: beyond it someone mistyped. */
export const MOST_DUE_VND = 1_000_000_000;

/**
 * What is due, in whole đồng: by page with the price of each page, or by copy, each copy up to its cap; then less what is
 * waived, rounded down in favour of him who pays. Null when the amount is not known: the city's council decides it and
 * the ward has not entered it, or no source gives it. A guess is never made.
 * @throws RangeError when a number is not a whole one within its bounds, or the sum is beyond MOST_DUE_VND
 * @law mức thu công bố tại thủ tục; lệ phí do Hội đồng nhân dân thành phố quy định thì theo nghị quyết mà phường nhập
 * @checked 2026-11-27 in the catalogue's entries, which carry amounts, tiers and caps
 * @uncertain Luật Phí và lệ phí was not read; how a part of a đồng is rounded was found nowhere
 */
export function feeDue(terms: FeeTerms, localFees: readonly LocalFee[], given: FeeCase): FeeDue | null {
  mustBeWhole(given.quantity, 1, 9999, 'Số lượng');
  mustBeWhole(given.pages, 1, 9999, 'Số trang');
  mustBeWhole(given.waivedPercent, 0, 100, 'Mức miễn, giảm');
  const one = oneCopyVnd(terms, localFees, given);
  if (one === null) return null;
  const fullVnd = Math.min(one, terms.capVnd ?? one) * given.quantity;
  if (!(fullVnd >= 0 && fullVnd <= MOST_DUE_VND))
    throw new RangeError('Số tiền quá lớn. Hãy xem lại số lượng.');
  const dueVnd = Math.floor((fullVnd * (100 - given.waivedPercent)) / 100);
  return { fullVnd, waivedVnd: fullVnd - dueVnd, dueVnd };
}

function oneCopyVnd(terms: FeeTerms, localFees: readonly LocalFee[], given: FeeCase): number | null {
  switch (terms.kind) {
    case 'free':
      return 0;
    case 'fixed':
      return terms.amountVnd;
    case 'tiered':
      return terms.tiers.length === 0 ? null : byPage(terms.tiers, given.pages);
    case 'local': {
      const row = localFeeOn(localFees, given.day);
      return row === null ? null : given.isOnline ? (row.onlineVnd ?? row.amountVnd) : row.amountVnd;
    }
    case 'unknown':
      return null;
  }
}

/** Each tier is paid for its own pages only. */
function byPage(tiers: FeeTerms['tiers'], pages: number): number {
  const steps = [...tiers].sort((a, b) => a.fromPage - b.fromPage);
  return steps.reduce((sum, { fromPage, perPageVnd }, at) => {
    const last = Math.min(pages, (steps[at + 1]?.fromPage ?? pages + 1) - 1);
    return sum + Math.max(0, last - fromPage + 1) * perPageVnd;
  }, 0);
}

/**
 * The council's row in force on a day; null when none is known. Two at once are an error, never "the latest".
 * @throws RangeError when more than one is in force
 * @law nghị quyết của Hội đồng nhân dân thành phố, do phường nhập kèm căn cứ
 * @checked 2026-11-27 the catalogue says that the council sets them; the levels of Hải Phòng were not found
 */
export function localFeeOn(rows: readonly LocalFee[], day: Day): LocalFee | null {
  const found = rows.filter((row) => isInForce(row, day));
  if (found.length > 1) throw new RangeError('Có hai mức thu cùng có hiệu lực trong một ngày.');
  return found[0] ?? null;
}

/** Why someone pays less; `percent` null: as the named text says. `fieldCode`: only fees of that field. */
export interface WaiverGround extends Dated {
  words: string;
  fieldCode: string | null;
  percent: number | null;
  basis: string | null;
}

/** Luật Hộ tịch 2014 is in force from this day. */
const CIVIL_STATUS_LAW = { from: '2016-01-01', until: null };

/**
 * Who pays less or nothing, and since when. Those of civil status pay nothing; for every other the text and its share are
 * written down.
 * @law Luật Hộ tịch 2014, Điều 11 (miễn lệ phí hộ tịch)
 * @checked 2026-11-27 in a digest that quotes the article
 * @uncertain grounds of other fields were not read, so that each is entered with its basis; nor was the law's first day
 */
export const WAIVER_GROUNDS = {
  merit: {
    words: 'Người thuộc gia đình có công với cách mạng',
    ...{ fieldCode: 'ho-tich', percent: 100, basis: 'Luật Hộ tịch 2014, Điều 11' },
    ...CIVIL_STATUS_LAW,
  },
  poor: {
    words: 'Người thuộc hộ nghèo',
    ...{ fieldCode: 'ho-tich', percent: 100, basis: 'Luật Hộ tịch 2014, Điều 11' },
    ...CIVIL_STATUS_LAW,
  },
  disabled: {
    words: 'Người khuyết tật',
    ...{ fieldCode: 'ho-tich', percent: 100, basis: 'Luật Hộ tịch 2014, Điều 11' },
    ...CIVIL_STATUS_LAW,
  },
  other: {
    words: 'Theo văn bản khác (ghi rõ văn bản)',
    ...{ fieldCode: null, percent: null, basis: null, from: '1995-01-01', until: null },
  },
} as const satisfies Record<string, WaiverGround>;

function mustBeWhole(number: number, least: number, most: number, what: string): void {
  if (!Number.isInteger(number) || number < least || number > most)
    throw new RangeError(`${what} phải là số nguyên từ ${least} đến ${most}.`);
}
