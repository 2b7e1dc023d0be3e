import { expect, test } from 'vitest';
import { wordsOfVnd } from './money-words.ts';

test.each([
  [0, 'Không đồng'],
  [5, 'Năm đồng'],
  [10, 'Mười đồng'],
  [15, 'Mười lăm đồng'],
  [21, 'Hai mươi mốt đồng'],
  [105, 'Một trăm linh năm đồng'],
  [1000, 'Một nghìn đồng'],
  [8000, 'Tám nghìn đồng'],
  [21_005, 'Hai mươi mốt nghìn không trăm linh năm đồng'],
  [150_000, 'Một trăm năm mươi nghìn đồng'],
  [199_000, 'Một trăm chín mươi chín nghìn đồng'],
  [1_000_005, 'Một triệu không trăm linh năm đồng'],
  [4_500_000, 'Bốn triệu năm trăm nghìn đồng'],
  [1_000_000_000, 'Một tỷ đồng'],
  [2_000_000_010, 'Hai tỷ không trăm mười đồng'],
])('%d', (amount, words) => {
  expect(wordsOfVnd(amount)).toBe(words);
});

test('what is no amount is refused', () => {
  for (const wrong of [-1, 1.5, Number.NaN, 1e15]) expect(() => wordsOfVnd(wrong)).toThrow(RangeError);
});
