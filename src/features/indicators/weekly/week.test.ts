import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekday } from '../../../law/day.ts';
import { isoWeekOf, mondayOf } from './week.ts';

describe('a week', () => {
  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['2026-11-22', '2026-11-16'],
    ['2026-01-01', '2025-12-29'],
  ])('of %s begins on Monday %s', (day, monday) => expect(mondayOf(day)).toBe(monday));

  // https://www.iso.org/iso-8601-date-and-time-format.html: the first week is the one with the year's first Thursday.
  it.each([
    ['2025-12-29', 2026, 1],
    ['2026-01-05', 2026, 2],
    ['2026-12-28', 2026, 53],
    ['2027-01-04', 2027, 1],
    ['2024-12-30', 2025, 1],
    ['2020-12-28', 2020, 53],
  ])('that begins on %s is %i-W%i', (monday, year, week) =>
    expect(isoWeekOf(monday)).toEqual({ year, week }),
  );

  it('follows the one before by one, and is one of 53 at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const monday = mondayOf(addDays('2000-01-01', days));
        const [now, next] = [isoWeekOf(monday), isoWeekOf(addDays(monday, 7))];
        expect(weekday(monday)).toBe(1);
        if (now.year === next.year) expect(next.week).toBe(now.week + 1);
        else expect([next.week, now.week >= 52 && now.week <= 53]).toEqual([1, true]);
      }),
    );
  });
});
