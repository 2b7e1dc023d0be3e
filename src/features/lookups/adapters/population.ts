import { adapter, dayOf, sorted } from './adapter.ts';

/** Who someone is and where he lives. */
export const population = adapter('population', ({ HoTen, NgaySinh, NoiThuongTru, NoiTamTru }) => ({
  ...{ name: HoTen, birthOn: dayOf(NgaySinh) },
  ...sorted([
    ['Họ tên', HoTen, 'needed'],
    ['Ngày sinh', NgaySinh, 'needed'],
    ['Nơi thường trú', NoiThuongTru, 'needed'],
    ['Nơi tạm trú', NoiTamTru, 'extra'],
  ]),
}));
