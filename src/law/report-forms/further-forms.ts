import { column, type FormLine, type ReportForm, terms } from './form.ts';

const FROM_2017 = { from: '2017-12-01', until: null };
const NOT_READ = { isVerified: false };
const TOTAL = terms('within', ['figure:<line>']);
const COUNTED = terms('within', ['figure:<line>'], { of: 'counted' });

const byLines = (lines: readonly FormLine[]) => ({
  ...{ rows: { by: 'lines' as const, lines }, identities: [], hasTotal: false, missing: null },
});
const NOT_KEPT = (what: string) => ({
  ...{
    rows: { by: 'lines' as const, lines: [] },
    columns: [],
    identities: [],
    hasTotal: false,
    missing: what,
  },
});

/**
 * Why dossiers were late, by the cause that the officer in charge gave.
 * @law Biểu số II.07/VPCP/KSTT
 * @checked 2026-11-27 from memory only
 * @uncertain its columns and its list of causes were not read; the causes are those that officers choose from here
 */
export const LATENESS: ReportForm = {
  ...{ code: 'II.07', name: 'Nguyên nhân quá hạn', unit: 'Số hồ sơ TTHC', law: 'Biểu số II.07/VPCP/KSTT' },
  ...{ ...FROM_2017, ...NOT_READ, identities: [], hasTotal: true, missing: null },
  rows: {
    by: 'lines',
    lines: [
      { key: 'rule', label: 'Quy định vướng mắc, vụ việc phức tạp' },
      { key: 'staff', label: 'Thiếu nhân lực' },
      { key: 'coordination', label: 'Cơ quan phối hợp chậm' },
      { key: 'system', label: 'Lỗi hệ thống' },
      { key: 'applicant', label: 'Do người nộp' },
      { key: 'other', label: 'Nguyên nhân khác' },
      { key: 'unknown', label: 'Chưa ghi nguyên nhân' },
    ],
  },
  columns: [
    column({
      ...{ key: 'late', number: '(3)', label: 'Hồ sơ quá hạn trong kỳ' },
      counts: terms('within', ['late-cause-<line>']),
    }),
  ],
};

const share = (code: string, label: string, group: string) => [
  column({
    ...{ key: `${code}-all`, number: '', label: 'Phải xét', group },
    counts: terms('within', [code]),
  }),
  column({
    ...{ key: code, number: '', label, group },
    counts: terms('within', [code], { of: 'counted' }),
  }),
];
const numbered = (columns: ReportForm['columns']) =>
  columns.map((each, at) => ({ ...each, number: `(${at + 3})` }));

/**
 * Digitisation of papers and results, and their reuse, by field.
 * @law Biểu số II.08/VPCP/KSTT; NĐ 118/2025/NĐ-CP (số hóa hồ sơ, kết quả)
 * @checked 2026-11-27 from memory only
 * @uncertain its columns were not read; these are the figures of the plan's rows III.5 and III.7
 */
export const DIGITISATION: ReportForm = {
  ...{ code: 'II.08', name: 'Số hóa hồ sơ, kết quả và tái sử dụng', unit: 'Số hồ sơ TTHC' },
  ...{ law: 'Biểu số II.08/VPCP/KSTT', from: '2020-01-01', until: null, ...NOT_READ },
  ...{ identities: [], hasTotal: true, missing: null },
  rows: { by: 'catalogue', parts: [{ scope: '', ordinal: '', label: '' }] },
  columns: numbered([
    ...share('digitised', 'Đã số hóa hồ sơ và kết quả', 'Số hóa'),
    ...share('electronic-result', 'Có kết quả điện tử', 'Kết quả điện tử'),
    ...share('reuse', 'Đã tái sử dụng', 'Tái sử dụng'),
    ...share('papers-not-asked', 'Không yêu cầu giấy tờ', 'Thay giấy tờ bằng dữ liệu'),
  ]),
};

const SHARE_COLUMNS = [
  column({ key: 'counted', number: '(3)', label: 'Đạt', counts: COUNTED }),
  column({ key: 'all', number: '(4)', label: 'Tổng số phải xét', counts: TOTAL }),
  column({ key: 'ratio', number: '(5)', label: 'Tỷ lệ', ratio: { of: 'counted', over: 'all' } }),
];

