import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseProcedureCode } from './code.ts';

describe('normaliseProcedureCode', () => {
  it.each([
    ['clean', '1.001193', '1.001193'],
    ['with the parts of a place', '2.000908.000.00.00.H61', '2.000908'],
    ['with parts torn by a space', '2.000908.00 0.00.00.H61', '2.000908'],
    ['with the letter of a province', '1.003901.H42', '1.003901'],
    ['with a space before the province', '1.003441. H42', '1.003441'],
    ['a comma from a spreadsheet', '2,002308', '2.002308'],
    ['a last zero lost in a spreadsheet', '1.01081', '1.010810'],
    ['spaces around it', '  1.001193\u00a0', '1.001193'],
    ['a space behind the point', '1. 001193', '1.001193'],
    ['the letter O for a zero', '1.0O1193', '1.001193'],
    ['a small o for a zero', '1.oo1193', '1.001193'],
    ['an O at the end', '1.00119O', '1.001190'],
    ['full-width figures', '１.００１１９３', '1.001193'],
    ['the province in lower case', '1.001193.000.00.00.h24', '1.001193'],
    ['without its point', '1001193', '1.001193'],
    ['parted in threes', '1.001.193.000.00.00.H24', '1.001193'],
    ['a word before it', 'Mã 1.001193', '1.001193'],
    ['an internal procedure', '6.006594', '6.006594'],
  ])('reads a code %s', (_reason, dirty, clean) => {
    expect(normaliseProcedureCode(dirty)).toBe(clean);
  });

  it.each([
    ['nothing', ''],
    ['words', 'khai sinh'],
    ['a year', '2026'],
    ['too few figures', '1.0011'],
    ['too many figures', '1.0011934'],
    ['a first figure that is 0', '0.001193'],
    ['a phone number', '0912345678'],
    ['a personal id', '030123456789'],
    ['money', '1.000.000'],
    ['a number of seven figures with a point', '12.345678'],
  ])('finds no code in %s', (_reason, text) => {
    expect(normaliseProcedureCode(text)).toBeNull();
  });

  it('leaves a clean code as it is, whatever follows it', () => {
    const code = fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 999_999 }))
      .map(([first, rest]) => `${first}.${String(rest).padStart(6, '0')}`);
    fc.assert(
      fc.property(code, fc.constantFrom('', '.000.00.00.H24', '. H42', ' '), (clean, tail) => {
        expect(normaliseProcedureCode(clean + tail)).toBe(clean);
      }),
    );
  });

  it('gives a code or nothing for any text, and the same for its own answer', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const code = normaliseProcedureCode(text);
        if (code === null) return;
        expect(code).toMatch(/^[1-9]\.\d{6}$/);
        expect(normaliseProcedureCode(code)).toBe(code);
      }),
    );
  });
});
