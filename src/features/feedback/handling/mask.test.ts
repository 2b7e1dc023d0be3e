import { expect, it } from 'vitest';
import { maskSender } from './mask.ts';

const SENDER = {
  name: 'Đỗ Thị Mẫu',
  phone: '0912345678',
  email: 'mau@example.com',
  address: 'Số 5, ngõ Thử',
};

it.each([
  ['Tôi là Đỗ Thị Mẫu.', 'Tôi là [người gửi].'],
  ['toi la do thi  mau', 'toi la [người gửi]'],
  ['ĐỖ THỊ MẪU gọi', '[người gửi] gọi'],
  ['Gọi 0912 345 678 hoặc +84912345678', 'Gọi [số điện thoại] hoặc [số điện thoại]'],
  ['thư Mau@Example.com', 'thư [thư điện tử]'],
  ['nhà ở số 5 ngõ thử, gần chợ', 'nhà ở [địa chỉ], gần chợ'],
  ['số 50912345678 không phải', 'số 50912345678 không phải'],
  ['Đỗ Thị Mẫun là người khác 😀', 'Đỗ Thị Mẫun là người khác 😀'],
])('che điều đã biết về người gửi: %s', (text, masked) => {
  expect(maskSender(text, SENDER)).toBe(masked);
  expect(maskSender(text, null)).toBe(text);
});
