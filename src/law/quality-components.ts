/** The groups as the dashboard of the national portal shows them: the decision's third one in two parts. */
export const QUALITY_GROUP_CODES = [
  ...(['publicity', 'progress', 'services', 'payment', 'digitisation', 'satisfaction'] as const),
] as const;
export type QualityGroupCode = (typeof QUALITY_GROUP_CODES)[number];

export interface QualityGroup {
  code: QualityGroupCode;
  name: string;
  max: number;
}

/**
 * The groups of the index and the most points of each; together 100.
 * @law QĐ 766/QĐ-TTg ngày 23/06/2022
 * @checked 2026-11-27 in pages of provinces that quote the groups (18, 20, 22, 22, 18) and the dashboard's 12 for online services
 * @uncertain the decision's own annex was not read; the 10 for payment is the difference
 */
export const QUALITY_GROUPS: readonly QualityGroup[] = [
  { code: 'publicity', name: 'Công khai, minh bạch', max: 18 },
  { code: 'progress', name: 'Tiến độ giải quyết', max: 20 },
  { code: 'services', name: 'Cung cấp dịch vụ công trực tuyến', max: 12 },
  { code: 'payment', name: 'Thanh toán trực tuyến', max: 10 },
  { code: 'digitisation', name: 'Số hóa hồ sơ', max: 22 },
  { code: 'satisfaction', name: 'Mức độ hài lòng', max: 18 },
];

export interface QualityComponent {
  /** The number under which the formulas name it. */
  code: string;
  group: QualityGroupCode;
  name: string;
  /** What is over what, in the words of the formula. */
  formula: string;
  /** Shown, but no points are given for it. */
  isInformation?: true;
}

/**
 * The components of the index with their formulas.
 * @law QĐ 766/QĐ-TTg ngày 23/06/2022
 * @checked 2026-11-27 in the description of the formulas that a provincial system uses
 * @uncertain the decision's own annex was not read
 */
export const QUALITY_COMPONENTS: readonly QualityComponent[] = [
  {
    ...{ code: '1.1', group: 'publicity', name: 'Thủ tục được công bố đúng hạn' },
    formula:
      'Quyết định công bố ban hành trước ngày có hiệu lực đủ số ngày quy định / tổng số quyết định công bố.',
  },
  {
    ...{ code: '1.2', group: 'publicity', name: 'Thủ tục được cập nhật, công khai đúng hạn' },
    formula: 'Thủ tục công khai trong hạn kể từ khi có quyết định / thủ tục phải công khai trong kỳ.',
  },
  {
    ...{ code: '1.3', group: 'publicity', name: 'Thủ tục công khai có đầy đủ các bộ phận' },
    formula: 'Thủ tục có đủ các bộ phận bắt buộc / tổng số thủ tục.',
  },
  {
    ...{ code: '1.4', group: 'publicity', name: 'Hồ sơ đồng bộ lên Cổng Dịch vụ công quốc gia' },
    formula: 'Hồ sơ tiếp nhận trong kỳ đã đồng bộ / hồ sơ tiếp nhận theo báo cáo.',
  },
  {
    ...{ code: '2.1', group: 'progress', name: 'Hồ sơ giải quyết đúng hạn' },
    formula:
      'Hồ sơ kết thúc không sau ngày hẹn trả / hồ sơ được xét trong kỳ; chưa kết thúc thì lấy ngày cuối kỳ so với ngày hẹn trả; yêu cầu bổ sung quá một lần là quá hạn.',
  },
  {
    ...{ code: '2.2', group: 'progress', name: 'Thời gian giải quyết trung bình', isInformation: true },
    formula: 'Tổng thời gian làm việc từ tiếp nhận đến có kết quả / số hồ sơ có kết quả trong kỳ.',
  },
  {
    ...{ code: '3.1', group: 'services', name: 'Thủ tục có dịch vụ công trực tuyến' },
    formula: 'Thủ tục có dịch vụ công trực tuyến / tổng số thủ tục của cấp xã.',
  },
  {
    ...{ code: '3.2', group: 'services', name: 'Dịch vụ công trực tuyến có phát sinh hồ sơ' },
    formula: 'Dịch vụ có ít nhất một hồ sơ trực tuyến trong kỳ / tổng số dịch vụ công trực tuyến.',
  },
  {
    ...{ code: '3.3', group: 'services', name: 'Hồ sơ nộp trực tuyến' },
    formula:
      'Hồ sơ nộp trực tuyến, có kết quả điện tử nếu kết quả là văn bản / hồ sơ tiếp nhận trong kỳ, nhân tỷ lệ đồng bộ.',
  },
  {
    ...{ code: '3.5', group: 'payment', name: 'Thủ tục có thanh toán trực tuyến' },
    formula: 'Thủ tục có phí, lệ phí đã tích hợp thanh toán trực tuyến / thủ tục có phí, lệ phí.',
  },
  {
    ...{ code: '3.6', group: 'payment', name: 'Hồ sơ thanh toán trực tuyến' },
    formula: 'Hồ sơ thanh toán trực tuyến / hồ sơ của thủ tục có phí, lệ phí, trừ hồ sơ 0 đồng.',
  },
  {
    ...{ code: '4.1', group: 'digitisation', name: 'Cấp kết quả điện tử' },
    formula: 'Hồ sơ có tệp kết quả / hồ sơ có kết quả là văn bản.',
  },
  {
    ...{ code: '4.2', group: 'digitisation', name: 'Số hóa hồ sơ, kết quả' },
    formula: 'Hồ sơ có tệp thành phần hồ sơ và tệp kết quả / hồ sơ đã giải quyết.',
  },
  {
    ...{ code: '4.3', group: 'digitisation', name: 'Khai thác, sử dụng lại dữ liệu số hóa' },
    formula: 'Hồ sơ có ít nhất một thành phần được tái sử dụng / hồ sơ có thành phần số hóa.',
  },
  {
    ...{ code: '4.4', group: 'digitisation', name: 'Lấy giấy tờ từ kho dữ liệu điện tử' },
    formula: 'Hồ sơ có ít nhất một thành phần lấy từ kho dữ liệu / hồ sơ có thành phần số hóa.',
  },
  {
    ...{ code: '4.5', group: 'digitisation', name: 'Sử dụng dữ liệu dân cư' },
    formula: 'Hồ sơ có tài khoản đã xác thực hoặc đã tra cứu dữ liệu dân cư / tổng số hồ sơ.',
  },
  {
    ...{ code: '5.1', group: 'satisfaction', name: 'Phản ánh, kiến nghị được phân loại' },
    formula: 'Phản ánh, kiến nghị đã phân loại / phản ánh, kiến nghị tiếp nhận.',
  },
  {
    ...{ code: '5.2', group: 'satisfaction', name: 'Phản ánh, kiến nghị xử lý đúng hạn' },
    formula: 'Phản ánh, kiến nghị xử lý đúng hạn / phản ánh, kiến nghị được xét.',
  },
  {
    ...{ code: '5.3', group: 'satisfaction', name: 'Hài lòng về xử lý phản ánh, kiến nghị' },
    formula: 'Tổng số trừ số không hài lòng, quá hạn, bị phản ánh lại / tổng số.',
  },
  {
    ...{ code: '5.4', group: 'satisfaction', name: 'Hài lòng về tiếp nhận, giải quyết thủ tục' },
    formula: '100 % trừ tỷ lệ hồ sơ quá hạn và tỷ lệ hồ sơ có phản ánh hoặc đánh giá không hài lòng.',
  },
];
