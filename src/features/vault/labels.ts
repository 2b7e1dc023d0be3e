import type { Basis, Choice, ItemSource, ItemState, UseKind, VerifiedHow } from './schema.ts';

export const ITEM_STATE_LABELS: Record<ItemState, string> = {
  valid: 'Còn giá trị',
  early: 'Chưa đến ngày có giá trị',
  expired: 'Hết giá trị',
  unverified: 'Chưa xác minh',
  held: 'Đang đính chính',
  replaced: 'Đã có bản thay',
  withdrawn: 'Bạn đã ngừng cho dùng',
  deleted: 'Đã xóa tệp',
};

export const ITEM_SOURCE_LABELS: Record<ItemSource, string> = {
  document: 'Giấy tờ nộp trong hồ sơ',
  result: 'Kết quả của hồ sơ',
  upload: 'Bạn tự đưa vào',
};

export const VERIFIED_LABELS: Record<VerifiedHow, string> = {
  issued: 'Phường cấp, có trong hồ sơ đã trả kết quả',
  scanned: 'Quét từ giấy nộp tại quầy',
  examined: 'Bản điện tử, đã xem khi giải quyết hồ sơ',
  compared: 'Đã đối chiếu với bản chính tại quầy',
};

export const CHOICE_LABELS: Record<Choice, string> = {
  ask: 'Hỏi tôi mỗi lần',
  allow: 'Cho Trung tâm dùng cho thủ tục của tôi tại phường',
};

export const BASIS_LABELS: Record<Basis, string> = {
  desk: 'bạn đồng ý tại quầy',
  desk_representative: 'người nộp thay bạn đồng ý tại quầy',
  standing: 'bạn đã cho phép từ trước ở kho',
  portal: 'bạn chọn khi nộp trực tuyến',
};

export const USE_LABELS: Record<UseKind, string> = {
  kept: 'Đưa vào kho',
  viewed: 'Xem khi tiếp nhận',
  used: 'Dùng cho hồ sơ',
  verified: 'Đối chiếu với bản chính',
  downloaded: 'Tải về',
  exported: 'Tải cả kho',
  allowed: 'Cho dùng không cần hỏi',
  asked: 'Chọn hỏi mỗi lần',
  unset: 'Chọn theo lựa chọn chung',
  withdrawn: 'Ngừng cho dùng',
  restored: 'Cho dùng lại',
  deleted: 'Xóa tệp',
};
