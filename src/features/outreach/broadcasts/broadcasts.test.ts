import { expect, test } from 'vitest';
import { slotsOf } from './slots.ts';
import { findUnspoken, readingSeconds } from './spoken-text.ts';

test.each([
  ['viết hết chữ', 'Bà con mang căn cước công dân đến nhà văn hóa.', []],
  ['tên riêng và VNeID đọc được', 'Cài VNeID, hỏi Ủy ban nhân dân phường Hải Dương.', []],
  ['viết tắt có nghĩa', 'UBND phường trả lời PAKN', ['UBND', 'PAKN']],
  ['chữ tắt có dấu', 'HĐND và QĐ', ['HĐND', 'QĐ']],
  ['mỗi chữ một lần', 'TTHC và TTHC', ['TTHC']],
  [
    'ngày, phần trăm, địa chỉ',
    'Từ 15/3/2026 đạt 80%, xem https://a.vn/b',
    ['15/3/2026', '%', 'https://a.vn/b'],
  ],
])('%s', (_why, text, words) => {
  expect(findUnspoken(text).map(({ word }) => word)).toEqual(words);
});

test('ngày đọc ra lời; chữ tắt lạ để người viết tự ghi', () => {
  expect(findUnspoken('2/9, XYZ')).toEqual([
    { word: '2/9', instead: 'ngày 2 tháng 9' },
    { word: 'XYZ', instead: null },
  ]);
});

test('150 tiếng đọc một phút; dấu đứng riêng không phải tiếng', () => {
  expect(readingSeconds(Array(150).fill('tiếng').join(' '))).toBe(60);
  expect(readingSeconds('một – hai')).toBe(1);
  expect(readingSeconds('')).toBe(0);
});

test('lịch tuần: đúng thứ, cả hai ngày đầu cuối, giờ theo thứ tự và không lặp', () => {
  const rule = { weekdays: [1, 0], minutes: [1020, 360, 360], from: '2026-11-23', until: '2026-11-29' };
  expect(slotsOf(rule)).toEqual([
    { day: '2026-11-23', minute: 360 },
    { day: '2026-11-23', minute: 1020 },
    { day: '2026-11-29', minute: 360 },
    { day: '2026-11-29', minute: 1020 },
  ]);
  expect(slotsOf({ ...rule, weekdays: [2], from: '2026-11-23', until: '2026-11-23' })).toEqual([]);
});
