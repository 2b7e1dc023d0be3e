import { type Calendar, STATE_CALENDAR } from './calendar.ts';
import type { Day } from './day.ts';
import { due, type Term } from './due.ts';
import { type Dated, inForce } from './in-force.ts';
import { type HoursByDay, workingHoursOn } from './working-time.ts';

/**
 * How the clock goes on after a supplement: `restart` counts the whole term anew from the complete dossier, `pause`
 * goes on with what was left. The procedure says which; without a word it is `restart`.
 * @law quy định chung của cơ chế một cửa; TTHC 1.014770 ghi cả hai cách
 * @checked 2026-11-23 through the published procedure
 * @uncertain the decree's own article was not read
 */
export const DEFAULT_SUPPLEMENT_MODE = 'restart';

/**
 * How often one dossier may be asked for a supplement.
 * @law NĐ 118/2025/NĐ-CP, Điều 11: chỉ yêu cầu bổ sung một lần
 * @checked 2026-11-23 in a document that quotes the duties of the staff
 */
export const SUPPLEMENT_LIMITS: readonly (Dated & { mostTimes: number })[] = [
  { from: '1995-01-01', until: null, mostTimes: 1 },
];

/**
 * Whether a dossier accepted on a day, with so many requests before, may be asked once more.
 * @law NĐ 118/2025/NĐ-CP, Điều 11
 * @checked 2026-11-23
 */
export function maySupplement(timesBefore: number, acceptedOn: Day): boolean {
  return timesBefore < inForce(SUPPLEMENT_LIMITS, acceptedOn).mostTimes;
}

/**
 * The last instant at which a supplement is awaited: the end of work of the last day. The procedure sets the days;
 * null when it sets none: then the dossier is never closed by itself.
 * @law thời hạn bổ sung do từng thủ tục quy định (TTHC 1.014770: 15 ngày, 30 ngày)
 * @checked 2026-11-23
 * @uncertain calendar days were assumed, moved to a working day as every due time
 */
export function supplementUntil(
  requestedAt: Date,
  days: number | null,
  calendar: Calendar = STATE_CALENDAR,
  hoursOn: HoursByDay = workingHoursOn,
): Date | null {
  if (days === null) return null;
  const term: Term = { amount: days, unit: 'cd' };
  return new Date(due(requestedAt, term, calendar, hoursOn).dueAt);
}

/**
 * Until when the rest is awaited after an incomplete answer was sent back: the days in which the office looked at it are
 * given back, whole days and one at least, to the end of work of a working day.
 * @law chỉ phần chờ người nộp là thời hạn bổ sung; thời gian cơ quan xem xét không tính vào đó
 * @checked 2026-11-27
 * @uncertain no text that was read says so; the applicant must not lose days to the office
 */
export function supplementAgainUntil(
  until: Date,
  answer: { sentAt: Date; returnedAt: Date },
  calendar: Calendar = STATE_CALENDAR,
  hoursOn: HoursByDay = workingHoursOn,
): Date {
  const days = Math.max(1, Math.ceil((answer.returnedAt.getTime() - answer.sentAt.getTime()) / 86_400_000));
  return new Date(due(until, { amount: days, unit: 'cd' }, calendar, hoursOn).dueAt);
}
