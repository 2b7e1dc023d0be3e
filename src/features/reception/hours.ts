import { type Calendar, dayKind, STATE_CALENDAR } from '../../law/calendar.ts';
import { localParts } from '../../law/day.ts';
import type { ReceptionRule } from './schema.ts';

/** "450" → "07:30" */
export function formatMinute(minute: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}

/** Why no ticket is given now, for a citizen to read; null when tickets are given. */
export function whyClosed(
  rule: ReceptionRule,
  now: Date,
  calendar: Calendar = STATE_CALENDAR,
): string | null {
  const { day, minute } = localParts(now);
  const hours = `từ ${formatMinute(rule.opensMinute)} đến ${formatMinute(rule.closesMinute)} các ngày làm việc`;
  const kind = dayKind(day, calendar);
  if (!kind.worked) return `Hôm nay Trung tâm không làm việc (${kind.why}). Lấy số ${hours}.`;
  if (minute < rule.opensMinute || minute >= rule.closesMinute)
    return `Bây giờ ngoài giờ lấy số. Lấy số ${hours}.`;
  return null;
}
