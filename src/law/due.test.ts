import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWorkingDay } from './calendar.ts';
import { addDays, instant, parseLocal, toLocalDay } from './day.ts';
import { due, parseTerm } from './due.ts';
import { minutesPerDay, workingHoursOn, workingMinutesBetween } from './working-time.ts';

/** reason, received, term, due */
const WORKING_DAYS: [string, string, string, string][] = [
  ['in the morning: the same time three days later', '2026-03-02T10:00', '3wd', '2026-03-05T10:00'],
  ['over a weekend', '2026-03-05T10:00', '3wd', '2026-03-10T10:00'],
  ['exactly 15:00 is before the cut-off', '2026-03-02T15:00', '1wd', '2026-03-03T15:00'],
  ['one second past 15:00', '2026-03-02T15:00:01', '1wd', '2026-03-03T17:00'],
  ['15:01', '2026-03-02T15:01', '1wd', '2026-03-03T17:00'],
  ['exactly 17:00', '2026-03-02T17:00', '1wd', '2026-03-03T17:00'],
  ['in the evening', '2026-03-02T20:00', '2wd', '2026-03-04T17:00'],
  ['before opening counts as opening', '2026-03-02T06:59', '1wd', '2026-03-03T07:00'],
  ['exactly at opening', '2026-03-02T07:00', '1wd', '2026-03-03T07:00'],
  ['just before lunch', '2026-03-02T11:30', '1wd', '2026-03-03T11:30'],
  ['at lunch: from 13:30', '2026-03-02T12:00', '1wd', '2026-03-03T13:30'],
  ['right after lunch', '2026-03-02T13:30', '1wd', '2026-03-03T13:30'],
  ['on an ordinary Saturday: Monday is day 1', '2026-03-07T09:00', '1wd', '2026-03-09T17:00'],
  ['on a Sunday: Monday is day 1', '2026-03-08T09:00', '3wd', '2026-03-11T17:00'],
  ['Friday after the cut-off: Monday is day 1', '2026-03-06T15:30', '1wd', '2026-03-09T17:00'],
  ['after the cut-off, then Tết', '2026-02-13T15:30', '3wd', '2026-02-25T17:00'],
  ['before the cut-off, then Tết', '2026-02-13T14:59', '3wd', '2026-02-25T14:59'],
  ['a worked Saturday in August', '2026-08-21T10:00', '1wd', '2026-08-22T10:00'],
  ['received on the worked Saturday', '2026-08-22T10:00', '1wd', '2026-08-24T10:00'],
  ['a worked Saturday in January', '2026-01-09T10:00', '1wd', '2026-01-10T10:00'],
  ['24 November is off', '2026-11-23T10:00', '1wd', '2026-11-25T10:00'],
  ['Giỗ Tổ in lieu and the April holidays', '2026-04-24T09:00', '3wd', '2026-05-04T09:00'],
  ['the National Day with its swap', '2026-08-28T09:00', '1wd', '2026-09-03T09:00'],
];
const SAME_DAY: [string, string, string, string][] = [
  ['before the cut-off: the same day', '2026-03-02T08:00', '0wd', '2026-03-02T17:00'],
  ['exactly 15:00: the same day', '2026-03-02T15:00', '0wd', '2026-03-02T17:00'],
  ['after the cut-off: the next working day', '2026-03-06T15:01', '0wd', '2026-03-09T17:00'],
  ['on a day off: the next working day', '2026-02-17T09:00', '0wd', '2026-02-23T17:00'],
];
const FRACTIONS: [string, string, string, string][] = [
  ['half a day, in the morning, over lunch', '2026-03-02T08:00', '0.5wd', '2026-03-02T14:00'],
  ['half a day, into the next morning', '2026-03-02T14:00', '0.5wd', '2026-03-03T08:00'],
  ['half a day after the cut-off', '2026-03-02T15:30', '0.5wd', '2026-03-03T11:00'],
  ['a quarter', '2026-03-02T08:00', '0.25wd', '2026-03-02T10:00'],
  ['one and a half', '2026-03-02T08:00', '1.5wd', '2026-03-03T14:00'],
];
const CALENDAR_DAYS: [string, string, string, string][] = [
  ['ends on a working day', '2026-03-02T10:00', '3cd', '2026-03-05T17:00'],
  ['the weekend is counted', '2026-03-05T10:00', '5cd', '2026-03-10T17:00'],
  ['ends on a Saturday: Monday', '2026-03-05T10:00', '2cd', '2026-03-09T17:00'],
  ['ends on a worked Saturday', '2026-08-20T10:00', '2cd', '2026-08-22T17:00'],
  ['ends in Tết: the first day after', '2026-02-10T10:00', '7cd', '2026-02-23T17:00'],
  ['after the cut-off the next working day is day 1', '2026-03-02T16:00', '1cd', '2026-03-03T17:00'],
  ['30 days', '2026-03-02T10:00', '30cd', '2026-04-01T17:00'],
];
const WORKING_HOURS: [string, string, string, string][] = [
  ['eight hours are one day', '2026-03-02T10:00', '8wh', '2026-03-03T10:00'],
  ['the cut-off is no bound', '2026-03-02T16:00', '8wh', '2026-03-03T16:00'],
  ['after closing: from the next opening', '2026-03-02T18:00', '8wh', '2026-03-03T17:00'],
  ['lunch is not counted', '2026-03-02T11:00', '1wh', '2026-03-02T14:00'],
  ['exactly to closing', '2026-03-02T16:00', '1wh', '2026-03-02T17:00'],
  ['on a Saturday', '2026-03-07T09:00', '4wh', '2026-03-09T11:00'],
  ['half an hour', '2026-03-02T08:00', '0.5wh', '2026-03-02T08:30'],
];
test.each([...WORKING_DAYS, ...SAME_DAY, ...FRACTIONS, ...CALENDAR_DAYS, ...WORKING_HOURS])(
  '%s: %s + %s = %s',
  (_reason, received, term, expected) => {
    expect(due(parseLocal(received), parseTerm(term)).dueAt).toBe(`${expected}:00+07:00`);
  },
);

