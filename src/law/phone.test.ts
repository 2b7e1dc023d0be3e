import { expect, test } from 'vitest';
import { lastFourDigits, maskPhone, normalisePhone } from './phone.ts';

test.each([
  ['as it is', '0912345678', '0912345678'],
  ['in groups', '0912 345 678', '0912345678'],
  ['with dots', '0912.345.678', '0912345678'],
  ['with +84', '+84 912 345 678', '0912345678'],
  ['with 0084', '0084912345678', '0912345678'],
  ['with 84', '84912345678', '0912345678'],
  ['a land line of eleven digits', '0220 3855 678', '02203855678'],
  ['84 after the zero is no country code', '0841234567', '0841234567'],
  ['too short', '091234567', null],
  ['too long', '091234567890', null],
  ['no leading zero', '912345678', null],
  ['words', 'không có', null],
  ['nothing', '', null],
])('%s', (_reason, text, expected) => {
  expect(normalisePhone(text)).toBe(expected);
});

test('last digits and mask', () => {
  expect(lastFourDigits('+84 912 345 678')).toBe('5678');
  expect(lastFourDigits('không có')).toBeNull();
  expect(maskPhone('0912 345 678')).toBe('091•••••78');
  expect(maskPhone('12345')).toBe('•••••');
});
