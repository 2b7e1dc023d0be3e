import { expect, test } from 'vitest';
import {
  SLIP_FORM_NAMES,
  SLIP_FORMS,
  signsByOrder,
  slipFormNumber,
  slipFormTitle,
  slipNumberText,
} from './slip-forms.ts';

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

test.each([
  ['the apology of old', 'apology-letter', '2025-09-14', 'Phiếu xin lỗi và hẹn lại ngày trả kết quả'],
  [
    'the apology from the first day on',
    'apology-letter',
    '2025-09-15',
    'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết',
  ],
  ['a title that stayed', 'control-slip', '2025-09-14', 'Phiếu kiểm soát quá trình giải quyết hồ sơ'],
] as const)('%s has its title', (_reason, name, day, title) => {
  expect(slipFormTitle(name, day)).toBe(title);
});

test.each([
  ['a nought below ten', '9', '09/PBS-TTPVHCC'],
  ['none from ten on', '10', '10/PBS-TTPVHCC'],
])('a number has %s', (_reason, number, text) => {
  expect(slipNumberText('supplement-request', number, 'TTPVHCC', '2026-11-23')).toBe(text);
});

test('the acceptance slip has no number of its own', () => {
  expect(slipNumberText('acceptance-slip', '1', 'TTPVHCC', '2026-11-23')).toBeNull();
});

test.each([
  ['division', true],
  ['centre', true],
  ['police', false],
  ['military', false],
])('the head of a %s signs by order of the chairman: %s', (kind, byOrder) => {
  expect(signsByOrder(kind, '2026-11-23')).toBe(byOrder);
});
