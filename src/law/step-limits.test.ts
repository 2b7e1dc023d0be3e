import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLocal, toLocalIso } from './day.ts';
import { due, parseTerm } from './due.ts';
import { limitMinutes, stepDues } from './step-limits.ts';

const at = (text: string, limits: string[]) =>
  stepDues(
    parseLocal(text),
    limits.map((each) => (each === '-' ? null : parseTerm(each))),
  ).map((each) => each && toLocalIso(each).slice(0, 16));

describe('limits of steps', () => {
  it.each([
    ['0.25wd', 120],
    ['0.5wd', 240],
    ['4wh', 240],
    ['1wd', 480],
    ['0.5wh', 30],
  ])('%s is %i working minutes', (limit, minutes) => {
    expect(limitMinutes(parseTerm(limit))).toBe(minutes);
  });

  it('does not limit a step in calendar days', () => {
    expect(() => limitMinutes(parseTerm('2cd'))).toThrow(RangeError);
  });

  const QUARTERS = ['0.25wd', '0.25wd', '0.5wd', '-'];
  it.each([
    [
      'from the middle of the morning',
      '2026-11-16T09:00',
      ['2026-11-16T11:00', '2026-11-16T15:00', '2026-11-17T09:00', null],
    ],
    [
      'after the cut-off, from the next opening',
      '2026-11-16T15:30',
      ['2026-11-17T09:00', '2026-11-17T11:00', '2026-11-17T17:00', null],
    ],
    ['over Tết', '2026-02-13T15:30', ['2026-02-23T09:00', '2026-02-23T11:00', '2026-02-23T17:00', null]],
  ])('follow one another %s', (_name, from, dues) => {
    expect(at(from, QUARTERS)).toEqual(dues);
  });

  it('add up to the whole term', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 7 }), (quarters) => {
        const from = parseLocal('2026-02-09T09:00');
        const limits = quarters.map((each) => ({ amount: each / 4, unit: 'wd' as const }));
        const whole = { amount: quarters.reduce((sum, each) => sum + each, 0) / 4, unit: 'wd' as const };
        expect(stepDues(from, limits).at(-1)).toEqual(new Date(due(from, whole).dueAt));
      }),
    );
  });
});
