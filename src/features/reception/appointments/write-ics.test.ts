import { expect, it } from 'vitest';
import { parseLocal } from '../../../law/day.ts';
import { writeIcs } from './write-ics.ts';

const given = {
  ...{ code: 'H7K2M9', day: '2026-11-25', minute: 510, slotMinutes: 30 },
  statusAt: parseLocal('2026-11-23T09:00'),
};
const words = {
  summary: 'Hẹn làm thủ tục: Hộ tịch – chứng thực, khai sinh',
  place:
    'Trung tâm Phục vụ hành chính công phường Hải Dương; số 106 đường Trần Hưng Đạo, thành phố Hải Phòng',
  address: 'https://motcua.example/dat-lich/abc',
};

it('writes one event in local time with its zone, escaped and folded at 75 bytes', () => {
  const text = writeIcs({ ...given, status: 'booked' }, words);
  const lines = text.split('\r\n');
  expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  const whole = text.replaceAll('\r\n ', '');
  expect(whole).toContain(
    'DTSTART;TZID=Asia/Ho_Chi_Minh:20261125T083000\r\nDTEND;TZID=Asia/Ho_Chi_Minh:20261125T090000',
  );
  expect(whole).toContain('TZID:Asia/Ho_Chi_Minh');
  expect(whole).toContain('SUMMARY:Hẹn làm thủ tục: Hộ tịch – chứng thực\\, khai sinh');
  expect(whole).toContain('phường Hải Dương\\; số 106');
  expect(whole).toContain('STATUS:CONFIRMED');
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
});

it('tells the calendar when it was cancelled', () => {
  expect(writeIcs({ ...given, status: 'cancelled' }, words)).toMatch(/METHOD:CANCEL[\s\S]*STATUS:CANCELLED/);
});
