/** Texts to begin a broadcast with; every name in brackets is for the writer to fill in. */
export const BROADCAST_TEMPLATES: readonly { code: string; title: string; text: string }[] = [
  {
    code: 'nop-truc-tuyen',
    title: 'Hướng dẫn nộp hồ sơ trực tuyến',
    text: 'Kính thưa toàn thể nhân dân. Từ nay, bà con có thể nộp hồ sơ thủ tục hành chính tại nhà qua Cổng Dịch vụ công quốc gia, bằng tài khoản định danh điện tử VNeID. Ai chưa quen, xin mời đến Trung tâm Phục vụ hành chính công của phường, cán bộ sẽ hướng dẫn tận nơi và không thu tiền. Xin trân trọng cảm ơn.',
  },
  {
    code: 'luu-dong',
    title: 'Thông báo buổi tiếp nhận lưu động',
    text: 'Kính thưa toàn thể nhân dân. Tổ lưu động của Trung tâm Phục vụ hành chính công sẽ về nhà văn hóa tổ dân phố để hướng dẫn và tiếp nhận hồ sơ ngay tại chỗ. Bà con khi đến xin mang theo căn cước công dân và giấy tờ liên quan. Người già yếu, người khuyết tật được giúp tại nhà khi báo trước. Xin trân trọng cảm ơn.',
  },
  {
    code: 'duong-day-nong',
    title: 'Đường dây nóng tiếp nhận phản ánh, kiến nghị',
    text: 'Kính thưa toàn thể nhân dân, các doanh nghiệp và hộ kinh doanh. Khi bị gây khó khăn, phiền hà trong giải quyết thủ tục hành chính, xin hãy phản ánh ngay với phường tại Trung tâm Phục vụ hành chính công, hoặc trên trang thông tin của phường. Mọi phản ánh đều được tiếp nhận, giữ kín người gửi theo quy định, xử lý và trả lời. Xin trân trọng cảm ơn.',
  },
];
