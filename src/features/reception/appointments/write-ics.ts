import { instant } from '../../../law/day.ts';
import { writeCalendarEvent } from '../../../platform/calendar-event.ts';
import type { Appointment } from './store.ts';

/** The calendar file of an appointment; once cancelled it takes the event out again. */
export function writeIcs(
  appointment: Pick<Appointment, 'code' | 'day' | 'minute' | 'slotMinutes' | 'statusAt' | 'status'>,
  words: { summary: string; place: string; address: string },
): string {
  const { code, day, minute, slotMinutes, statusAt, status } = appointment;
  const isCancelled = status === 'cancelled';
  return writeCalendarEvent({
    ...{ uid: `${code}@mot-cua`, sequence: isCancelled ? 1 : 0, stampedAt: statusAt, isCancelled },
    startsAt: instant(day, minute),
    endsAt: instant(day, minute + slotMinutes),
    ...{ summary: words.summary, place: words.place, url: words.address },
    description: `Mã lịch hẹn ${code}. ${words.address}`,
  });
}
