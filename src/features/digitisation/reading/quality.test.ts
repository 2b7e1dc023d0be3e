import { describe, expect, it } from 'vitest';
import type { Measures } from '../../../platform/scanning/index.ts';
import { type JudgedPage, judgeQuality, QUALITY_LIMITS } from './quality.ts';

const GOOD: Measures = {
  dpi: 300,
  isDpiKnown: true,
  sharpness: 0.8,
  contrast: 0.6,
  cutEdges: [],
  isBlank: false,
};
const DAY = '2026-11-23';

function page(changes: Partial<Measures> = {}, more: Partial<JudgedPage> = {}): JudgedPage {
  return { measures: { ...GOOD, ...changes }, confidence: 0.9, ...more };
}

const judge = (pages: JudgedPage[], originalPages: number | null = null) =>
  judgeQuality({ pages, originalPages }, DAY);

describe('the rules of quality', () => {
  it('a good document breaks none', () => {
    expect(judge([page(), page()], 2)).toEqual([]);
    expect(judge([page()], null)).toEqual([]);
  });

  it.each<[string, JudgedPage[], number | null, string, string]>([
    ['fewer images than pages', [page()], 2, 'page_count', 'Bản giấy có 2 trang nhưng có 1 ảnh.'],
    ['more images than pages', [page(), page()], 1, 'page_count', 'Bản giấy có 1 trang nhưng có 2 ảnh.'],
    ['no image', [], null, 'page_count', 'Chưa có ảnh nào.'],
    [
      'pages in disorder',
      [page({}, { printedNumber: 2 }), page({}, { printedNumber: 1 })],
      2,
      'order',
      'Trang số 1 đứng sau trang số 2: kiểm tra lại thứ tự.',
    ],
    [
      'the same page twice',
      [page({}, { printedNumber: 1 }), page(), page({}, { printedNumber: 1 })],
      3,
      'order',
      'Trang số 1 đứng sau trang số 1: kiểm tra lại thứ tự.',
    ],
    ['too coarse', [page({ dpi: 199 })], 1, 'resolution', 'Ảnh chỉ có 199 dpi, cần từ 200 dpi.'],
    [
      'a phone from too far',
      [page({ dpi: 120, isDpiKnown: false })],
      1,
      'resolution',
      'Ảnh chỉ có khoảng 120 dpi, cần từ 200 dpi.',
    ],
    [
      'blurred',
      [page({ sharpness: 0.29 })],
      1,
      'sharpness',
      'Ảnh mờ: nét chữ bị nhòe. Hãy quét hoặc chụp lại.',
    ],
    [
      'faint',
      [page({ contrast: 0.14 })],
      1,
      'contrast',
      'Chữ nhạt so với nền giấy: xem lại có đọc được không.',
    ],
    [
      'cut off',
      [page({ cutEdges: ['left', 'bottom'] })],
      1,
      'cut_edge',
      'Có thể bị cắt mất mép trái, dưới: chụp lại cho đủ trang.',
    ],
    [
      'empty',
      [page({ isBlank: true, sharpness: 0, contrast: 0 })],
      1,
      'blank_page',
      'Trang trắng: bỏ đi nếu không phải mặt sau cần giữ.',
    ],
    [
      'hardly read',
      [page({}, { confidence: 0.5 })],
      1,
      'unread_page',
      'Máy đọc trang này không chắc chắn: hãy nhìn lại bằng mắt.',
    ],
  ])('%s', (_what, pages, original, rule, text) => {
    expect(judge(pages, original).map((verdict) => [verdict.rule, verdict.text])).toEqual([[rule, text]]);
  });

  it.each<[string, Partial<Measures>]>([
    ['exactly as fine as is asked', { dpi: 200 }],
    ['a phone just under it, whose paper is only guessed', { dpi: 181, isDpiKnown: false }],
    ['exactly as sharp', { sharpness: 0.3 }],
    ['exactly as dark', { contrast: 0.15 }],
  ])('%s is enough', (_what, changes) => {
    expect(judge([page(changes)], 1)).toEqual([]);
  });

  it('names the page', () => {
    expect(judge([page(), page({ dpi: 100 })], 2)).toMatchObject([
      { page: 1, rule: 'resolution', weight: 'fault' },
    ]);
  });

  it('takes the limits of the day', () => {
    const [limit] = QUALITY_LIMITS;
    const own = [
      { ...limit!, until: '2026-12-01' },
      { ...limit!, from: '2026-12-01', leastDpi: 300 },
    ];
    const document = { pages: [page({ dpi: 250 })], originalPages: 1 };
    expect(judgeQuality(document, '2026-11-30', own)).toEqual([]);
    expect(judgeQuality(document, '2026-12-01', own)).toMatchObject([{ rule: 'resolution' }]);
    expect(() => judgeQuality(document, '2020-01-01', own)).toThrow(RangeError);
  });
});
