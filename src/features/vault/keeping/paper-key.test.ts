import { expect, it } from 'vitest';
import { isForOneMatter, isLasting, paperKey } from './paper-key.ts';

it.each([
  ['Giấy xác nhận tình trạng hôn nhân', true],
  ['Giấy xác nhận tình trạng hôn nhân đã cấp trước đó', true],
  ['Giấy chứng nhận quyền sử dụng đất', true],
  ['Bản sao Giấy chứng nhận đăng ký hộ kinh doanh', true],
  ['Tờ khai cấp Giấy xác nhận tình trạng hôn nhân', false],
  ['Đơn đề nghị cấp giấy phép xây dựng', false],
  ['Văn bản ủy quyền (người thân ruột thịt, vợ chồng thì không cần chứng thực)', false],
  ['Bản sao văn bản ủy quyền làm chủ hộ kinh doanh', false],
  ['Giấy tờ, văn bản cần chứng thực chữ ký', false],
  ['Giấy chứng sinh', false],
  ['Giấy tờ liên quan đến việc thay đổi, cải chính, bổ sung', false],
  ['Giấy chứng nhận đã cấp', false],
  ['(…)', false],
])('%s serves again: %s', (name, expected) => {
  expect(isLasting(name)).toBe(expected);
});

it('knows a paper by its name, whatever kind of copy it is', () => {
  const key = paperKey('Giấy phép xây dựng');
  expect(paperKey('Bản chính  giấy phép xây dựng đã cấp')).toBe(key);
  expect(paperKey('BẢN SAO Giấy phép xây dựng (tệp 2)')).toBe(key);
  expect(paperKey('Đơn đề nghị cấp giấy phép xây dựng')).not.toBe(key);
});

it('keeps for its owner what tells of one event, but not his own words', () => {
  expect(isForOneMatter('Giấy chứng sinh')).toBe(false);
  expect(isForOneMatter('Tờ khai đăng ký khai sinh')).toBe(true);
});
