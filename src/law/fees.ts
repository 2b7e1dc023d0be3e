import type { Day } from './day.ts';
import { type Dated, inForce } from './in-force.ts';

/** Fee of a certified copy, in đồng: by page, less after the first pages, with a cap for each copy. */
export interface CertifiedCopyTariff extends Dated {
  firstPages: number;
  firstPageVnd: number;
  laterPageVnd: number;
  mostPerCopyVnd: number;
}

/**
 * 2.000 đ for each of the first two pages, 1.000 đ from the third page on, at most 200.000 đ for a copy.
 * @law mức phí công bố tại thủ tục 2.000815 (chứng thực bản sao từ bản chính)
 * @checked 2026-11-23 on the national portal's entry of the procedure
 * @uncertain the circular that sets the fee was not read; the start date only covers the product's life
 */
export const CERTIFIED_COPY_TARIFFS: readonly CertifiedCopyTariff[] = [
  {
    from: '2025-07-01',
    until: null,
    firstPages: 2,
    firstPageVnd: 2000,
    laterPageVnd: 1000,
    mostPerCopyVnd: 200_000,
  },
];

/**
 * The fee of so many certified copies of a document, in đồng.
 * @throws RangeError when pages or copies are not whole numbers from 1, or no tariff is in force
 * @law như CERTIFIED_COPY_TARIFFS
 * @checked 2026-11-23
 */
export function certifiedCopyFeeVnd(pages: number, copies: number, day: Day): number {
  if (!isCount(pages) || !isCount(copies)) throw new RangeError('Số trang và số bản phải là số nguyên từ 1.');
  const tariff = inForce(CERTIFIED_COPY_TARIFFS, day);
  const first = Math.min(pages, tariff.firstPages);
  const perCopy = first * tariff.firstPageVnd + (pages - first) * tariff.laterPageVnd;
  return Math.min(perCopy, tariff.mostPerCopyVnd) * copies;
}

/**
 * Fees by case or copy that the State sets, in đồng. Charges that the city council sets are the catalogue's data.
 * @law mức phí công bố tại thủ tục 2.000884 (chứng thực chữ ký), 2.001035 (chứng thực giao dịch), 2.000635 (trích lục)
 * @checked 2026-11-23 on the national portal's entries
 * @uncertain the circulars were not read
 */
export const FLAT_FEES: readonly (Dated & { procedureCode: string; amountVnd: number; per: string })[] = [
  { procedureCode: '2.000884', amountVnd: 10_000, per: 'trường hợp', from: '2025-07-01', until: null },
  { procedureCode: '2.001035', amountVnd: 50_000, per: 'giao dịch', from: '2025-07-01', until: null },
  { procedureCode: '2.000635', amountVnd: 8000, per: 'bản', from: '2025-07-01', until: null },
];

/**
 * The flat fee of a procedure on a day; null when the State sets none here.
 * @law như FLAT_FEES
 * @checked 2026-11-23
 */
export function flatFee(procedureCode: string, day: Day): { amountVnd: number; per: string } | null {
  const rows = FLAT_FEES.filter((each) => each.procedureCode === procedureCode);
  return rows.length === 0 ? null : inForce(rows, day);
}

function isCount(number: number): boolean {
  return Number.isSafeInteger(number) && number >= 1;
}
