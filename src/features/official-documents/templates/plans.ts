import { BASIS, type DocumentTemplate } from './template.ts';

/** Kế hoạch: rows I.1 and III.1 of the plan. */
export const PLAN_TEMPLATES: readonly DocumentTemplate[] = [
  {
    ...{ code: 'ke-hoach-tuyen-truyen', label: 'Kế hoạch tuyên truyền', kind: 'plan', planRows: ['I.1'] },
    ...{ signing: 'vice_chairman', addressees: '', basis: BASIS },
    subject: 'Tuyên truyền cải cách thủ tục hành chính và dịch vụ công trực tuyến {{kỳ:quý này}}',
    body: `Ủy ban nhân dân phường ban hành kế hoạch tuyên truyền như sau:
# I. MỤC ĐÍCH, YÊU CẦU
Để người dân, doanh nghiệp biết, thực hiện, giám sát và đánh giá việc giải quyết thủ tục hành chính; nâng tỷ lệ hồ sơ nộp trực tuyến. {{kỳ:tháng trước}} tỷ lệ hồ sơ nhận trực tuyến là {{chỉ số:received-online:tháng trước}}; tỷ lệ thanh toán trực tuyến là {{chỉ số:payments-online:tháng trước}}.
# II. NỘI DUNG
- Hướng dẫn nộp hồ sơ, thanh toán, nhận kết quả trên Cổng Dịch vụ công quốc gia;
- Thủ tục thực hiện không phụ thuộc vào địa giới hành chính;
- Giấy tờ được thay bằng dữ liệu, kho dữ liệu của tổ chức, cá nhân.
# III. HÌNH THỨC
- Cổng thông tin điện tử, mạng xã hội của phường;
- Loa truyền thanh cơ sở;
- Niêm yết tại Trung tâm Phục vụ hành chính công, nhà văn hóa các tổ dân phố.
# IV. TỔ CHỨC THỰC HIỆN
| TT | Nội dung | Đơn vị chủ trì | Thời gian |
|--|--------------|--------|-----|
| 1 | Biên soạn tin, bài, tài liệu hướng dẫn | Trung tâm Phục vụ hành chính công | |
| 2 | Phát trên loa truyền thanh, đăng trên cổng thông tin điện tử | Phòng Văn hóa – Xã hội | |
| 3 | Hướng dẫn tại tổ dân phố | Các đoàn thể phường | |
Trung tâm Phục vụ hành chính công theo dõi, đôn đốc, tổng hợp kết quả, báo cáo Ủy ban nhân dân phường.`,
    recipients:
      'Các phòng chuyên môn, cơ quan, đơn vị thuộc UBND phường\nChủ tịch, các Phó Chủ tịch UBND phường',
  },
  {
    ...{ code: 'trien-khai-tai-cau-truc', label: 'Kế hoạch tái cấu trúc quy trình, dịch vụ công trực tuyến' },
    ...{ kind: 'plan', planRows: ['III.1'], signing: 'vice_chairman', addressees: '', basis: BASIS },
    subject: 'Triển khai tái cấu trúc quy trình thủ tục hành chính, dịch vụ công trực tuyến năm {{năm}}',
    body: `# I. MỤC TIÊU
- Tối thiểu 80% hồ sơ nhận trực tuyến; đến nay đạt {{chỉ số:received-online:năm nay}};
- Tối thiểu 80% hồ sơ được xử lý trực tuyến; đến nay đạt {{chỉ số:processed-online:năm nay}};
- 100% hồ sơ, kết quả được số hóa; đến nay đạt {{chỉ số:digitised:năm nay}}.
# II. NHIỆM VỤ
## 1. Các phòng chuyên môn
Rà soát từng thủ tục thuộc lĩnh vực, đề xuất cắt giảm bước, thời gian, giấy tờ đã có dữ liệu; thống nhất quy trình nội bộ trên hệ thống.
## 2. Trung tâm Phục vụ hành chính công
Hướng dẫn, hỗ trợ người dân nộp hồ sơ trực tuyến; thực hiện tiếp nhận không phụ thuộc vào địa giới hành chính; tổng hợp vướng mắc.
# III. TỔ CHỨC THỰC HIỆN
Các phòng chuyên môn gửi kết quả rà soát về Trung tâm Phục vụ hành chính công trước ngày 25 hằng tháng.`,
    recipients:
      'Các phòng chuyên môn\nTrung tâm Phục vụ hành chính công\nChủ tịch, các Phó Chủ tịch UBND phường',
  },
];
