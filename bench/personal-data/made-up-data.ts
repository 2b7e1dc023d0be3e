// Made-up personal data, written the many ways people write it. Nothing here comes from the detector's lists.
import type { Chance } from './chance.ts';

export interface Persons {
  surnames: readonly string[];
  middles: readonly string[];
  given: readonly string[];
}

const split = (words: string) => words.trim().split(/\s+/);

/** For tuning: whoever changes the detector may look at what fails with these. */
export const DEV_PERSONS: Persons = {
  surnames: split(
    'Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Phạm Hoàng Vũ Bùi Đỗ Đặng Ngô Hà Lưu Mạc Quách',
  ),
  middles: split('Văn Văn Thị Thị Đức Minh Thu Ngọc Hữu Quang Xuân'),
  given: split('Hùng Dũng Lan Hoa Hương Tuấn Nam Hạnh Thảo Trang Long Phúc Nga Bình Sơn'),
};

/** Held out: never looked at one by one. By frequency, with a tail of rare names, minorities' too. */
export const HELD_OUT_PERSONS: Persons = {
  surnames:
    split(`Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Trần Lê Lê Phạm Phạm Hoàng Huỳnh Phan Vũ Võ
    Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh Trương Đinh Lâm Phùng Mai Tô Tạ Hà Cao Thân Chu Kiều Lưu
    Khà Đèo Lừ Hoắc Bàn Chảo Tẩn Triệu Giàng Lò Âu Bạch Nghiêm Khúc Ứng Cồ Trưng Sằm`),
  middles: split(
    'Văn Văn Văn Văn Thị Thị Thị Thị Đình Hữu Bá Thế Tiến Hoàng Gia Như Diễm Cẩm Phúc Huyền Song Chí Trọng Kim Mộng Thiện',
  ),
  given:
    split(`Anh Hiếu Khải Vượng Nhung Oanh Thắm Diễm Quyên Thoại Tường Vinh Lộc Toản Chuyên Đính Thìn Hợi Nhạn Huyên Khiêm Mừng Chắt
    Cảnh Thư Giao Nghiệp Bách Tùng Ngân Mỹ Vy Duyên Thủy Tiến Kiên Quyết Cường Đạt Huệ Liên Nhàn Xuyến`),
};

export function makeName({ surnames, middles, given }: Persons, chance: Chance): string {
  const first = chance.next() < 0.08 ? '' : `${chance.pick(middles)} `;
  const second = chance.next() < 0.15 ? `${chance.pick(given)} ` : '';
  return `${chance.pick(surnames)} ${first}${second}${chance.pick(given)}`;
}

const MOBILE = [
  '032',
  '033',
  '036',
  '038',
  '039',
  '070',
  '077',
  '081',
  '085',
  '090',
  '091',
  '093',
  '096',
  '097',
  '098',
  '056',
];
const SPOKEN = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];

export function makePhone(chance: Chance): string {
  const digits = chance.pick(MOBILE) + chance.digits(7);
  const landline = `0${chance.pick(['220', '225', '24', '28'])}${chance.digits(7)}`;
  const ways: (() => string)[] = [
    ...Array.from({ length: 5 }, () => () => digits),
    () => digits.replace(/(\d{4})(\d{3})(\d{3})/, '$1.$2.$3'),
    () => digits.replace(/(\d{4})(\d{3})(\d{3})/, '$1 $2 $3'),
    () => digits.replace(/(\d{3})(\d{3})(\d{4})/, '$1-$2-$3'),
    () => digits.replace(/(\d{4})(\d{2})(\d{2})(\d{2})/, '$1 $2 $3 $4'),
    () => `+84${digits.slice(1)}`,
    () => `+84 ${digits.slice(1).replace(/(\d{2})(\d{3})(\d{4})/, '$1 $2 $3')}`,
    () => `(+84) ${digits.slice(1)}`,
    () => landline,
    () => [...digits].join(chance.pick([' ', '.', '-'])),
    () => [...digits].map((each) => SPOKEN[Number(each)]).join(' '),
    () => digits.replaceAll('0', chance.pick(['o', 'O'])),
    () => [...digits].map((each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0)).join(''),
    () => digits.replace(/(\d{4})(\d{3})/, '$1\u200b$2\u200b'),
    () => digits.replace(/(\d{3})(\d{4})/, '$1 _ $2 _ '),
  ];
  return chance.pick(ways)();
}

export function makePersonalId(chance: Chance): string {
  const province = chance.pick(['030', '031', '001', '036', '079', '012', '096']);
  const digits = `${province}${chance.int(0, 3)}${String(chance.int(0, 99)).padStart(2, '0')}${chance.digits(6)}`;
  const old = chance.pick(['030', '031', '141', '142']) + chance.digits(6);
  return chance.pick([
    digits,
    digits,
    digits,
    digits.replace(/(\d{3})(?=\d)/g, '$1 '),
    digits.replace(/(\d{4})(?=\d)/g, '$1.'),
    old,
  ]);
}

