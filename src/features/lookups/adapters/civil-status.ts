import { adapter, dayOf, sorted } from './adapter.ts';

/** Which registered event a paper proves. */
const EVENTS: readonly [RegExp, string][] = [
  [/khai sinh/, 'KHAI_SINH'],
  [/kết hôn/, 'KET_HON'],
  [/tình trạng hôn nhân/, 'TINH_TRANG_HON_NHAN'],
  [/chứng tử|khai tử/, 'KHAI_TU'],
];

/** The registered event that the paper is about; a record without it is incomplete. */
export const civilStatus = adapter('civil_status', ({ HoTen, NgaySinh, SuKien }, paper) => {
  const wanted = EVENTS.find(([pattern]) => pattern.test(paper.normalize('NFC').toLowerCase()))?.[1];
  const event = SuKien.find(({ Loai }) => wanted === undefined || Loai === wanted);
  return {
    ...{ name: HoTen, birthOn: dayOf(NgaySinh) },
    ...sorted([
      ['Họ tên', HoTen, 'needed'],
      ['Số đăng ký', event?.So ?? '', 'needed'],
      ['Ngày đăng ký', event?.NgayDangKy ?? '', 'needed'],
      ['Nơi đăng ký', event?.NoiDangKy ?? '', 'needed'],
    ]),
  };
});
