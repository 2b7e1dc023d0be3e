import type { OversightLevel } from './schema.ts';

export const LEVEL_LABELS: Record<OversightLevel, string> = {
  figures: 'Chỉ số liệu',
  rows: 'Số liệu và từng dòng không tên người',
};
