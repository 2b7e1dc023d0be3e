import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorkingDay, STATE_CALENDAR } from './calendar.ts';
import { pausedRemainder, resumeDue } from './clock.ts';
import { addDays, type Day, instant, parseLocal, toLocalDay, toLocalIso } from './day.ts';
import { due, parseTerm, type Term } from './due.ts';
import { stepDues } from './step-limits.ts';
import { transferDue } from './transfer.ts';
import {
  addWorkingMinutes,
  isWorkingTime,
  type WorkingHours,
  workingMinutesBetween,
} from './working-time.ts';

const window = (from: string, to: string) => ({ from: minuteOf(from), to: minuteOf(to) });
const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const SUMMER: WorkingHours = {
  windows: [window('07:00', '11:30'), window('13:30', '17:00')],
  cutOff: minuteOf('15:00'),
};
const WINTER: WorkingHours = {
  windows: [window('07:30', '11:30'), window('13:00', '17:00')],
  cutOff: minuteOf('15:30'),
};
const MORNING: WorkingHours = { windows: [window('07:30', '11:30')], cutOff: minuteOf('15:00') };

/** Winter hours from Friday 16 October 2026; on the make-up Saturday 22 August only the morning is worked. */
function hoursOn(day: Day): WorkingHours {
  if (day === '2026-08-22') return MORNING;
  return day < '2026-10-16' ? SUMMER : WINTER;
}
const at = (received: string, term: string) =>
  due(parseLocal(received), parseTerm(term), STATE_CALENDAR, hoursOn).dueAt.slice(0, 16);

describe('a change of hours within the term', () => {
  it.each([
    ['the same clock time stays', '2026-10-15T10:00', '1wd', '2026-10-16T10:00'],
    ['opening of summer is before that of winter', '2026-10-15T07:00', '1wd', '2026-10-16T07:30'],
    ['the summer afternoon begins within the winter one', '2026-10-15T12:00', '1wd', '2026-10-16T13:30'],
    ['after the cut-off: the end of work of day n', '2026-10-15T15:01', '1wd', '2026-10-16T17:00'],
    ['15:30 is in time once it is winter', '2026-10-16T15:30', '1wd', '2026-10-19T15:30'],
    ['15:31 is not', '2026-10-16T15:31', '1wd', '2026-10-19T17:00'],
    [
      'a half day is one day; its afternoon is its end of work',
      '2026-08-21T14:00',
      '1wd',
      '2026-08-22T11:30',
    ],
    ['a half day is one day on the way', '2026-08-21T14:00', '2wd', '2026-08-24T14:00'],
    ['after the cut-off the half day is day 1', '2026-08-21T15:30', '1wd', '2026-08-22T11:30'],
    ['received on the half day', '2026-08-22T09:00', '1wd', '2026-08-24T09:00'],
    ['received after the end of the half day', '2026-08-22T11:31', '1wd', '2026-08-24T17:00'],
    ['exactly at the end of the half day', '2026-08-22T11:30', '1wd', '2026-08-24T11:30'],
    ['the same day, on the half day', '2026-08-22T08:00', '0wd', '2026-08-22T11:30'],
    ['hours: the half day has four', '2026-08-21T16:00', '8wh', '2026-08-24T10:00'],
    ['hours over the change', '2026-10-15T16:00', '2wh', '2026-10-16T08:30'],
    ['half a day is four hours on every day', '2026-08-21T15:30', '0.5wd', '2026-08-22T11:30'],
    ['one and a half from the half day', '2026-08-21T15:30', '1.5wd', '2026-08-24T11:00'],
    ['calendar days end with the work of their day', '2026-08-20T10:00', '2cd', '2026-08-22T11:30'],
  ])('%s: %s + %s = %s', (_reason, received, term, expected) => {
    expect(at(received, term)).toBe(expected);
  });

  it('gives the steps their minutes on days of different length', () => {
    const limits = ['0.25wd', '0.25wd', '0.5wd'].map(parseTerm);
    const dues = stepDues(parseLocal('2026-08-21T15:30'), limits, STATE_CALENDAR, hoursOn);
    expect(dues.map((each) => toLocalIso(each!).slice(5, 16))).toEqual([
      ...['08-22T09:30', '08-22T11:30', '08-24T11:00'],
    ]);
  });

  it('hands over electronically on the same half day, and after its end at the next opening', () => {
    const handed = (text: string) =>
      toLocalIso(transferDue(parseLocal(text), 'electronic', STATE_CALENDAR, hoursOn)).slice(0, 16);
    expect(handed('2026-08-22T11:00')).toBe('2026-08-22T11:30');
    expect(handed('2026-08-22T11:31')).toBe('2026-08-24T07:00');
    expect(handed('2026-10-15T16:00')).toBe('2026-10-16T07:30');
  });
});

const length = { min: 30, max: 300 };
/** Any hours: one window or two, from early morning to evening, with a cut-off anywhere. */
const someHours = fc
  .record({
    opening: fc.integer({ min: 300, max: 540 }),
    first: fc.integer(length),
    lunch: fc.integer({ min: 1, max: 180 }),
    second: fc.option(fc.integer(length)),
    cutOff: fc.integer({ min: 600, max: 1300 }),
  })
  .map(({ opening, first, lunch, second, cutOff }): WorkingHours => {
    const noon = opening + first;
    const morning = { from: opening, to: noon };
    const afternoon = second === null ? [] : [{ from: noon + lunch, to: noon + lunch + second }];
    return { windows: [morning, ...afternoon], cutOff };
  });
