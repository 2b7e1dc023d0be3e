import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDay } from '../../../law/day.ts';
import { checkPersonalId } from '../../../law/personal-id.ts';
import type { PageText, Word } from '../../../platform/scanning/index.ts';
import type { PaperField } from './fields.ts';
import { PAPER_KINDS, type PaperKind } from './kinds.ts';
import { proposeFields } from './propose-fields.ts';

const [LETTER, LINE] = [0.011, 0.03];

/** Lines of text as a page, each letter as wide as the next; "~" before a word: read with little confidence. */
function page(...lines: string[]): PageText {
  const made = lines.map((text, row) =>
    [...text.matchAll(/\S+/g)].map((match): Word => {
      const isUnsure = match[0].startsWith('~');
      const box = {
        x: 0.1 + match.index * LETTER,
        y: 0.05 + row * LINE,
        width: match[0].length * LETTER,
        height: 0.02,
      };
      return { text: match[0].replace('~', ''), box, confidence: isUnsure ? 0.2 : 0.95 };
    }),
  );
  return { lines: made, confidence: 0.9, source: 'picture' };
}

function values(kind: PaperKind, ...lines: string[]): Partial<Record<PaperField, string>> {
  return Object.fromEntries(proposeFields(kind, [page(...lines)]).map(({ field, value }) => [field, value]));
}

describe('a field by its label', () => {
  it.each<[PaperKind, string, PaperField, string]>([
    ['birth_certificate', 'Họ, chữ đệm, tên: TRẦN VĂN VÍ DỤ', 'name', 'TRẦN VĂN VÍ DỤ'],
    ['birth_certificate', 'Ho, chữ đêm, tẽn: TRẦN VĂN VÍ DỤ', 'name', 'TRẦN VĂN VÍ DỤ'],
    ['birth_certificate', 'Họ, chữ đệm, tên:TRẦN VĂN VÍ DỤ', 'name', 'TRẦN VĂN VÍ DỤ'],
    ['birth_certificate', 'Họ, chữ đệm, tên: NGUYÊN VĂN VÍ DỤ', 'name', 'NGUYỄN VĂN VÍ DỤ'],
    ['authorisation', 'Họ và tên: Ông Trần Văn Ví Dụ, Nam', 'name', 'Trần Văn Ví Dụ'],
    ['declaration', 'Họ, chữ đệm, tên người yêu cầu: Lê Thị Minh Họa', 'name', 'Lê Thị Minh Họa'],
    ['declaration', 'Tôi tên là: Lê Thị Minh Họa Sinh ngày: 01/02/1990', 'name', 'Lê Thị Minh Họa'],
    ['land_certificate', 'Ông: LÊ VĂN MẪU', 'name', 'LÊ VĂN MẪU'],
    ['birth_certificate', 'Số định danh cá nhân: 999000000123', 'personalId', '999000000123'],
    ['birth_certificate', 'Số định danh cá nhân: 999 000 000 123', 'personalId', '999000000123'],
    [
      'birth_certificate',
      'Số đinh danh cá nhãn: 99900O0OO123'.replace('O0OO', 'O00O'),
      'personalId',
      '999000000123',
    ],
    ['identity_card', 'Số / No.: 999000000123', 'personalId', '999000000123'],
    ['declaration', 'CCCD: 999000000123 Ngày cấp: 02/03/2021', 'personalId', '999000000123'],
    ['declaration', 'CCCD: 999000000123 Ngày cấp: 02/03/2021', 'issuedOn', '2021-03-02'],
    ['birth_certificate', 'Ngày, tháng, năm sinh: 05/03/2019', 'bornOn', '2019-03-05'],
    ['birth_certificate', 'Ngày, thảng, năm sinh: 5-3-2019', 'bornOn', '2019-03-05'],
    ['declaration', 'Sinh ngày 05 tháng 03 năm 2019', 'bornOn', '2019-03-05'],
    ['birth_certificate', 'Ngày, tháng, năm đăng ký: 08/01/2026', 'issuedOn', '2026-01-08'],
    ['marital_status', 'Hải Phòng, ngày 08 thóng 01 năm 2026', 'issuedOn', '2026-01-08'],
    ['decision', 'Số: 15/QĐ-UBND', 'number', '15/QĐ-UBND'],
    ['marital_status', 'Số: 21 /UBND-XNTTHN', 'number', '21/UBND-XNTTHN'],
    ['land_certificate', 'Số vào sổ cấp GCN: CS 12345', 'number', 'CS 12345'],
    ['business_registration', 'Mã số hộ kinh doanh: 9912345678', 'organisationId', '9912345678'],
    [
      'business_registration',
      '1. Tên hộ kinh doanh: HỘ KINH DOANH VÍ DỤ',
      'organisationName',
      'HỘ KINH DOANH VÍ DỤ',
    ],
    [
      'birth_certificate',
      'Nơi đăng ký khai sinh: Ủy ban nhân dân xã Tứ Kỳ',
      'issuer',
      'Ủy ban nhân dân xã Tứ Kỳ',
    ],
    ['decision', 'ỦY BAN NHÂN DÂN PHƯỜNG THÀNH ĐÔNG', 'issuer', 'ỦY BAN NHÂN DÂN PHƯỜNG THÀNH ĐÔNG'],
  ])('%s: %s → %s', (kind, line, field, value) => {
    expect(values(kind, line)[field]).toBe(value);
  });

  it('on a card the value stands under its label', () => {
    const card = [
      'CĂN CƯỚC CÔNG DÂN',
      'Họ và tên / Full name:',
      'TRẦN VĂN VÍ DỤ',
      'Ngày sinh / Date of birth: 01/02/1990',
    ];
    expect(values('identity_card', ...card)).toEqual({ name: 'TRẦN VĂN VÍ DỤ', bornOn: '1990-02-01' });
  });

  it('two people of one paper', () => {
    const lines = [
      'Bên A:',
      'Họ và tên: TRẦN VĂN VÍ DỤ',
      'Căn cước số: 999000000001',
      'Bên B:',
      'Họ và tên: LÊ THỊ MINH HỌA',
      'Căn cước số: 999000000002',
    ];
    expect(values('authorisation', ...lines)).toEqual({
      name: 'TRẦN VĂN VÍ DỤ',
      personalId: '999000000001',
      otherName: 'LÊ THỊ MINH HỌA',
      otherPersonalId: '999000000002',
    });
    const wedding = ['Họ, chữ đệm, tên vợ: LÊ THỊ MINH HỌA', 'Họ, chữ đệm, tên chồng: TRẦN VĂN VÍ DỤ'];
    expect(values('marriage_certificate', ...wedding)).toEqual({
      name: 'LÊ THỊ MINH HỌA',
      otherName: 'TRẦN VĂN VÍ DỤ',
    });
  });
});

