import type { ReportSection } from '../../../law/report-headings.ts';
import { cellOf, type FigureGround } from './figures.ts';

/** The sentences that the data of a period give, with their figures as {{…}}. Where data are missing they say so. */
export function sentencesOf(section: ReportSection, ground: FigureGround): string {
  return SENTENCES[section](ground).join('\n');
}

const has = ({ indicators }: FigureGround, code: string) =>
  indicators.some((each) => each.code === code && each.denominator > 0);

const LINES: readonly [code: string, words: string][] = [
  ['received-online', 'Hồ sơ tiếp nhận trực tuyến đạt'],
  ['processed-online', 'Hồ sơ xử lý trực tuyến đạt'],
  ['payments-online', 'Thanh toán trực tuyến đạt'],
  ['digitised', 'Hồ sơ được số hóa cả hồ sơ và kết quả đạt'],
  ['electronic-result', 'Cấp kết quả điện tử đạt'],
  ['reuse', 'Tái sử dụng thông tin, giấy tờ đạt'],
  ['satisfaction', 'Mức độ hài lòng của người dân, tổ chức đạt'],
];

function shares(ground: FigureGround): string[] {
  return LINES.filter(([code]) => has(ground, code)).map(([code, words]) => `${words} {{chi-so:${code}}}.`);
}

const missing = ({ forms }: FigureGround, code: string, otherwise: string) =>
  forms.find((form) => form.code === code)?.missing ?? otherwise;

const SENTENCES: Record<ReportSection, (ground: FigureGround) => string[]> = {
  a: () => ['Hệ thống không ghi việc ban hành, đánh giá tác động quy định thủ tục hành chính tại phường.'],
  b: (ground) => [
    has(ground, 'published-procedures')
      ? 'Thủ tục hành chính được niêm yết, công khai đầy đủ, chính xác, kịp thời tại Trung tâm và trên Cổng của phường: {{chi-so:published-procedures}}.'
      : 'Chưa có dữ liệu về niêm yết, công khai thủ tục hành chính.',
    ...(has(ground, 'full-online-services')
      ? ['Thủ tục cung cấp dịch vụ công trực tuyến toàn trình: {{chi-so:full-online-services}}.']
      : []),
  ],
  c: (ground) => [
    'Tổng số hồ sơ tiếp nhận là {{tong-tiep-nhan}}, trong đó trực tuyến {{truc-tuyen}}, trực tiếp và qua dịch vụ bưu chính {{truc-tiep}}, từ kỳ trước chuyển sang {{ky-truoc-chuyen}}. Hồ sơ mới tiếp nhận so với kỳ trước: {{so-voi-ky-truoc}}; so với cùng kỳ năm trước: {{so-voi-cung-ky}}.',
    'Đã giải quyết {{da-giai-quyet}} hồ sơ: trước hạn {{truoc-han}}, đúng hạn {{dung-han}}, quá hạn {{qua-han}}; tỷ lệ trước hạn và đúng hạn {{ty-le-dung-han}}.',
    'Đang giải quyết {{dang-giai-quyet}} hồ sơ: trong hạn {{trong-han}}, quá hạn {{dang-qua-han}}.',
    ...shares(ground),
  ],
  d: (ground) => [missing(ground, 'II.04', 'Kết quả rà soát, đơn giản hóa ghi tại biểu kèm theo.')],
  dd: (ground) => [
    (cellOf(ground.forms, 'II.07', 'total', 'late') ?? 0) === 0
      ? 'Trong kỳ không có hồ sơ quá hạn.'
      : 'Trong kỳ có {{ho-so-qua-han}} hồ sơ quá hạn. Nguyên nhân: {{nguyen-nhan}}.',
  ],
  e: (ground) =>
    (cellOf(ground.forms, 'II.05a', 'total', 'received') ?? 0) === 0
      ? ['Trong kỳ không có phản ánh, kiến nghị nào phải xử lý.']
      : [
          'Tổng số phản ánh, kiến nghị phải xử lý là {{pakn-tong}}: tiếp nhận trong kỳ {{pakn-moi}}, từ kỳ trước chuyển sang {{pakn-ky-truoc}}; về hành vi hành chính {{pakn-hanh-vi}}, về quy định hành chính {{pakn-quy-dinh}}, về cả hai {{pakn-ca-hai}}.',
          'Đã xử lý {{pakn-da-xu-ly}}: thuộc thẩm quyền {{pakn-thuoc-tham-quyen}}, chuyển hoặc hướng dẫn nơi khác {{pakn-noi-khac}}, không tiếp nhận {{pakn-khong-tiep-nhan}}; đang xử lý {{pakn-dang-xu-ly}}. Đã công khai {{pakn-cong-khai}} kết quả.',
          ...(has(ground, 'feedback-handled')
            ? ['Phản ánh, kiến nghị xử lý trong hạn: {{chi-so:feedback-handled}}.']
            : []),
        ],
  g: () => [
    'Đã công khai {{tin-bai}} tin, bài trên Cổng của phường; tổ chức {{buoi-luu-dong}} buổi tiếp nhận lưu động, tiếp nhận {{ho-so-luu-dong}} hồ sơ.',
  ],
  h: ({ tasks }) =>
    tasks.length === 0
      ? ['Năm báo cáo chưa có kế hoạch kiểm soát thủ tục hành chính được nạp vào hệ thống.']
      : [
          'Thực hiện kế hoạch kiểm soát thủ tục hành chính: {{nhiem-vu}} nhiệm vụ, trong đó đạt {{nhiem-vu-dat}}, có nguy cơ {{nhiem-vu-nguy-co}}, chậm {{nhiem-vu-cham}}, chưa có dữ liệu {{nhiem-vu-chua-co-du-lieu}}.',
        ],
};
