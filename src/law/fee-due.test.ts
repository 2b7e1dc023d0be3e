import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  type FeeCase,
  type FeeTerms,
  feeDue,
  type LocalFee,
  localFeeOn,
  MOST_DUE_VND,
  WAIVER_GROUNDS,
} from './fee-due.ts';
import { certifiedCopyFeeVnd } from './fees.ts';
import { isInForce } from './in-force.ts';

const DAY = '2026-11-23';
const COPY: FeeTerms = {
  ...{ kind: 'tiered', amountVnd: null, capVnd: 200_000 },
  tiers: [
    { fromPage: 1, perPageVnd: 2000 },
    { fromPage: 3, perPageVnd: 1000 },
  ],
};
const FIXED: FeeTerms = { kind: 'fixed', amountVnd: 8000, tiers: [], capVnd: null };
const LOCAL: FeeTerms = { kind: 'local', amountVnd: null, tiers: [], capVnd: null };
const CASE: FeeCase = { quantity: 1, pages: 1, day: DAY, isOnline: false, waivedPercent: 0 };

describe('what is due', () => {
  test.each<[string, FeeTerms, Partial<FeeCase>, number]>([
    ['the last page at the first price', COPY, { pages: 2 }, 4000],
    ['the first page at the second price', COPY, { pages: 3 }, 5000],
    ['one page below the cap', COPY, { pages: 197 }, 199_000],
    ['exactly the cap', COPY, { pages: 198 }, 200_000],
    ['above the cap', COPY, { pages: 199 }, 200_000],
    ['the cap is for each copy', COPY, { pages: 500, quantity: 2 }, 400_000],
    ['a fixed fee looks at no page', FIXED, { pages: 7, quantity: 3 }, 24_000],
    ['nothing', { ...FIXED, kind: 'free' }, { quantity: 9 }, 0],
    ['everything waived', FIXED, { waivedPercent: 100 }, 0],
    [
      'half waived, rounded down for him who pays',
      { ...FIXED, amountVnd: 9999 },
      { waivedPercent: 50 },
      4999,
    ],
    ['one percent waived of one đồng', { ...FIXED, amountVnd: 1 }, { waivedPercent: 1 }, 0],
  ])('%s', (_reason, terms, change, due) => {
    const found = feeDue(terms, [], { ...CASE, ...change })!;
    expect(found.dueVnd).toBe(due);
    expect(found.dueVnd + found.waivedVnd).toBe(found.fullVnd);
  });

  it('is not known, never guessed, without a row of the council, an amount or a source', () => {
    for (const terms of [
      LOCAL,
      { ...FIXED, kind: 'unknown' as const },
      { ...FIXED, amountVnd: null },
      { ...COPY, tiers: [] },
    ])
      expect(feeDue(terms, [], CASE)).toBeNull();
  });

  it('refuses numbers out of bounds', () => {
    for (const change of [
      { quantity: 0 },
      { quantity: 1.5 },
      { quantity: 10_000 },
      { pages: 0 },
      { pages: Number.NaN },
      { waivedPercent: -1 },
      { waivedPercent: 101 },
      { waivedPercent: 0.5 },
    ])
      expect(() => feeDue(COPY, [], { ...CASE, ...change })).toThrow(RangeError);
    expect(() => feeDue({ ...FIXED, amountVnd: 4_500_000 }, [], { ...CASE, quantity: 9999 })).toThrow(
      'quá lớn',
    );
    expect(() => feeDue({ ...FIXED, amountVnd: -1 }, [], CASE)).toThrow(RangeError);
  });

  it('of the catalogue agrees with the tariff of the State', () => {
    for (const pages of [1, 2, 3, 50, 197, 198, 199, 900])
      expect(feeDue(COPY, [], { ...CASE, pages, quantity: 4 })!.dueVnd).toBe(
        certifiedCopyFeeVnd(pages, 4, DAY),
      );
  });
});

describe('a fee of the council', () => {
  const rows: LocalFee[] = [
    { from: '2026-01-01', until: '2026-07-01', amountVnd: 10_000, onlineVnd: 5000 },
    { from: '2026-07-01', until: null, amountVnd: 12_000, onlineVnd: null },
  ];
  test.each([
    ['before the first row', '2025-12-31', false, null],
    ['on its first day', '2026-01-01', false, 10_000],
    ['online', '2026-01-01', true, 5000],
    ['on its last day', '2026-06-30', false, 10_000],
    ['on the first day of the next', '2026-07-01', false, 12_000],
    ['online where nothing is said of it', '2026-07-01', true, 12_000],
  ])('%s', (_reason, day, isOnline, due) => {
    expect(feeDue(LOCAL, rows, { ...CASE, day, isOnline })?.dueVnd ?? null).toBe(due);
  });
  it('is never the latest of two', () => {
    expect(() => localFeeOn([...rows, { ...rows[1]!, amountVnd: 1 }], '2026-08-01')).toThrow(RangeError);
  });
});

