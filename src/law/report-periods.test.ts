import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorkingDay } from './calendar.ts';
import { addDays } from './day.ts';
import { isInForce } from './in-force.ts';
import {
  dueOn,
  endingOn,
  PERIOD_KINDS,
  PERIOD_RULES,
  periodsOf,
  periodsToCompare,
} from './report-periods.ts';

const YEARS = fc.integer({ min: 2020, max: 2099 });
const FOLLOWING = ['week', 'month', 'quarter', 'year'] as const;

describe('reporting periods', () => {
  it.each([
    ['quarter', 0, '2025-12-15', '2026-03-15'],
    ['quarter', 1, '2026-03-15', '2026-06-15'],
    ['quarter', 2, '2026-06-15', '2026-09-15'],
    ['quarter', 3, '2026-09-15', '2026-12-15'],
    ['half-year', 0, '2025-12-15', '2026-06-15'],
    ['nine-months', 0, '2025-12-15', '2026-09-15'],
    ['year', 0, '2025-12-15', '2026-12-15'],
    ['month', 1, '2026-02-01', '2026-03-01'],
    ['week', 0, '2025-12-29', '2026-01-05'],
  ] as const)('%s %i of 2026 is [%s, %s)', (kind, at, from, to) =>
    expect(periodsOf(kind, 2026)[at]).toEqual({ kind, from, to }),
  );

  it('of a ward that closes its months on the 14th', () =>
    expect(periodsOf('month', 2026, { isMonthCutOff: true })[0]).toEqual({
      ...{ kind: 'month', from: '2025-12-15', to: '2026-01-15' },
    }));

  it('follow one another, so that every day is in exactly one of a kind', () => {
    fc.assert(
      fc.property(YEARS, fc.constantFrom(...FOLLOWING), fc.boolean(), (year, kind, isMonthCutOff) => {
        const periods = [year, year + 1].flatMap((each) => periodsOf(kind, each, { isMonthCutOff }));
        for (const [at, period] of periods.slice(1).entries()) expect(period.from).toBe(periods[at]!.to);
        expect(periods.every(({ from, to }) => from < to)).toBe(true);
      }),
    );
  });

  it('are found by their last day', () => {
    expect(endingOn('2026-09-14').map((each) => each.kind)).toEqual(['quarter', 'nine-months']);
    expect(endingOn('2026-11-30').map((each) => each.kind)).toEqual(['month']);
    expect(endingOn('2026-11-22').map((each) => each.kind)).toEqual(['week']);
    fc.assert(
      fc.property(YEARS, fc.constantFrom(...PERIOD_KINDS), (year, kind) => {
        for (const period of periodsOf(kind, year))
          expect(endingOn(addDays(period.to, -1))).toContainEqual(period);
      }),
      { numRuns: 20 },
    );
  });

  it('have one rule on a day', () => {
    for (const rules of Object.values(PERIOD_RULES))
      for (const day of ['2019-03-12', '2026-01-01', '2030-06-01'])
        expect(rules.filter((rule) => isInForce(rule, day))).toHaveLength(1);
  });

  it('are compared with the one before and with a year before', () => {
    expect(periodsToCompare(periodsOf('quarter', 2026)[0]!)).toEqual({
      before: { from: '2025-09-15', to: '2025-12-15' },
      lastYear: { from: '2024-12-15', to: '2025-03-15' },
    });
    expect(periodsToCompare({ kind: 'ad-hoc', from: '2024-02-29', to: '2024-03-10' })).toEqual({
      before: { from: '2024-02-19', to: '2024-02-29' },
      lastYear: { from: '2023-02-28', to: '2023-03-10' },
    });
  });
});

describe('a report', () => {
  it.each([
    ['after a weekend', '2026-03-15', '2026-03-18'],
    ['after Tết', '2026-02-15', '2026-02-25'],
    ['after two days off in a row', '2026-09-01', '2026-09-07'],
  ])('is due on a working day %s', (_why, to, due) => {
    expect(dueOn({ to })).toBe(due);
    expect(isWorkingDay(due)).toBe(true);
  });

  it('is due when the ward says', () => expect(dueOn({ to: '2026-09-15' }, undefined, 1)).toBe('2026-09-15'));
});
