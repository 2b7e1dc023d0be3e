import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANES, type Lane } from '../schema.ts';
import { type InLine, orderLine, turnOf } from './order.ts';

const now = new Date('2026-11-23T03:00:00Z');
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
/** "o1 p2 a-5" → ordinary, priority, appointment at these minutes from now, numbered in this order. */
const line = (words: string): (InLine & { word: string })[] =>
  words.split(' ').map((word, id) => ({
    ...{ id, word, lineAt: at(Number(word.slice(1))) },
    lane: ({ o: 'ordinary', p: 'priority', a: 'appointment' } as Record<string, Lane>)[word[0]!]!,
  }));
const order = (words: string, ordinarySince: number | null = null, ordinaryPerPriority = 2) =>
  orderLine(line(words), { now, ordinarySince, ordinaryPerPriority })
    .map((each) => each.word)
    .join(' ');

describe('the order of the queue', () => {
  it.each([
    ['first come, first called', 'o-1 o-3 o-2', 'o-3 o-2 o-1'],
    ['the first priority goes at once, the next after two', 'o-9 o-8 o-7 p-3 p-2', 'p-3 o-9 o-8 p-2 o-7'],
    ['only priority', 'p-1 p-2', 'p-2 p-1'],
    ['an appointment whose time has come goes before all', 'o-60 p-30 a-1', 'a-1 p-30 o-60'],
    ['an appointment at this very minute has come', 'o-60 a0', 'a0 o-60'],
    ['one that came early waits for its time while others wait', 'a20 o-1', 'o-1 a20'],
    ['one that came early is called when nobody else waits', 'a20', 'a20'],
  ])('%s', (_reason, given, expected) => expect(order(given)).toBe(expected));

  it.each([
    ['one ordinary since: one more first', 1, 2, 'o-9 p-3 o-8'],
    ['two ordinary since: priority', 2, 2, 'p-3 o-9 o-8'],
    ['0: priority always first', 5, 0, 'p-3 o-9 o-8'],
  ])('goes on from what was called before: %s', (_reason, since, per, expected) =>
    expect(order('o-9 o-8 p-3', since, per)).toBe(expected),
  );

  it('loses nobody, keeps each turn in the order of its places, and lets nobody wait without end', () => {
    const tickets = fc.array(
      fc.record({ lane: fc.constantFrom(...LANES), minutes: fc.integer({ min: -120, max: 60 }) }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(tickets, fc.integer({ min: 0, max: 4 }), (given, ordinaryPerPriority) => {
        const all = given.map(({ lane, minutes }, id) => ({ id, lane, lineAt: at(minutes) }));
        const ordered = orderLine(all, { now, ordinarySince: null, ordinaryPerPriority });
        expect(ordered.map((each) => each.id).sort((a, b) => a - b)).toEqual(all.map((each) => each.id));
        for (const turn of ['due', 'priority', 'ordinary', 'early'] as const) {
          const places = ordered
            .filter((each) => turnOf(each, now) === turn)
            .map((each) => each.lineAt.getTime());
          expect(places).toEqual([...places].sort((a, b) => a - b));
        }
        let since = ordinaryPerPriority;
        for (const [place, ticket] of ordered.entries()) {
          const priorityWaits = ordered.slice(place).some((each) => each.lane === 'priority');
          const ordinaryWaits = ordered.slice(place).some((each) => each.lane === 'ordinary');
          if (ticket.lane === 'ordinary' && priorityWaits) expect(since).toBeLessThan(ordinaryPerPriority);
          if (ticket.lane === 'priority' && ordinaryWaits)
            expect(since).toBeGreaterThanOrEqual(ordinaryPerPriority);
          if (ticket.lane === 'priority') since = 0;
          if (ticket.lane === 'ordinary') since++;
        }
      }),
    );
  });
});
