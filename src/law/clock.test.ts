import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Clock, changeClock, pausedRemainder, restartDue, resumeDue } from './clock.ts';
import { addDays, instant, parseLocal, toLocalIso } from './day.ts';
import { parseTerm } from './due.ts';
import { addWorkingMinutes, workingMinutesBetween } from './working-time.ts';

test.each([
  ['14 hours left', '2026-03-05T10:00', '2026-03-03T14:00', '2026-03-09T08:00', '2026-03-10T16:00'],
  ['supplemented over Tết', '2026-02-13T17:00', '2026-02-12T17:00', '2026-02-20T10:00', '2026-02-23T17:00'],
  ['supplemented at once', '2026-03-05T10:00', '2026-03-03T14:00', '2026-03-03T14:00', '2026-03-05T10:00'],
  [
    'already late: nothing is won',
    '2026-03-02T10:00',
    '2026-03-03T10:00',
    '2026-03-09T10:00',
    '2026-03-09T10:00',
  ],
])('pause and resume, %s', (_reason, dueAt, pausedAt, resumedAt, expected) => {
  const left = pausedRemainder(parseLocal(dueAt), parseLocal(pausedAt));
  expect(toLocalIso(resumeDue(left, parseLocal(resumedAt)))).toBe(`${expected}:00+07:00`);
});

test.each([
  ['before the cut-off', '2026-03-09T10:00', '3wd', '2026-03-12T10:00'],
  ['after the cut-off', '2026-03-09T15:30', '3wd', '2026-03-12T17:00'],
  ['on a Saturday', '2026-03-07T10:00', '1wd', '2026-03-09T17:00'],
])('restart counts the whole term anew, %s', (_reason, at, term, expected) => {
  expect(toLocalIso(restartDue(parseTerm(term), parseLocal(at)))).toBe(`${expected}:00+07:00`);
});

test('a second supplement leaves what the first one left', () => {
  let clock: Clock = { dueAt: parseLocal('2026-03-06T10:00'), remainingMinutes: null };
  clock = changeClock(clock, { effect: 'pause', at: parseLocal('2026-03-03T10:00') });
  expect(clock.remainingMinutes).toBe(3 * 480);
  clock = changeClock(clock, { effect: 'resume', at: parseLocal('2026-03-09T10:00') });
  clock = changeClock(clock, { effect: 'pause', at: parseLocal('2026-03-10T10:00') });
  expect(clock.remainingMinutes).toBe(2 * 480);
  clock = changeClock(clock, { effect: 'none' });
  clock = changeClock(clock, { effect: 'resume', at: parseLocal('2026-03-16T10:00') });
  expect(clock.dueAt).toEqual(parseLocal('2026-03-18T10:00'));
  clock = changeClock(clock, { effect: 'extend', dueAt: parseLocal('2026-03-20T10:00') });
  expect(clock.dueAt).toEqual(parseLocal('2026-03-20T10:00'));
  clock = changeClock(clock, { effect: 'pause', at: parseLocal('2026-03-19T10:00') });
  clock = changeClock(clock, {
    effect: 'restart',
    at: parseLocal('2026-03-23T10:00'),
    term: parseTerm('3wd'),
  });
  expect(clock).toEqual({ dueAt: parseLocal('2026-03-26T10:00'), remainingMinutes: null });
});

test('changes that make no sense are errors', () => {
  const at = parseLocal('2026-03-03T10:00');
  const run: Clock = { dueAt: at, remainingMinutes: null };
  const stopped: Clock = { dueAt: null, remainingMinutes: 60 };
  expect(() => changeClock(stopped, { effect: 'pause', at })).toThrow(RangeError);
  expect(() => changeClock(run, { effect: 'resume', at })).toThrow(RangeError);
  expect(() => changeClock(run, { effect: 'extend', dueAt: at })).toThrow(RangeError);
  expect(() => changeClock(stopped, { effect: 'extend', dueAt: at })).toThrow(RangeError);
});

const moment = fc
  .tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 1439 }))
  .map(([days, minute]) => instant(addDays('2025-11-01', days), minute));
const length = fc.integer({ min: 1, max: 10_000 });

test('pause and resume shift the due time by the working minutes between them', () => {
  fc.assert(
    fc.property(moment, length, length, (pausedAt, left, waited) => {
      const dueAt = addWorkingMinutes(pausedAt, left);
      const resumedAt = addWorkingMinutes(pausedAt, waited);
      const found = resumeDue(pausedRemainder(dueAt, pausedAt), resumedAt);
      expect(found).toEqual(addWorkingMinutes(dueAt, waited));
      expect(workingMinutesBetween(dueAt, found)).toBe(waited);
    }),
  );
});

test('pause and resume at once change nothing', () => {
  fc.assert(
    fc.property(moment, length, (at, left) => {
      const dueAt = addWorkingMinutes(at, left);
      expect(resumeDue(pausedRemainder(dueAt, at), at)).toEqual(dueAt);
    }),
  );
});
