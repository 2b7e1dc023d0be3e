import type { Applicant } from '../../features/dossiers/index.ts';
import { demoPersonalId } from '../../law/personal-id.ts';
import { Chance } from '../chance.ts';

/** How often a family has a name, in thousandths; the rest share the last ones. Counts that are often quoted, rounded: nothing depends on them. */
const FAMILIES: readonly (readonly [name: string, weight: number])[] = [
  ...([
    ['Nguyễn', 315],
    ['Trần', 109],
    ['Lê', 89],
    ['Phạm', 70],
    ['Hoàng', 38],
    ['Huỳnh', 13],
  ] as const),
  ...([
    ['Phan', 28],
    ['Vũ', 30],
    ['Võ', 9],
    ['Đặng', 21],
    ['Bùi', 20],
    ['Đỗ', 18],
    ['Hồ', 12],
  ] as const),
  ...([
    ['Ngô', 13],
    ['Dương', 12],
    ['Lý', 5],
    ['Đoàn', 12],
    ['Đinh', 10],
    ['Mai', 8],
    ['Trịnh', 8],
  ] as const),
  ...([
    ['Đào', 9],
    ['Tô', 4],
    ['Lương', 7],
    ['Hà', 6],
    ['Cao', 6],
    ['Phùng', 5],
    ['Tạ', 5],
  ] as const),
  ...([
    ['Chu', 4],
    ['Quách', 2],
    ['Lưu', 4],
    ['Kiều', 2],
    ['Nghiêm', 2],
    ['Khổng', 1],
    ['Vương', 3],
  ] as const),
];

/** The second part of a name, which mostly tells the sex; empty: none. */
const MIDDLES = {
  female: [
    ['Thị', 52],
    ['Thị Thu', 4],
    ['Thị Minh', 3],
    ['Ngọc', 8],
    ['Thanh', 6],
    ['Thu', 6],
  ],
  male: [
    ['Văn', 38],
    ['Đức', 8],
    ['Minh', 8],
    ['Quang', 7],
    ['Hữu', 5],
    ['Xuân', 4],
    ['Công', 3],
    ['Đình', 5],
  ],
  either: [
    ['Hồng', 4],
    ['Bảo', 3],
    ['Kim', 2],
    ['', 6],
    ['Hoài', 2],
    ['Khánh', 3],
    ['Gia', 3],
  ],
} as const;

/** Given names by the generation in which they were given most. */
const GIVEN = {
  female: [
    ...[
      'Hoa',
      'Lan',
      'Hương',
      'Mai',
      'Hằng',
      'Hạnh',
      'Loan',
      'Nga',
      'Thủy',
      'Yến',
      'Phương',
      'Huệ',
      'Liên',
      'Nhung',
    ],
    ...[
      'Trang',
      'Linh',
      'Ngân',
      'Thảo',
      'Vy',
      'Quỳnh',
      'Chi',
      'Hà',
      'Ánh',
      'Dung',
      'Tuyết',
      'Oanh',
      'Thúy',
      'Duyên',
    ],
  ],
  male: [
    ...[
      'Hùng',
      'Dũng',
      'Tuấn',
      'Hải',
      'Sơn',
      'Long',
      'Cường',
      'Thắng',
      'Trung',
      'Nam',
      'Bình',
      'Toàn',
      'Hiếu',
      'Đạt',
    ],
    ...[
      'Kiên',
      'Mạnh',
      'Thành',
      'Tiến',
      'Quân',
      'Huy',
      'Khoa',
      'Phúc',
      'Việt',
      'Vinh',
      'Lợi',
      'Thịnh',
      'Chiến',
      'Trường',
    ],
  ],
} as const;

const BUSINESSES = [
  'Công ty TNHH Thương mại',
  'Công ty Cổ phần Xây dựng',
  'Hộ kinh doanh',
  'Công ty TNHH Dịch vụ',
];
const STREETS = ['Hoa Ban', 'Hoa Gạo', 'Cầu Đá', 'Giếng Làng', 'Đình Cũ', 'Chợ Mới', 'Bến Đò', 'Ao Sen'];

/** Whoever may apply somewhere in this place: nobody real, always the same for the same number. */
export interface Person {
  name: string;
  personalId: string;
  /** Begins with 000, as no number does. */
  phone: string;
  birthOn: string;
  address: string;
}

/** Numbers below belong to the people of the demo. */
const FIRST = 10_000_000;

/** The person of a number, from 0 on; every number has its own personal id. @throws RangeError past 989 999 999 */
export function personOf(number: number, wardName: string): Person {
  const chance = new Chance(`person ${number}`);
  const birthYear = 2026 - Math.round(20 + 58 * chance.real() ** 1.35);
  const age = (from: number, to: number) => String(chance.between(from, to)).padStart(2, '0');
  return {
    name: nameOf(chance),
    personalId: demoPersonalId(FIRST + number),
    phone: `000${String(number % 10_000_000).padStart(7, '0')}`,
    birthOn: `${birthYear}-${age(1, 12)}-${age(1, 28)}`,
    address: `Số ${chance.between(1, 180)}, đường ${pick(chance, STREETS)}, tổ dân phố số ${chance.between(1, 30)}, ${wardName}`,
  };
}

function nameOf(chance: Chance): string {
  const sex = chance.happens(0.51) ? 'female' : 'male';
  const [family] = chance.weighted(FAMILIES, ([, weight]) => weight);
  const [middle] = chance.weighted([...MIDDLES[sex], ...MIDDLES.either], ([, weight]) => weight);
  // Few names are given much more often than the others.
  const given = GIVEN[sex][Math.floor(GIVEN[sex].length * chance.real() ** 1.4)]!;
  return [family, middle, given].filter(Boolean).join(' ');
}

const pick = <T>(chance: Chance, from: readonly T[]): T => from[chance.between(0, from.length - 1)]!;

/** The applicant of a template with another person in his place; an organisation is named after who represents it. */
export function asPerson(applicant: Applicant, kind: string, person: Person): Applicant {
  const { name, personalId, phone, birthOn, address } = person;
  const has = <T>(before: T | null, after: T) => (before === null ? null : after);
  const isOrganisation = kind !== 'citizen';
  const business = BUSINESSES[Number(personalId.slice(-2)) % BUSINESSES.length]!;
  const own = name.split(' ').slice(-2).join(' ');
  return {
    ...applicant,
    name: isOrganisation ? `${business} ${own}` : name,
    personalId: has(applicant.personalId, personalId),
    birthOn: isOrganisation ? null : birthOn,
    phone: has(applicant.phone, phone),
    address,
    representativeName: has(applicant.representativeName, name),
    representativePersonalId: has(applicant.representativePersonalId, personalId),
  };
}
