import type {
  ApplicantKind,
  Channel,
  DocumentSource,
  LateCause,
  LinkTerm,
  NoticeWay,
  Outcome,
  Place,
  ReturnWay,
  Status,
  StepName,
  SupplementMode,
  SuspendCause,
} from './schema.ts';
import type { Seat } from './workflow.ts';

export const STATUS_LABELS: Record<Status, string> = {
  submitted: 'Chờ tiếp nhận',
  awaiting_intake_supplement: 'Chờ bổ sung để tiếp nhận',
  received: 'Đã tiếp nhận',
  awaiting_assignment: 'Chờ phân công',
  transferred: 'Đã chuyển, chờ nhận',
  in_process: 'Đang thụ lý',
  consulting: 'Đang xin ý kiến',
  awaiting_supplement: 'Chờ bổ sung',
  suspended: 'Tạm dừng',
  awaiting_linked: 'Chờ hồ sơ liên thông',
  forwarded: 'Ở cơ quan khác',
  in_review: 'Chờ lãnh đạo phòng',
  awaiting_signature: 'Chờ ký',
  signed: 'Đã ký, chờ đóng dấu',
  result_ready: 'Có kết quả, chờ trả',
  correcting: 'Đang đính chính kết quả',
  returned: 'Đã trả kết quả',
  refused: 'Từ chối',
  withdrawn: 'Đã rút',
  stopped: 'Đã dừng',
};

/** The same for citizens: what happens now, without office words. */
const STATUS_PLAIN: Record<Status, string> = {
  submitted: 'Hồ sơ đã đến Trung tâm và đang được kiểm tra.',
  awaiting_intake_supplement: 'Hồ sơ chưa được nhận vì còn thiếu. Bạn cần bổ sung theo phiếu yêu cầu.',
  received: 'Trung tâm đã nhận hồ sơ và đang chuyển đến đơn vị giải quyết.',
  awaiting_assignment: 'Hồ sơ đã đến đơn vị giải quyết, đang giao người xem xét.',
  transferred: 'Hồ sơ đã được chuyển đến đơn vị giải quyết.',
  in_process: 'Đơn vị giải quyết đang xem xét hồ sơ.',
  consulting: 'Đơn vị giải quyết đang hỏi ý kiến cơ quan khác.',
  awaiting_supplement: 'Hồ sơ còn thiếu giấy tờ. Bạn cần bổ sung theo phiếu yêu cầu đã nhận.',
  suspended: 'Hồ sơ đang chờ bạn nộp tiền, xác nhận, hoặc chờ điều kiện đã thông báo.',
  awaiting_linked: 'Hồ sơ đang chờ kết quả của một thủ tục liên quan.',
  forwarded: 'Hồ sơ đang ở cơ quan có thẩm quyền giải quyết.',
  in_review: 'Lãnh đạo phòng đang xem lại kết quả.',
  awaiting_signature: 'Kết quả đang chờ ký.',
  signed: 'Kết quả đã ký, đang đóng dấu.',
  result_ready: 'Đã có kết quả. Mời bạn đến nhận.',
  correcting: 'Kết quả có chỗ sai và đang được sửa.',
  returned: 'Bạn đã nhận kết quả. Hồ sơ kết thúc.',
  refused: 'Hồ sơ không được giải quyết. Lý do ghi trên phiếu từ chối.',
  withdrawn: 'Hồ sơ đã dừng theo yêu cầu của bạn.',
  stopped: 'Hồ sơ đã dừng. Lý do ghi trên thông báo dừng.',
};

const RESULT_PLAIN: Record<Exclude<ReturnWay, 'centre'>, string> = {
  online: 'Đã có kết quả. Bản điện tử tải được ở trang hồ sơ.',
  post: 'Đã có kết quả, đang gửi đến bạn qua bưu chính.',
};

/** What happens now, for citizens. */
export function plainStatus({
  status,
  isAnswered,
  returnBy = 'centre',
}: {
  status: Status;
  isAnswered: boolean;
  returnBy?: ReturnWay;
}): string {
  if (status === 'result_ready' && returnBy !== 'centre') return RESULT_PLAIN[returnBy];
  if (status === 'awaiting_supplement' && isAnswered)
    return 'Trung tâm đã nhận phần bổ sung bạn gửi và đang kiểm tra.';
  return STATUS_PLAIN[status];
}

