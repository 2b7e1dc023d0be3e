import { adapter, sorted } from './adapter.ts';

/** The certificates of someone's land; without any that has a number and a parcel the record is incomplete. */
export const land = adapter('land', ({ ChuSuDung, GiayChungNhan }) => {
  const first = GiayChungNhan[0];
  const others = GiayChungNhan.slice(1).map((each): [string, string, 'extra'] => [
    'Giấy chứng nhận khác',
    [each.SoPhatHanh, each.ThuaDat, each.DiaChi].filter(Boolean).join(', '),
    'extra',
  ]);
  return {
    ...{ name: ChuSuDung, birthOn: null },
    ...sorted([
      ['Người sử dụng đất', ChuSuDung, 'needed'],
      ['Số phát hành', first?.SoPhatHanh ?? '', 'needed'],
      ['Thửa đất', first?.ThuaDat ?? '', 'needed'],
      ['Địa chỉ', first?.DiaChi ?? '', 'extra'],
      ...others,
    ]),
  };
});
