import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STATE_CALENDAR } from './calendar.ts';
import { addDays, instant, parseLocal, toLocalIso } from './day.ts';
import {
  addWorkingMinutes,
  isLongerThan,
  isWorkingTime,
  WORKING_HOURS,
  workingHoursOn,
  workingMinutesBetween,
} from './working-time.ts';

test.each([
  ['a whole day', '2026-03-02T00:00', '2026-03-03T00:00', 480],
  ['the morning', '2026-03-02T07:00', '2026-03-02T11:30', 270],
  ['lunch', '2026-03-02T11:30', '2026-03-02T13:30', 0],
  ['over lunch', '2026-03-02T11:00', '2026-03-02T14:00', 60],
  ['over night', '2026-03-02T16:00', '2026-03-03T08:00', 120],
  ['a weekend', '2026-03-06T17:00', '2026-03-09T07:00', 0],
  ['Tết', '2026-02-13T16:00', '2026-02-23T08:00', 120],
  ['a worked Saturday', '2026-08-22T00:00', '2026-08-23T00:00', 480],
  ['backwards', '2026-03-03T10:00', '2026-03-02T10:00', 0],
  ['backwards within a day', '2026-03-02T10:00', '2026-03-02T09:00', 0],
  ['half a minute', '2026-03-02T10:00', '2026-03-02T10:00:30', 0.5],
])('%s: %s to %s has %d minutes', (_reason, from, to, minutes) => {
  expect(workingMinutesBetween(parseLocal(from), parseLocal(to))).toBe(minutes);
});

test.each([
  ['to the end of a window, not the start of the next', '2026-03-02T11:00', 30, '2026-03-02T11:30'],
  ['past lunch', '2026-03-02T11:00', 31, '2026-03-02T13:31'],
  ['from lunch', '2026-03-02T12:00', 0, '2026-03-02T13:30'],
  ['from the night', '2026-03-02T22:00', 1, '2026-03-03T07:01'],
  ['from a day off', '2026-02-18T10:00', 60, '2026-02-23T08:00'],
])('%s', (_reason, from, minutes, expected) => {
  expect(toLocalIso(addWorkingMinutes(parseLocal(from), minutes))).toBe(`${expected}:00+07:00`);
});

test('negative minutes are an error', () => {
  expect(() => addWorkingMinutes(parseLocal('2026-03-02'), -1)).toThrow(RangeError);
  expect(() => addWorkingMinutes(parseLocal('2026-03-02'), Number.NaN)).toThrow(RangeError);
});

test('a ward may bring its own hours', () => {
  const hours = () => ({ windows: [{ from: 7 * 60 + 30, to: 11 * 60 + 30 }], cutOff: 10 * 60 });
  const from = parseLocal('2026-03-02T07:00');
  expect(workingMinutesBetween(from, parseLocal('2026-03-03'), STATE_CALENDAR, hours)).toBe(240);
  expect(isWorkingTime(from, STATE_CALENDAR, hours)).toBe(false);
  expect(isWorkingTime(from)).toBe(true);
});

test('a working day has eight hours in every version of the hours', () => {
  for (const { windows } of WORKING_HOURS)
    expect(windows.reduce((sum, each) => sum + each.to - each.from, 0)).toBe(480);
});

const moment = fc
  .tuple(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 1439 }))
  .map(([days, minute]) => instant(addDays('2025-06-01', days), minute));

test('splitting an interval adds up', () => {
  fc.assert(
    fc.property(moment, moment, moment, (...three) => {
      const [a, b, c] = three.sort((x, y) => x.getTime() - y.getTime());
      expect(workingMinutesBetween(a!, b!) + workingMinutesBetween(b!, c!)).toBe(
        workingMinutesBetween(a!, c!),
      );
    }),
  );
});

test('adding minutes and measuring them are inverse', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 0, max: 20_000 }), (from, minutes) => {
      const to = addWorkingMinutes(from, minutes);
      expect(workingMinutesBetween(from, to)).toBe(minutes);
      expect(isWorkingTime(to)).toBe(true);
    }),
  );
});

test('whether more minutes lie between is what counting them says, and no long way is counted to its end', () => {
  fc.assert(
    fc.property(moment, moment, fc.integer({ min: 0, max: 3000 }), (from, to, minutes) => {
      expect(isLongerThan(minutes, from, to)).toBe(workingMinutesBetween(from, to) > minutes);
    }),
  );
  let asked = 0;
  const hours = (day: string) => {
    asked++;
    return workingHoursOn(day);
  };
  expect(isLongerThan(480, parseLocal('2025-06-02'), parseLocal('2026-06-02'), STATE_CALENDAR, hours)).toBe(
    true,
  );
  expect(asked).toBe(2);
});
