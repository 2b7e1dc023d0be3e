export const REPORT_SECTIONS = ['a', 'b', 'c', 'd', 'dd', 'e', 'g', 'h'] as const;
export type ReportSection = (typeof REPORT_SECTIONS)[number];

/**
 * What a report on the control of procedures tells of, in this order.
 * @law NĐ 63/2010/NĐ-CP (đã sửa đổi bởi NĐ 48/2013, NĐ 92/2017), khoản 3 Điều 35
 * @checked 2026-11-27 in the codified text
 */
export const REPORT_HEADINGS: Readonly<Record<ReportSection, { mark: string; text: string }>> = {
  a: { mark: 'a', text: 'Kiểm soát quy định thủ tục hành chính' },
  b: { mark: 'b', text: 'Công bố, công khai thủ tục hành chính' },
  c: { mark: 'c', text: 'Thực hiện thủ tục hành chính; khen thưởng, xử lý vi phạm' },
  d: { mark: 'd', text: 'Rà soát, đơn giản hóa thủ tục hành chính' },
  dd: { mark: 'đ', text: 'Vướng mắc trong giải quyết thủ tục hành chính' },
  e: { mark: 'e', text: 'Tiếp nhận, xử lý phản ánh, kiến nghị' },
  g: { mark: 'g', text: 'Truyền thông về thủ tục hành chính' },
  h: { mark: 'h', text: 'Nội dung khác' },
};