describe('what is not proposed', () => {
  it.each<[string, PaperKind, string[], PaperField]>([
    ['the mother for the child', 'birth_certificate', ['Họ, chữ đệm, tên người mẹ: LÊ THỊ MINH HỌA'], 'name'],
    ['a number of eleven digits', 'birth_certificate', ['Số định danh cá nhân: 99900000012'], 'personalId'],
    [
      'a number with many mended letters',
      'birth_certificate',
      ['Số định danh cá nhân: 9O9lO0S00123'],
      'personalId',
    ],
    ['a day that does not exist', 'birth_certificate', ['Ngày, tháng, năm sinh: 31/02/2019'], 'bornOn'],
    ['a day of long ago', 'birth_certificate', ['Ngày, tháng, năm sinh: 01/02/1019'], 'bornOn'],
    ['the birth for the day of issue', 'authorisation', ['Sinh ngày 05 tháng 03 năm 2019'], 'issuedOn'],
    ['the law for the day of issue', 'decision', ['Căn cứ Nghị định ngày 05 tháng 03 năm 2019'], 'issuedOn'],
    [
      'a word read with little confidence',
      'birth_certificate',
      ['Họ, chữ đệm, tên: ~TRẦN ~VĂN ~VÍ ~DỤ'],
      'name',
    ],
    ['two numbers without a label', 'declaration', ['999000000001', '999000000002'], 'personalId'],
    ['a sentence for the office', 'declaration', ['Đề nghị cơ quan cấp bản sao trích lục'], 'issuer'],
    ['a sentence for the place of registration', 'marital_status', ['Chưa đăng ký kết hôn với ai'], 'issuer'],
    [
      'the code of a household for its name',
      'business_registration',
      ['Mã số hộ kinh doanh: 9912345678'],
      'organisationName',
    ],
  ])('%s', (_what, kind, lines, field) => {
    expect(values(kind, ...lines)[field]).toBeUndefined();
  });
});

describe('any page', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'Họ',
      'và',
      'tên:',
      'Số',
      'Số:',
      'định',
      'danh',
      'cá',
      'nhân:',
      'ngày',
      'tháng',
      'năm',
      'sinh:',
      '/',
      '-',
      ':',
      'Ông',
    ),
    fc.constantFrom(
      '999000000123',
      '05/03/2019',
      '31/02/2020',
      '12',
      'NGUYỄN',
      'Văn',
      'Ví',
      '15/QĐ-UBND',
      'UBND',
      '9990',
    ),
    fc.string({ minLength: 1, maxLength: 8 }).map((text) => text.replace(/\s/g, '') || 'x'),
  );
  const lines = fc.array(
    fc.array(word, { maxLength: 9 }).map((words) => words.join(' ')),
    { maxLength: 12 },
  );

  it('gives valid values only, each with the place of its words', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PAPER_KINDS), lines, (kind, texts) => {
        const proposed = proposeFields(kind, [page(), page(...texts)]);
        expect(new Set(proposed.map(({ field }) => field)).size).toBe(proposed.length);
        for (const { field, value, confidence, boxes, page: number } of proposed) {
          if (field === 'personalId' || field === 'otherPersonalId')
            expect(checkPersonalId(value)).toBe(true);
          if (field === 'bornOn' || field === 'issuedOn') expect(isDay(value)).toBe(true);
          expect(confidence).toBeGreaterThanOrEqual(0.6);
          expect(confidence).toBeLessThan(1);
          expect(number).toBe(1);
          expect(boxes.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('the boxes are those of the value, not of its label', () => {
    const [proposed] = proposeFields('birth_certificate', [page('Số định danh cá nhân: 999000000123')]);
    expect(proposed!.boxes).toHaveLength(1);
    expect(proposed!.boxes[0]!.x).toBeCloseTo(0.1 + 'Số định danh cá nhân: '.length * LETTER);
  });
});
