const list = (words: string) =>
  words
    .normalize('NFC')
    .split(/\s*\|\s*|\n\s*/)
    .filter(Boolean);

/** Words before a person's name. */
export const PERSON_CUES = new Set(
  list(`ông|bà|anh|chị|cô|chú|bác|em|cậu|dì|mợ|thím|cụ|thầy|cháu|tên|ô|mr|mrs|ms|o|mệ|o.|đ/c|đc|đồng chí|cán bộ|công chức|viên chức|nhân viên|chuyên viên
    |trưởng phòng|phó phòng|chủ tịch|phó chủ tịch|bí thư|giám đốc|phó giám đốc|bác sĩ|bác sỹ|luật sư|cô giáo|thầy giáo|công an|đại úy|thượng úy|trung úy|thiếu tá|trung tá
    |tổ trưởng|trưởng thôn|tổ phó|chủ hộ|chủ nhà|chủ đất|hàng xóm|vợ|chồng|mẹ|bố|con|con trai|con gái|con dâu|con rể|bạn|tên là|tôi là|em là|mình là|cháu là|tên em|tên tôi|tên tôi là
    |họ tên|họ và tên|người gửi|người viết|người nộp|ký tên|người phản ánh|người làm đơn|người yêu cầu|người được ủy quyền|đứng tên|gặp|do|với|nhờ|kính gửi|gửi|của|bởi`),
);

/** Those that say so surely that a lower-case or single word after them is a name. */
export const FIRM_CUES = new Set(
  list(`ông|bà|anh|chị|cô|chú|bác|em|cậu|dì|mợ|thím|cụ|thầy|tên là|tôi là|em là|mình là|cháu là|tên em|tên tôi|họ tên|họ và tên|đồng chí|cán bộ|công chức|nhân viên|chuyên viên
    |trưởng phòng|phó phòng|chủ tịch|phó chủ tịch|giám đốc|bác sĩ|bác sỹ|luật sư|cô giáo|thầy giáo|tổ trưởng|trưởng thôn|tổ phó|chủ hộ|người gửi|người viết|ký tên|đứng tên|đ/c|đc|tên|cháu
    |người phản ánh|người làm đơn|người được ủy quyền|vợ|chồng|mẹ|bố|con trai|con gái|con dâu|con rể|hàng xóm|đại úy|thượng úy|trung úy|thiếu tá|trung tá|bí thư|mr|mrs|ms|chủ nhà|chủ đất`),
);

/** Words between a cue and the name: "chị phó phòng tư pháp Hạnh". */
export const TITLE_WORDS = new Set(
  list(
    `trưởng|phó|phòng|chủ|tịch|giám|đốc|văn|thư|kế|toán|địa|chính|tư|pháp|hộ|công|an|cán|bộ|chức|viên|chuyên|nhân|bí|thư|giáo|bác|sĩ|sỹ|luật|sư|ông|bà|anh|chị|cô|chú|một|cửa|tiếp|nhận|hồ|sơ|tổ|thôn|là|tên|quầy|phụ|trách|bên`,
  ),
);

/** Before these words capital words name a place, a body or a thing. */
export const PLACE_CUES = new Set(
  list(`phường|xã|thị|trấn|quận|huyện|tỉnh|phố|đường|ngõ|hẻm|thôn|xóm|làng|ấp|khu|trường|thpt|thcs|tiểu học|mầm non|học|non|trung tâm|tâm|bệnh viện|viện|chợ|chùa|đền|đình|cầu|sông|hồ
    |công viên|công ty|ty|tập đoàn|ngân hàng|hàng|khách sạn|siêu thị|nhà hàng|tòa nhà|chung cư|cư|toà|tòa|bến|ga|tp|kđt|thị xã|đảo|núi|biển|huyện ủy|đảng ủy|ủy|sở|bộ|cục|báo|đại học|cao đẳng|nghĩa trang|tượng đài|quảng trường|vườn hoa|giải|quỹ|phong trào|thời|nhà máy|dự án|án|đô thị|kcn|nước|tiếng|người`),
);

/** Capital words that begin no name and end one. */
export const NOT_NAMES = new Set(
  list(`tôi|kính|đề|nghị|việc|khi|khu|ngày|theo|tại|trong|hôm|nay|sau|trước|nếu|vì|vậy|nhưng|và|hoặc|các|những|cho|xin|rất|mong|hiện|cũng|đến|từ|bên|đã|đang|sẽ|không|có|được|bị|này|đó|thì|mà|như
    |ủy|uỷ|ban|nhân|ubnd|hđnd|đảng|nhà|nước|trung|tâm|phường|quận|huyện|tỉnh|phố|phòng|sở|bộ|cục|chi|công|an|tư|pháp|địa|chính|văn|phòng|cửa|một|phục|vụ|hành|tiếp|nhận|hồ|sơ|thủ|tục|quyết|định|nghị|thông|luật|điều|khoản
    |giấy|khai|sinh|đơn|biên|chủ|tịch|trưởng|phó|giám|đốc|cán|bộ|chức|việt|hà|nội|hải|dương|hồ|chí|minh|sài|gòn|đà|nẵng|internet|zalo|facebook|vneid|cccd|cmnd|email|sđt|quý|cơ|quan|lãnh|đạo|tổ|dân|đoàn|thể|hội
    |chiều|sáng|tối|trưa|thứ|tháng|năm|lúc|gần|cách|bà|ông|anh|chị|cô|chú|bác|em|là|thưa|dạ|cảm|ơn|trân|trọng|gửi|về|do|với|của|ở|họ|ai|gì|sao|đâu|mình|chúng|ta|nó|lại|còn|chỉ|mới|vẫn|hết|cả|ra|vào|lên|xuống|đi|làm`),
);

