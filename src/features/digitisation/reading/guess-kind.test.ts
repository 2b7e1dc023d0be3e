import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessKind } from './guess-kind.ts';
import { PAPER_KINDS, type PaperKind } from './kinds.ts';

const HEAD = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n';

const CASES: [PaperKind, string][] = [
  ['birth_certificate', 'GIẤY KHAI SINH\nHọ, chữ đệm, tên: TRẦN VĂN VÍ DỤ'],
  ['birth_certificate', 'GIẦY KHAI SlNH\nHọ, chữ đệm, tên: TRẦN VĂN VÍ DỤ'],
  ['birth_certificate', 'TRÍCH LỤC KHAI SINH (BẢN SAO)'],
  ['death_certificate', 'TRÍCH LỤC KHAI TỬ'],
  ['death_certificate', 'TRICH LỤC KHAI TỨ\n(BẢN SAO)'],
  ['marriage_certificate', 'GIẤY CHỨNG NHẬN KẾT HÔN'],
  ['marriage_certificate', 'GIẤY CHỨNG NHÂN KÉT HÔN'],
  ['marital_status', 'GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN'],
  ['marital_status', 'GIẤY XÁC NHẬN\nTÌNH TRẠNG HÔN NHÂN'],
  ['identity_card', 'CĂN CƯỚC CÔNG DÂN\nCitizen Identity Card'],
  ['identity_card', 'CĂN CƯỚC\nIDENTITY CARD'],
  ['driving_licence', 'GIẤY PHÉP LÁI XE / DRIVER LICENSE'],
  ['residence_confirmation', 'XÁC NHẬN THÔNG TIN VỀ CƯ TRÚ'],
  ['land_certificate', 'GIẤY CHỨNG NHẬN\nQUYỀN SỬ DỤNG ĐẤT, QUYỀN SỞ HỮU TÀI SẢN GẮN LIỀN VỚI ĐẤT'],
  ['business_registration', 'GIẤY CHỨNG NHẬN ĐĂNG KÝ HỘ KINH DOANH'],
  ['business_registration', 'GIẤY CHỨNG NHẬN ĐĂNG KÝ DOANH NGHIỆP\nCÔNG TY TNHH MỘT THÀNH VIÊN'],
  ['diploma', 'BẰNG TỐT NGHIỆP TRUNG HỌC PHỔ THÔNG'],
  ['diploma', 'CHỨNG CHỈ\nTIN HỌC'],
  ['declaration', 'TỜ KHAI ĐĂNG KÝ KHAI SINH'],
  ['declaration', 'TỜ KHAI CẤP BẢN SAO GIẤY KHAI SINH'],
  ['declaration', 'ĐƠN ĐỀ NGHỊ CẤP LẠI GIẤY CHỨNG NHẬN ĐĂNG KÝ HỘ KINH DOANH'],
  ['declaration', 'ĐƠN XIN XÁC NHẬN'],
  ['minutes', 'BIÊN BẢN\nVề việc kiểm tra'],
  ['decision', 'QUYẾT ĐỊNH\nVề việc trợ cấp xã hội'],
  ['decision', 'QUYÉT ĐINH\nVề việc cấp Giấy khai sinh'],
  ['authorisation', 'GIẤY ỦY QUYỀN'],
  ['authorisation', 'HỢP ĐỒNG ỦY QUYỀN'],
  ['contract', 'HỢP ĐỒNG THUÊ NHÀ'],
  ['confirmation', 'GIẤY XÁC NHẬN\nÔng Trần Văn Ví Dụ là sinh viên'],
];

describe('the kind of a paper, by what it calls itself', () => {
  it.each(CASES)('%s: %s', (kind, text) => {
    const guess = guessKind(HEAD + text);
    expect(guess.kind).toBe(kind);
    expect(guess.confidence).toBeGreaterThan(0.6);
    expect(guess.why).toMatch(/^Có dòng ".+" \(.+\)\.$/);
  });

  it('a paper that only speaks of another is not taken for it with any confidence', () => {
    const text =
      'Kính gửi ông Ví Dụ\nÔng đã nộp giấy khai sinh của con trai cùng các giấy tờ khác vào tuần trước';
    expect(guessKind(text).confidence).toBeLessThan(0.5);
    expect(guessKind('Danh sách họp tổ dân phố\n1. Phòng họp')).toMatchObject({
      kind: 'other',
      confidence: 0,
    });
    expect(guessKind('')).toMatchObject({ kind: 'other', confidence: 0 });
  });

  it('one misread letter of a title leads to no other kind that a page would choose', () => {
    const titles = CASES.map(([kind, text]) => [kind, text.split('\n')[0]!] as const).filter(
      ([kind, title]) => title.length > 12 && guessKind(title).kind === kind,
    );
    let [read, missed] = [0, 0];
    for (const [kind, title] of titles)
      for (let at = 3; at < title.length; at++)
        for (const letter of 'AEIOUHNMRTX') {
          if (title[at] === ' ') continue;
          const text = `${HEAD}${title.slice(0, at)}${letter}${title.slice(at + 1)}`;
          const guess = guessKind(text);
          read++;
          if (guess.kind === kind) continue;
          missed++;
          expect(guess.confidence, text).toBeLessThan(0.5);
        }
    expect(read).toBeGreaterThan(4000);
    expect(missed / read).toBeLessThan(0.03);
  });

  it('says something of any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const { kind, confidence } = guessKind(text);
        expect(PAPER_KINDS).toContain(kind);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }),
      { numRuns: 50 },
    );
  });
});
