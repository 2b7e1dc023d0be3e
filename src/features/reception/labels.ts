import type { AppointmentStatus, DeskStep, Lane, TicketStatus } from './schema.ts';

export const TICKET_STATUS_LABELS: Record<TicketStatus, string> = {
  waiting: 'Đang chờ',
  called: 'Đang gọi',
  serving: 'Đang phục vụ',
  done: 'Đã xong',
  absent: 'Vắng mặt',
  lapsed: 'Hết ngày, chưa xong',
};

/** The same for citizens: what they should do now. */
export const TICKET_STATUS_PLAIN: Record<TicketStatus, string> = {
  waiting: 'Mời bạn ngồi chờ. Số của bạn sẽ hiện trên bảng và được đọc lên.',
  called: 'Mời bạn đến quầy ngay.',
  serving: 'Bạn đang được phục vụ tại quầy.',
  done: 'Đã phục vụ xong. Cảm ơn bạn.',
  absent: 'Số của bạn đã được gọi mà bạn không có mặt. Hãy lấy số mới.',
  lapsed: 'Số này của ngày đã qua. Hãy lấy số mới.',
};

export const DESK_STEP_LABELS: Record<DeskStep, string> = {
  call: 'Gọi số tiếp theo',
  recall: 'Gọi lại',
  start: 'Bắt đầu phục vụ',
  finish: 'Xong',
  mark_absent: 'Không có mặt',
  pass_on: 'Chuyển',
};

export const LANE_LABELS: Record<Lane, string> = {
  appointment: 'Đã hẹn trước',
  priority: 'Ưu tiên',
  ordinary: 'Thường',
};

export const APPOINTMENT_STATUS_LABELS: Record<AppointmentStatus, string> = {
  booked: 'Đã hẹn',
  arrived: 'Đã đến',
  cancelled: 'Đã hủy',
};
