import { adapter, dayOf, sorted } from './adapter.ts';

/** Someone's insurance number and for how long it is good. */
export const insurance = adapter('insurance', ({ HoTen, NgaySinh, MaSo, TuNgay, DenNgay }) => ({
  ...{ name: HoTen, birthOn: dayOf(NgaySinh) },
  ...sorted([
    ['Họ tên', HoTen, 'needed'],
    ['Mã số bảo hiểm', MaSo, 'needed'],
    ['Có giá trị từ', TuNgay, 'extra'],
    ['Có giá trị đến', DenNgay, 'extra'],
  ]),
}));
