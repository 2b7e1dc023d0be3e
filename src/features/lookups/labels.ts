import type { LookupOutcome } from '../../law/failed-look-up.ts';
import type { BreakerState } from './connections/connections.ts';
import type { AdapterKind } from './schema.ts';

export const OUTCOME_LABELS: Record<LookupOutcome, string> = {
  found: 'Có dữ liệu, khớp',
  incomplete: 'Dữ liệu chưa đầy đủ',
  not_found: 'Không có dữ liệu',
  mismatch: 'Dữ liệu không khớp',
  unavailable: 'Không khai thác được',
  timed_out: 'Quá thời gian chờ',
};

export const ADAPTER_LABELS: Record<AdapterKind, string> = {
  network: 'tra cứu qua hệ thống',
  manual: 'tra cứu ngoài hệ thống',
  none: 'chưa kết nối',
};

export const BREAKER_LABELS: Record<BreakerState | 'unconnected', string> = {
  closed: 'Đang kết nối',
  open: 'Tạm ngắt vì lỗi liên tiếp',
  half_open: 'Đang thử lại',
  unconnected: 'Chưa kết nối',
};
