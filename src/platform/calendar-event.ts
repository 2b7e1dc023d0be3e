/** One event of a calendar file. The same `uid` with a higher `sequence` moves what a calendar already holds. */
export interface CalendarEvent {
  uid: string;
  sequence: number;
  stampedAt: Date;
  startsAt: Date;
  endsAt: Date;
  summary: string;
  place: string;
  description: string;
  url: string;
  isCancelled: boolean;
}

/**
 * RFC 5545: lines end with CRLF and are folded at 75 bytes; commas, semicolons and backslashes are escaped. Times are
 * local ones with their zone, which has had no summer time since 1975.
 */
export function writeCalendarEvent(event: CalendarEvent): string {
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Mot Cua//Lich hen//VI'],
    `METHOD:${event.isCancelled ? 'CANCEL' : 'PUBLISH'}`,
    ...ZONE,
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${inUtc(event.stampedAt)}`,
    `DTSTART;TZID=${ZONE_NAME}:${inZone(event.startsAt)}`,
    `DTEND;TZID=${ZONE_NAME}:${inZone(event.endsAt)}`,
    `SUMMARY:${escaped(event.summary)}`,
    `LOCATION:${escaped(event.place)}`,
    `DESCRIPTION:${escaped(event.description)}`,
    `URL:${event.url}`,
    `STATUS:${event.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    ...['END:VEVENT', 'END:VCALENDAR'],
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

const ZONE_NAME = 'Asia/Ho_Chi_Minh';
const ZONE_HOURS = 7;
const ZONE = [
  ...['BEGIN:VTIMEZONE', `TZID:${ZONE_NAME}`, 'BEGIN:STANDARD', 'DTSTART:19750613T000000'],
  ...['TZOFFSETFROM:+0700', 'TZOFFSETTO:+0700', 'TZNAME:+07', 'END:STANDARD', 'END:VTIMEZONE'],
];

/** 20261123T030000Z */
function inUtc(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** 20261123T100000, on the clock of the zone. */
function inZone(at: Date): string {
  return inUtc(new Date(at.getTime() + ZONE_HOURS * 3_600_000)).slice(0, -1);
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n');
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