export const STEP_LABELS: Record<StepName, string> = {
  submit: 'Nộp hồ sơ',
  accept: 'Tiếp nhận',
  admit: 'Tiếp nhận hồ sơ đã nộp',
  transfer: 'Chuyển hồ sơ',
  assign: 'Phân công người thụ lý',
  take_over: 'Nhận hồ sơ',
  attach_scan: 'Số hóa giấy tờ',
  exempt_scan: 'Ghi không số hóa',
  request_supplement: 'Yêu cầu bổ sung',
  answer_supplement: 'Gửi bổ sung qua cổng',
  receive_supplement: 'Nhận bổ sung',
  return_supplement: 'Bổ sung chưa đủ, chờ tiếp',
  suspend: 'Tạm dừng chờ người nộp',
  resume: 'Tính tiếp thời hạn',
  consult: 'Xin ý kiến',
  answer_consultation: 'Trả lời ý kiến',
  close_consultation: 'Thôi chờ ý kiến',
  open_linked: 'Mở hồ sơ liên thông',
  note_linked: 'Hồ sơ liên thông đã xong',
  propose: 'Trình lãnh đạo phòng',
  submit_for_signature: 'Trình ký',
  send_back: 'Trả lại để làm lại',
  sign: 'Ký duyệt',
  stamp: 'Vào số, đóng dấu',
  return_result: 'Trả kết quả',
  request_correction: 'Đề nghị đính chính kết quả',
  approve_correction: 'Duyệt đính chính, cấp lại',
  reject_correction: 'Không đính chính',
  extend: 'Xin lỗi và gia hạn',
  apologise: 'Xin lỗi vì trả chậm',
  refuse: 'Từ chối giải quyết',
  withdraw: 'Dừng theo yêu cầu người nộp',
  change_delivery: 'Đổi cách nhận kết quả',
  correct_contact: 'Sửa điện thoại, thư điện tử',
  stop: 'Dừng giải quyết',
  expire: 'Hết hạn bổ sung, dừng hồ sơ',
  forward: 'Chuyển cơ quan giải quyết',
  note_status: 'Trạng thái từ cơ quan giải quyết',
  note_result: 'Kết quả từ cơ quan giải quyết',
  undo: 'Hoàn tác bước vừa làm',
  recount: 'Tính lại hạn theo lịch',
};

export const NOTICE_WAY_LABELS: Record<NoticeWay, string> = {
  '': 'Mọi cách có thể',
  mail: 'Chỉ thư điện tử',
  sms: 'Chỉ tin nhắn SMS',
  zalo: 'Chỉ Zalo',
  none: 'Không báo tin',
};

/** Whose officers may take a step. */
export const SEAT_LABELS: Record<Seat, string> = {
  holder: 'Đơn vị đang giữ hồ sơ',
  desk: 'Quầy bất kỳ',
  competent: 'Đơn vị giải quyết',
  signing: 'Đơn vị đã ký',
  consulted: 'Đơn vị được hỏi ý kiến',
  receiving: 'Đơn vị tiếp nhận',
  applicant: 'Người nộp, qua cổng',
};

export const CHANNEL_LABELS: Record<Channel, string> = {
  direct: 'Trực tiếp',
  online: 'Trực tuyến',
  post: 'Bưu chính',
  mobile: 'Lưu động',
};

export const APPLICANT_LABELS: Record<ApplicantKind, string> = {
  citizen: 'Công dân',
  organisation: 'Tổ chức, doanh nghiệp',
};

export const SOURCE_LABELS: Record<DocumentSource, string> = {
  original: 'Bản chính',
  copy: 'Bản sao',
  electronic: 'Bản điện tử',
  database: 'Khai thác từ cơ sở dữ liệu',
  reused: 'Dùng lại bản đã số hóa',
  shown: 'Chỉ xuất trình',
};

export const MODE_LABELS: Record<SupplementMode, string> = {
  restart: 'Tính lại từ đầu khi nhận đủ',
  pause: 'Dừng tính, tính tiếp khi nhận đủ',
};

export const OUTCOME_LABELS: Record<Outcome, string> = {
  granted: 'Giải quyết theo yêu cầu',
  denied: 'Không đủ điều kiện giải quyết',
};

export const PLACE_LABELS: Record<Place, string> = {
  here: 'Nhận và giải quyết tại phường',
  forwarded: 'Nhận thay cơ quan khác',
  from_elsewhere: 'Nơi khác nhận thay phường',
};

export const RETURN_LABELS: Record<ReturnWay, string> = {
  centre: 'Tại Trung tâm',
  post: 'Qua bưu chính công ích',
  online: 'Bản điện tử',
};

export const SUSPEND_LABELS: Record<SuspendCause, string> = {
  fee: 'Người nộp thực hiện nghĩa vụ tài chính',
  confirmation: 'Người nộp xin lùi hoặc cần xác nhận',
  force_majeure: 'Bất khả kháng theo quyết định',
};

export const LATE_CAUSE_LABELS: Record<LateCause, string> = {
  rule: 'Quy định vướng mắc, vụ việc phức tạp',
  staff: 'Thiếu nhân lực',
  coordination: 'Cơ quan phối hợp chậm',
  system: 'Lỗi hệ thống',
  applicant: 'Do người nộp',
  other: 'Nguyên nhân khác',
};

export const LINK_TERM_LABELS: Record<LinkTerm, string> = {
  within: 'Nằm trong thời hạn chung đã hẹn',
  added: 'Cộng thêm: ở đây dừng tính trong lúc chờ',
};