/** Lower-case words after "anh", "bà" that are not names. */
export const COMMON_AFTER_CUES = new Set(
  list(`em|ấy|con|ta|chị|ơi|mình|nào|này|kia|đó|trai|gái|họ|hàng|bạn|thì|là|và|có|không|bị|được|đã|đang|ở|tại|trong|ngoài|cho|với|nói|bảo|làm|ra|vào|đi|lên|xuống|hai|cả|dâu|rể|giáo|sĩ|ngoại|nội|chủ|hiệu|ý|thể|tôi|nhà
    |tiên|thư|trưởng|quyền|thành|thư|tích|tình|thân|thông|tin|tới|thêm|sáng|thế|hoàn|toàn|trực|tiến|tài|tạo|trình|quyết|tịch|thực|như|phi|danh|ba|năm|chính|công|thương|lý|hiền|vì|nhân|viên|chuyên|cán|bộ|bên|phụ|trách|phòng|phường`),
);

/** Pairs that read like a cue and a name when accents are left out: "ba lần", "cán bộ phường". */
export const COMMON_PAIRS = new Set([
  'ba lan',
  'ba nam',
  'ba ngay',
  'bo phuong',
  'co the',
  'co anh',
  'co dung',
  'em hoc',
  'co hai',
  'con tho',
  'co ai',
  'co quyen',
  'co dau',
  'con nho',
  'co tien',
  'co toi',
  'me toi',
  'ba toi',
]);

/** Common words that follow a name and are in none. */
export const NAME_ENDS = new Set(
  list(`ở|là|làm|có|không|bị|được|đã|đang|sẽ|trú|tại|trong|ngoài|sinh|nói|hẹn|hứa|cũng|và|với|cho|của|thì|mà|này|kia|ấy|đó|rất|quá|vẫn|còn|chỉ|mới|vừa|từ|đến|tới|về|ra|vào|lên|xuống|đi|đứng|ngồi|bảo|yêu|cầu|hướng|dẫn|nhận|giải|quyết|chưa
    |để|do|vì|nên|khi|nếu|như|theo|trước|sau|trên|dưới|gọi|sđt|điện|thoại|số|địa|chỉ|hiện|ngụ|cư|thường|tạm|quát|mắng|gây|xây|lấn|nộp|xin|gửi|cảm|ơn|phụ|trách|bên|quầy|phòng|tổ|phường|xã|năm|ngày|tháng|tuổi|đeo|ghi|người|cùng|hay|hoặc|thái|độ|xác|tận|nhờ|giúp|hỏi|trả|đòi`),
);

/** First two words of bodies and places that stand after "cán bộ", "ông" without being anybody's name. */
export const BODY_PAIRS = new Set([
  ...[
    'cong an',
    'trung tam',
    'viet nam',
    'ha noi',
    'hai duong',
    'hai phong',
    'mot cua',
    'tu phap',
    'cong chuc',
    'nha nuoc',
  ],
  ...[
    'dia chinh',
    'thong tin',
    'hanh chinh',
    'uy ban',
    'phong tu',
    'van phong',
    'van thu',
    'dang uy',
    'quan su',
    'an ninh',
    'giao thong',
  ],
  ...['trang chinh', 'vu hanh', 'vu cong', 'quan ban', 'dinh dang', 'dinh danh', 'phan anh', 'chu ky'],
  ...['du lieu', 'van ban', 'tham quyen', 'to dan', 'doan the', 'chung thuc', 'phien ban', 'thanh toan'],
]);

/** Cues that without accents are too many other words to be any. */
export const DOUBTFUL_BARE = new Set(['bo', 'cu', 'di', 'mo', 'vo', 'cau', 'do', 'gap', 'o']);

/** Given names that without accents are common words first. */
export const BARE_COMMON = new Set(
  'quan ky dung trung loi the quyen thi chung dong tien thu y nhan cong chinh minh anh hai nam ba tu sau bay tam tin danh tri toan thong doan dinh vi tai'.split(
    ' ',
  ),
);

/** Cues that without accents are mostly other words: có, chủ, chữ. */
export const WEAK_BARE_CUES = new Set(['co', 'chu', 'con']);