test('every day from reception to the due day is explained', () => {
  const found = due(parseLocal('2026-02-13T15:30'), parseTerm('3wd'));
  expect(found.startsOn).toBe('2026-02-23');
  expect(found.startsAt).toBe('2026-02-23T07:00:00+07:00');
  expect(found.warnings).toEqual([]);
  expect(found.days.map(({ on, counted }) => `${on.slice(5)} ${counted ? 1 : 0}`)).toEqual([
    ...['02-14 0', '02-15 0', '02-16 0', '02-17 0', '02-18 0', '02-19 0', '02-20 0', '02-21 0', '02-22 0'],
    ...['02-23 1', '02-24 1', '02-25 1'],
  ]);
  expect(found.days[0]).toEqual({ on: '2026-02-14', counted: false, why: expect.stringMatching(/^Thứ Bảy/) });
  expect(found.days[2]!.why).toContain('Tết Nguyên đán');
  expect(found.days.at(-1)!.why).toBe('Ngày làm việc thứ 3 (Thứ Tư)');
  expect(due(parseLocal('2026-08-21T10:00'), parseTerm('1wd')).days).toEqual([
    { on: '2026-08-22', counted: true, why: 'Ngày làm việc thứ 1 (Thứ Bảy làm bù cho 31/08)' },
  ]);
});

test('calendar days count days off, and say when the last one moves', () => {
  const { days } = due(parseLocal('2026-03-05T10:00'), parseTerm('2cd'));
  expect(days.map((each) => each.counted)).toEqual([true, true, false, false]);
  expect(days[1]!.why).toBe('Ngày thứ 2 (Thứ Bảy)');
  expect(days[2]!.why).toContain('chuyển sang ngày làm việc tiếp theo');
  expect(days[3]!.why).toContain('nhận kết quả');
});

test('a due time in a year not published carries a warning', () => {
  expect(due(parseLocal('2026-12-30T10:00'), parseTerm('3wd')).warnings).toEqual([
    expect.stringContaining('2027'),
  ]);
});

test.each(['', '3', 'wd', '-1wd', '1,5wd', '1.5cd', '3 wd', '3days', '9999999wd', 'NaNwd'])(
  'parseTerm refuses "%s" in Vietnamese',
  (text) => {
    expect(() => parseTerm(text)).toThrow(RangeError);
    expect(() => parseTerm(text)).toThrow(/thời hạn|ngày/);
  },
);

const moment = fc
  .tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1439 }))
  .map(([days, minute]) => instant(addDays('2025-01-01', days), minute));

test('a due time is a working moment after reception, n working days on', () => {
  const hours = workingHoursOn('2026-01-01');
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 40 }), (received, amount) => {
      const found = due(received, { amount, unit: 'wd' });
      const at = parseLocal(found.dueAt);
      expect(at > received).toBe(true);
      expect(isWorkingDay(toLocalDay(at))).toBe(true);
      expect(found.days.filter((day) => day.counted)).toHaveLength(amount);
      expect(workingMinutesBetween(parseLocal(found.startsAt), at)).toBe(amount * minutesPerDay(hours));
    }),
  );
});

test('later or longer is never due earlier', () => {
  const amounts = fc.integer({ min: 0, max: 30 });
  const units = fc.constantFrom('wd' as const, 'cd' as const, 'wh' as const);
  fc.assert(
    fc.property(
      moment,
      fc.integer({ min: 0, max: 5000 }),
      amounts,
      units,
      (received, later, amount, unit) => {
        const at = parseLocal(due(received, { amount, unit }).dueAt);
        const receivedLater = new Date(received.getTime() + later * 60_000);
        expect(parseLocal(due(receivedLater, { amount, unit }).dueAt) >= at).toBe(true);
        expect(parseLocal(due(received, { amount: amount + 1, unit }).dueAt) >= at).toBe(true);
      },
    ),
  );
});

test('the list of days starts the day after reception, has no gap and ends on the due day', () => {
  fc.assert(
    fc.property(moment, fc.constantFrom('0wd', '1wd', '0.5wd', '7wd', '5cd', '12wh'), (received, term) => {
      const { days, dueAt } = due(received, parseTerm(term));
      let on = toLocalDay(received);
      for (const day of days) {
        on = addDays(on, 1);
        expect(day.on).toBe(on);
        expect(day.why).not.toBe('');
      }
      expect(on).toBe(dueAt.slice(0, 10));
    }),
  );
});
