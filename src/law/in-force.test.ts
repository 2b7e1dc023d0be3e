import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from './day.ts';
import { inForce } from './in-force.ts';

const ROWS = [
  { from: '2018-12-01', until: '2025-09-15', name: 'old' },
  { from: '2025-09-15', until: null, name: 'new' },
];

test.each([
  ['the last day of the old row', '2025-09-14', 'old'],
  ['the first day of the new row', '2025-09-15', 'new'],
  ['the first day of all', '2018-12-01', 'old'],
  ['a far day', '2099-01-01', 'new'],
])('%s', (_reason, day, name) => {
  expect(inForce(ROWS, day).name).toBe(name);
});

test('no row and two rows are errors, never a guess', () => {
  expect(() => inForce(ROWS, '2018-11-30')).toThrow(RangeError);
  expect(() => inForce([], '2026-01-01')).toThrow('01/01/2026');
  expect(() => inForce([...ROWS, { from: '2026-01-01', until: null, name: 'x' }], '2026-01-01')).toThrow(
    '2 quy định',
  );
});

test('every day from the first on has exactly one row', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
      const day = addDays('2018-12-01', days);
      expect(inForce(ROWS, day).name).toBe(day < '2025-09-15' ? 'old' : 'new');
    }),
  );
});
