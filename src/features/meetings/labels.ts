import type { MeetingState, MeetingStep, PointKind, Presence } from './schema.ts';

export const MEETING_STATE_LABELS: Record<MeetingState, string> = {
  planned: 'Đã lên lịch',
  held: 'Đã họp, đang ghi kết luận',
  closed: 'Đã kết thúc',
  cancelled: 'Không họp',
};

export const MEETING_STEP_LABELS: Record<MeetingStep, string> = {
  plan: 'Lên lịch, lập chương trình',
  add_point: 'Thêm nội dung',
  remove_point: 'Bỏ nội dung',
  restore_point: 'Đưa lại nội dung',
  move_point: 'Đổi thứ tự',
  hold: 'Ghi thành phần dự họp',
  conclude: 'Ghi kết luận',
  close: 'Kết thúc',
  cancel: 'Không họp',
};

export const POINT_LABELS: Record<PointKind, string> = {
  late_task: 'Nhiệm vụ chậm',
  risk_task: 'Nhiệm vụ có nguy cơ',
  fallen_figure: 'Chỉ tiêu giảm',
  overdue_dossiers: 'Hồ sơ quá hạn',
  due_work: 'Việc đến hạn trong tuần',
  open_conclusion: 'Kết luận trước chưa xong',
  carried: 'Nội dung chuyển từ kỳ trước',
  urging: 'Đôn đốc đang mở',
  petitions: 'Phản ánh, kiến nghị',
  own: 'Nội dung khác',
};

export const PRESENCE_LABELS: Record<Presence, string> = {
  present: 'Có mặt',
  excused: 'Vắng có lý do',
  absent: 'Vắng',
};