/**
 * Announcement and publicity of procedures at the end of the period.
 * @law Biểu số II.03/VPCP/KSTT; NĐ 63/2010/NĐ-CP (đã sửa đổi), Điều 17
 * @checked 2026-11-27 from memory only
 * @uncertain its columns were not read; a ward announces nothing itself, it makes public and offers
 */
export const CATALOGUE: ReportForm = {
  ...{ code: 'II.03', name: 'Công bố, công khai thủ tục hành chính', unit: 'Số TTHC' },
  ...{ law: 'Biểu số II.03/VPCP/KSTT', ...FROM_2017, ...NOT_READ },
  ...byLines([
    { key: 'published-procedures', label: 'Công khai đầy đủ, chính xác, kịp thời' },
    { key: 'full-online-services', label: 'Dịch vụ công trực tuyến toàn trình' },
    { key: 'business-online', label: 'Thủ tục về doanh nghiệp có trên trực tuyến' },
    { key: 'any-place', label: 'Tiếp nhận không phụ thuộc địa giới' },
  ]),
  columns: SHARE_COLUMNS,
};

/**
 * What the quality index of QĐ 766 counts and this house can count, without points.
 * @law QĐ 766/QĐ-TTg ngày 23/06/2022
 * @checked 2026-11-27 in a description of its formulas
 * @uncertain points of single components are not confirmed, so the form gives the shares alone
 */
export const QUALITY: ReportForm = {
  ...{ code: '766', name: 'Số liệu các chỉ số thành phần theo QĐ 766/QĐ-TTg', unit: 'Theo từng chỉ số' },
  ...{ law: 'QĐ 766/QĐ-TTg ngày 23/06/2022', from: '2022-06-23', until: null, ...NOT_READ },
  ...byLines([
    { key: 'published-procedures', label: 'Công khai, minh bạch' },
    { key: 'on-time', label: 'Tiến độ giải quyết: hồ sơ đúng hạn' },
    { key: 'received-online', label: 'Hồ sơ nộp trực tuyến' },
    { key: 'payments-online', label: 'Thanh toán trực tuyến' },
    { key: 'electronic-result', label: 'Kết quả điện tử' },
    { key: 'digitised', label: 'Số hóa hồ sơ, kết quả' },
    { key: 'reuse', label: 'Khai thác, sử dụng lại' },
    { key: 'satisfaction', label: 'Mức độ hài lòng' },
  ]),
  columns: SHARE_COLUMNS,
};

/**
 * Outreach and mobile teams of the period.
 * @law Kế hoạch của phường, nhiệm vụ tuyên truyền và tổ lưu động
 * @checked 2026-11-27
 * @uncertain no text sets this form; it is the ward's own
 */
export const OUTREACH: ReportForm = {
  ...{
    code: 'TT-LĐ',
    name: 'Truyền thông và tổ lưu động',
    unit: 'Theo từng dòng',
    law: 'Kế hoạch của phường',
  },
  ...{ ...FROM_2017, ...NOT_READ },
  ...byLines([
    { key: 'articles', label: 'Tin, bài công khai trên Cổng của phường' },
    { key: 'mobile-sessions', label: 'Buổi tiếp nhận lưu động đã tổ chức' },
    { key: 'mobile-dossiers', label: 'Hồ sơ tổ lưu động tiếp nhận' },
  ]),
  columns: [column({ key: 'count', number: '(3)', label: 'Số lượng', counts: TOTAL })],
};

/**
 * Review and simplification.
 * @law Biểu số II.04/VPCP/KSTT
 * @checked 2026-11-27 from memory only
 * @uncertain its columns were not read
 */
export const REVIEW: ReportForm = {
  ...{ code: 'II.04', name: 'Rà soát, đơn giản hóa thủ tục hành chính', unit: 'Số TTHC' },
  ...{ law: 'Biểu số II.04/VPCP/KSTT', ...FROM_2017, ...NOT_READ },
  ...NOT_KEPT('Hệ thống chưa ghi kết quả rà soát.'),
};
