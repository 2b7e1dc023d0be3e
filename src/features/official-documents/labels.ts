import type { OfficialState, OfficialStep, Signing } from './schema.ts';

export const OFFICIAL_STATE_LABELS: Record<OfficialState, string> = {
  draft: 'Dự thảo',
  submitted: 'Chờ duyệt',
  reviewed: 'Chờ ký',
  signed: 'Chờ phát hành',
  issued: 'Đã phát hành',
  cancelled: 'Đã hủy',
};

export const OFFICIAL_STEP_LABELS: Record<OfficialStep, string> = {
  submit: 'Trình duyệt',
  review: 'Duyệt',
  send_back: 'Trả lại',
  sign: 'Ký số',
  issue: 'Cấp số, đóng dấu',
  cancel: 'Hủy',
  publish: 'Đăng cổng',
  unpublish: 'Gỡ khỏi cổng',
  send: 'Gửi đơn vị',
  revoke: 'Thu hồi',
};

export const SIGNING_LABELS: Record<Signing, string> = {
  director: 'Giám đốc Trung tâm Phục vụ hành chính công (TL. Chủ tịch)',
  chairman: 'Chủ tịch (TM. Ủy ban nhân dân)',
  vice_chairman: 'Phó Chủ tịch (TM. Ủy ban nhân dân, KT. Chủ tịch)',
  chairman_own: 'Chủ tịch (thẩm quyền của Chủ tịch)',
  vice_chairman_own: 'Phó Chủ tịch (KT. Chủ tịch)',
  office_head: 'Chánh Văn phòng (TL. Chủ tịch)',
  unit_head: 'Trưởng đơn vị soạn thảo (TL. Chủ tịch)',
};
