import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPersonalData, maskPersonalData } from './index.ts';
import { HARMLESS, HOSTILE } from './personal-data.cases.ts';

const normal = (text: string) => text.normalize('NFC').toLowerCase();

/** «…» marks what has to go. */
function read(marked: string): { text: string; hidden: string[] } {
  return {
    text: marked.replace(/[«»]/g, ''),
    hidden: [...marked.matchAll(/«([^»]+)»/g)].map(([, each]) => each!),
  };
}

describe.each(Object.entries(HOSTILE))('che %s', (_kind, texts) => {
  test.each(texts)('%s', (marked) => {
    const { text, hidden } = read(marked);
    const masked = maskPersonalData(text);
    for (const each of hidden) expect(normal(masked)).not.toContain(normal(each));
    expect(maskPersonalData(masked)).toBe(masked);
    for (const { start, end, text: found } of findPersonalData(text))
      expect(text.slice(start, end)).toBe(found);
  });
});

test.each(HARMLESS)('không che gì trong "%s"', (text) => {
  expect(findPersonalData(text)).toEqual([]);
});

test('bộ câu thử đủ lớn', () => {
  expect(Object.values(HOSTILE).flat().length + HARMLESS.length).toBeGreaterThanOrEqual(120);
});

test('câu vẫn đọc được sau khi che', () => {
  expect(maskPersonalData('Chị Hạnh ở quầy 3 bảo tôi gọi 0912.345.678 để hỏi hồ sơ.')).toBe(
    'Chị [tên người] ở quầy 3 bảo tôi gọi [số điện thoại] để hỏi hồ sơ.',
  );
});

describe('điều đã biết', () => {
  test('bị bắt dù viết cách nào', () => {
    const known = [{ kind: 'name' as const, value: 'Khổng Đăng Ơn' }, '0225 3838', 'Ngõ Vườn Hoa'];
    expect(
      maskPersonalData('thu@example.com, 12/3-A (tổ 1)', { known: ['thu@example.com', '12/3-A (tổ 1)'] }),
    ).not.toMatch(/example|12/);
    expect(maskPersonalData('khong dang on ở ngõ vườn  hoa, gọi 0225.38-38', { known })).toBe(
      '[tên người] ở [thông tin cá nhân], gọi [thông tin cá nhân]',
    );
  });

  test('số, tên được phép thì để nguyên, dù viết cách khác', () => {
    const allowed = ['02203852222', 'Trần Quốc Bảo'];
    expect(
      findPersonalData('Gọi 0220 385.2222 hoặc +84 220 3852222 gặp ông TRẦN QUỐC BẢO', { allowed }),
    ).toEqual([]);
  });
});

test('chắc và có thể', () => {
  const certainties = (text: string) =>
    findPersonalData(text).map(({ kind, certainty }) => `${kind} ${certainty}`);
  expect(certainties('CCCD 030085001234')).toEqual(['personal-id sure']);
  expect(certainties('dãy 999985001234')).toEqual(['personal-id likely']);
  expect(certainties('mã H24.105.25-261120-0004')).toEqual(['dossier-code likely']);
});

test('với mọi văn bản: các chỗ tìm thấy theo thứ tự, không chồng nhau, che hai lần như một', () => {
  const part = fc.constantFrom(
    'ông ',
    'Nguyễn ',
    'Văn ',
    'Nam',
    ' số ',
    '0912',
    '.345',
    '678',
    ' 12/3 ',
    'Trần Phú',
    '@',
    'gmail.com',
    ' sinh năm ',
    '1985',
    '\u0301',
    '\u200b',
    '[tên người]',
    ', ',
    '. ',
    'không chín ',
  );
  const text = fc.oneof(
    fc.array(part, { maxLength: 25 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );
  fc.assert(
    fc.property(text, (given) => {
      let at = 0;
      for (const { start, end } of findPersonalData(given)) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      const masked = maskPersonalData(given);
      expect(maskPersonalData(masked)).toBe(masked);
    }),
    { numRuns: 200 },
  );
});

test.each(['1 ', 'a@', 'Nguyễn ', '0-', 'sinh ngày ', 'số 1/', 'a\u0300\u0301', '12A-', 'không '])(
  'văn bản cố tình làm chậm từ "%s" đọc hết được',
  (seed) => {
    const text = seed.repeat(2 ** 16 / seed.length);
    expect(Array.isArray(findPersonalData(text))).toBe(true);
  },
);
