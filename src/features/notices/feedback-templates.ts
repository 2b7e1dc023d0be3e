import type { FeedbackNotice } from './feedback-link.ts';
import type { Template } from './template.ts';

const SEE = ' Xem và trả lời tại {duongDan}.';

/** What a sender of a petition is told: never what he wrote, nor what he was answered. */
export const FEEDBACK_DEFAULTS: Record<FeedbackNotice, Template> = {
  feedback_received: {
    subject: 'Đã nhận phản ánh, kiến nghị {maHoSo}',
    body: `{trungTam} đã nhận phản ánh, kiến nghị của ông/bà, mã {maHoSo}. Có kết quả xử lý chậm nhất {henTra}.${SEE} Đường dẫn này là của riêng ông/bà, đừng gửi cho người khác.`,
    short: '{phuong} đã nhận phản ánh {maHoSo}, trả lời chậm nhất {henTra}: {duongDan}',
  },
  feedback_supplement_asked: {
    subject: 'Phản ánh {maHoSo} cần bổ sung',
    body: `{trungTam} cần ông/bà nói rõ thêm về phản ánh, kiến nghị {maHoSo}, chậm nhất {henTra}.${SEE}`,
    short: '{phuong}: phản ánh {maHoSo} cần bổ sung, chậm nhất {henTra}: {duongDan}',
  },
  feedback_redirected: {
    subject: 'Phản ánh {maHoSo} đã được chuyển, hướng dẫn',
    body: `Phản ánh, kiến nghị {maHoSo} thuộc nơi khác giải quyết và đã được chuyển hoặc hướng dẫn.${SEE}`,
    short: '{phuong}: phản ánh {maHoSo} đã chuyển, hướng dẫn nơi khác: {duongDan}',
  },
  feedback_declined: {
    subject: 'Phản ánh {maHoSo} không được tiếp nhận',
    body: `{trungTam} không tiếp nhận phản ánh, kiến nghị {maHoSo}. Lý do xem tại {duongDan}.`,
    short: '{phuong} không tiếp nhận phản ánh {maHoSo}. Lý do: {duongDan}',
  },
  feedback_accepted: {
    subject: 'Phản ánh {maHoSo} đang được xử lý',
    body: `{trungTam} đã tiếp nhận phản ánh, kiến nghị {maHoSo} để xử lý. Có kết quả chậm nhất {henTra}.${SEE}`,
    short: '{phuong} đang xử lý phản ánh {maHoSo}, trả lời chậm nhất {henTra}: {duongDan}',
  },
  feedback_extended: {
    subject: 'Hẹn lại phản ánh {maHoSo}',
    body: `Phản ánh, kiến nghị {maHoSo} phức tạp, cần thêm thời gian; có kết quả chậm nhất {henTra}. Lý do xem tại {duongDan}.`,
    short: '{phuong}: phản ánh {maHoSo} cần thêm thời gian, trả lời chậm nhất {henTra}: {duongDan}',
  },
  feedback_answered: {
    subject: 'Phản ánh {maHoSo} đã có trả lời',
    body: '{trungTam} đã trả lời phản ánh, kiến nghị {maHoSo}. Mời ông/bà xem và cho biết việc đã được giải quyết thật chưa tại {duongDan}.',
    short: '{phuong} đã trả lời phản ánh {maHoSo}. Xem, cho biết đã giải quyết chưa: {duongDan}',
  },
  feedback_published: {
    subject: 'Kết quả xử lý phản ánh {maHoSo} đã công khai',
    body: `Kết quả xử lý phản ánh, kiến nghị {maHoSo} đã được công khai, không có thông tin cá nhân của ông/bà.${SEE}`,
    short: '{phuong}: kết quả phản ánh {maHoSo} đã công khai: {duongDan}',
  },
  feedback_status_told: {
    subject: 'Tình hình xử lý phản ánh {maHoSo}',
    body: `{trungTam} đã trả lời câu hỏi của ông/bà về tình hình xử lý phản ánh, kiến nghị {maHoSo}.${SEE}`,
    short: '{phuong} đã trả lời về tình hình phản ánh {maHoSo}: {duongDan}',
  },
  feedback_merged: {
    subject: 'Phản ánh {maHoSo} được xử lý chung',
    body: `Phản ánh, kiến nghị {maHoSo} trùng với một phản ánh khác và được xử lý chung; ông/bà vẫn nhận được trả lời.${SEE}`,
    short: '{phuong}: phản ánh {maHoSo} được xử lý chung với phản ánh khác: {duongDan}',
  },
};
