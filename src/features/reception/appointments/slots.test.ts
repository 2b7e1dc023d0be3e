import { describe, expect, it } from 'vitest';
import { parseLocal } from '../../../law/day.ts';
import type { ReceptionWindow } from '../schema.ts';
import { isBookable, slotsOn } from './slots.ts';

const window = (change: Partial<ReceptionWindow>): ReceptionWindow => ({
  ...{ id: 1, serviceId: 10, weekday: 1, fromMinute: 480, toMinute: 570, slotMinutes: 30, capacity: 2 },
  ...{ validFrom: '2026-01-01', validUntil: null },
  ...change,
});
const minutes = (windows: ReceptionWindow[], day: string) =>
  slotsOn(windows, 10, day).map((each) => each.minute);

describe('slots', () => {
  it.each([
    ['a Monday', {}, '2026-11-23', [480, 510, 540]],
    ['a Tuesday', {}, '2026-12-01', []],
    ['a day off (24/11)', { weekday: 2 }, '2026-11-24', []],
    ['a rest too short for a slot', { toMinute: 569 }, '2026-11-23', [480, 510]],
    ['another kind of business', { serviceId: 11 }, '2026-11-23', []],
    ['before its first day', { validFrom: '2026-11-24' }, '2026-11-23', []],
    ['on its first day', { validFrom: '2026-11-23' }, '2026-11-23', [480, 510, 540]],
    ['the day before its end', { validUntil: '2026-11-24' }, '2026-11-23', [480, 510, 540]],
    ['on its end', { validUntil: '2026-11-23' }, '2026-11-23', []],
  ])('%s', (_reason, change, day, expected) => expect(minutes([window(change)], day)).toEqual(expected));

  it('of several windows stand by their time', () => {
    const two = [window({ fromMinute: 600, toMinute: 630 }), window({})];
    expect(minutes(two, '2026-11-23')).toEqual([480, 510, 540, 600]);
  });

  it.each([
    ['an hour before', '2026-11-23T07:30', '2026-11-23', true],
    ['less than an hour before', '2026-11-23T07:31', '2026-11-23', false],
    ['gone by', '2026-11-23T09:00', '2026-11-23', false],
    ['fourteen days ahead', '2026-11-23T09:00', '2026-12-07', true],
    ['fifteen days ahead', '2026-11-23T09:00', '2026-12-08', false],
  ])('may be booked or not: %s', (_reason, now, day, expected) => {
    const rule = { daysAhead: 14, leadMinutes: 60 };
    expect(isBookable(rule, { day, minute: 510 }, parseLocal(now))).toBe(expected);
  });
});
