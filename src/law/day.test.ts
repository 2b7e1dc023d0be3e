import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  compareDays,
  daysBetween,
  formatDay,
  instant,
  isDay,
  localParts,
  parseDay,
  parseLocal,
  toLocalIso,
  weekday,
  weekdayName,
} from './day.ts';

test.each([
  ['local midnight is the day before in UTC', '2026-02-13', '2026-02-12T17:00:00.000Z'],
  ['no offset means +07:00', '2026-02-13T15:30', '2026-02-13T08:30:00.000Z'],
  ['seconds are kept', '2026-02-13T15:30:59', '2026-02-13T08:30:59.000Z'],
  ['a space instead of T', '2026-02-13 15:30', '2026-02-13T08:30:00.000Z'],
  ['Z is UTC', '2026-02-13T15:30:00Z', '2026-02-13T15:30:00.000Z'],
  ['another offset', '2026-02-13T15:30:00+09:00', '2026-02-13T06:30:00.000Z'],
  ['29 February of a leap year', '2028-02-29', '2028-02-28T17:00:00.000Z'],
])('parseLocal: %s', (_reason, text, iso) => {
  expect(parseLocal(text).toISOString()).toBe(iso);
});

test.each([
  ['no such day', '2026-02-29'],
  ['no such month', '2026-13-01'],
  ['day 31 of a short month', '2026-04-31T10:00'],
  ['hour 24', '2026-02-13T24:00'],
  ['minute 60', '2026-02-13T10:60'],
  ['a day with an offset but no hour', '2026-02-13+07:00'],
  ['an offset of 99 hours', '2026-02-13T10:00+99:00'],
  ['day first', '13/02/2026'],
  ['nothing', ''],
  ['words', 'hôm nay'],
])('parseLocal refuses %s', (_reason, text) => {
  expect(() => parseLocal(text)).toThrow(RangeError);
});

test('days are written as officers write them', () => {
  expect(formatDay('2026-02-05')).toBe('05/02/2026');
  expect(weekdayName('2026-02-14')).toBe('Thứ Bảy');
  expect(weekday('2026-02-15')).toBe(0);
  expect(toLocalIso(parseLocal('2026-02-25T17:00'))).toBe('2026-02-25T17:00:00+07:00');
  expect(localParts(new Date('2026-02-12T17:00:00Z'))).toEqual({ day: '2026-02-13', minute: 0 });
  expect(isDay('2026-02-30')).toBe(false);
  expect(parseDay(' 2026-02-28 ')).toBe('2026-02-28');
  expect(() => parseDay('2026-02-30')).toThrow('"2026-02-30" không phải là ngày');
  expect([compareDays('2026-01-02', '2026-01-10'), compareDays('2026-01-10', '2026-01-10')]).toEqual([-1, 0]);
});

test('days add up, and an instant is what its parts say', () => {
  const days = fc.integer({ min: -20_000, max: 20_000 });
  fc.assert(
    fc.property(days, days, fc.integer({ min: 0, max: 1439 }), (a, b, minute) => {
      const day = addDays('2026-01-01', a);
      expect(addDays(day, b)).toBe(addDays('2026-01-01', a + b));
      expect(daysBetween('2026-01-01', day)).toBe(a);
      expect(localParts(instant(day, minute))).toEqual({ day, minute });
      expect(parseLocal(toLocalIso(instant(day, minute)))).toEqual(instant(day, minute));
    }),
  );
});
