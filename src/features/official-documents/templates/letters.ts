import { BASIS, type DocumentTemplate, TO_UNITS } from './template.ts';

/** Văn bản chỉ đạo, hướng dẫn, đôn đốc: rows I.1, II.1 and III.1 of the plan. */
export const LETTER_TEMPLATES: readonly DocumentTemplate[] = [
  {
    ...{ code: 'cong-van-don-doc', label: 'Công văn đôn đốc chỉ tiêu', kind: 'directive' },
    ...{ planRows: ['I.1', 'II.1'], signing: 'director', basis: '', recipients: TO_UNITS },
    subject: 'đôn đốc thực hiện các chỉ tiêu kiểm soát thủ tục hành chính {{kỳ:tháng này}}',
    addressees: 'Các phòng chuyên môn, cơ quan, đơn vị thuộc UBND phường',
    body: `Qua theo dõi trên hệ thống thông tin giải quyết thủ tục hành chính, kết quả {{kỳ:tháng trước}} của phường như sau:
| Chỉ tiêu | Kết quả |
|--------|--------:|
| Hồ sơ nhận trực tuyến | {{chỉ số:received-online:tháng trước}} |
| Số hóa hồ sơ, kết quả | {{chỉ số:digitised:tháng trước}} |
| Cấp kết quả điện tử | {{chỉ số:electronic-result:tháng trước}} |
| Giải quyết đúng hạn | {{chỉ số:on-time:tháng trước}} |
Để bảo đảm các chỉ tiêu của kế hoạch năm {{năm}}, đề nghị các đơn vị:
- Rà soát, giải quyết dứt điểm hồ sơ quá hạn, sắp đến hạn; trường hợp quá hạn phải có văn bản xin lỗi theo quy định;
- Số hóa đầy đủ thành phần hồ sơ, kết quả ngay khi tiếp nhận, khi có kết quả;
- Hướng dẫn người dân nộp hồ sơ, thanh toán trực tuyến.
Kết quả thực hiện gửi về Trung tâm Phục vụ hành chính công để tổng hợp.`,
  },
  {
    ...{ code: 'cong-van-huong-dan', label: 'Công văn hướng dẫn nghiệp vụ', kind: 'letter' },
    ...{ planRows: ['II.1', 'III.1'], signing: 'director', basis: BASIS, recipients: TO_UNITS },
    subject: 'hướng dẫn tiếp nhận, số hóa và giải quyết hồ sơ thủ tục hành chính',
    addressees: 'Các phòng chuyên môn, cơ quan, đơn vị thuộc UBND phường',
    body: `Trung tâm Phục vụ hành chính công hướng dẫn một số nội dung như sau:
## 1. Về tiếp nhận
Không yêu cầu nộp giấy tờ đã có dữ liệu khai thác được; trước khi yêu cầu phải tra cứu và ghi lại kết quả tra cứu.
## 2. Về số hóa
Số hóa tại thời điểm tiếp nhận; ký số bản sao điện tử; kiểm tra chất lượng trước khi chuyển giải quyết.
## 3. Về trả kết quả
Cấp kết quả điện tử có ký số; lưu vào kho dữ liệu của tổ chức, cá nhân.
Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về Trung tâm Phục vụ hành chính công để được hướng dẫn.`,
  },
];
