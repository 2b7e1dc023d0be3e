/** Everything that a citizen is told of. */
export const NOTICE_EVENTS = [
  'filed',
  'accepted',
  'supplement_requested',
  'supplement_reminder',
  'extended',
  'late',
  'result_ready',
  'returned',
  'refused',
  'withdrawn',
  'stopped',
  'expired',
  'appointment_made',
  'appointment_reminder',
] as const;
export type NoticeEvent = (typeof NOTICE_EVENTS)[number];

export const EVENT_LABELS: Record<NoticeEvent, string> = {
  filed: 'Đã nhận hồ sơ nộp trực tuyến',
  accepted: 'Đã tiếp nhận hồ sơ',
  supplement_requested: 'Yêu cầu bổ sung',
  supplement_reminder: 'Nhắc sắp hết hạn bổ sung',
  extended: 'Xin lỗi và gia hạn',
  late: 'Xin lỗi vì trả chậm',
  result_ready: 'Có kết quả',
  returned: 'Đã trả kết quả',
  refused: 'Từ chối hồ sơ',
  withdrawn: 'Đã rút hồ sơ',
  stopped: 'Dừng hồ sơ',
  expired: 'Dừng vì hết hạn bổ sung',
  appointment_made: 'Đã đặt lịch hẹn',
  appointment_reminder: 'Nhắc lịch hẹn',
};
