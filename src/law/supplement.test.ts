import { expect, test } from 'vitest';
import { parseLocal, toLocalIso } from './day.ts';
import {
  DEFAULT_SUPPLEMENT_MODE,
  maySupplement,
  supplementAgainUntil,
  supplementUntil,
} from './supplement.ts';

test('without a word in the procedure the term is counted anew', () => {
  expect(DEFAULT_SUPPLEMENT_MODE).toBe('restart');
});

test('an officer asks only once', () => {
  expect([0, 1, 2].map((times) => maySupplement(times, '2026-03-02'))).toEqual([true, false, false]);
});

test.each([
  ['ends on a working day', '2026-03-02T10:00', 15, '2026-03-17'],
  ['ends on a Sunday: Monday', '2026-03-02T10:00', 13, '2026-03-16'],
  ['ends in Tết', '2026-02-02T10:00', 15, '2026-02-23'],
])('awaited %s', (_reason, at, days, until) => {
  expect(toLocalIso(supplementUntil(parseLocal(at), days)!)).toBe(`${until}T17:00:00+07:00`);
});

test('without a limit in the procedure nothing closes by itself', () => {
  expect(supplementUntil(parseLocal('2026-03-02'), null)).toBeNull();
});

test.each([
  ['an hour of looking gives a whole day', '2026-03-10T09:00', '2026-03-10T10:00', '2026-03-18'],
  ['four days and an hour give five', '2026-03-10T09:00', '2026-03-14T10:00', '2026-03-23'],
  ['a day that would end on a Saturday ends on Monday', '2026-03-10T09:00', '2026-03-13T09:00', '2026-03-20'],
])('sent back: %s', (_reason, sentAt, returnedAt, until) => {
  const again = supplementAgainUntil(parseLocal('2026-03-17T17:00'), {
    sentAt: parseLocal(sentAt),
    returnedAt: parseLocal(returnedAt),
  });
  expect(toLocalIso(again)).toBe(`${until}T17:00:00+07:00`);
});
