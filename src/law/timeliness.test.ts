import { expect, test } from 'vitest';
import { parseLocal } from './day.ts';
import {
  countsAsOnTime,
  finishedTimeliness,
  measuredTimeliness,
  openTimeliness,
  TIMELINESS_NAMES,
} from './timeliness.ts';

const dueAt = parseLocal('2026-03-05T10:00');

test.each([
  ['the day before, in the evening', '2026-03-04T23:59:59', 'early'],
  ['the due day at midnight', '2026-03-05T00:00', 'on_time'],
  ['exactly at the due time', '2026-03-05T10:00', 'on_time'],
  ['a second after', '2026-03-05T10:00:01', 'late'],
  ['the next day', '2026-03-06T08:00', 'late'],
])('finished %s', (_reason, at, expected) => {
  expect(finishedTimeliness(parseLocal(at), dueAt)).toBe(expected);
  expect(countsAsOnTime(finishedTimeliness(parseLocal(at), dueAt))).toBe(expected !== 'late');
});

test.each([
  ['more than a working day left', '2026-03-04T09:59', 'in_term'],
  ['exactly a working day left', '2026-03-04T10:00', 'due_soon'],
  ['exactly at the due time', '2026-03-05T10:00', 'due_soon'],
  ['a second after', '2026-03-05T10:00:01', 'overdue'],
])('open, %s', (_reason, at, expected) => {
  expect(openTimeliness(parseLocal(at), dueAt)).toBe(expected);
});

test('six words, all different', () => {
  expect(new Set(Object.values(TIMELINESS_NAMES)).size).toBe(6);
});

test('a weekend does not make a dossier look far from due', () => {
  expect(openTimeliness(parseLocal('2026-03-06T16:00'), parseLocal('2026-03-09T10:00'))).toBe('due_soon');
  expect(openTimeliness(parseLocal('2026-03-06T16:00'), parseLocal('2026-03-09T10:00'), 60)).toBe('in_term');
});

const base = {
  dueAt,
  finishedAt: parseLocal('2026-03-04T10:00'),
  supplementRequestedAt: [],
  isSupplemented: false,
  periodEnd: parseLocal('2026-03-31T23:59:59'),
};
const asked = parseLocal('2026-03-03T10:00');
test.each([
  ['finished early', {}, 'early'],
  [
    'two supplement requests are late',
    { supplementRequestedAt: [asked, asked], isSupplemented: true },
    'late',
  ],
  ['waiting for the supplement', { finishedAt: null, supplementRequestedAt: [asked] }, 'early'],
  [
    'supplemented, then late',
    {
      finishedAt: parseLocal('2026-03-06'),
      supplementRequestedAt: [asked],
      isSupplemented: true,
    },
    'late',
  ],
  ['not finished, period over', { finishedAt: null }, 'late'],
  ['finished after the period', { finishedAt: parseLocal('2026-04-01') }, 'late'],
  [
    'not finished, not yet due at the end',
    { finishedAt: null, periodEnd: parseLocal('2026-03-04') },
    'early',
  ],
])('measured: %s', (_reason, change, expected) => {
  expect(measuredTimeliness({ ...base, ...change })).toBe(expected);
});
