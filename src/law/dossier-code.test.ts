import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from './day.ts';
import {
  formatCentralisedCode,
  formatDossierCode,
  isAgencyCode,
  parseCentralisedCode,
  parseDossierCode,
} from './dossier-code.ts';

const parts = { agencyCode: 'H24.001.02', day: '2026-03-02', number: 7 };

test.each([
  ['the first of a day', 1, 'H24.001.02-260302-0001'],
  ['four digits are full', 9999, 'H24.001.02-260302-9999'],
  ['longer when needed', 10_000, 'H24.001.02-260302-10000'],
])('%s', (_reason, number, code) => {
  expect(formatDossierCode({ ...parts, number })).toBe(code);
  expect(parseDossierCode(code)).toEqual({ ...parts, number });
});

test('a centralised code carries its owner', () => {
  expect(formatCentralisedCode({ ...parts, ownerCode: '12' })).toBe('H24.001.02-260302-120007');
  expect(parseCentralisedCode('H24.001.02-260302-120007')).toEqual({ ...parts, ownerCode: '12' });
  expect(parseCentralisedCode('H24.001.02-260302-0007')).toBeNull();
  expect(() => formatCentralisedCode({ ...parts, ownerCode: '1' })).toThrow(RangeError);
});

test('numbers below 1 and impossible days are refused', () => {
  for (const number of [0, -1, 1.5, Number.NaN])
    expect(() => formatDossierCode({ ...parts, number })).toThrow(RangeError);
  expect(() => formatDossierCode({ ...parts, day: '2026-02-30' })).toThrow(RangeError);
});

test.each([
  [
    'the former pattern',
    '000.00.12.H24-250103-0007',
    { agencyCode: '000.00.12.H24', day: '2025-01-03', number: 7 },
  ],
  ['small letters and spaces', ' h24.001.02-260302-0007 ', parts],
  ['an eight-digit date of another system', 'G09.20-20260609-0092637', null],
  ['an impossible day', 'H24.001.02-260230-0007', null],
  ['number 0', 'H24.001.02-260302-0000', null],
  ['three digits', 'H24.001.02-260302-007', null],
  ['nothing', '', null],
])('parse: %s', (_reason, text, expected) => {
  expect(parseDossierCode(text)).toEqual(expected);
});

test('agency codes', () => {
  expect(['H24.001.02', '000.00.12.H24', 'G09.20', ''].map(isAgencyCode)).toEqual([true, true, false, false]);
});

test('what is written is read again', () => {
  const order = fc.integer({ min: 1, max: 99_999_999 });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 20_000 }),
      order,
      fc.stringMatching(/^\d{2}$/),
      (days, number, ownerCode) => {
        const code = { ...parts, day: addDays('2025-07-01', days), number };
        expect(parseDossierCode(formatDossierCode(code))).toEqual(code);
        expect(parseCentralisedCode(formatCentralisedCode({ ...code, ownerCode }))).toEqual({
          ...code,
          ownerCode,
        });
      },
    ),
  );
});
