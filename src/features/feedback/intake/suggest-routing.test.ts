import { expect, it } from 'vitest';
import { suggestRouting } from '../index.ts';

it.each([
  ['Tôi khiếu nại Quyết định thu hồi đất số 12.', 'complaint'],
  ['KHIẾU NẠI việc xử phạt', 'complaint'],
  ['Tôi tố cáo ông A đòi hối lộ.', 'denunciation'],
  ['Đơn tố cáo, đồng thời khiếu nại quyết định xử phạt, yêu cầu hủy quyết định', 'complaint'],
  ['Tôi chờ hai giờ ở quầy 3.', null],
  ['Tôi không khiếu nại, chỉ góp ý về biểu mẫu.', null],
  ['Đây không phải là tố cáo.', null],
  ['Đề nghị dán số điện thoại ở quầy tố tụng', null],
])('%s', (words, as) => {
  expect(suggestRouting(words)?.as ?? null).toBe(as);
});
