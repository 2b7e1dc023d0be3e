import type { MissingIndicator } from '../indicator.ts';

const missing = (words: Omit<MissingIndicator, 'kind' | 'unit'>): MissingIndicator => ({
  kind: 'missing',
  unit: '%',
  ...words,
});

/** What the plan asks for and these data cannot show yet. They give no figure, so that nobody takes one for true. */
export const MISSING: readonly MissingIndicator[] = [
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
