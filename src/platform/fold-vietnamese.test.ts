import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldVietnamese } from './fold-vietnamese.ts';

it.each([
  ['Đăng ký khai sinh', 'dang ky khai sinh'],
  ['CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN', 'cap giay xac nhan tinh trang hon nhan'],
  ['  Hộ   kinh\tdoanh ', 'ho kinh doanh'],
  ['Người được ủy quyền', 'nguoi duoc uy quyen'],
  ['Hòa giải', 'hoa giai'],
  ['Hoà giải'.normalize('NFD'), 'hoa giai'],
  ['', ''],
])('folds %j to %j', (text, folded) => {
  expect(foldVietnamese(text)).toBe(folded);
});

it('folds the same however the accents are written, and folding twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const folded = foldVietnamese(text);
      expect(foldVietnamese(text.normalize('NFC'))).toBe(foldVietnamese(text.normalize('NFD')));
      expect(folded).not.toMatch(/^\s|\s$|\s\s|[đĐ]/);
    }),
  );
});
