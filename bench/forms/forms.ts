import type { PaperField, PaperKind } from '../../src/features/digitisation/index.ts';
import { demoPersonalId } from '../../src/law/personal-id.ts';

/** A line of a form: text, where it stands and how it looks. */
export interface FormLine {
  text: string;
  align?: 'left' | 'center' | 'right' | 'half';
  isBold?: boolean;
  /** Letters' size, points; 13 unless said. */
  size?: number;
  color?: string;
  /** Room above, points. */
  above?: number;
}

/** A made-up paper: what stands on it and what an officer would write down from it. */
export interface Form {
  kind: PaperKind;
  lines: FormLine[];
  fields: Partial<Record<PaperField, string>>;
  isCard?: boolean;
}

/** Chance with a seed, from 0 to below 1. */
export type Chance = () => number;

export function openChance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SURNAMES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Dương'];
const MIDDLE = ['Văn', 'Thị', 'Đức', 'Ngọc', 'Quốc', 'Thùy'];
// Given names that say of themselves that nobody bears them.
const GIVEN = ['Ví Dụ', 'Minh Họa', 'Thử Nghiệm', 'Bản Mẫu', 'Giả Định', 'Trình Diễn'];
const WARDS = ['phường Hải Dương', 'phường Thành Đông', 'phường Lê Thanh Nghị', 'xã Tứ Kỳ'];

function facts(chance: Chance) {
  const pick = <T>(list: readonly T[]) => list[Math.floor(chance() * list.length)]!;
  const whole = (from: number, to: number) => from + Math.floor(chance() * (to - from + 1));
  const two = (value: number) => String(value).padStart(2, '0');
  const day = (from: number, to: number) => {
    const [year, month, date] = [whole(from, to), whole(1, 12), whole(1, 28)];
    return {
      value: `${year}-${two(month)}-${two(date)}`,
      slashes: `${two(date)}/${two(month)}/${year}`,
      words: `ngày ${two(date)} tháng ${two(month)} năm ${year}`,
    };
  };
  const person = () => `${pick(SURNAMES)} ${pick(MIDDLE)} ${pick(GIVEN)}`;
  return { pick, whole, day, person, id: () => demoPersonalId(whole(1, 999_999_999)) };
}

