import { expect, test } from 'vitest';
import { SLIP_FORM_NAMES, SLIP_FORMS, slipFormNumber } from './slip-forms.ts';

test('seven forms, numbered in order', () => {
  expect(SLIP_FORM_NAMES.map((name) => SLIP_FORMS[name].number)).toEqual(
    Array.from({ length: 7 }, (_, at) => `0${at + 1}`),
  );
});

test.each([
  ['the control slip of old', 'control-slip', '2025-09-14', '05'],
  ['the control slip from the first day on', 'control-slip', '2025-09-15', '06'],
  ['no stop notice of old', 'stop-notice', '2025-09-14', null],
  ['the stop notice', 'stop-notice', '2026-03-02', '05'],
  ['the acceptance slip kept its number', 'acceptance-slip', '2025-01-01', '01'],
] as const)('%s', (_reason, name, day, number) => {
  expect(slipFormNumber(name, day)).toBe(number);
});
