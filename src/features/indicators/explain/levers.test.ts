import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cell, percent, sumRatios } from '../indicator.ts';
import { findIndicator } from '../indicators.ts';
import { matches } from './cells.ts';
import { comparePeriods } from './compare-periods.ts';
import { describeLever } from './describe-lever.ts';
import { type Goal, leversOf, movable, movesNeeded } from './levers.ts';

const cell = fc.record({
  ...{ procedureCode: fc.constantFrom('1', '2', '3', '4'), unitId: fc.constantFrom(7, 8) },
  way: fc.constantFrom('direct', 'online', 'post'),
  pair: fc.nat(30).chain((of) => fc.tuple(fc.nat(of), fc.constant(of))),
});
const cells = fc
  .uniqueArray(cell, {
    ...{ minLength: 1, maxLength: 16 },
    selector: ({ procedureCode, unitId, way }) => `${procedureCode} ${unitId} ${way}`,
  })
  .map((all) =>
    all.map(({ pair: [numerator, denominator], ...rest }): Cell => {
      const words = { procedureName: `Thủ tục ${rest.procedureCode}`, fieldCode: 'x', field: 'X' };
      return { ...rest, ...words, numerator, denominator };
    }),
  );
const goal = fc.record({
  value: fc.option(fc.integer({ min: 1, max: 100 }), { freq: 5 }),
  isAtMost: fc.boolean(),
});

/** The figure when so many rows have moved. */
function figureAfter(all: readonly Cell[], count: number, { isAtMost }: Goal): number {
  const { numerator, denominator } = sumRatios(all);
  return percent({ numerator: numerator + (isAtMost ? -count : count), denominator })!;
}

function isReached(figure: number, { value, isAtMost }: Goal): boolean {
  return isAtMost ? figure <= value! + 1e-9 : figure >= value! - 1e-9;
}

describe('điều gì làm con số đổi nhiều nhất', () => {
  test('chuyển đúng chừng ấy thì đạt, ít hơn một thì không', () => {
    fc.assert(
      fc.property(cells, goal, (all, target) => {
        fc.pre(target.value !== null && sumRatios(all).denominator > 0);
        const needed = movesNeeded(sumRatios(all), target);
        expect(isReached(figureAfter(all, needed, target), target)).toBe(true);
        if (needed > 0) expect(isReached(figureAfter(all, needed - 1, target), target)).toBe(false);
      }),
    );
  });

  test('mỗi đòn bẩy dẫn đúng đến các dòng của nó, và nói đúng con số sau đó', () => {
    fc.assert(
      fc.property(cells, goal, (all, target) => {
        const needed = movesNeeded(sumRatios(all), target);
        for (const lever of leversOf(all, target)) {
          const rows = all.filter((each) => matches(each, lever.filter));
          expect(rows.reduce((sum, each) => sum + movable(each, target), 0)).toBe(lever.cases);
          expect(lever.after).toBeCloseTo(figureAfter(all, lever.move, target), 9);
          expect(lever.move).toBeLessThanOrEqual(lever.cases);
          expect(lever.reaches).toBe(needed > 0 && lever.cases >= needed);
          if (lever.reaches) expect(lever.move).toBe(needed);
          // Without its smallest procedure it would not do.
          const smallest = lever.procedures.at(-1)!.cases;
          if (lever.reaches) expect(lever.cases - smallest).toBeLessThan(needed);
        }
      }),
    );
  });

  test('nói thành câu', () => {
    const words = { procedureName: 'A', fieldCode: 'x', field: 'X', unitId: 7 };
    const rows = [10, 9, 9, 10, 4].map((rest, at) => ({
      ...{ ...words, way: 'direct', procedureCode: String(at), numerator: 0, denominator: rest },
    }));
    const online = { ...words, way: 'online', procedureCode: '9', numerator: 120, denominator: 120 };
    const all = [online, ...rows];
    const target = { value: 80, isAtMost: false };
    const [lever] = leversOf(all, target);
    const given = { indicator: findIndicator('received-online'), sum: sumRatios(all), where: 'trực tiếp' };
    expect(describeLever(lever!, { ...given, goal: target })).toBe(
      '10 hồ sơ trực tiếp ở 1 thủ tục; chuyển cả 10 hồ sơ sang nộp trực tuyến thì đạt 80 %.',
    );
    const high = { value: 92, isAtMost: false };
    expect(describeLever(leversOf(all, high)[0]!, { ...given, goal: high })).toBe(
      '38 hồ sơ trực tiếp ở 4 thủ tục; chuyển 30 hồ sơ trong số đó sang nộp trực tuyến thì đạt 92 %.',
    );
    const none = { value: null, isAtMost: false };
    expect(describeLever(leversOf(all, none)[0]!, { ...given, goal: none })).toContain('tăng 25,9 điểm %');
  });
});

describe('so sánh hai kỳ', () => {
  test('phần do cơ cấu và phần do tỷ lệ cộng lại đúng bằng chênh lệch', () => {
    fc.assert(
      fc.property(cells, cells, (before, now) => {
        const found = comparePeriods(before, now);
        const [from, to] = [percent(sumRatios(before)), percent(sumRatios(now))];
        if (from === null || to === null) return found.delta === null;
        expect(found.delta).toBeCloseTo(to - from, 9);
        expect(found.mix + found.rate).toBeCloseTo(found.delta!, 9);
        return true;
      }),
    );
  });

  test('tỷ lệ từng thủ tục không đổi thì chỉ có cơ cấu; cơ cấu không đổi thì chỉ có tỷ lệ', () => {
    const at = (procedureCode: string, numerator: number, denominator: number): Cell => ({
      ...{
        procedureCode,
        procedureName: procedureCode,
        fieldCode: 'x',
        field: 'X',
        unitId: 7,
        way: 'direct',
      },
      ...{ numerator, denominator },
    });
    const mixed = comparePeriods([at('1', 5, 10), at('2', 9, 10)], [at('1', 5, 10), at('2', 27, 30)]);
    expect(mixed.rate).toBeCloseTo(0, 9);
    expect(mixed.mix).toBeCloseTo(10, 9);
    const rated = comparePeriods([at('1', 5, 10), at('2', 9, 10)], [at('1', 8, 10), at('2', 9, 10)]);
    expect(rated.mix).toBeCloseTo(0, 9);
    expect(rated.procedures[0]).toMatchObject({ code: '1', rate: 15 });
  });
});
