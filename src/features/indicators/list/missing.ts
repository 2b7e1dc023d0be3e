import type { MissingIndicator } from '../indicator.ts';

const missing = (words: Omit<MissingIndicator, 'kind' | 'unit'>): MissingIndicator => ({
  kind: 'missing',
  unit: '%',
  ...words,
});

/** What the plan asks for and these data cannot show yet. They give no figure, so that nobody takes one for true. */
export const MISSING: readonly MissingIndicator[] = [
  missing({
    code: 'feedback-handled',
    name: 'Phản ánh, kiến nghị được xử lý',
    definition: 'Phản ánh, kiến nghị xử lý xong trong hạn trên số đến hạn xử lý trong kỳ.',
    numeratorText: 'Phản ánh, kiến nghị xử lý trong hạn',
    denominatorText: 'Phản ánh, kiến nghị đến hạn trong kỳ',
    law: 'NĐ 20/2008/NĐ-CP (đã sửa đổi)',
    direction: 'up',
    missing: 'Hệ thống chưa ghi phản ánh, kiến nghị.',
  }),
  missing({
    code: 'feedback-published',
    name: 'Kết quả xử lý phản ánh được công khai',
    definition: 'Kết quả xử lý đã công khai trên số phản ánh, kiến nghị xử lý xong và được phép công khai.',
    numeratorText: 'Kết quả đã công khai',
    denominatorText: 'Phản ánh, kiến nghị đã xử lý và công khai được',
    law: 'NĐ 20/2008/NĐ-CP (đã sửa đổi)',
    direction: 'up',
    missing: 'Hệ thống chưa ghi phản ánh, kiến nghị.',
  }),
  missing({
    code: 'time-cut',
    name: 'Cắt giảm thời gian giải quyết so với năm 2024',
    definition:
      'Tổng thời hạn năm 2024 trừ tổng thời hạn hiện nay, trên tổng thời hạn năm 2024, của cùng các thủ tục.',
    numeratorText: 'Thời hạn đã cắt giảm',
    denominatorText: 'Thời hạn năm 2024',
    law: 'Kế hoạch của phường',
    direction: 'up',
    missing: 'Danh mục chưa có thời hạn của năm 2024 để so sánh.',
  }),
  missing({
    code: 'cost-cut',
    name: 'Cắt giảm chi phí tuân thủ so với năm 2024',
    definition:
      'Chi phí tuân thủ năm 2024 trừ chi phí hiện nay, trên chi phí năm 2024, của cùng các thủ tục.',
    numeratorText: 'Chi phí đã cắt giảm',
    denominatorText: 'Chi phí tuân thủ năm 2024',
    law: 'Kế hoạch của phường',
    direction: 'up',
    missing: 'Chưa có bảng tính chi phí tuân thủ của năm 2024 và của năm nay.',
  }),
  missing({
    code: 'index-766',
    name: 'Chỉ số phục vụ người dân, doanh nghiệp',
    definition: 'Tổng điểm của bộ chỉ số theo thời gian thực, tối đa 100 điểm.',
    numeratorText: 'Điểm đạt được',
    denominatorText: 'Điểm tối đa',
    law: 'QĐ 766/QĐ-TTg ngày 23/06/2022',
    direction: 'up',
    missing: 'Chưa nhận được điểm công bố của Cổng Dịch vụ công quốc gia.',
  }),
];
