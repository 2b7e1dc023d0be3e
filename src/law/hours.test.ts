import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorkingDay, STATE_CALENDAR } from './calendar.ts';
import { pausedRemainder, resumeDue } from './clock.ts';
import { addDays, instant, minuteOfDay, parseLocal, toLocalDay, toLocalIso } from './day.ts';
import { due, parseTerm } from './due.ts';
import { stepDues } from './step-limits.ts';
import {
  addWorkingMinutes,
  closingMinute,
  type HoursOn,
  isWorkingTime,
  WORKING_HOURS,
  type WorkingHours,
  workingMinutesBetween,
} from './working-time.ts';

const at = (hour: number, minute = 0) => hour * 60 + minute;
const SUMMER = WORKING_HOURS[0]!;
const WINTER: WorkingHours = {
  windows: [
    { from: at(8), to: at(12) },
    { from: at(13), to: at(16, 30) },
  ],
  cutOff: at(15),
};
const MORNING: WorkingHours = { windows: [{ from: at(7, 30), to: at(11, 30) }], cutOff: at(10) };

/** Winter hours from 15 October on, and only the morning of the make-up Saturday of August. */
const hoursOn: HoursOn = (day) =>
  day === '2026-08-22' ? MORNING : day >= '2026-10-15' && day < '2027-04-15' ? WINTER : SUMMER;

describe('hours that differ from day to day', () => {
  it.each([
    ['the end of work is that of the due day', '2026-10-14T15:30', '2wd', '2026-10-16T16:30'],
    [
      'a term ends at the closing of a day that closes earlier',
      '2026-10-14T14:59',
      '1wd',
      '2026-10-15T14:59',
    ],
    ['a calendar term ends with that day', '2026-10-12T09:00', '3cd', '2026-10-15T16:30'],
    ['a time of the new lunch is the start of the afternoon', '2026-10-13T11:20', '2wd', '2026-10-15T11:20'],
    ['the next morning opens by its own hours', '2026-10-14T17:30', '8wh', '2026-10-16T08:30'],
    ['working hours fill each day by its own windows', '2026-10-14T16:00', '2wh', '2026-10-15T09:00'],
    ['a half make-up Saturday is one working day', '2026-08-21T15:30', '1wd', '2026-08-22T11:30'],
    ['and ends a term of the afternoon at its closing', '2026-08-21T14:30', '1wd', '2026-08-22T11:30'],
    ['and is over for what comes after its cut-off', '2026-08-22T10:30', '1wd', '2026-08-24T17:00'],
    ['half a day after a whole one', '2026-10-14T15:30', '1.5wd', '2026-10-16T11:45'],
  ])('%s', (_reason, from, term, expected) => {
    expect(
      toLocalIso(parseLocal(due(parseLocal(from), parseTerm(term), STATE_CALENDAR, hoursOn).dueAt)),
    ).toBe(`${expected}:00+07:00`);
  });

  it('steps add up over the change', () => {
    const limits = ['0.5wd', '0.5wd', '-'].map((each) => (each === '-' ? null : parseTerm(each)));
    const dues = stepDues(parseLocal('2026-10-14T14:00'), limits, STATE_CALENDAR, hoursOn);
    expect(dues.map((each) => each && toLocalIso(each).slice(0, 16))).toEqual([
      '2026-10-15T09:00',
      '2026-10-15T14:00',
      null,
    ]);
  });
});

const moment = fc
  .tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 1439 }))
  .map(([days, minute]) => instant(addDays('2026-06-01', days), minute));
const minutes = fc.integer({ min: 0, max: 10_000 });

describe('over changes of hours', () => {
  it('splitting an interval adds up', () => {
    fc.assert(
      fc.property(moment, moment, moment, (...three) => {
        const [a, b, c] = three.sort((x, y) => x.getTime() - y.getTime()) as [Date, Date, Date];
        const between = (from: Date, to: Date) => workingMinutesBetween(from, to, STATE_CALENDAR, hoursOn);
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
      }),
    );
  });

  it('adding minutes and measuring them are inverse, and end in working time', () => {
    fc.assert(
      fc.property(moment, minutes, (from, amount) => {
        const to = addWorkingMinutes(from, amount, STATE_CALENDAR, hoursOn);
        expect(workingMinutesBetween(from, to, STATE_CALENDAR, hoursOn)).toBe(amount);
        expect(isWorkingTime(to, STATE_CALENDAR, hoursOn)).toBe(true);
      }),
    );
  });

  it('pause and resume shift the due time by the working minutes between', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 5000 }), minutes, (pausedAt, left, waited) => {
        const dueAt = addWorkingMinutes(pausedAt, left, STATE_CALENDAR, hoursOn);
        const resumedAt = addWorkingMinutes(pausedAt, waited, STATE_CALENDAR, hoursOn);
        const kept = pausedRemainder(dueAt, pausedAt, STATE_CALENDAR, hoursOn);
        expect(resumeDue(kept, resumedAt, STATE_CALENDAR, hoursOn)).toEqual(
          addWorkingMinutes(dueAt, waited, STATE_CALENDAR, hoursOn),
        );
      }),
    );
  });

  it('a due time is a working moment of a working day, and later or longer is never due earlier', () => {
    const units = fc.constantFrom('wd' as const, 'cd' as const, 'wh' as const);
    fc.assert(
      fc.property(moment, minutes, fc.integer({ min: 0, max: 30 }), units, (from, later, amount, unit) => {
        const count = (when: Date, n: number) =>
          parseLocal(due(when, { amount: n, unit }, STATE_CALENDAR, hoursOn).dueAt);
        const found = count(from, amount);
        expect(isWorkingDay(toLocalDay(found))).toBe(true);
        expect(minuteOfDay(found)).toBeLessThanOrEqual(closingMinute(hoursOn(toLocalDay(found))));
        expect(count(new Date(from.getTime() + later * 60_000), amount) >= found).toBe(true);
        expect(count(from, amount + 1) >= found).toBe(true);
      }),
    );
  });
});
