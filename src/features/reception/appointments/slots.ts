import { type Calendar, isWorkingDay, STATE_CALENDAR } from '../../../law/calendar.ts';
import { addDays, type Day, instant, toLocalDay, weekday } from '../../../law/day.ts';
import type { ReceptionRule, ReceptionWindow } from '../schema.ts';

export interface Slot {
  minute: number;
  slotMinutes: number;
  capacity: number;
}

/**
 * The slots of one kind of business on a day, by time; none on a day off. A worked weekend has the windows of its own
 * weekday, so usually none.
 */
export function slotsOn(
  windows: readonly ReceptionWindow[],
  serviceId: number,
  day: Day,
  calendar: Calendar = STATE_CALENDAR,
): Slot[] {
  if (!isWorkingDay(day, calendar)) return [];
  return windows
    .filter((each) => each.serviceId === serviceId && each.weekday === weekday(day) && holdsOn(each, day))
    .flatMap(({ fromMinute, toMinute, slotMinutes, capacity }) =>
      Array.from({ length: Math.floor((toMinute - fromMinute) / slotMinutes) }, (_, at) => ({
        minute: fromMinute + at * slotMinutes,
        slotMinutes,
        capacity,
      })),
    )
    .sort((a, b) => a.minute - b.minute);
}

function holdsOn(window: ReceptionWindow, day: Day): boolean {
  return window.validFrom <= day && (window.validUntil === null || day < window.validUntil);
}

/** Whether a slot may still be booked: not further ahead than the rule allows, and not too close. */
export function isBookable(
  rule: Pick<ReceptionRule, 'daysAhead' | 'leadMinutes'>,
  slot: { day: Day; minute: number },
  now: Date,
): boolean {
  if (slot.day > addDays(toLocalDay(now), rule.daysAhead)) return false;
  return instant(slot.day, slot.minute).getTime() >= now.getTime() + rule.leadMinutes * 60_000;
}

/** The days from today on as far as appointments are given. */
export function daysAhead(rule: Pick<ReceptionRule, 'daysAhead'>, now: Date): Day[] {
  return Array.from({ length: rule.daysAhead + 1 }, (_, at) => addDays(toLocalDay(now), at));
}
