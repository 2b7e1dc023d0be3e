import type { Calendar } from './calendar.ts';
import { toLocalDay } from './day.ts';
import { due } from './due.ts';
import { type Dated, inForce } from './in-force.ts';
import type { HoursByDay } from './working-time.ts';

/**
 * Within how many working days whoever asked something of his own data is answered.
 * @law Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, Điều 4 (quyền của chủ thể dữ liệu); Nghị định 356/2025/NĐ-CP
 * @checked 2026-11-28 a digest of press reports on the decree
 * @uncertain chưa xác minh: the press reports two working days for an answer; neither the article nor other times for single rights were read
 */
export const DATA_REQUEST_TERM: readonly (Dated & { workingDays: number })[] = [
  { from: '2026-01-01', until: null, workingDays: 2 },
];

/**
 * By when a request is answered, counted as the due times of dossiers are.
 * @throws RangeError before the law was in force
 * @law như trên; cách đếm ngày làm việc như của hồ sơ
 * @checked 2026-11-28
 * @uncertain no text that was read says how these days are counted
 */
export function dataRequestDue(filedAt: Date, calendar: Calendar, hoursOn: HoursByDay): Date {
  const { workingDays } = inForce(DATA_REQUEST_TERM, toLocalDay(filedAt));
  return new Date(due(filedAt, { amount: workingDays, unit: 'wd' }, calendar, hoursOn).dueAt);
}
