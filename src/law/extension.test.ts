import { expect, test } from 'vitest';
import { parseLocal } from './day.ts';
import { extensionFault, isApologyInTime } from './extension.ts';

const asked = {
  dueAt: parseLocal('2026-03-05T10:00'),
  newDueAt: parseLocal('2026-03-10T10:00'),
  at: parseLocal('2026-03-04T10:00'),
  timesBefore: 0,
  acceptedOn: '2026-03-02',
};

test.each([
  ['the first time', {}, null],
  ['the second time', { timesBefore: 1 }, 'Hồ sơ chỉ được hẹn lại 1 lần.'],
  ['to the same time', { newDueAt: asked.dueAt }, 'Ngày hẹn mới phải sau ngày hẹn cũ.'],
  ['to an earlier time', { newDueAt: parseLocal('2026-03-05') }, 'Ngày hẹn mới phải sau ngày hẹn cũ.'],
  ['to a time that has passed', { at: parseLocal('2026-03-11') }, 'Ngày hẹn mới phải ở tương lai.'],
  ['when already overdue', { at: parseLocal('2026-03-06') }, null],
])('extend %s', (_reason, change, fault) => {
  expect(extensionFault({ ...asked, ...change })).toBe(fault);
});

test('an apology is in time up to the due time', () => {
  expect(isApologyInTime(asked.dueAt, asked.dueAt)).toBe(true);
  expect(isApologyInTime(parseLocal('2026-03-05T10:00:01'), asked.dueAt)).toBe(false);
});
