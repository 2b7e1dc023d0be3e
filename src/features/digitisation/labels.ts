import type { BatchFile, ScanPage, ScanSource } from './schema.ts';

export const SOURCE_LABELS: Record<ScanSource, string> = {
  drag: 'Từ máy tính',
  phone: 'Từ điện thoại',
  folder: 'Từ máy quét',
};

export const FILE_STATE_LABELS: Record<BatchFile['state'], string> = {
  waiting: 'Đang chờ mở',
  taken: 'Đã mở',
  failed: 'Không nhận được',
};

export const PAGE_STATE_LABELS: Record<ScanPage['state'], string> = {
  waiting: 'Chờ đọc',
  reading: 'Đang đọc',
  read: 'Đã đọc',
  failed: 'Không đọc được chữ',
  removed: 'Đã bỏ',
};
