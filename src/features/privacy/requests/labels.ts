import { formatDay } from '../../../law/day.ts';
import type { DataPart, Outcome, RequestKind, Stays } from './schema.ts';

export const REQUEST_LABELS: Record<RequestKind, string> = {
  correct: 'Sửa dữ liệu',
  erase: 'Xóa dữ liệu',
  restrict: 'Hạn chế việc dùng dữ liệu',
  object: 'Phản đối việc dùng dữ liệu',
  withdraw_consent: 'Rút lại sự đồng ý',
  complain: 'Khiếu nại về việc dùng dữ liệu',
};

export const PART_LABELS: Record<DataPart, string> = {
  account: 'Tài khoản trên cổng, liên hệ, phiên đăng nhập',
  drafts: 'Bản nháp chưa nộp và tệp kèm',
  vault: 'Kho giấy tờ và điều đã cho phép',
  ratings: 'Lời góp ý khi đánh giá',
  appointments: 'Lịch hẹn đã qua',
  dossiers: 'Hồ sơ đã nộp và kết quả',
  petitions: 'Phản ánh, kiến nghị đã gửi',
};

export const DATA_OUTCOME_LABELS: Record<Outcome, string> = {
  granted: 'Chấp nhận',
  partly: 'Chấp nhận một phần',
  refused: 'Không chấp nhận',
};

/** Until when a thing is kept that an erasure left. */
export function sayUntil({ what, until, isUnderWay }: Stays): string {
  if (what === 'petition') return 'phản ánh, kiến nghị; theo thời hạn lưu trữ';
  if (isUnderWay) return 'đang giải quyết, thời hạn lưu trữ tính từ khi kết thúc';
  return until === null ? 'lưu không thời hạn' : `lưu đến ${formatDay(until)}`;
}