/** Hours that change from day to day, as a season, a half Saturday and a day's own hours would do. */
const changing = fc
  .array(someHours, { minLength: 2, maxLength: 5 })
  .map((all) => (day: Day) => all[(Date.parse(day) / 86_400_000) % all.length]!);
const moment = fc
  .tuple(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 1439 }))
  .map(([days, minute]) => instant(addDays('2025-06-01', days), minute));
const minutes = fc.integer({ min: 1, max: 8000 });
const term = fc.oneof(
  fc.record({ amount: fc.integer({ min: 1, max: 30 }), unit: fc.constantFrom<Term['unit'][]>('wd', 'cd') }),
  fc.record({
    amount: fc.integer({ min: 1, max: 40 }).map((quarters) => quarters / 4),
    unit: fc.constantFrom<Term['unit'][]>('wd', 'wh'),
  }),
);

describe('whatever hours each day has', () => {
  it('splitting an interval adds up', () => {
    fc.assert(
      fc.property(moment, moment, moment, changing, (x, y, z, hours) => {
        const [a, b, c] = [x, y, z].sort((one, other) => one.getTime() - other.getTime());
        const between = (from?: Date, to?: Date) => workingMinutesBetween(from!, to!, STATE_CALENDAR, hours);
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
      }),
    );
  });

  it('adding minutes and measuring them are inverse, and adding twice is adding the sum', () => {
    fc.assert(
      fc.property(moment, minutes, minutes, changing, (from, some, more, hours) => {
        const add = (start: Date, count: number) => addWorkingMinutes(start, count, STATE_CALENDAR, hours);
        const to = add(from, some);
        expect(workingMinutesBetween(from, to, STATE_CALENDAR, hours)).toBe(some);
        expect(isWorkingTime(to, STATE_CALENDAR, hours)).toBe(true);
        expect(add(to, more)).toEqual(add(from, some + more));
      }),
    );
  });

  it('pause and resume at once change nothing; later they shift by what was waited', () => {
    fc.assert(
      fc.property(moment, minutes, minutes, changing, (pausedAt, left, waited, hours) => {
        const dueAt = addWorkingMinutes(pausedAt, left, STATE_CALENDAR, hours);
        const remaining = pausedRemainder(dueAt, pausedAt, STATE_CALENDAR, hours);
        expect(resumeDue(remaining, pausedAt, STATE_CALENDAR, hours)).toEqual(dueAt);
        const resumedAt = addWorkingMinutes(pausedAt, waited, STATE_CALENDAR, hours);
        expect(resumeDue(remaining, resumedAt, STATE_CALENDAR, hours)).toEqual(
          addWorkingMinutes(dueAt, waited, STATE_CALENDAR, hours),
        );
      }),
    );
  });

  it('a due time is a working moment after reception, and n days are counted whatever their length', () => {
    fc.assert(
      fc.property(moment, term, changing, (received, given, hours) => {
        const found = due(received, given, STATE_CALENDAR, hours);
        const dueAt = parseLocal(found.dueAt);
        expect(dueAt > received).toBe(true);
        expect(isWorkingDay(toLocalDay(dueAt))).toBe(true);
        expect(isWorkingTime(dueAt, STATE_CALENDAR, hours)).toBe(true);
        if (given.unit === 'wd' && Number.isInteger(given.amount))
          expect(found.days.filter((day) => day.counted)).toHaveLength(given.amount);
      }),
    );
  });

  it('later or longer is never due earlier', () => {
    fc.assert(
      fc.property(moment, minutes, term, changing, (received, later, given, hours) => {
        const dueOf = (from: Date, amount: number) =>
          parseLocal(due(from, { ...given, amount }, STATE_CALENDAR, hours).dueAt).getTime();
        const first = dueOf(received, given.amount);
        expect(dueOf(new Date(received.getTime() + later * 60_000), given.amount)).toBeGreaterThanOrEqual(
          first,
        );
        const more = given.unit === 'cd' ? 1 : 0.25;
        expect(dueOf(received, given.amount + more)).toBeGreaterThanOrEqual(first);
      }),
      { numRuns: 1000 },
    );
  });

  it('the minutes of the days and of the day of reception add up to the term in hours', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 80 }), changing, (received, amount, hours) => {
        const { days, startsAt, startsOn, dueAt } = due(
          received,
          { amount, unit: 'wh' },
          STATE_CALENDAR,
          hours,
        );
        const endOfFirst = instant(addDays(toLocalDay(received), 1), 0);
        const firstDay =
          startsOn === toLocalDay(received)
            ? workingMinutesBetween(
                parseLocal(startsAt),
                new Date(Math.min(parseLocal(dueAt).getTime(), endOfFirst.getTime())),
                STATE_CALENDAR,
                hours,
              )
            : 0;
        expect(days.reduce((sum, day) => sum + day.minutes!, firstDay)).toBe(amount * 60);
      }),
    );
  });
});
