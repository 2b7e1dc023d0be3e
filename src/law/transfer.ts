import { type Calendar, isWorkingDay, STATE_CALENDAR, workingDayFrom } from './calendar.ts';
import { addDays, instant, minuteOfDay, toLocalDay } from './day.ts';
import { due } from './due.ts';
import { type HoursByDay, lastIntakeMinute, openingMinute, workingHoursOn } from './working-time.ts';

/**
 * By when the desk hands an accepted dossier to the unit: electronically at once, the same working day, and what came
 * after 15:00 or on a day off at the opening of the next working day; on paper within one working day.
 * @law NĐ 118/2025/NĐ-CP, Điều 18; quyết định phê duyệt quy trình nội bộ
 * @checked 2026-11-23 in approved internal processes of other provinces
 * @uncertain "at once" is read as the end of the same working day, so that it can be measured
 */
export function transferDue(
  acceptedAt: Date,
  medium: 'electronic' | 'paper',
  calendar: Calendar = STATE_CALENDAR,
  hoursOn: HoursByDay = workingHoursOn,
): Date {
  if (medium === 'paper')
    return new Date(due(acceptedAt, { amount: 1, unit: 'wd' }, calendar, hoursOn).dueAt);
  const day = toLocalDay(acceptedAt);
  if (isWorkingDay(day, calendar) && minuteOfDay(acceptedAt) <= lastIntakeMinute(hoursOn(day)))
    return new Date(due(acceptedAt, { amount: 0, unit: 'wd' }, calendar, hoursOn).dueAt);
  const next = workingDayFrom(addDays(day, 1), calendar);
  return instant(next, openingMinute(hoursOn(next)));
}
