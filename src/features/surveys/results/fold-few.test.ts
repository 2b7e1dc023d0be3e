import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ANONYMOUS_FROM, foldFew } from './fold-few.ts';

const cut = (label: string, denominator: number, numerator = 0) => ({ label, denominator, numerator });

it.each([
  ['all with enough stand for themselves', [cut('A', 5), cut('B', 9)], ['A 5', 'B 9']],
  ['a few together are enough', [cut('A', 8), cut('B', 3), cut('C', 2)], ['A 8', 'ít 5']],
  [
    'one too small takes the smallest other with it',
    [cut('A', 9), cut('B', 6), cut('C', 1)],
    ['A 9', 'ít 7'],
  ],
  ['a whole that is too small shows nothing', [cut('A', 3), cut('B', 1)], []],
  ['two parts of which one is too small become one', [cut('A', 7), cut('B', 1)], ['ít 8']],
])('%s', (_name, cuts, shown) => {
  expect(foldFew(cuts, 'ít').map(({ label, denominator }) => `${label} ${denominator}`)).toEqual(shown);
});

it('shows no part below the limit, and loses or invents no form', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(12), { maxLength: 12 }), (sizes) => {
      const cuts = sizes.map((size, no) => cut(`Phần ${no}`, size, Math.floor(size / 2)));
      const shown = foldFew(cuts, 'ít');
      const sum = (of: readonly { denominator: number }[]) =>
        of.reduce((all, each) => all + each.denominator, 0);
      expect(shown.every(({ denominator }) => denominator >= ANONYMOUS_FROM)).toBe(true);
      expect(sum(shown)).toBe(sum(cuts) >= ANONYMOUS_FROM ? sum(cuts) : 0);
    }),
  );
});
