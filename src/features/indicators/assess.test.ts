import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STATE_CALENDAR } from '../../law/calendar.ts';
import type { TaskState } from '../plans/index.ts';
import { assess, type Standing, type Target, type TrendPoint } from './assess.ts';
import { boundsUpTo, monthBounds, spansOf, startOf } from './period.ts';

const BOUNDS = monthBounds('2026-01-01', '2027-01-01');
const END = startOf('2027-01-01');

/** Months of 2026 as pairs numerator/denominator, the last one up to `asOf`. */
function trendOf(pairs: readonly (readonly [number, number])[], asOf: Date): TrendPoint[] {
  return spansOf(boundsUpTo(BOUNDS, asOf)).map((span, at) => ({
    ...span,
    numerator: pairs[at]?.[0] ?? 0,
    denominator: pairs[at]?.[1] ?? 0,
  }));
}

function standing(
  pairs: readonly (readonly [number, number])[],
  target: Target,
  more: Partial<Standing> = {},
): Standing {
  const asOf = more.asOf ?? startOf('2026-07-01');
  const trend = trendOf(pairs, asOf);
  const calendar = { calendar: STATE_CALENDAR, hours: [] };
  return { direction: 'up', kind: 'flow', end: END, target, trend, weeks: trend, calendar, ...more, asOf };
}

const atLeast80: Target = { op: '>=', value: 80 };
const six = (pair: readonly [number, number]) => Array.from({ length: 6 }, () => pair);

const CASES: [name: string, given: Standing, state: TaskState][] = [
  ['không có hồ sơ nào: chưa có dữ liệu', standing([], atLeast80), 'no_data'],
  ['đều đặn trên chỉ tiêu: đạt', standing(six([90, 100]), atLeast80), 'achieved'],
  ['đúng bằng chỉ tiêu: đạt', standing(six([80, 100]), atLeast80), 'achieved'],
  [
    'kém chỉ tiêu một hồ sơ, nhịp không đổi: chậm',
    standing([...six([80, 100]).slice(1), [79, 100]], atLeast80),
    'late',
  ],
  [
    'chưa đạt nhưng ba tháng gần nhất rất tốt: có nguy cơ, còn kịp',
    standing(
      [
        [50, 100],
        [50, 100],
        [50, 100],
        [99, 100],
        [99, 100],
        [99, 100],
      ],
      atLeast80,
    ),
    'at_risk',
  ],
  [
    'đang đạt nhưng ba tháng gần nhất sa sút: có nguy cơ',
    standing(
      [
        [100, 100],
        [100, 100],
        [100, 100],
        [65, 100],
        [65, 100],
        [65, 100],
      ],
      atLeast80,
    ),
    'at_risk',
  ],
  ['hết kỳ, đạt', standing(Array(12).fill([80, 100]), atLeast80, { asOf: END }), 'achieved'],
  ['hết kỳ, thiếu', standing(Array(12).fill([79, 100]), atLeast80, { asOf: END }), 'late'],
  [
    '100 % mà hụt một hồ sơ: chậm',
    standing([...six([50, 50]).slice(1), [49, 50]], { op: '=', value: 100 }),
    'late',
  ],
  ['100 % tròn: đạt', standing(six([7, 7]), { op: '=', value: 100 }), 'achieved'],
  ['không quá 5 %, đang 4 %: đạt', standing(six([4, 100]), { op: '<=', value: 5 }), 'achieved'],
  ['không quá 5 %, đang 6 %: chậm', standing(six([6, 100]), { op: '<=', value: 5 }), 'late'],
];

describe('trạng thái của một chỉ tiêu', () => {
  test.each(CASES)('%s', (_, given, state) => {
    expect(assess(given).state).toBe(state);
  });

  test('câu giải thích nêu con số, chỉ tiêu và dự báo', () => {
    const found = assess(standing(six([60, 100]), atLeast80));
    expect(found.figure).toBeCloseTo(60);
    expect(found.forecast).toBeCloseTo(60);
    expect(found.why).toContain('Đến nay 60 %');
    expect(found.why).toContain('từ 80 %');
    expect(found.why).toContain('khoảng 60 %');
  });

  test('ít hồ sơ thì nói rõ là ít', () => {
    expect(assess(standing([[9, 10]], atLeast80)).why).toContain('Mới có 10 hồ sơ');
  });
});

const month = fc.nat(200).chain((of) => fc.tuple(fc.nat(of), fc.constant(of)));
const months = fc.array(month, { minLength: 1, maxLength: 12 });
const day = fc.integer({ min: 1, max: 364 });

describe('dự báo', () => {
  test('luôn nằm giữa 0 và 100, và là con số khi có dữ liệu', () => {
    fc.assert(
      fc.property(months, day, (pairs, days) => {
        const asOf = new Date(BOUNDS[0]!.getTime() + days * 86_400_000);
        const { figure, forecast, state } = assess(standing(pairs, atLeast80, { asOf }));
        if (figure === null) return state === 'no_data' && forecast === null;
        return forecast !== null && forecast >= 0 && forecast <= 100;
      }),
    );
  });

  test('không vượt 100 vì làm tròn số', () => {
    for (let days = 1; days < 365; days++) {
      const asOf = new Date(BOUNDS[0]!.getTime() + days * 86_400_000);
      const { forecast } = assess(standing([[7, 7]], atLeast80, { asOf }));
      expect(forecast).toBeLessThanOrEqual(100);
    }
  });

  test('nhịp không đổi thì dự báo bằng con số hiện nay', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 12 }), (counted, count) => {
        const asOf = BOUNDS[count]!;
        const pairs = Array.from({ length: count }, () => [counted, 100] as const);
        const { figure, forecast } = assess(standing(pairs, atLeast80, { asOf }));
        expect(forecast).toBeCloseTo(figure!, 6);
      }),
    );
  });

  test('một hồ sơ đạt thêm không bao giờ làm trạng thái xấu đi', () => {
    const rank = { late: 0, no_data: 1, at_risk: 2, achieved: 3 };
    fc.assert(
      fc.property(months, fc.nat(11), (pairs, at) => {
        const better = pairs.map(([n, d], index) =>
          index === at && n < d ? ([n + 1, d] as const) : ([n, d] as const),
        );
        const asOf = BOUNDS[pairs.length]!;
        const before = assess(standing(pairs, atLeast80, { asOf }));
        const after = assess(standing(better, atLeast80, { asOf }));
        expect(rank[after.state]).toBeGreaterThanOrEqual(rank[before.state]);
      }),
    );
  });
});

describe('kỳ', () => {
  test('tháng nối nhau, nửa mở, không hở không chồng', () => {
    expect(BOUNDS).toHaveLength(13);
    expect(BOUNDS[0]!.toISOString()).toBe('2025-12-31T17:00:00.000Z');
    expect(monthBounds('2026-03-15', '2026-05-02').map((each) => each.toISOString().slice(0, 10))).toEqual([
      '2026-03-14',
      '2026-03-31',
      '2026-04-30',
      '2026-05-01',
    ]);
  });

  test('tháng đang chạy dừng ở lúc tính', () => {
    const asOf = new Date('2026-11-23T03:00:00Z');
    const bounds = boundsUpTo(BOUNDS, asOf);
    expect(bounds).toHaveLength(12);
    expect(bounds.at(-1)).toEqual(asOf);
    expect(boundsUpTo(BOUNDS, startOf('2027-05-01'))).toEqual(BOUNDS);
    expect(boundsUpTo(BOUNDS, startOf('2026-02-01'))).toEqual(BOUNDS.slice(0, 2));
  });
});
