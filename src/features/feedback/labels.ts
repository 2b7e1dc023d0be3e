import type { FeedbackGroup, FeedbackLimit } from '../../law/feedback.ts';
import type {
  Conclusion,
  DeclineReason,
  FeedbackChannel,
  FeedbackStatus,
  FeedbackStepName,
  Matter,
  Outcome,
  RecordKind,
  Redirection,
} from './schema.ts';

export const CHANNEL_LABELS: Record<FeedbackChannel, string> = {
  portal: 'Trang của phường',
  hotline: 'Điện thoại đường dây nóng',
  paper: 'Văn bản giấy',
  kiosk: 'Máy tại quầy',
  mail: 'Thư điện tử',
  adapter: 'Zalo, ứng dụng khác',
  mass_media: 'Báo chí, mạng xã hội',
  open311: 'Ứng dụng Open311',
};

export const STATUS_LABELS: Record<FeedbackStatus, string> = {
  new: 'Mới, chờ phân loại',
  kept: 'Thông tin tham khảo (ẩn danh)',
  awaiting_supplement: 'Chờ người gửi bổ sung',
  declined: 'Không tiếp nhận',
  redirected: 'Đã chuyển, hướng dẫn nơi khác',
  accepted: 'Đã tiếp nhận, chờ phân công',
  handling: 'Đang xác minh, xử lý',
  submitted: 'Trình duyệt kết quả',
  awaiting_publication: 'Đã trả lời, chờ công khai',
  published: 'Đã công khai',
  answered: 'Đã trả lời, không công khai',
  merged: 'Nhập vào phản ánh khác',
  withdrawn: 'Người gửi rút',
};

export const STEP_LABELS: Record<FeedbackStepName, string> = {
  receive: 'Tiếp nhận vào sổ',
  ask_supplement: 'Yêu cầu bổ sung',
  supplement: 'Người gửi bổ sung',
  decline: 'Không tiếp nhận',
  redirect: 'Chuyển, hướng dẫn nơi khác',
  accept: 'Phân loại, tiếp nhận',
  assign: 'Phân công',
  record: 'Ghi việc đã làm',
  extend: 'Kéo dài thời hạn',
  submit: 'Trình duyệt kết quả',
  send_back: 'Trả lại để làm thêm',
  approve: 'Duyệt và trả lời',
  publish: 'Công khai',
  take_down: 'Gỡ công khai',
  confirm: 'Người gửi cho biết kết quả',
  reopen: 'Mở lại',
  merge: 'Nhập vào phản ánh khác',
  unmerge: 'Tách ra',
  repeat: 'Ghi là nhắc lại',
  withdraw: 'Người gửi rút',
};

export const GROUP_LABELS: Record<FeedbackGroup, string> = {
  unfit: 'Không đáp ứng yêu cầu',
  conduct: 'Về hành vi hành chính',
  own_regulation: 'Về quy định thuộc thẩm quyền',
  other_regulation: 'Về quy định không thuộc thẩm quyền',
};

export const LIMIT_LABELS: Record<FeedbackLimit, string> = {
  classify: 'phân loại',
  supplement: 'yêu cầu bổ sung',
  forward_regulation: 'chuyển cơ quan có thẩm quyền',
  handle: 'xử lý',
  publish: 'công khai kết quả',
  sender: 'người gửi bổ sung',
};

export const MATTER_LABELS: Record<Matter, string> = {
  conduct: 'Hành vi hành chính',
  regulation: 'Quy định hành chính',
};

export const DECLINE_LABELS: Record<DeclineReason, string> = {
  unclear: 'Nội dung không rõ',
  no_identity: 'Không có tên, địa chỉ, số điện thoại hoặc thư điện tử',
  not_supplemented: 'Không bổ sung trong thời hạn',
  not_feedback: 'Không phải phản ánh, kiến nghị về quy định hoặc hành vi hành chính',
  repeated: 'Đã được xử lý, không có tình tiết mới',
  abuse: 'Xúc phạm, vu khống, quảng cáo',
};

export const REDIRECTION_LABELS: Record<Redirection, string> = {
  other_regulation: 'Quy định thuộc thẩm quyền cơ quan khác',
  other_body: 'Việc của cơ quan khác',
  complaint: 'Khiếu nại (theo pháp luật về khiếu nại)',
  denunciation: 'Tố cáo (theo pháp luật về tố cáo)',
  citizen_reception: 'Việc tiếp công dân',
};

export const CONCLUSION_LABELS: Record<Conclusion, string> = {
  founded: 'Phản ánh đúng',
  partly_founded: 'Phản ánh đúng một phần',
  unfounded: 'Phản ánh không đúng',
  explained: 'Đã giải thích, hướng dẫn',
};

export const OUTCOME_LABELS: Record<Outcome, string> = {
  apology: 'Xin lỗi',
  correction: 'Chấn chỉnh, khắc phục',
  discipline_proposal: 'Đề nghị xem xét kỷ luật',
  guidance: 'Giải thích, hướng dẫn',
  own_amendment: 'Sửa đổi, bổ sung, bãi bỏ theo thẩm quyền',
  proposal_upwards: 'Kiến nghị cấp có thẩm quyền',
  no_change: 'Giữ nguyên quy định, nêu lý do',
};

export const RECORD_LABELS: Record<RecordKind, string> = {
  verification: 'Biên bản xác minh',
  explanation_asked: 'Yêu cầu giải trình',
  explanation: 'Giải trình',
  criteria: 'Xem xét theo tiêu chí',
  proposal: 'Đề xuất với cấp trên',
  remedy: 'Khắc phục',
  status_asked: 'Người gửi hỏi tình hình, đã trả lời',
  note: 'Ghi chú',
};
