import { type Calendar, STATE_CALENDAR } from './calendar.ts';
import { due, type Term } from './due.ts';
import { addWorkingMinutes, type HoursByDay, WORKING_DAY_MINUTES, workingHoursOn } from './working-time.ts';

/**
 * The limit of a step in working minutes: a working day is eight hours, a quarter of it two.
 * @throws RangeError for calendar days, in which no step is limited
 * @law quyết định phê duyệt quy trình nội bộ: mỗi ngày 08 giờ làm việc (168 giờ = 21 ngày); bước 0,25 ngày, 0,5 ngày, 04 giờ
 * @checked 2026-11-23 in approved internal processes of other provinces
 */
export function limitMinutes(limit: Term): number {
  if (limit.unit === 'cd')
    throw new RangeError('Thời hạn của bước tính bằng ngày làm việc hoặc giờ làm việc.');
  return Math.round(limit.unit === 'wh' ? limit.amount * 60 : limit.amount * WORKING_DAY_MINUTES);
}

/**
 * By when each step of a process should be done when each begins as the one before it ends; a step without a limit
 * takes no time. The first begins when the clock of the whole term starts.
 * @law quyết định phê duyệt quy trình nội bộ: tổng thời gian các bước bằng thời hạn giải quyết
 * @checked 2026-11-23 in approved internal processes of other provinces
 */
export function stepDues(
  receivedAt: Date,
  limits: readonly (Term | null)[],
  calendar: Calendar = STATE_CALENDAR,
  hoursOn: HoursByDay = workingHoursOn,
): (Date | null)[] {
  const start = new Date(due(receivedAt, { amount: 1, unit: 'wd' }, calendar, hoursOn).startsAt);
  let spent = 0;
  return limits.map((limit) => {
    if (limit === null) return null;
    spent += limitMinutes(limit);
    return addWorkingMinutes(start, spent, calendar, hoursOn);
  });
}
