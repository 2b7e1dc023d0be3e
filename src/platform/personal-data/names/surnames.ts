const list = (words: string) => words.normalize('NFC').split(/\s+/).filter(Boolean);

/** Surnames that stand for themselves: hardly any of them is a common word, with accents or without. */
export const STRONG_SURNAMES = list(`
  nguyễn trần phạm hoàng huỳnh phan vũ võ đặng bùi dương trương trịnh đinh lương quách tống thái
  triệu khúc nghiêm doãn đoàn phùng tạ trang hứa lưu khuất khổng tăng giáp nông hoàng vương
  lục lã nhữ thiều ngô đào chử mạc bế sầm giàng sùng thào vàng lầu hạng vừ ksor kpă niê siu
  mlô rmah rơ đàm quản tiêu ninh nghiêm mẫn cù thân tòng quàng lường cầm hồ lê lý đỗ`);

/** Surnames that without accents, or even with them, are common words too: a cue or a middle name has to stand by. */
export const WEAK_SURNAMES = list(`
  hồ lê lý đỗ hà mai cao chu châu kiều la  lò lâm lỗ mã bạch bành cát cung diệp dư đồng đậu
   hàn kim lộ mùa nhâm ôn  phó  sái sơn tô  tôn tào thạch  thẩm thủy tiết  tưởng ung vi y 
  âu an bàng biện     chúc  đan đổng  hầu hình  khuê khương kha
  lều liễu liêu  ma nhan      thịnh    trác    uông văn viên xa  cấn`);

/** Middle names that tell a name from other words by themselves. */
export const MARKED_MIDDLES = new Set(list('văn thị'));

/** Middle names that tell it beside a surname. */
export const MIDDLES = new Set(
  list(`văn thị đức hữu đình ngọc quang minh thanh xuân thu hồng kim bá công duy gia hoàng mạnh quốc thế trọng
  tuấn việt anh bảo bích diệu hải hoài khánh khắc lan mai mỹ nam như nhật phương phúc quý sỹ tấn thành thiên thùy thúy
  tiến trung trường tú tuyết vân viết vĩnh xuân yến đăng chí cao huy hạnh hương kiều linh ngân nguyệt phước quỳnh thảo trà`),
);

/** Given names, also as they are called by alone. */
export const GIVEN_NAMES = list(`
  an anh ân bách bảo bắc bích bình cảnh chi châu chiến chính chương công cúc cương cường danh dung dũng duy duyên dương
  đại đạo đạt điệp định đoan đông đức giang hà hải hân hạ hạnh hằng hào hậu hiên hiền hiển hiếu hiệp hoa hòa hoà hoài hoan hoàn hoàng
  hồng huân huệ huế hùng huy huyền hưng hương hường hữu khang khanh khánh khải khiêm khoa khôi khuê kiên kiệt kiều kỳ lam lan lâm
  lân lệ liên liễu linh loan lộc long lợi luân lương luyến ly lý mai mạnh mẫn mến minh mơ mùi mỹ my nam nga ngà ngân nghĩa nghị ngọc ngoan nguyên
  nguyệt nhàn nhân nhật nhi nhung như nhường ninh nụ oanh phát phi phong phú phúc phụng phương phượng phước quang quân quế quốc
  quý quyên quyết quyền quỳnh sang sáng sâm sen sinh sơn sương sỹ tài tâm tân tấn tạo thạch thái thanh thành thảo thạo thắm thắng thế thêm thi thiện
  thiên thiết thịnh thoa thoan thơ thơm thông thu thuận thúy thùy thủy thuỷ thư thương thưởng thực tiên tiến tiệp tình tín toan toàn tới trà trâm
  trang tri trí triết triều trinh trọng trung trúc trực trường tú tuân tuấn tuệ tuệ tùng tuyên tuyến tuyết tươi tường uyên vân vĩ viên việt
  vinh vượng vũ vy vỹ xuân xuyến yên yến ý bảy sáu tư năm ba tám chín mười`);

/** Names under which streets, wards and schools go: without a person's cue they are places. */
export const FAMOUS = new Set([
  ...[
    'ho chi minh',
    'tran phu',
    'le loi',
    'nguyen trai',
    'tran hung dao',
    'le thanh nghi',
    'hong quang',
    'ly thuong kiet',
  ],
  ...[
    'quang trung',
    'nguyen hue',
    'hai ba trung',
    'ba trieu',
    'le hong phong',
    'nguyen thi minh khai',
    'vo nguyen giap',
  ],
  ...[
    'phan chu trinh',
    'phan boi chau',
    'phan dinh phung',
    'nguyen du',
    'ngo quyen',
    'ly thai to',
    'dinh tien hoang',
  ],
  ...[
    'tran quang khai',
    'nguyen luong bang',
    'truong chinh',
    'le duan',
    'pham ngu lao',
    'hoang van thu',
    'to hieu',
  ],
  ...[
    'nguyen binh khiem',
    'chu van an',
    'le lai',
    'le thanh tong',
    'nguyen van linh',
    'nguyen van troi',
    'vo thi sau',
  ],
  ...[
    'tran nhan tong',
    'tran quoc toan',
    'tran nguyen han',
    'nguyen cong tru',
    'mac dinh chi',
    'ngo gia tu',
    'hoang hoa tham',
  ],
  ...[
    'le chan',
    'pham hong thai',
    'pham van dong',
    'ton duc thang',
    'ly tu trong',
    'nguyen khuyen',
    'ho xuan huong',
  ],
  ...[
    'bui thi xuan',
    'cao ba quat',
    'dien bien phu',
    'nguyen dinh chieu',
    'nguyen thai hoc',
    'tran thanh ngo',
    'le van luong',
  ],
]);

/** Who is everybody's: no person's cue makes these private. */
export const PUBLIC = new Set(['ho chi minh']);
