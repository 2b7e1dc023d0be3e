import { expect, test } from 'vitest';
import { parseLocal } from './day.ts';
import { finishedAtOf, NATIONAL_STATUSES, nationalChannelCode, nationalStatus } from './national-status.ts';

test('ten statuses, numbered 1 to 10, each with its own name', () => {
  expect(NATIONAL_STATUSES.map((each) => each.code)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(new Set(NATIONAL_STATUSES.map((each) => each.name)).size).toBe(10);
  expect(nationalStatus(9).name).toBe('Đã xử lý xong');
  for (const code of [0, 11, 1.5]) expect(() => nationalStatus(code)).toThrow(RangeError);
});

const monday = parseLocal('2026-03-02T10:00');
const friday = parseLocal('2026-03-06T10:00');
test.each([
  ['still open', [[4, monday]], null],
  [
    'resolved on Monday, fetched on Friday',
    [
      [10, friday],
      [9, monday],
    ],
    monday,
  ],
  ['only the return is known', [[10, friday]], friday],
  ['refused', [[3, monday]], monday],
  [
    'withdrawn, then stopped',
    [
      [8, friday],
      [7, monday],
    ],
    monday,
  ],
] as [string, [number, Date][], Date | null][])('finished: %s', (_reason, times, expected) => {
  expect(finishedAtOf(new Map(times))).toEqual(expected);
});

test('a mobile team reports as direct', () => {
  expect((['direct', 'online', 'post', 'mobile'] as const).map(nationalChannelCode)).toEqual([1, 2, 3, 1]);
});
