import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QUALITY_COMPONENTS, QUALITY_GROUPS } from './quality-components.ts';
import {
  QUALITY_WEIGHTS,
  qualityClassOf,
  scoreOf,
  sumScores,
  unbalancedGroups,
  weightsOn,
} from './quality-index.ts';

const of = (numerator: number, denominator: number) => ({ numerator, denominator });

describe('the weights', () => {
  it('give every component that counts a weight, and every group its maximum; together 100', () => {
    for (const { weights } of QUALITY_WEIGHTS) {
      expect(weights.map((each) => each.code)).toEqual(
        QUALITY_COMPONENTS.filter((each) => !each.isInformation).map((each) => each.code),
      );
      expect(unbalancedGroups(weights)).toEqual([]);
    }
    expect(QUALITY_GROUPS.reduce((sum, each) => sum + each.max, 0)).toBe(100);
  });

  it('begin with the decision: no figure before it', () => {
    expect(weightsOn('2022-06-23')).toHaveLength(19);
    expect(() => weightsOn('2022-06-22')).toThrow(RangeError);
  });

  it('tell which groups are out of balance', () => {
    const weights = weightsOn('2026-11-23').map((each) =>
      each.code === '3.3' ? { ...each, max: each.max + 0.5 } : each,
    );
    expect(unbalancedGroups(weights)).toEqual(['services']);
  });
});

describe('the points of a component', () => {
  const half = { max: 4, threshold: 80 };
  it.each([
    ['at the threshold all of them', of(80, 100), 4],
    ['over it no more than all', of(100, 100), 4],
    ['just under it not all, however near', of(799_999, 1_000_000), 3.99],
    ['in proportion', of(40, 100), 2],
    ['to two digits', of(1, 3), 1.66],
    ['nothing of something', of(0, 7), 0],
  ])('%s', (_, ratio, points) => expect(scoreOf(half, ratio).points).toBe(points));

  it('without data are not any number, unless a decision says so', () => {
    for (const none of [null, of(0, 0)]) {
      expect(scoreOf(half, none)).toEqual({ points: null, maxMeasured: 0, max: 4 });
      expect(scoreOf(half, none, 'zero')).toEqual({ points: 0, maxMeasured: 4, max: 4 });
      expect(scoreOf(half, none, 'full')).toEqual({ points: 4, maxMeasured: 4, max: 4 });
    }
  });

  it('never fall when more counts, and stay between nothing and all', () => {
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 100 }),
        (n, d, t) => {
          const [low, high] = [Math.min(n, d), Math.min(n + 1, d)].map(
            (each) => scoreOf({ max: 6, threshold: t }, of(each, d)).points!,
          );
          expect(low).toBeLessThanOrEqual(high!);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(6);
          if ((100 * low!) / 6 < t && n < d * (t / 100) - 1) expect(low).toBeLessThan(6);
        },
      ),
    );
  });
});

describe('a sum', () => {
  it('keeps apart what is measured and what is not', () => {
    const scores = [scoreOf({ max: 4, threshold: 100 }, of(1, 2)), scoreOf({ max: 6, threshold: 100 }, null)];
    expect(sumScores(scores)).toEqual({ points: 2, maxMeasured: 4, max: 10 });
    expect(sumScores([scores[1]!])).toEqual({ points: null, maxMeasured: 0, max: 6 });
  });

  it.each([
    [90, 'Xuất sắc'],
    [89.99, 'Tốt'],
    [80, 'Tốt'],
    [70, 'Khá'],
    [69.99, 'Trung bình'],
    [50, 'Trung bình'],
    [49.99, 'Yếu'],
    [0, 'Yếu'],
  ])('of %d of 100 is of the class %s', (points, name) =>
    expect(qualityClassOf({ points, maxMeasured: 100, max: 100 })).toBe(name),
  );

  it('is classed by what has data, and not at all without any', () => {
    expect(qualityClassOf({ points: 45, maxMeasured: 50, max: 100 })).toBe('Xuất sắc');
    expect(qualityClassOf({ points: null, maxMeasured: 0, max: 100 })).toBeNull();
  });
});
