import type {
  ApplicantKind,
  Channel,
  DocumentSource,
  Outcome,
  Status,
  StepName,
  SupplementMode,
} from './schema.ts';

export const STATUS_LABELS: Record<Status, string> = {
  received: 'Đã tiếp nhận',
  transferred: 'Đã chuyển, chờ nhận',
  in_process: 'Đang thụ lý',
  awaiting_supplement: 'Chờ bổ sung',
  in_review: 'Chờ lãnh đạo phòng',
  awaiting_signature: 'Chờ ký',
  signed: 'Đã ký, chờ đóng dấu',
  result_ready: 'Có kết quả, chờ trả',
  returned: 'Đã trả kết quả',
  refused: 'Từ chối',
  withdrawn: 'Đã rút',
};

/** The same for citizens: what happens now, without office words. */
export const STATUS_PLAIN: Record<Status, string> = {
  received: 'Trung tâm đã nhận hồ sơ và đang chuyển đến đơn vị giải quyết.',
  transferred: 'Hồ sơ đã được chuyển đến đơn vị giải quyết.',
  in_process: 'Đơn vị giải quyết đang xem xét hồ sơ.',
  awaiting_supplement: 'Hồ sơ còn thiếu giấy tờ. Bạn cần bổ sung theo phiếu yêu cầu đã nhận.',
  in_review: 'Lãnh đạo phòng đang xem lại kết quả.',
  awaiting_signature: 'Kết quả đang chờ ký.',
  signed: 'Kết quả đã ký, đang đóng dấu.',
  result_ready: 'Đã có kết quả. Mời bạn đến nhận.',
  returned: 'Bạn đã nhận kết quả. Hồ sơ kết thúc.',
  refused: 'Hồ sơ không được giải quyết. Lý do ghi trên phiếu từ chối.',
  withdrawn: 'Hồ sơ đã dừng theo yêu cầu của bạn.',
};

export const STEP_LABELS: Record<StepName, string> = {
  accept: 'Tiếp nhận',
  transfer: 'Chuyển hồ sơ',
  take_over: 'Nhận hồ sơ',
  attach_scan: 'Số hóa giấy tờ',
  request_supplement: 'Yêu cầu bổ sung',
  receive_supplement: 'Nhận bổ sung',
  propose: 'Trình lãnh đạo phòng',
  submit_for_signature: 'Trình ký',
  send_back: 'Trả lại để làm lại',
  sign: 'Ký duyệt',
  stamp: 'Vào số, đóng dấu',
  return_result: 'Trả kết quả',
  refuse: 'Từ chối giải quyết',
  withdraw: 'Dừng theo yêu cầu người nộp',
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
