import type { InspectionFigure } from '../../law/inspection-checklist.ts';
import type { InspectionState, InspectionStep, Verdict } from './schema.ts';

export const INSPECTION_STATE_LABELS: Record<InspectionState, string> = {
  planned: 'Theo kế hoạch',
  announced: 'Đã thông báo',
  under_way: 'Đang kiểm tra',
  explaining: 'Chờ giải trình, kết luận',
  concluded: 'Đã kết luận',
  cancelled: 'Đã hủy',
};

export const INSPECTION_STEP_LABELS: Record<InspectionStep, string> = {
  plan: 'Lập cuộc kiểm tra',
  change: 'Đổi ngày, đoàn kiểm tra',
  announce: 'Thông báo cho đơn vị',
  start: 'Bắt đầu kiểm tra',
  find: 'Ghi kết quả kiểm tra',
  send: 'Gửi kết quả để giải trình',
  explain: 'Giải trình',
  resume: 'Kiểm tra lại',
  conclude: 'Kết luận',
  remedy: 'Giao việc khắc phục',
  confirm: 'Xác nhận đã khắc phục',
  reopen: 'Mở lại việc khắc phục',
  cancel: 'Hủy cuộc kiểm tra',
};

export const VERDICT_LABELS: Record<Verdict, string> = {
  met: 'Đạt',
  reminder: 'Nhắc nhở',
  unmet: 'Không đạt',
  not_applicable: 'Không áp dụng',
};

/** What each figure counts: how many are bad, of what. */
export const FIGURE_LABELS: Record<InspectionFigure, { bad: string; of: string }> = {
  'late-work': { bad: 'việc chậm', of: 'việc được giao, đến hạn trong thời gian kiểm tra' },
  unpublished: { bad: 'thủ tục chưa công khai trên cổng', of: 'thủ tục phải công khai' },
  'posting-faults': { bad: 'thủ tục có lỗi niêm yết', of: 'thủ tục phải niêm yết' },
  'late-dossiers': { bad: 'hồ sơ quá hạn', of: 'hồ sơ xong hoặc hết hạn trong thời gian kiểm tra' },
  'late-without-apology': { bad: 'hồ sơ quá hạn chưa xin lỗi', of: 'hồ sơ quá hạn' },
  'asked-twice': { bad: 'hồ sơ bị yêu cầu bổ sung quá một lần', of: 'hồ sơ tiếp nhận' },
  'papers-beyond': { bad: 'hồ sơ thu giấy tờ đã có dữ liệu', of: 'hồ sơ có giấy tờ mà dữ liệu thay được' },
  'off-system': { bad: 'hồ sơ nhận ngoài hệ thống', of: 'hồ sơ tiếp nhận' },
};
