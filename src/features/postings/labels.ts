import type { Defect, Place } from './schema.ts';

export const PLACE_LABELS: Record<Place, string> = {
  board: 'Bảng niêm yết tại Trung tâm',
  portal: 'Cổng, trang điện tử',
  screen: 'Màn hình tại Trung tâm',
};

export const DEFECT_LABELS: Record<Defect, string> = {
  missing: 'Thiếu',
  stale: 'Cũ',
  different: 'Khác cơ sở dữ liệu quốc gia',
  late: 'Muộn',
};

/** What each class means, as an officer reads it. */
export const DEFECT_HELP: Record<Defect, string> = {
  missing: 'Chưa niêm yết, hoặc bản niêm yết còn thiếu bộ phận bắt buộc.',
  stale: 'Đang treo bản đã thay hoặc thủ tục đã bãi bỏ, phường không còn thực hiện.',
  different: 'Nội dung niêm yết khác bản nhập gần nhất từ cơ sở dữ liệu quốc gia.',
  late: 'Niêm yết sau hạn nội bộ, tính trong năm niêm yết.',
};
