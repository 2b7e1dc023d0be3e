import type { Role } from './schema.ts';

export const ROLE_LABELS: Record<Role, string> = {
  slip: 'Phiếu, mẫu của hồ sơ',
  paper: 'Giấy tờ',
  attachment: 'Tệp kèm theo bước giải quyết',
  result: 'Kết quả',
  declaration: 'Tờ khai điện tử',
  answers: 'Dữ liệu đã khai',
  receipt: 'Biên lai',
  page: 'Trang xem',
  guide: 'Hướng dẫn',
  checker: 'Chương trình kiểm tra',
};

export type ItemState = 'waiting' | 'packed' | 'failed';

export const ITEM_LABELS: Record<ItemState, string> = {
  waiting: 'Đang chờ',
  packed: 'Đã đóng gói',
  failed: 'Không đóng gói được',
};
