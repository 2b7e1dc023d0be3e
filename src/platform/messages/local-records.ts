import { LOCAL_PERSONS } from '../identity/local-persons.ts';

/** What the local databases hold of someone: nothing (null) or the fields of a record. */
type Holder = (number: string) => Record<string, unknown> | null;

/** A made-up person: those of the local identity provider, and the applicants of the demo's dossiers. */
interface Person {
  order: number;
  name: string;
  birthOn: string;
  address: string;
}

/** Only numbers that nobody can have are known here. */
function personOf(number: string): Person | null {
  const known = LOCAL_PERSONS.find(({ personalId }) => personalId === number);
  const order = Number(/^999(\d{9})$/.exec(number)?.[1] ?? Number.NaN);
  if (Number.isNaN(order)) return null;
  if (known) return { order, name: known.name, birthOn: known.birthOn, address: known.address };
  return {
    ...{ order, name: `Người nộp ${String(order).padStart(4, '0')}`, birthOn: '' },
    address: `Tổ dân phố số ${(order % 30) + 1}, phường Hải Dương`,
  };
}

const PLACE = 'Ủy ban nhân dân phường (minh họa)';
const dayOf = (order: number) => `2020-0${(order % 9) + 1}-1${order % 10}`;

/**
 * The records of the five databases. So that a demo shows every way a look-up ends: whose number ends in 7 is in none but
 * the population's, whose ends in 9 has no certificate number of his land.
 */
export const LOCAL_RECORDS: Readonly<Record<string, Holder>> = {
  'dan-cu': (number) => {
    const person = personOf(number);
    return (
      person && {
        HoTen: person.name,
        NgaySinh: person.birthOn || dayOf(person.order),
        NoiThuongTru: person.address,
      }
    );
  },
  'ho-tich': (number) => {
    const person = personOf(number);
    if (person === null || person.order % 10 === 7) return null;
    const event = (Loai: string) => ({
      ...{ Loai, So: `${person.order}/MH`, NgayDangKy: dayOf(person.order), NoiDangKy: PLACE },
    });
    return {
      ...{ HoTen: person.name, NgaySinh: person.birthOn },
      SuKien: ['KHAI_SINH', 'KET_HON', 'TINH_TRANG_HON_NHAN', 'KHAI_TU'].map(event),
    };
  },
  'dang-ky-kinh-doanh': (number) => {
    const person = personOf(number);
    if (/^999\d{7}(\d{3})?$/.test(number) && person === null)
      return firm(`Công ty minh họa ${number.slice(3, 10)}`, number, 'Công ty trách nhiệm hữu hạn');
    if (person === null || person.order % 10 === 7) return null;
    return firm(person.name, number, 'Hộ kinh doanh');
  },
  'dat-dai': (number) => {
    const person = personOf(number);
    if (person === null || person.order % 10 === 7) return null;
    const So = person.order % 10 === 9 ? '' : `MH ${String(person.order).padStart(6, '0')}`;
    const parcel = { SoPhatHanh: So, ThuaDat: `Thửa ${person.order % 500}, tờ 12`, DiaChi: person.address };
    return { ChuSuDung: person.name, GiayChungNhan: [parcel] };
  },
  'bao-hiem': (number) => {
    const person = personOf(number);
    if (person === null || person.order % 10 === 7) return null;
    const until = { TuNgay: '2026-01-01', DenNgay: '2026-12-31' };
    return { HoTen: person.name, NgaySinh: person.birthOn, MaSo: `MH${person.order}`, ...until };
  },
};

function firm(Ten: string, MaSo: string, LoaiHinh: string) {
  return { Ten, MaSo, LoaiHinh, NgayDangKy: '2024-03-15', TinhTrang: 'Đang hoạt động' };
}
