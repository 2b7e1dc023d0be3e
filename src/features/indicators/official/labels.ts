import type { DifferenceKind } from './difference/reconcile.ts';
import type { ImportKind } from './schema.ts';
import type { OfficialImport } from './store.ts';

export const DIFFERENCE_LABELS: Record<DifferenceKind, string> = {
  only_there: 'Chỉ có trong danh sách chính thức',
  only_here: 'Chỉ có ở hệ thống của phường',
  channel: 'Hai nơi đều có, khác kênh nộp',
  received: 'Hai nơi đều có, khác ngày tiếp nhận',
  due: 'Hai nơi đều có, khác ngày hẹn trả',
  finished: 'Hai nơi đều có, khác ngày xong',
  result_file: 'Hai nơi đều có, khác tệp kết quả điện tử',
  other: 'Hai nơi đều có, các cột như nhau nhưng tính khác',
};

export const OFFICIAL_KIND_LABELS: Record<ImportKind, string> = {
  figures: 'Bảng chỉ số',
  dossiers: 'Danh sách hồ sơ',
};

export const OFFICIAL_STATE_LABELS: Record<OfficialImport['state'], string> = {
  review: 'Chờ rà soát',
  adopted: 'Đang dùng',
  discarded: 'Đã bỏ',
};
