import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STATE_CALENDAR } from '../../../law/calendar.ts';
import { sumRatios } from '../indicator.ts';
import { spansOf, startOf } from '../period.ts';
import { gather, monthAndWeekBounds } from './fine-trend.ts';
import { forecastFlow } from './forecast-flow.ts';
import { forecastState } from './forecast-state.ts';
import { describeNeed, moreNeeded, shareNeeded } from './need.ts';
import { workingWeeks } from './working-weeks.ts';

const CALENDAR = { calendar: STATE_CALENDAR, hours: [] };
const pair = fc.nat(60).chain((of) => fc.tuple(fc.nat(of), fc.constant(of)));
const weeksOf = (pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([numerator, denominator], at) => ({
    ...{ numerator, denominator, weeks: 1, age: pairs.length - at - 0.5 },
  }));
const past = fc.array(pair, { minLength: 1, maxLength: 30 }).map(weeksOf);

describe('nhịp theo tuần làm việc', () => {
  test('tuần Tết không có thời gian làm việc, tuần thường có một tuần', () => {
    const span = (from: string, to: string) => ({ from: startOf(from), to: startOf(to) });
    expect(workingWeeks(span('2026-02-16', '2026-02-21'), CALENDAR)).toBe(0);
    expect(workingWeeks(span('2026-03-09', '2026-03-16'), CALENDAR)).toBe(1);
  });

  test('tháng và tuần từ một lần đọc: cộng lại bằng nhau', () => {
    const bounds = monthAndWeekBounds('2026-01-01', '2026-07-10');
    const points = spansOf(bounds).map((span, at) => ({ ...span, numerator: at % 7, denominator: 7 + at }));
    const whole = sumRatios(points);
    const [from, to] = ['2026-01-01', '2026-07-10'];
    expect(sumRatios(gather(points, 'months', from, to))).toEqual(whole);
    expect(sumRatios(gather(points, 'weeks', from, to))).toEqual(whole);
    expect(gather(points, 'months', from, to)).toHaveLength(7);
  });
});

describe('dự báo và khoảng 80 %', () => {
  test('số dự báo nằm trong khoảng, khoảng nằm trong 0–100, hai lần tính như nhau', () => {
    fc.assert(
      fc.property(past, fc.integer({ min: 0, max: 40 }), (weeks, left) => {
        const found = forecastFlow(weeks, left);
        if (sumRatios(weeks).denominator === 0) return found === null;
        const { expected, band } = found!;
        expect(band.low).toBeGreaterThanOrEqual(0);
        expect(band.high).toBeLessThanOrEqual(100);
        expect(band.low).toBeLessThanOrEqual(expected + 1e-9);
        expect(band.high).toBeGreaterThanOrEqual(expected - 1e-9);
        expect(forecastFlow(weeks, left)).toEqual(found);
        return true;
      }),
      { numRuns: 60 },
    );
  });

  test('hết kỳ thì không còn khoảng', () => {
    const found = forecastFlow(weeksOf([[3, 4]]), 0)!;
    expect(found.band).toEqual({ low: 75, high: 75 });
  });

  test('tuần đều nhau thì khoảng hẹp hơn tuần lúc nhiều lúc ít', () => {
    const width = (pairs: [number, number][]) => {
      const { band } = forecastFlow(weeksOf(pairs), 20)!;
      return band.high - band.low;
    };
    const steady = Array.from({ length: 20 }, (): [number, number] => [40, 50]);
    const uneven = Array.from({ length: 20 }, (_, at): [number, number] => [at % 2 ? 50 : 30, 50]);
    expect(width(steady)).toBeLessThan(width(uneven));
  });

  test('đang tăng đều thì khoảng ngả về phía tăng', () => {
    const rising = Array.from({ length: 20 }, (_, at): [number, number] => [50 + 2 * at, 100]);
    const { expected, band } = forecastFlow(weeksOf(rising), 20)!;
    expect(band.high - expected).toBeGreaterThan(expected - band.low);
  });

  test('trạng thái chưa từng đổi thì đứng yên; đã đổi thì có khoảng', () => {
    const months = spansOf(['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'].map(startOf));
    const at = (values: number[]) =>
      months.map((span, place) => ({ ...span, numerator: values[place]!, denominator: 100 }));
    const end = startOf('2027-01-01');
    expect(forecastState(at([40, 40, 40]), end, CALENDAR)).toEqual({
      ...{ expected: 40, band: { low: 40, high: 40 } },
    });
    const moving = forecastState(at([40, 44, 46]), end, CALENDAR)!;
    expect(moving.expected).toBeGreaterThan(46);
    expect(moving.band.low).toBeLessThan(moving.expected);
  });
});

describe('cần gì để đạt', () => {
  const ahead = fc.record({
    toCome: fc.integer({ min: 1, max: 500 }),
    weeks: fc.integer({ min: 1, max: 50 }),
  });

  test('đúng tỷ lệ ấy thì vừa đạt, kém đi thì không', () => {
    fc.assert(
      fc.property(pair, fc.integer({ min: 1, max: 100 }), ahead, ([n, d], target, to) => {
        const need = shareNeeded({ numerator: n, denominator: d }, target, false, to)!;
        const end = (share: number) => (100 * (n + share * to.toCome)) / (d + to.toCome);
        expect(end(need.ratio / 100)).toBeCloseTo(target, 6);
        expect(end(need.ratio / 100 - 0.01)).toBeLessThan(target);
        expect(need.isReachable).toBe(need.ratio <= 100);
      }),
    );
  });

  test('thêm đúng chừng ấy thủ tục thì đạt, thiếu một thì không', () => {
    fc.assert(
      fc.property(pair, fc.integer({ min: 1, max: 100 }), ([numerator, denominator], target) => {
        const need = moreNeeded({ numerator, denominator }, target, 10);
        const count = need?.kind === 'more' ? need.count : 0;
        const reached = (more: number) => 100 * (numerator + more) >= target * denominator - 1e-6;
        expect(reached(count)).toBe(true);
        if (count > 0) expect(reached(count - 1)).toBe(false);
      }),
    );
  });

  test('nói thành câu', () => {
    const ahead = { toCome: 100, weeks: 10 };
    const say = (n: number, d: number, target: number, isAtMost = false) =>
      describeNeed(
        { ...shareNeeded({ numerator: n, denominator: d }, target, isAtMost, ahead)!, recent: 71 },
        { until: '2026-12-31', counts: 'Hồ sơ nộp trực tuyến', isAtMost },
      );
    expect(say(73, 100, 80)).toBe(
      'Từ nay đến 31/12/2026 cần 87 % hồ sơ nộp trực tuyến (khoảng 8,7 trên 10 mỗi tuần); tuần gần nhất là 71 %.',
    );
    expect(say(40, 100, 80)).toContain('không thể đạt nữa dù từ nay 100 %');
    expect(say(100, 100, 50)).toContain('chắc chắn đạt');
    expect(say(30, 100, 10, true)).toContain('không thể đạt nữa');
    expect(say(5, 100, 10, true)).toContain('chỉ được tối đa 15 %');
  });
});
