import { expect, test } from 'vitest';
import { parseLocal } from './day.ts';
import { intakeAnswerDue } from './intake-answer.ts';

test.each([
  ['online, in the morning', '2026-03-02T10:00', 'online', '2026-03-03T10:00'],
  ['online, after 15:00: no cut-off', '2026-03-02T16:30', 'online', '2026-03-03T16:30'],
  ['online, in the night', '2026-03-02T22:00', 'online', '2026-03-03T17:00'],
  ['online, on a Saturday', '2026-03-07T10:00', 'online', '2026-03-09T17:00'],
  ['on paper', '2026-03-02T10:00', 'paper', '2026-03-03T10:00'],
  ['on paper, before the resolution', '2025-12-31T23:59', 'paper', null],
  ['on paper, the last day of the resolution', '2027-02-28T23:59', 'paper', '2027-03-01T17:00'],
  ['on paper, after the resolution', '2027-03-01T08:00', 'paper', null],
] as const)('%s', (_reason, arrived, kind, expected) => {
  expect(intakeAnswerDue(parseLocal(arrived), kind)).toEqual(expected && parseLocal(expected));
});