export function makePlate(chance: Chance): string {
  const [province, letter] = [
    chance.pick(['15', '34', '14', '29', '30', '89', '16']),
    chance.pick(['A', 'B', 'C', 'H', 'K']),
  ];
  return chance.pick([
    `${province}${letter}-${chance.digits(3)}.${chance.digits(2)}`,
    `${province}${letter} ${chance.digits(3)}.${chance.digits(2)}`,
    `${province}${letter}${chance.digits(5)}`,
    `${province}-${letter}${chance.int(1, 9)} ${chance.digits(4)}`,
    `${province}${letter}${chance.int(1, 9)}-${chance.digits(3)}.${chance.digits(2)}`,
    `${province}${letter}${chance.int(1, 9)} ${chance.digits(3)}.${chance.digits(2)}`,
  ]);
}

export function makeMail(chance: Chance): string {
  const local = `${chance.pick(['hung', 'lan.anh', 'thuytien', 'ducmanh', 'ng_hoa', 'vandat'])}${chance.digits(chance.int(0, 4))}`;
  const domain = chance.pick(['gmail.com', 'yahoo.com.vn', 'outlook.com', 'haiduong.edu.vn', 'icloud.com']);
  return chance.pick([
    ...[`${local}@${domain}`, `${local}@${domain}`, `${local}@${domain}`, `${local} @ ${domain}`],
    ...[
      `${local}(at)${domain}`,
      `${local} [at] ${domain}`,
      `${local} a còng ${domain.replaceAll('.', ' chấm ')}`,
    ],
  ]);
}

export function makeBirth(chance: Chance): string {
  const [day, month, year] = [chance.int(1, 28), chance.int(1, 12), chance.int(1940, 2015)];
  return chance.pick([
    `${day}/${month}/${year}`,
    `${day}-${month}-${year}`,
    `${day} tháng ${month} năm ${year}`,
    `${year}`,
    `${day}.${month}.${year}`,
  ]);
}

export const makeAccount = (chance: Chance) => {
  const digits = chance.pick(['1', '0', '2', '7']) + chance.digits(chance.pick([9, 11, 12, 13]));
  return chance.next() < 0.25 ? digits.replace(/(\d{4})(?=\d)/g, '$1 ') : digits;
};
export const makeInsurance = (chance: Chance) =>
  chance.pick([
    `${chance.pick(['GD', 'DN', 'HT', 'TE'])}4${chance.pick(['30', '31'])}${chance.digits(10)}`,
    `30${chance.digits(8)}`,
  ]);
export const makeTaxCode = (chance: Chance) => `8${chance.digits(9)}`;
export const makePassport = (chance: Chance) => chance.pick(['B', 'C', 'P', 'K', 'E']) + chance.digits(7);
export const makeDossierCode = (chance: Chance) =>
  `${chance.pick(['H24.105.25', 'G09.20', 'H23.15'])}-26${String(chance.int(1, 12)).padStart(2, '0')}${String(chance.int(1, 28)).padStart(2, '0')}-${chance.digits(4)}`;
export const makePage = (chance: Chance) =>
  chance.pick([
    `facebook.com/${chance.pick(['hung.pham', 'lananh', 'profile.php?id=1000'])}${chance.digits(4)}`,
    `https://www.facebook.com/nguyen.${chance.digits(5)}`,
    `zalo.me/${chance.digits(9)}`,
    `https://www.tiktok.com/@mebong${chance.digits(2)}`,
    `fb.com/tuan${chance.digits(3)}`,
  ]);

const STREETS = [
  'Trần Phú',
  'Nguyễn Lương Bằng',
  'Lê Thanh Nghị',
  'Chi Lăng',
  'Bạch Đằng',
  'Thống Nhất',
  'Tuệ Tĩnh',
  'Đinh Văn Tả',
  'Hoàng Ngân',
];
export function makeAddress(chance: Chance): string {
  const [number, lane, street] = [chance.int(1, 420), chance.int(2, 98), chance.pick(STREETS)];
  return chance.pick([
    `số ${number} đường ${street}`,
    `số nhà ${number} phố ${street}`,
    `${number} ${street}`,
    `${number}/${lane} ${street}`,
    `số ${lane} ngõ ${number} ${street}`,
    `số nhà ${lane}, ngách ${chance.int(2, 40)}, ngõ ${number} đường ${street}`,
    `căn hộ ${chance.int(2, 20)}${String(chance.int(1, 12)).padStart(2, '0')} chung cư ${chance.pick(['Sao Đỏ', 'Việt Hòa'])}`,
    `ngõ ${number}/${lane} ${street}`,
    `số nhà ${number}`,
  ]);
}
