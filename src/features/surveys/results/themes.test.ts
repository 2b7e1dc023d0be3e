import { expect, it } from 'vitest';
import { countThemes, themesOf } from './themes.ts';

it.each([
  ['Ngồi chờ hai giờ, cán bộ gắt.', ['waiting', 'attitude']],
  ['ngoi cho hai gio, can bo gat', ['waiting', 'attitude']],
  ['CÁN BỘ HƯỚNG DẪN RÕ RÀNG, VUI VẺ', ['attitude', 'guidance']],
  ['Phải photo giấy tờ nhiều lần', ['papers']],
  ['Phải đi   lại', ['papers']],
  ['Nộp trực tuyến bị lỗi, không thanh toán được lệ phí', ['online', 'money']],
  // Words that only look alike without accents, or that stand within another.
  ['Thuận tiện, chăm chút', []],
  ['cho toi xin mau don, tre em, quat may, yeu cau', []],
  ['Nhân viên phía trong', []],
  ['', []],
])('%s', (comment, themes) => expect(themesOf(comment)).toEqual(themes));

it('finds the same in letters that are put together from parts', () => {
  expect(themesOf('Chờ lâu'.normalize('NFD'))).toEqual(['waiting']);
});

it('counts a comment once for each of its themes, the most first, and what has none last', () => {
  expect(countThemes(['Chờ lâu, chờ mãi', 'Chờ lâu, thái độ kém', 'Tốt', 'Ổn'])).toEqual([
    { theme: 'waiting', label: 'Chờ lâu, chậm', count: 2 },
    { theme: 'attitude', label: 'Thái độ phục vụ', count: 1 },
    { theme: null, label: 'Chủ đề khác', count: 2 },
  ]);
  expect(countThemes([])).toEqual([]);
});
