import { describe, expect, it } from 'vitest';
import { describeFee, describeTerm, describeWhen } from './describe.ts';
import type { FeeRule } from './schema.ts';

describe('describeTerm', () => {
  it.each([
    ['3wd', 'Thông thường: 3 ngày làm việc'],
    ['0.5wd', 'Thông thường: 0,5 ngày làm việc'],
    ['20cd', 'Thông thường: 20 ngày'],
    ['8wh', 'Thông thường: 8 giờ làm việc'],
    ['0wd', 'Thông thường: trong ngày; nhận sau 15 giờ thì ngày làm việc tiếp theo'],
  ])('says %s in words', (term, words) => {
    expect(describeTerm({ when: 'Thông thường', term, raw: 'x' })).toBe(words);
  });

  it.each([
    ['chưa xác minh', 'Chưa xác minh'],
    ['Trực tuyến: 1 (đơn vị bị mất khi thu thập; kiểm tra lại)', 'Chưa xác minh'],
    ['Không quy định', 'Pháp luật không quy định thời hạn (theo Cổng Dịch vụ công quốc gia)'],
  ])('invents no term out of "%s"', (raw, words) => {
    expect(describeTerm({ when: 'Chưa xác minh', term: null, raw })).toBe(words);
  });
});

const fee = (change: Partial<FeeRule>): FeeRule => ({
  ...{
    what: 'Lệ phí',
    kind: 'fixed',
    amountVnd: null,
    unit: null,
    tiers: [],
    capVnd: null,
    raw: '',
    waivers: '',
  },
  ...change,
});

describe('describeFee', () => {
  it.each([
    ['a fixed fee', fee({ amountVnd: 12_000 }), '12.000 ₫'],
    ['a fee for each thing', fee({ amountVnd: 8000, unit: 'bản' }), '8.000 ₫ một bản'],
    [
      'tiers with a cap',
      fee({
        ...{ kind: 'tiered', unit: 'trang', capVnd: 200_000 },
        tiers: [
          { fromPage: 1, perPageVnd: 2000 },
          { fromPage: 3, perPageVnd: 1000 },
        ],
      }),
      '2.000 ₫ một trang; từ trang thứ 3: 1.000 ₫; tối đa 200.000 ₫ một bản',
    ],
    ['no fee', fee({ kind: 'free', raw: 'Không' }), 'Không thu phí'],
    [
      'the "Miễn phí" of the portal, which it writes also where the city sets a fee',
      fee({ kind: 'free', raw: 'Miễn phí' }),
      'Miễn phí (theo Cổng Dịch vụ công quốc gia, chưa xác minh)',
    ],
    [
      'a waiver with its conditions',
      fee({ kind: 'free', raw: 'Miễn lệ phí (đúng hạn)' }),
      'Miễn lệ phí (đúng hạn)',
    ],
    [
      'a fee of the city',
      fee({ kind: 'local' }),
      'Theo mức của Hội đồng nhân dân thành phố (chưa có số liệu)',
    ],
    ['an unknown fee', fee({ kind: 'unknown' }), 'Chưa xác minh'],
  ])('says %s', (_reason, rule, words) => {
    expect(describeFee(rule)).toBe(words);
  });
});

it.each([
  [null, ''],
  ['nếu có', 'Nếu có.'],
  ['khi nộp thay', 'Chỉ cần khi nộp thay.'],
  ['trừ ngôn ngữ không phổ biến', 'Cần, trừ ngôn ngữ không phổ biến.'],
  ['giám hộ cử', 'Chỉ cần khi: giám hộ cử.'],
])('says in which case a paper is needed: %j', (when, words) => {
  expect(describeWhen(when)).toBe(words);
});
