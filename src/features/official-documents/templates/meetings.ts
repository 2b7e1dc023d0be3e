import { type DocumentTemplate, TO_UNITS } from './template.ts';

/** Giấy mời, kết luận giao ban and periodic reports: rows V.6 and V.7 of the plan. */
export const MEETING_TEMPLATES: readonly DocumentTemplate[] = [
  {
    ...{ code: 'giay-moi-giao-ban', label: 'Giấy mời họp giao ban', kind: 'invitation', planRows: ['V.6'] },
    ...{
      signing: 'director',
      basis: '',
      addressees: 'Trưởng các phòng chuyên môn, cơ quan, đơn vị thuộc UBND phường',
    },
    subject: 'Họp giao ban công tác giải quyết thủ tục hành chính {{kỳ:tháng này}}',
    body: `Ủy ban nhân dân phường trân trọng kính mời dự họp giao ban công tác giải quyết thủ tục hành chính:
- Thời gian: … giờ …, ngày …;
- Địa điểm: Phòng họp Ủy ban nhân dân phường;
- Nội dung: đánh giá kết quả {{kỳ:tháng trước}}; xử lý hồ sơ quá hạn; nhiệm vụ thời gian tới.
Đề nghị các đại biểu dự họp đúng thành phần, chuẩn bị ý kiến về những việc của đơn vị đang chậm.`,
    recipients: TO_UNITS,
  },
  {
    ...{ code: 'ket-luan-giao-ban', label: 'Thông báo kết luận giao ban', kind: 'notice', planRows: ['V.6'] },
    ...{ signing: 'vice_chairman', basis: '', addressees: '' },
    subject: 'Kết luận họp giao ban công tác giải quyết thủ tục hành chính {{kỳ:tháng này}}',
    body: `Ngày …, Ủy ban nhân dân phường họp giao ban công tác giải quyết thủ tục hành chính. Sau khi nghe báo cáo và ý kiến thảo luận, chủ trì kết luận như sau:
# I. ĐÁNH GIÁ
{{kỳ:tháng trước}}: giải quyết đúng hạn {{chỉ số:on-time:tháng trước}}; hồ sơ nhận trực tuyến {{chỉ số:received-online:tháng trước}}.
# II. NHIỆM VỤ
| TT | Nội dung | Đơn vị thực hiện | Thời hạn |
|--|------------|-------|----|
| 1 | | | |
Văn phòng HĐND&UBND thông báo để các đơn vị biết, thực hiện.`,
    recipients:
      'Các phòng chuyên môn, cơ quan, đơn vị thuộc UBND phường\nChủ tịch, các Phó Chủ tịch UBND phường',
  },
  {
    ...{ code: 'bao-cao-chuyen-de', label: 'Báo cáo chuyên đề', kind: 'report', planRows: ['V.7'] },
    ...{ signing: 'vice_chairman', basis: '', addressees: 'Ủy ban nhân dân thành phố Hải Phòng' },
    subject: 'Kết quả thực hiện công tác kiểm soát thủ tục hành chính {{kỳ:tháng trước}}',
    body: `Ủy ban nhân dân phường báo cáo kết quả thực hiện {{kỳ:tháng trước}} như sau:
# I. KẾT QUẢ
- Giải quyết đúng hạn: {{chỉ số:on-time:tháng trước}};
- Hồ sơ nhận trực tuyến: {{chỉ số:received-online:tháng trước}};
- Thanh toán trực tuyến: {{chỉ số:payments-online:tháng trước}};
- Số hóa hồ sơ, kết quả: {{chỉ số:digitised:tháng trước}};
- Tái sử dụng dữ liệu: {{chỉ số:reuse:tháng trước}}.
# II. TỒN TẠI, NGUYÊN NHÂN
…
# III. NHIỆM VỤ THỜI GIAN TỚI
…
Trên đây là báo cáo của Ủy ban nhân dân phường.`,
    recipients: 'Như trên\nChủ tịch, các Phó Chủ tịch UBND phường\nCác phòng chuyên môn',
  },
];
