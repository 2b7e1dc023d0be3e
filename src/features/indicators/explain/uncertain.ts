/**
 * Definitions of which no text that we read says exactly this; what is uncertain about each. The reasons stand beside the definitions
 * as `@uncertain`; pages show these words with the mark "chưa xác minh".
 */
export const UNCERTAIN: Readonly<Record<string, string>> = {
  'processed-online': 'Không văn bản nào đã đọc định nghĩa "xử lý trực tuyến"; ở đây dùng cách hiểu chặt.',
  reuse: 'Chưa rõ tính theo hồ sơ hay theo giấy tờ, và giấy tờ mà chủ sở hữu không đồng ý có tính không.',
  'reuse-papers': 'Chưa rõ tính theo hồ sơ hay theo giấy tờ; đây là cách tính theo giấy tờ.',
  'full-online-services': 'Chưa có danh sách thủ tục đủ điều kiện do thành phố lập.',
  satisfaction: 'Quyết định tính theo khảo sát của năm; ở đây tính theo phiếu hỏi khi hồ sơ kết thúc.',
  'satisfaction-land': 'Lĩnh vực nào thuộc "đất đai, xây dựng, đầu tư" là cách hiểu theo tên lĩnh vực.',
  'feedback-in-limits':
    'Công thức tính phản ánh "được xét" trong kỳ; xét mọi thời hạn cùng lúc, vào ngày khép lại hoặc ngày sau hạn đầu tiên bị quá, là cách hiểu của hệ thống.',
  'feedback-satisfied':
    'Công thức trừ việc không hài lòng, quá hạn, bị nhắc lại; mẫu số "tổng số" ở đây là việc đã xử lý xong.',
};
