import { instant } from '../../../law/day.ts';
import type { Appointment } from './store.ts';

/** RFC 5545: lines end with CRLF and are folded at 75 bytes; commas, semicolons and backslashes are escaped. */
export function writeIcs(
  appointment: Pick<Appointment, 'code' | 'day' | 'minute' | 'slotMinutes' | 'statusAt' | 'status'>,
  words: { summary: string; place: string; address: string },
): string {
  const { code, day, minute, slotMinutes, statusAt, status } = appointment;
  const isCancelled = status === 'cancelled';
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Mot Cua//Lich hen//VI',
    `METHOD:${isCancelled ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${code}@mot-cua`,
    `DTSTAMP:${stamp(statusAt)}`,
    `DTSTART:${stamp(instant(day, minute))}`,
    `DTEND:${stamp(instant(day, minute + slotMinutes))}`,
    `SUMMARY:${escaped(words.summary)}`,
    `LOCATION:${escaped(words.place)}`,
    `DESCRIPTION:${escaped(`Mã lịch hẹn ${code}. ${words.address}`)}`,
    `URL:${words.address}`,
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

/** 20261123T030000Z */
function stamp(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

function folded(line: string): string {
  const parts = [''];
  for (const sign of line) {
    const last = parts.at(-1)! + sign;
    if (Buffer.byteLength(last) > 73) parts.push(` ${sign}`);
    else parts[parts.length - 1] = last;
  }
  return parts.join('\r\n');
}
