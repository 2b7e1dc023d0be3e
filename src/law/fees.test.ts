import fc from 'fast-check';
import { expect, test } from 'vitest';
import { certifiedCopyFeeVnd, flatFee } from './fees.ts';

const DAY = '2026-03-02';

test.each([
  ['one page', 1, 1, 2000],
  ['the last page at the first price', 2, 1, 4000],
  ['the first page at the second price', 3, 1, 5000],
  ['three copies', 3, 3, 15_000],
  ['one page below the cap', 197, 1, 199_000],
  ['exactly the cap', 198, 1, 200_000],
  ['above the cap', 199, 1, 200_000],
  ['the cap is for each copy', 500, 2, 400_000],
])('%s', (_reason, pages, copies, fee) => {
  expect(certifiedCopyFeeVnd(pages, copies, DAY)).toBe(fee);
});

test('no pages, no copies, half pages and days without a tariff are errors', () => {
  for (const [pages, copies] of [
    [0, 1],
    [1, 0],
    [1.5, 1],
    [-1, 1],
    [Number.NaN, 1],
  ] as const)
    expect(() => certifiedCopyFeeVnd(pages, copies, DAY)).toThrow(RangeError);
  expect(() => certifiedCopyFeeVnd(1, 1, '2000-01-01')).toThrow(RangeError);
});

test('every fee is the sum of its pages, each copy up to the cap, counted page by page', () => {
  const byPage = (pages: number, copies: number) => {
    let all = 0;
    for (let copy = 0; copy < copies; copy++) {
      let one = 0;
      for (let page = 1; page <= pages; page++) one += page > 2 ? 1000 : 2000;
      all += one > 200_000 ? 200_000 : one;
    }
    return all;
  };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999 }), (pages, copies) => {
      expect(certifiedCopyFeeVnd(pages, copies, DAY)).toBe(byPage(pages, copies));
    }),
  );
});

test('another page never costs less, and the published formula holds', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), (pages) => {
      const fee = certifiedCopyFeeVnd(pages, 1, DAY);
      expect(fee).toBe(Math.min(200_000, 2000 * Math.min(pages, 2) + 1000 * Math.max(pages - 2, 0)));
      expect(certifiedCopyFeeVnd(pages + 1, 1, DAY)).toBeGreaterThanOrEqual(fee);
    }),
  );
});

test('flat fees', () => {
  expect(flatFee('2.000884', DAY)).toMatchObject({ amountVnd: 10_000, per: 'trường hợp' });
  expect(flatFee('2.001035', DAY)?.amountVnd).toBe(50_000);
  expect(flatFee('2.000635', DAY)?.amountVnd).toBe(8000);
  expect(flatFee('1.001193', DAY)).toBeNull();
});
