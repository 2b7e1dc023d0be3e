import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayKind, STATE_CALENDAR } from './calendar.ts';
import { addDays } from './day.ts';
import { hoursOn, withWardDays } from './ward-calendar.ts';
import { WORKING_HOURS } from './working-time.ts';

const someDay = fc.integer({ min: 0, max: 364 }).map((days) => addDays('2026-01-01', days));

describe("a ward's days", () => {
  it('are as the ward decides, and every other day as before', () => {
    fc.assert(
      fc.property(someDay, fc.boolean(), someDay, (day, worked, other) => {
        const changed = withWardDays(STATE_CALENDAR, [{ day, worked, why: 'Quyết định của phường' }]);
        expect(dayKind(day, changed)).toEqual({ worked, why: 'Quyết định của phường' });
        if (other !== day) expect(dayKind(other, changed)).toEqual(dayKind(other));
      }),
    );
  });

  it('may be worked though the State has them off by a fixed date', () => {
    const changed = withWardDays(STATE_CALENDAR, [{ day: '2026-04-30', worked: true, why: 'Trực' }]);
    expect(dayKind('2026-04-30', changed).worked).toBe(true);
    expect(dayKind('2026-04-30').worked).toBe(false);
  });
});

describe("a ward's hours", () => {
  const own = { ...WORKING_HOURS[0]!, from: '2026-06-01', cutOff: 16 * 60 };

  it('hold from their day on', () => {
    expect(hoursOn([own], '2026-05-31').cutOff).toBe(15 * 60);
    expect(hoursOn([own], '2026-06-01').cutOff).toBe(16 * 60);
    expect(hoursOn([], '2026-06-01').cutOff).toBe(15 * 60);
  });
});
