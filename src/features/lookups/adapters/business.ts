import { adapter, sorted } from './adapter.ts';

/** An enterprise, a household business or a cooperative as it is registered. */
export const business = adapter('business', (record) => ({
  ...{ name: record.Ten, birthOn: null },
  ...sorted([
    ['Tên', record.Ten, 'needed'],
    ['Mã số', record.MaSo, 'needed'],
    ['Loại hình', record.LoaiHinh, 'extra'],
    ['Ngày đăng ký', record.NgayDangKy, 'needed'],
    ['Tình trạng', record.TinhTrang, 'needed'],
    ['Người đại diện', record.NguoiDaiDien, 'extra'],
  ]),
}));