test('a ground of waiver has its text, its share or none of both, and its days', () => {
  for (const ground of Object.values(WAIVER_GROUNDS)) {
    expect((ground.percent === null) === (ground.basis === null)).toBe(true);
    expect(isInForce(ground, DAY)).toBe(true);
  }
  expect(isInForce(WAIVER_GROUNDS.poor, '2016-01-01')).toBe(true);
  expect(isInForce(WAIVER_GROUNDS.poor, '2015-12-31')).toBe(false);
});

/** The same said as plainly as it can be: copy by copy, page by page, đồng by đồng of the waiver. */
function oracle(terms: FeeTerms, locals: readonly LocalFee[], given: FeeCase): number | null {
  let all = 0;
  for (let copy = 0; copy < given.quantity; copy++) {
    let one: number | null = null;
    if (terms.kind === 'free') one = 0;
    if (terms.kind === 'fixed') one = terms.amountVnd;
    if (terms.kind === 'tiered' && terms.tiers.length > 0) {
      one = 0;
      for (let page = 1; page <= given.pages; page++) {
        let price = 0;
        let from = 0;
        for (const tier of terms.tiers)
          if (tier.fromPage <= page && tier.fromPage > from) [price, from] = [tier.perPageVnd, tier.fromPage];
        one += price;
      }
    }
    if (terms.kind === 'local')
      for (const row of locals)
        if (row.from <= given.day && (row.until === null || row.until > given.day)) {
          one = row.amountVnd;
          if (given.isOnline && row.onlineVnd !== null) one = row.onlineVnd;
        }
    if (one === null) return null;
    if (terms.capVnd !== null && one > terms.capVnd) one = terms.capVnd;
    all += one;
  }
  const hundredths = BigInt(all) * BigInt(100 - given.waivedPercent);
  return Number(hundredths / 100n);
}

const vnd = fc.integer({ min: 0, max: 500_000 });
const terms: fc.Arbitrary<FeeTerms> = fc.record({
  kind: fc.constantFrom('free', 'fixed', 'tiered', 'local', 'unknown'),
  amountVnd: fc.option(vnd, { freq: 8 }),
  tiers: fc.uniqueArray(
    fc.record({ fromPage: fc.integer({ min: 1, max: 12 }), perPageVnd: fc.integer({ min: 0, max: 9999 }) }),
    { selector: (tier) => tier.fromPage, maxLength: 4 },
  ),
  capVnd: fc.option(fc.integer({ min: 0, max: 300_000 })),
});
const locals: fc.Arbitrary<LocalFee[]> = fc
  .record({ first: vnd, second: vnd, online: fc.option(vnd), isOver: fc.boolean() })
  .map(({ first, second, online, isOver }) => [
    { from: '2026-01-01', until: '2026-06-01', amountVnd: first, onlineVnd: null },
    { from: '2026-06-01', until: isOver ? '2026-11-01' : null, amountVnd: second, onlineVnd: online },
  ]);
const cases: fc.Arbitrary<FeeCase> = fc.record({
  quantity: fc.integer({ min: 1, max: 40 }),
  pages: fc.integer({ min: 1, max: 250 }),
  day: fc.constantFrom(
    '2025-12-31',
    '2026-01-01',
    '2026-05-31',
    '2026-06-01',
    '2026-10-31',
    '2026-11-01',
    '2027-01-01',
  ),
  isOnline: fc.boolean(),
  waivedPercent: fc.oneof(fc.constantFrom(0, 50, 100), fc.integer({ min: 0, max: 100 })),
});

test('10,000 cases by chance: as the plain count says, whole đồng, sums add up, caps hold, never below nothing', () => {
  let computed = 0;
  fc.assert(
    fc.property(terms, locals, cases, (fee, rows, given) => {
      const found = feeDue(fee, rows, given);
      expect(found?.dueVnd ?? null).toBe(oracle(fee, rows, given));
      if (found === null) return;
      computed++;
      for (const amount of [found.fullVnd, found.waivedVnd, found.dueVnd]) {
        expect(Number.isSafeInteger(amount)).toBe(true);
        expect(amount).toBeGreaterThanOrEqual(0);
        expect(amount).toBeLessThanOrEqual(MOST_DUE_VND);
      }
      expect(found.waivedVnd + found.dueVnd).toBe(found.fullVnd);
      if (fee.capVnd !== null) expect(found.fullVnd).toBeLessThanOrEqual(fee.capVnd * given.quantity);
      if (given.waivedPercent === 100) expect(found.dueVnd).toBe(0);
      if (given.waivedPercent === 0) expect(found.waivedVnd).toBe(0);
      const more = feeDue(fee, rows, { ...given, quantity: given.quantity + 1 })!;
      expect(more.fullVnd).toBeGreaterThanOrEqual(found.fullVnd);
    }),
    { numRuns: 10_000, seed: 20_261_127 },
  );
  expect(computed).toBeGreaterThan(5000);
});
