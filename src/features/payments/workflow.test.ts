import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { INTENT_EVENTS, INTENT_STATES, type IntentEvent, type IntentState } from './schema.ts';
import { decide, type IntentFacts } from './workflow.ts';

/** Rows: where a payment stands; columns: what happens. "." is refused, "=" changes nothing. */
const MATRIX = `
                  send     confirm    decline  expire   cancel     request_refund    reject_refund  refund
created           pending  succeeded  failed   expired  cancelled  .                 .              .
pending           =        succeeded  failed   expired  cancelled  .                 .              .
succeeded         .        =          .        .        .          refund_requested  .              .
failed            .        succeeded  =        .        .          .                 .              .
expired           .        succeeded  =        =        .          .                 .              .
cancelled         .        succeeded  =        .        =          .                 .              .
refund_requested  .        =          .        .        .          .                 succeeded      refunded
refunded          .        =          .        .        .          .                 .              .
`;

function matrix(facts: IntentFacts = {}): string[][] {
  const said = (state: IntentState, event: IntentEvent) => {
    const decision = decide(state, event, facts);
    return decision.open ? (decision.isNew ? decision.to : '=') : '.';
  };
  return [
    [...INTENT_EVENTS],
    ...INTENT_STATES.map((state) => [state, ...INTENT_EVENTS.map((event) => said(state, event))]),
  ];
}
const rows = MATRIX.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

describe('the workflow of a payment', () => {
  it('is the whole matrix', () => {
    expect(matrix()).toEqual(rows);
  });

  it.each([{ isSettledElsewhere: true }, { amountDiffers: true }])(
    'never pays a second time: %o',
    (facts) => {
      const changed = rows.map((row) =>
        row.map((cell, at) => (at === 2 && cell === 'succeeded' ? 'refund_requested' : cell)),
      );
      expect(matrix(facts)).toEqual(changed);
    },
  );

  it('gives back what is owed back, whatever is decided', () => {
    expect(decide('refund_requested', 'reject_refund', { isOwedBack: true })).toMatchObject({ open: false });
    expect(decide('refund_requested', 'refund', { isOwedBack: true })).toMatchObject({
      open: true,
      to: 'refunded',
    });
  });

  it('says in Vietnamese why not', () => {
    for (const state of INTENT_STATES)
      for (const event of INTENT_EVENTS) {
        const decision = decide(state, event);
        if (!decision.open) expect(decision.why).toMatch(/^[A-ZĐ].*\.$/u);
      }
  });
});

test('whatever comes in whatever order, two payments of one charge never both stand as paid', () => {
  const events = fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.constantFrom(...INTENT_EVENTS)), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(events, (happened) => {
      const states: IntentState[] = ['created', 'created'];
      const owed = [false, false];
      let payer: number | null = null;
      for (const [which, event] of happened) {
        const facts = { isSettledElsewhere: payer !== null && payer !== which, isOwedBack: owed[which]! };
        const decision = decide(states[which]!, event, facts);
        if (!decision.open) continue;
        if (decision.isNew && event === 'confirm') {
          if (decision.to === 'succeeded') payer = which;
          else owed[which] = true;
        }
        states[which] = decision.to;
        expect(states.filter((state) => state === 'succeeded').length).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 3000, seed: 20_261_127 },
  );
});
