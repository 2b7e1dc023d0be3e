/** Syllables of everyday and office Vietnamese that are hardly anybody's name: those of this product's own pages, and a few of complaints. */
export const COMMON_SYLLABLES: ReadonlySet<string> = new Set(
  `
  a ai ảnh ánh áp are article at âm ấy bài ban bàn bản bạn bao báo băm bắt bấm bất bật bây bên bí bị biên
  biết biểu bỏ bổ bố bộ bốn bởi bớt bù buộc buổi bước bưu by byte ca cả cá các cách cài cán cạnh cáo cap
  case căn cần cận cấp cập câu cầu cấu cậy chạy chắc chậm chất chế chỉ chiếu cho chọn chỗ chối chốt chờ
  chủ chuỗi chụp chuyển chữ chưa chức có code con còn copy cột cơ cũ cụ của cuộc cuối cư cứ cửa cước cứu
  dài day dân dẫn dấu dịch diễn diện digest do doanh dõi dời dụ due duyệt dữ dự dựa dưới đ đa đã đán đánh
  đặt đất đâu đầu đây đầy đề để đếm đến đều đi địa đích điểm điền điện điều đính đo đỏ đó đoán đoạn đọc
  đồ độ đốc đổi đối đôn đơn đủ đưa được each export gạch gần ghi gì giả giá giải giảm giám gian giản giao
  giấy giờ giới giữ giữa gõ gói gọi gốc gồm gỡ gửi hai hài hạn hành hay hãy hẳn hẹn hệ hết hiểm hiện hiểu
  hiệu hình họ hóa hoạch hoãn hoán hoặc hỏi họp hộ hồi hôm hôn hơn hợp hủy i in it ít kèm kể kế kênh kết
  khả khác khai khẩu khi kho khóa khoản khỏi khớp khuyết kiểm kiến kiện kinh kỹ ký là lai lái làm lãnh
  lao lần lập lâu lấy lẽ lễ lệch lên lệnh lịch lieu liền liệu lĩnh loại lọc lô lỗi lời lớn lớp luận luật
  lúc luôn lựa lực lượt mà mã màn màu máy mặt mất mật mẫu memory mềm miễn mình mọi most motcua mỗi một mở
  mời mới mục muốn muộn mức nào nay này nằm nên nền nêu nếu ngay ngày ngắt nghỉ nghiệp ngoài ngoặc nguồn
  người nhà nhánh nháp nhau nhắc nhắn nhận nhập nhất nhiệm nhiêu nhiều nhỏ nhóm niêm no nó nói none not
  nối nội nộp nơi nửa nữa nước on one only ô ở page part pem phải phản pháp phẩm phân phần phận phép phê
  phí phía phiên phiếu phố phối phụ phục phút plan qua quả quá quality quan quầy quét quote quy ra rà
  report rõ rồi rule run rút sách sai sản sánh sao sát sau sẵn sắp sẽ slip so soạn soát sổ số sơ sở sử
  sửa system tác tách tải tái tại tạm tay tắc tắt tất tật term test text tế tên tệp thác that thay thẩm
  thật thấy the thẻ theo thể thì thích thiếu thoại thôi thời through thủ thụ thúc thuế thuộc thử thứ thừa
  thức tịch tiền tiếp tìm time tin tính to toán tổ tôi tối tờ tra trả trăm treo trên trì trị trích trình
  trở trú trừ trữ trước tuần tục tùy từ tử tự tức tỷ up use ủy ưu và vài vào vẫn vận vậy vẹn về vệ vi vì
  ví vị việc với vụ vừa vực xã xác xe xem xét xếp xin xóa xuất xử yết yêu yếu béo già trẻ thợ bán mắng
  quát gắt lười dốt hống hách cau kiêu ngạo láo vòi nhũng nhiễu khó chịu xấu tệ kém giỏi đẹp gái trai út
  ruột vợ chồng bảo thuê mướn nấu rửa trông ôm taxi bếp trực nữ nghe`
    .normalize('NFC')
    .trim()
    .split(/\s+/),
);
