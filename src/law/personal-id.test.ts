import { describe, expect, it, test } from 'vitest';
import {
  checkOrganisationId,
  checkPersonalId,
  demoPersonalId,
  isDemoPersonalId,
  maskPersonalId,
} from './personal-id.ts';

test.each([
  ['twelve digits', '999000000001', true],
  ['written in groups', '999 000 000 001', true],
  ['eleven digits', '99900000001', false],
  ['thirteen digits', '9990000000011', false],
  ['nine digits of the old card', '990000001', false],
  ['a letter', '99900000000A', false],
  ['nothing', '', false],
])('%s', (_reason, text, expected) => {
  expect(checkPersonalId(text)).toBe(expected);
});

test('only the last three digits are shown, and of a short text nothing', () => {
  expect(maskPersonalId('999000000123')).toBe('•••••••••123');
  expect(maskPersonalId('123')).toBe('•••');
  expect(maskPersonalId('')).toBe('');
});

test('demo ids have the shape and are visibly nobody', () => {
  expect(demoPersonalId(7)).toBe('999000000007');
  expect(checkPersonalId(demoPersonalId(999_999_999))).toBe(true);
  expect(isDemoPersonalId(demoPersonalId(0))).toBe(true);
  expect(isDemoPersonalId('031000000007')).toBe(false);
  for (const order of [-1, 1e9, 0.5]) expect(() => demoPersonalId(order)).toThrow(RangeError);
});

describe("an organisation's number", () => {
  it.each(['0123456789', '0123456789-001', '0123456789001', '999012345678'])('may be %s', (text) => {
    expect(checkOrganisationId(text)).toBe(true);
  });

  it.each(['', '123', '01234567890', 'abc'])('may not be "%s"', (text) => {
    expect(checkOrganisationId(text)).toBe(false);
  });
});
