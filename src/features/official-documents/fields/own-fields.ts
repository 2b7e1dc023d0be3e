import { formatDay, toLocalDay } from '../../../law/day.ts';
import { findWard } from '../../organisation/index.ts';
import type { LiveField } from './live-field.ts';

/** Fields that every document may ask for: the ward's name, days and periods. */
export const OWN_FIELDS: readonly LiveField[] = [
  {
    ...{ code: 'phường', label: 'Tên phường, xã', isFigure: false },
    read: async (db, wardId) => lowered((await findWard(db, wardId)).name),
  },
  {
    ...{ code: 'ủy ban', label: 'Tên Ủy ban nhân dân', isFigure: false },
    read: async (db, wardId) => `Ủy ban nhân dân ${lowered((await findWard(db, wardId)).name)}`,
  },
  {
    ...{ code: 'hôm nay', label: 'Ngày hôm nay', isFigure: false },
    read: async (_db, _wardId, { asOf }) => formatDay(toLocalDay(asOf)),
  },
  {
    ...{ code: 'năm', label: 'Năm nay', isFigure: false },
    read: async (_db, _wardId, { asOf }) => toLocalDay(asOf).slice(0, 4),
  },
  {
    ...{ code: 'kỳ', label: 'Kỳ bằng chữ ("tháng 10 năm 2026")', isFigure: false },
    read: async (_db, _wardId, { period }) => period.words,
  },
];

function lowered(name: string): string {
  return name.replace(/^(Phường|Xã|Đặc khu)/, (word) => word.toLowerCase());
}
