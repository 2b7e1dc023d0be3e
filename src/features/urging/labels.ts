import type { CaseKind, Closing, Leaving } from './schema.ts';
import type { Wait } from './workflow.ts';

export const CASE_KIND_LABELS: Record<CaseKind, string> = {
  task: 'Nhiệm vụ của kế hoạch',
  subtask: 'Việc nhỏ của nhiệm vụ',
  dossiers: 'Hồ sơ quá hạn',
};

export const CLOSING_LABELS: Record<Closing, string> = {
  product: 'Đóng: đã có sản phẩm',
  recovered: 'Đóng: không còn chậm',
  ended: 'Đóng: không còn việc phải làm',
  by_hand: 'Đóng không có sản phẩm',
};

export const LEAVING_LABELS: Record<Leaving, string> = {
  result: 'đã có kết quả',
  ended: 'từ chối, rút hoặc dừng',
  recovered: 'không còn quá hạn',
};

export const WAIT_LABELS: Record<Wait, string> = {
  closed: 'Đã đóng',
  day_off: 'Chờ ngày làm việc',
  letter: 'Chờ phát hành văn bản',
  cancelled: 'Văn bản đã hủy, chờ soạn lại hoặc đóng',
  answer: 'Chờ đơn vị trả lời, làm xong',
  promise: 'Chờ đến ngày đơn vị hứa',
  last: 'Đã hết các bước mà chưa xong',
};
