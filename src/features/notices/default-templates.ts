import type { NoticeEvent } from './events.ts';
import { FEEDBACK_DEFAULTS } from './feedback-templates.ts';
import type { Template } from './template.ts';

const FOLLOW = ' Theo dõi tại {duongDan}.';

/** What is said when the ward has not written its own words. Nobody's name, number or address is in it. */
export const DEFAULTS: Record<NoticeEvent, Template> = {
  filed: {
    subject: 'Hồ sơ {maHoSo} đã đến {trungTam}',
    body: `Hồ sơ {maHoSo} ({thuTuc}) nộp trực tuyến đã đến {trungTam} và đang được kiểm tra. Chậm nhất {henTra} ông/bà sẽ có trả lời.${FOLLOW}`,
    short: '{phuong}: hồ sơ {maHoSo} đã đến, trả lời chậm nhất {henTra}.',
  },
  accepted: {
    subject: 'Hồ sơ {maHoSo} đã được tiếp nhận',
    body: `{trungTam} đã nhận hồ sơ {maHoSo} ({thuTuc}). Hẹn trả kết quả: {henTra}.${FOLLOW}`,
    short: '{phuong} đã nhận hồ sơ {maHoSo}. Hẹn trả: {henTra}.',
  },
  supplement_requested: {
    subject: 'Hồ sơ {maHoSo} cần bổ sung',
    body: `Hồ sơ {maHoSo} còn thiếu: {giayTo}. Lý do: {lyDo}. Mời ông/bà bổ sung tại {trungTam}, hoặc đăng nhập cổng và gửi ở phần hồ sơ của tôi.${FOLLOW}`,
    short: '{phuong}: hồ sơ {maHoSo} còn thiếu: {giayTo}. Lý do: {lyDo}.',
  },
  supplement_reminder: {
    subject: 'Hồ sơ {maHoSo} sắp hết hạn bổ sung',
    body: `Hồ sơ {maHoSo} vẫn chờ ông/bà bổ sung, chậm nhất {henTra}. Quá hạn này hồ sơ sẽ dừng giải quyết. Mời ông/bà đến {trungTam}.${FOLLOW}`,
    short: '{phuong}: hồ sơ {maHoSo} chờ bổ sung đến {henTra}, quá hạn sẽ dừng.',
  },
  supplement_answered: {
    subject: 'Đã nhận bổ sung của hồ sơ {maHoSo}',
    body: `{trungTam} đã nhận phần bổ sung ông/bà gửi qua cổng cho hồ sơ {maHoSo} ({thuTuc}) và sẽ trả lời chậm nhất {henTra}.${FOLLOW}`,
    short: '{phuong} đã nhận bổ sung hồ sơ {maHoSo}, trả lời chậm nhất {henTra}.',
  },
  supplement_accepted: {
    subject: 'Hồ sơ {maHoSo} đã đủ giấy tờ',
    body: `{trungTam} đã kiểm tra: phần bổ sung của hồ sơ {maHoSo} ({thuTuc}) đã đủ. Hẹn trả kết quả: {henTra}.${FOLLOW}`,
    short: '{phuong}: bổ sung hồ sơ {maHoSo} đã đủ. Hẹn trả: {henTra}.',
  },
  supplement_returned: {
    subject: 'Bổ sung của hồ sơ {maHoSo} chưa đủ',
    body: `Phần bổ sung của hồ sơ {maHoSo} chưa đủ, còn thiếu: {giayTo}. Lý do: {lyDo}. Mời ông/bà gửi tiếp qua cổng hoặc đến {trungTam}.${FOLLOW}`,
    short: '{phuong}: bổ sung hồ sơ {maHoSo} chưa đủ, còn thiếu: {giayTo}. Lý do: {lyDo}.',
  },
  delivery_changed: {
    subject: 'Đã đổi cách nhận kết quả hồ sơ {maHoSo}',
    body: `Cách nhận kết quả của hồ sơ {maHoSo} ({thuTuc}) đã được đổi qua cổng. Nếu không phải ông/bà đổi, hãy báo ngay cho {trungTam}.${FOLLOW}`,
    short: '{phuong}: cách nhận kết quả hồ sơ {maHoSo} đã đổi. Không phải ông/bà đổi thì báo ngay.',
  },
  contact_changed: {
    subject: 'Đã sửa nơi nhận tin của hồ sơ {maHoSo}',
    body: `Điện thoại hoặc thư điện tử của hồ sơ {maHoSo} ({thuTuc}) đã được sửa qua cổng. Nếu không phải ông/bà sửa, hãy báo ngay cho {trungTam}.${FOLLOW}`,
    short: '{phuong}: nơi nhận tin của hồ sơ {maHoSo} đã sửa. Không phải ông/bà sửa thì báo ngay.',
  },
  vault_used: {
    subject: 'Giấy tờ trong kho của ông/bà được dùng cho hồ sơ {maHoSo}',
    body: 'Hồ sơ {maHoSo} ({thuTuc}) dùng lại giấy tờ trong kho của ông/bà: {giayTo}. Nếu không phải ông/bà đồng ý, hãy báo ngay cho {trungTam}. Xem nhật ký tại {duongDan}.',
    short: '{phuong}: hồ sơ {maHoSo} dùng lại giấy tờ trong kho của ông/bà. Không đồng ý thì báo ngay.',
  },
  extended: {
    subject: 'Xin lỗi và hẹn lại hồ sơ {maHoSo}',
    body: `Hồ sơ {maHoSo} chưa xong như đã hẹn, lý do: {lyDo}. {trungTam} xin lỗi và hẹn trả lúc {henTra}.${FOLLOW}`,
    short: '{phuong} xin lỗi: hồ sơ {maHoSo} hẹn lại {henTra}. Lý do: {lyDo}.',
  },
  late: {
    subject: 'Xin lỗi vì hồ sơ {maHoSo} chậm',
    body: `Hồ sơ {maHoSo} đã quá hạn, lý do: {lyDo}. {trungTam} xin lỗi và sẽ trả ngày {henTra}.${FOLLOW}`,
    short: '{phuong} xin lỗi: hồ sơ {maHoSo} chậm, sẽ trả {henTra}. Lý do: {lyDo}.',
  },
  result_ready: {
    subject: 'Hồ sơ {maHoSo} đã có kết quả',
    body: `Hồ sơ {maHoSo} ({thuTuc}) đã có kết quả. Mời ông/bà nhận tại {trungTam}.${FOLLOW}`,
    short: '{phuong}: hồ sơ {maHoSo} đã có kết quả, mời đến nhận.',
  },
  result_online: {
    subject: 'Hồ sơ {maHoSo} đã có kết quả điện tử',
    body: 'Hồ sơ {maHoSo} ({thuTuc}) đã có kết quả điện tử. Mời ông/bà đăng nhập và tải tại {duongDan}.',
    short: '{phuong}: hồ sơ {maHoSo} đã có kết quả điện tử, đăng nhập để tải.',
  },
  returned: {
    subject: 'Đã trả kết quả hồ sơ {maHoSo}',
    body: '{trungTam} đã trả kết quả hồ sơ {maHoSo}. Cảm ơn ông/bà. Mời ông/bà đánh giá việc phục vụ, không cần ghi tên: {danhGia}.',
    short: '{phuong} đã trả kết quả hồ sơ {maHoSo}. Mời đánh giá: {danhGia}',
  },
  refused: {
    subject: 'Hồ sơ {maHoSo} không được giải quyết',
    body: `Hồ sơ {maHoSo} không được tiếp nhận, giải quyết. Lý do: {lyDo}.${FOLLOW} Mời ông/bà đánh giá việc phục vụ: {danhGia}.`,
    short: '{phuong}: hồ sơ {maHoSo} không được giải quyết. Lý do: {lyDo}.',
  },
  withdrawn: {
    subject: 'Hồ sơ {maHoSo} đã được rút',
    body: '{trungTam} đã dừng hồ sơ {maHoSo} theo yêu cầu của ông/bà.',
    short: '{phuong} đã dừng hồ sơ {maHoSo} theo yêu cầu của ông/bà.',
  },
  stopped: {
    subject: 'Hồ sơ {maHoSo} đã dừng',
    body: `{trungTam} dừng giải quyết hồ sơ {maHoSo}. Lý do: {lyDo}.${FOLLOW}`,
    short: '{phuong} dừng giải quyết hồ sơ {maHoSo}. Lý do: {lyDo}.',
  },
  expired: {
    subject: 'Hồ sơ {maHoSo} đã dừng vì hết hạn bổ sung',
    body: `{trungTam} dừng giải quyết hồ sơ {maHoSo} vì quá hạn mà chưa được bổ sung. Ông/bà có thể nộp hồ sơ mới.${FOLLOW}`,
    short: '{phuong} dừng hồ sơ {maHoSo} vì hết hạn bổ sung. Có thể nộp lại.',
  },
  appointment_made: {
    subject: 'Đã đặt lịch hẹn {maHoSo}',
    body: 'Lịch hẹn {maHoSo} tại {trungTam}: {henTra}, {thuTuc}. Xem hoặc hủy tại {duongDan}.',
    short: '{phuong}: lịch hẹn {maHoSo} lúc {henTra}. Xem, hủy: {duongDan}',
  },
  appointment_reminder: {
    subject: 'Nhắc lịch hẹn {maHoSo}',
    body: 'Nhắc ông/bà lịch hẹn {maHoSo} tại {trungTam}: {henTra}, {thuTuc}. Xem hoặc hủy tại {duongDan}.',
    short: '{phuong} nhắc: lịch hẹn {maHoSo} lúc {henTra}. Xem, hủy: {duongDan}',
  },
  ...FEEDBACK_DEFAULTS,
};
