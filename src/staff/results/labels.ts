import type { NumberState } from '../../features/dossiers/index.ts';

export const REGISTER = '/can-bo/so-van-ban';

export const STATE_LABELS: Record<NumberState, string> = {
  reserved: 'Đang giữ',
  issued: 'Đã phát hành',
  void: 'Đã hủy',
};