const NATION: FormLine[] = [
  { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', align: 'center', isBold: true, size: 12 },
  { text: 'Độc lập - Tự do - Hạnh phúc', align: 'center', isBold: true },
];

const title = (text: string, color?: string): FormLine => ({
  text,
  align: 'center',
  isBold: true,
  size: 16,
  above: 22,
  ...(color && { color }),
});
const line = (text: string): FormLine => ({ text });
const signed = (...texts: string[]): FormLine[] =>
  texts.map((text, at) => ({
    text,
    align: 'half' as const,
    isBold: true,
    above: at === 0 ? 18 : at === 1 ? 0 : 56,
  }));

type Draw = (f: ReturnType<typeof facts>) => Form;

const birth: Draw = (f) => {
  const [name, born, issued, id] = [f.person().toUpperCase(), f.day(2015, 2025), f.day(2025, 2026), f.id()];
  const [number, ward] = [`${f.whole(10, 980)}/2026`, f.pick(WARDS)];
  const lines = [
    ...NATION,
    title('GIẤY KHAI SINH', '#b3202a'),
    { text: `Số: ${number}`, align: 'center' as const },
    ...[
      `Họ, chữ đệm, tên: ${name}`,
      `Ngày, tháng, năm sinh: ${born.slashes}`,
      'Giới tính: Nữ     Dân tộc: Kinh     Quốc tịch: Việt Nam',
    ].map(line),
    ...[
      'Nơi sinh: Bệnh viện Phụ sản thành phố Hải Phòng',
      'Quê quán: xã Tứ Kỳ, thành phố Hải Phòng',
      `Số định danh cá nhân: ${id}`,
    ].map(line),
    ...[
      `Họ, chữ đệm, tên người mẹ: ${f.person()}`,
      'Năm sinh: 1990     Dân tộc: Kinh     Quốc tịch: Việt Nam',
    ].map(line),
    ...[
      `Họ, chữ đệm, tên người cha: ${f.person()}`,
      'Năm sinh: 1988     Dân tộc: Kinh     Quốc tịch: Việt Nam',
    ].map(line),
    ...[`Nơi đăng ký khai sinh: Ủy ban nhân dân ${ward}`, `Ngày, tháng, năm đăng ký: ${issued.slashes}`].map(
      line,
    ),
    ...signed('NGƯỜI KÝ GIẤY KHAI SINH', 'CHỦ TỊCH', f.person()),
  ];
  const fields = {
    name,
    personalId: id,
    bornOn: born.value,
    number,
    issuedOn: issued.value,
    issuer: `Ủy ban nhân dân ${ward}`,
  };
  return { kind: 'birth_certificate', lines, fields };
};

const death: Draw = (f) => {
  const [name, born, issued, id] = [f.person().toUpperCase(), f.day(1935, 1960), f.day(2025, 2026), f.id()];
  const [number, ward] = [`${f.whole(10, 400)}/TLKT`, f.pick(WARDS)];
  const lines = [
    ...NATION,
    { text: `ỦY BAN NHÂN DÂN ${ward.toUpperCase()}`, align: 'center' as const, isBold: true, above: 8 },
    { text: `Số: ${number}`, align: 'center' as const },
    title('TRÍCH LỤC KHAI TỬ'),
    ...[
      `Họ, chữ đệm, tên: ${name}`,
      `Ngày, tháng, năm sinh: ${born.slashes}`,
      'Giới tính: Nam     Dân tộc: Kinh     Quốc tịch: Việt Nam',
    ].map(line),
    ...[
      `Số định danh cá nhân: ${id}`,
      `Đã chết vào lúc: 06 giờ 15 phút, ${f.day(2025, 2025).words}`,
      'Nơi chết: tại nhà riêng',
      'Nguyên nhân chết: bệnh già',
    ].map(line),
    line(`Hải Phòng, ${issued.words}`),
    ...signed('NGƯỜI KÝ TRÍCH LỤC', 'PHÓ CHỦ TỊCH', f.person()),
  ];
  const fields = {
    name,
    personalId: id,
    bornOn: born.value,
    number,
    issuedOn: issued.value,
    issuer: `Ủy ban nhân dân ${ward}`,
  };
  return { kind: 'death_certificate', lines, fields };
};

const marriage: Draw = (f) => {
  const [wife, husband, born, issued] = [
    f.person().toUpperCase(),
    f.person().toUpperCase(),
    f.day(1990, 2000),
    f.day(2024, 2026),
  ];
  const [id, other, number, ward] = [f.id(), f.id(), `${f.whole(10, 300)}/2026`, f.pick(WARDS)];
  const lines = [
    ...NATION,
    title('GIẤY CHỨNG NHẬN KẾT HÔN', '#b3202a'),
    { text: `Số: ${number}`, align: 'center' as const },
    ...[
      `Họ, chữ đệm, tên vợ: ${wife}`,
      `Ngày, tháng, năm sinh: ${born.slashes}`,
      'Dân tộc: Kinh     Quốc tịch: Việt Nam',
      'Nơi cư trú: phường Thành Đông, thành phố Hải Phòng',
      `Giấy tờ tùy thân: Căn cước số ${id}`,
    ].map(line),
    ...[
      `Họ, chữ đệm, tên chồng: ${husband}`,
      `Ngày, tháng, năm sinh: ${f.day(1985, 1998).slashes}`,
      'Dân tộc: Kinh     Quốc tịch: Việt Nam',
      'Nơi cư trú: xã Tứ Kỳ, thành phố Hải Phòng',
      `Giấy tờ tùy thân: Căn cước số ${other}`,
    ].map(line),
    ...[`Nơi đăng ký kết hôn: Ủy ban nhân dân ${ward}`, `Ngày, tháng, năm đăng ký: ${issued.slashes}`].map(
      line,
    ),
    ...signed('NGƯỜI KÝ GIẤY CHỨNG NHẬN KẾT HÔN', 'CHỦ TỊCH', f.person()),
  ];
  const fields = {
    name: wife,
    otherName: husband,
    personalId: id,
    otherPersonalId: other,
    bornOn: born.value,
    number,
    issuedOn: issued.value,
    issuer: `Ủy ban nhân dân ${ward}`,
  };
  return { kind: 'marriage_certificate', lines, fields };
};

const marital: Draw = (f) => {
  const [name, born, issued, id] = [f.person().toUpperCase(), f.day(1985, 2004), f.day(2025, 2026), f.id()];
  const [number, ward] = [`${f.whole(10, 400)}/UBND-XNTTHN`, f.pick(WARDS)];
  const lines = [
    ...NATION,
    { text: `ỦY BAN NHÂN DÂN ${ward.toUpperCase()}`, align: 'center' as const, isBold: true, above: 8 },
    { text: `Số: ${number}`, align: 'center' as const },
    title('GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN'),
    ...[
      `Xét đề nghị của ông/bà: ${f.person()}`,
      'XÁC NHẬN:',
      `Họ, chữ đệm, tên: ${name}`,
      `Ngày, tháng, năm sinh: ${born.slashes}`,
    ].map(line),
    ...[
      'Giới tính: Nam     Dân tộc: Kinh     Quốc tịch: Việt Nam',
      `Số định danh cá nhân: ${id}`,
      'Nơi cư trú: phường Thành Đông, thành phố Hải Phòng',
    ].map(line),
    ...[
      'Tình trạng hôn nhân: Chưa đăng ký kết hôn với ai.',
      'Giấy này có giá trị trong thời hạn 06 tháng kể từ ngày cấp,',
      'được sử dụng để: làm thủ tục mua bán nhà ở.',
    ].map(line),
    { text: `Hải Phòng, ${issued.words}`, align: 'right' as const, above: 10 },
    ...signed('NGƯỜI KÝ', 'CHỦ TỊCH', f.person()),
  ];
  const fields = {
    name,
    personalId: id,
    bornOn: born.value,
    number,
    issuedOn: issued.value,
    issuer: `Ủy ban nhân dân ${ward}`,
  };
  return { kind: 'marital_status', lines, fields };
};

const card: Draw = (f) => {
  const [name, born, id] = [f.person().toUpperCase(), f.day(1960, 2004), f.id()];
  const lines = [
    { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', align: 'center' as const, isBold: true, size: 7.5 },
    { text: 'Độc lập - Tự do - Hạnh phúc', align: 'center' as const, size: 7 },
    {
      text: 'CĂN CƯỚC CÔNG DÂN',
      align: 'center' as const,
      isBold: true,
      size: 11,
      color: '#b3202a',
      above: 4,
    },
    { text: `Số / No.: ${id}`, isBold: true, size: 10, above: 6 },
    { text: 'Họ và tên / Full name:', size: 6.5, above: 2 },
    { text: name, size: 9 },
    { text: `Ngày sinh / Date of birth: ${born.slashes}`, size: 7, above: 2 },
    { text: 'Giới tính / Sex: Nam     Quốc tịch / Nationality: Việt Nam', size: 7 },
    { text: 'Quê quán / Place of origin:', size: 6.5, above: 2 },
    { text: 'Tứ Kỳ, Hải Phòng', size: 7.5 },
    { text: 'Nơi thường trú / Place of residence:', size: 6.5 },
    { text: 'Phường Thành Đông, Hải Phòng', size: 7.5 },
  ];
  return { kind: 'identity_card', lines, fields: { name, personalId: id, bornOn: born.value }, isCard: true };
};

const land: Draw = (f) => {
  const [name, issued, id] = [f.person().toUpperCase(), f.day(2019, 2025), f.id()];
  const number = `CS ${f.whole(10_000, 99_999)}`;
  const lines = [
    ...NATION,
    title('GIẤY CHỨNG NHẬN', '#b3202a'),
    {
      text: 'QUYỀN SỬ DỤNG ĐẤT, QUYỀN SỞ HỮU TÀI SẢN GẮN LIỀN VỚI ĐẤT',
      align: 'center' as const,
      isBold: true,
      size: 12,
      color: '#b3202a',
    },
    { text: 'I. Người sử dụng đất, chủ sở hữu tài sản gắn liền với đất:', isBold: true, above: 12 },
    ...[`Ông: ${name}`, `Số định danh cá nhân: ${id}`, 'Địa chỉ: phường Thành Đông, thành phố Hải Phòng'].map(
      line,
    ),
    { text: 'II. Thông tin thửa đất:', isBold: true, above: 8 },
    ...[
      `Thửa đất số: ${f.whole(10, 400)}     Tờ bản đồ số: ${f.whole(1, 60)}`,
      'Diện tích: 85,5 m2',
      'Loại đất: Đất ở tại đô thị',
      'Thời hạn sử dụng: Lâu dài',
      'Nguồn gốc sử dụng: Nhận chuyển nhượng đất',
    ].map(line),
    { text: `Hải Phòng, ${issued.words}`, align: 'right' as const, above: 10 },
    ...signed('TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', f.person()),
    { text: `Số vào sổ cấp GCN: ${number}`, above: 14 },
  ];
  return {
    kind: 'land_certificate',
    lines,
    fields: { name, personalId: id, issuedOn: issued.value, number },
  };
};

const business: Draw = (f) => {
  const [name, born, issued, id] = [f.person().toUpperCase(), f.day(1970, 2000), f.day(2022, 2026), f.id()];
  const [shop, tax] = [
    `HỘ KINH DOANH ${f.pick(['TẠP HÓA', 'CƠM BÌNH DÂN', 'SỬA XE'])} ${f.pick(['VÍ DỤ', 'MINH HỌA', 'BẢN MẪU'])}`,
    `99${f.whole(10_000_000, 99_999_999)}`,
  ];
  const lines = [
    ...NATION,
    title('GIẤY CHỨNG NHẬN ĐĂNG KÝ HỘ KINH DOANH'),
    { text: `Mã số hộ kinh doanh: ${tax}`, align: 'center' as const },
    { text: `Đăng ký lần đầu, ${issued.words}`, align: 'center' as const },
    ...[
      `1. Tên hộ kinh doanh: ${shop}`,
      '2. Địa chỉ trụ sở: phường Thành Đông, thành phố Hải Phòng',
      '3. Ngành, nghề kinh doanh: Bán lẻ lương thực, thực phẩm',
      '4. Vốn kinh doanh: 50.000.000 đồng',
      '5. Thông tin về chủ hộ kinh doanh',
    ].map(line),
    ...[
      `Họ và tên: ${name}`,
      `Ngày sinh: ${born.slashes}     Giới tính: Nam     Quốc tịch: Việt Nam`,
      `Số định danh cá nhân: ${id}`,
    ].map(line),
    ...signed('TRƯỞNG PHÒNG', '(Ký, ghi rõ họ tên và đóng dấu)', f.person()),
  ];
  return {
    kind: 'business_registration',
    lines,
    fields: {
      name,
      personalId: id,
      bornOn: born.value,
      organisationName: shop,
      organisationId: tax,
      issuedOn: issued.value,
    },
  };
};

const declaration: Draw = (f) => {
  const [name, born, issued, id] = [f.person(), f.day(1965, 2003), f.day(2026, 2026), f.id()];
  const lines = [
    ...NATION,
    title('TỜ KHAI CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH'),
    { text: `Kính gửi: Ủy ban nhân dân ${f.pick(WARDS)}`, align: 'center' as const, above: 8 },
    ...[
      `Họ, chữ đệm, tên người yêu cầu: ${name}`,
      `Ngày, tháng, năm sinh: ${born.slashes}`,
      'Nơi cư trú: số 12, phường Thành Đông, thành phố Hải Phòng',
      `Số định danh cá nhân: ${id}`,
    ].map(line),
    ...[
      'Đề nghị cơ quan cấp bản sao trích lục khai sinh cho người có tên dưới đây,',
      'số lượng bản sao yêu cầu cấp: 02 bản. Tôi cam đoan những nội dung khai',
      'trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật.',
    ].map(line),
    { text: `Làm tại: Hải Phòng, ${issued.words}`, align: 'right' as const, above: 10 },
    ...signed('Người yêu cầu', '(Ký, ghi rõ họ, chữ đệm, tên)', name),
  ];
  return {
    kind: 'declaration',
    lines,
    fields: { name, personalId: id, bornOn: born.value, issuedOn: issued.value },
  };
};

const decision: Draw = (f) => {
  const [issued, ward] = [f.day(2025, 2026), f.pick(WARDS)];
  const number = `${f.whole(10, 2000)}/QĐ-UBND`;
  const lines = [
    { text: `ỦY BAN NHÂN DÂN ${ward.toUpperCase()}`, isBold: true, size: 12, align: 'center' as const },
    { text: `Số: ${number}`, align: 'center' as const },
    { ...NATION[0]!, above: 8 },
    NATION[1]!,
    { text: `Hải Phòng, ${issued.words}`, align: 'right' as const, above: 6 },
    title('QUYẾT ĐỊNH'),
    { text: 'Về việc trợ cấp xã hội hằng tháng', align: 'center' as const, isBold: true },
    {
      text: `CHỦ TỊCH ỦY BAN NHÂN DÂN ${ward.toUpperCase()}`,
      align: 'center' as const,
      isBold: true,
      above: 8,
    },
    ...['Căn cứ Luật Tổ chức chính quyền địa phương;', 'Xét đề nghị của Trưởng phòng Văn hóa - Xã hội,'].map(
      line,
    ),
    { text: 'QUYẾT ĐỊNH:', align: 'center' as const, isBold: true, above: 6 },
    ...[
      'Điều 1. Trợ cấp xã hội hằng tháng đối với người có tên trong danh sách',
      'kèm theo, mức trợ cấp là 500.000 đồng mỗi tháng.',
      'Điều 2. Quyết định này có hiệu lực kể từ ngày ký.',
      'Điều 3. Chánh Văn phòng và các đơn vị liên quan chịu trách nhiệm thi hành.',
    ].map(line),
    ...signed('CHỦ TỊCH', '(Ký tên, đóng dấu)', f.person()),
  ];
  return {
    kind: 'decision',
    lines,
    fields: { number, issuedOn: issued.value, issuer: `Ủy ban nhân dân ${ward}` },
  };
};

const authorisation: Draw = (f) => {
  const born = f.day(1960, 1990);
  const [name, other, id, otherId, made] = [
    f.person().toUpperCase(),
    f.person().toUpperCase(),
    f.id(),
    f.id(),
    f.day(2026, 2026),
  ];
  const lines = [
    ...NATION,
    title('GIẤY ỦY QUYỀN'),
    { text: 'I. Bên ủy quyền (Bên A):', isBold: true, above: 10 },
    ...[
      `Họ và tên: ${name}`,
      `Sinh ngày: ${born.slashes}`,
      `Số định danh cá nhân: ${id}`,
      'Địa chỉ: phường Thành Đông, thành phố Hải Phòng',
    ].map(line),
    { text: 'II. Bên được ủy quyền (Bên B):', isBold: true, above: 8 },
    ...[
      `Họ và tên: ${other}`,
      `Sinh ngày: ${f.day(1970, 2000).slashes}`,
      `Số định danh cá nhân: ${otherId}`,
      'Địa chỉ: xã Tứ Kỳ, thành phố Hải Phòng',
    ].map(line),
    { text: 'III. Nội dung ủy quyền:', isBold: true, above: 8 },
    ...[
      'Bên A ủy quyền cho bên B thay mặt nộp hồ sơ và nhận kết quả giải quyết',
      'thủ tục hành chính tại Trung tâm Phục vụ hành chính công.',
    ].map(line),
    { text: `Hải Phòng, ${made.words}`, align: 'right' as const, above: 10 },
    ...signed('BÊN ỦY QUYỀN', '(Ký, ghi rõ họ tên)', name),
  ];
  return {
    kind: 'authorisation',
    lines,
    fields: {
      name,
      personalId: id,
      bornOn: born.value,
      otherName: other,
      otherPersonalId: otherId,
      issuedOn: made.value,
    },
  };
};

const FORMS: readonly Draw[] = [
  birth,
  business,
  marital,
  marriage,
  declaration,
  land,
  decision,
  authorisation,
  death,
];

/** A made-up form of one kind after the other; the same chance makes the same form. */
export function makeForm(order: number, chance: Chance): Form {
  return FORMS[order % FORMS.length]!(facts(chance));
}

export function makeCard(chance: Chance): Form {
  return card(facts(chance));
}
