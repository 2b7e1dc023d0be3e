import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countParts, fitMessage, withoutAccents } from './short-message.ts';

describe('the parts of an SMS', () => {
  it.each([
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
    ['ồ'.repeat(70), 1],
    ['ồ'.repeat(71), 2],
    ['ồ'.repeat(134), 2],
    ['ồ'.repeat(135), 3],
    ['{'.repeat(80), 1],
    ['{'.repeat(81), 2],
    ['', 1],
  ])('are counted (%#)', (text, parts) => expect(countParts(text).parts).toBe(parts));

  it('lose accents and keep words', () => {
    expect(withoutAccents('Đã nhận hồ sơ – “Đăng ký khai sinh”…')).toBe(
      'Da nhan ho so - "Dang ky khai sinh"...',
    );
  });

  it('are never more than two, and the address at the end stays whole', () => {
    const end = ' Ngung tin: https://phuong.example.vn/nt/12.abcdefghij';
    fc.assert(
      fc.property(fc.string({ maxLength: 900 }), fc.boolean(), (reason, accents) => {
        const text = fitMessage(({ lyDo }) => `Hồ sơ ở phường còn thiếu: ${lyDo}`, {
          ...{ values: { lyDo: reason } as Record<string, string | undefined>, cuttable: ['lyDo'] },
          ...{ end, accents },
        });
        return countParts(text).parts <= 2 && text.endsWith(end);
      }),
    );
  });
});
