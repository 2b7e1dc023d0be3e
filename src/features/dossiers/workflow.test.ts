import { describe, expect, it } from 'vitest';
import { DUTIES, type Duty, type Officer } from '../organisation/index.ts';
import { STATUSES } from './schema.ts';
import { type DossierFacts, decide, openSteps, waitingFor } from './workflow.ts';

const officer = (duties: Duty[], id = 7, unitId = 1): Officer => ({
  wardId: 1,
  id,
  unitId,
  username: 'x',
  displayName: 'X',
  title: 'X',
  duties,
});
const facts = (change: Partial<DossierFacts>): DossierFacts => ({
  status: 'received',
  holderUnitId: 1,
  supplementCount: 0,
  receivedAt: new Date('2026-11-23T03:00:00Z'),
  actedBy: {},
  ...change,
});

/** Status × duty → the steps open to someone of the holding unit. Read it beside domain law; nothing else is open. */
const MATRIX = `
received            receive  transfer attach_scan refuse withdraw
transferred         receive  withdraw
transferred         examine  take_over
in_process          receive  withdraw
in_process          examine  attach_scan request_supplement propose refuse
awaiting_supplement receive  receive_supplement withdraw
in_review           receive  withdraw
in_review           review   submit_for_signature send_back
awaiting_signature  receive  withdraw
awaiting_signature  sign     send_back sign
signed              stamp    stamp
result_ready        return   return_result
`;

describe('the workflow', () => {
  it('opens exactly the steps of the table, for every status and duty', () => {
    const lines = STATUSES.flatMap((status) =>
      DUTIES.flatMap((duty) => {
        const steps = openSteps(facts({ status }), officer([duty]));
        return steps.length > 0 ? [`${status.padEnd(19)} ${duty.padEnd(8)} ${steps.join(' ')}`] : [];
      }),
    );
    expect(`\n${lines.join('\n')}\n`).toBe(MATRIX);
  });

  it('keeps another unit out, but lets the desk take back and return', () => {
    const elsewhere = officer(['examine', 'receive', 'return'], 7, 2);
    expect(openSteps(facts({ status: 'in_process' }), elsewhere)).toEqual(['withdraw']);
    expect(openSteps(facts({ status: 'awaiting_supplement' }), elsewhere)).toEqual([
      'receive_supplement',
      'withdraw',
    ]);
    expect(openSteps(facts({ status: 'result_ready' }), elsewhere)).toEqual(['return_result']);
  });

  it.each(['accept', 'take_over', 'propose'] as const)(
    'does not let who did "%s" sign the result',
    (step) => {
      const dossier = facts({ status: 'awaiting_signature', actedBy: { [step]: [7] } });
      expect(decide('sign', dossier, officer(['sign'], 7))).toMatchObject({ open: false });
      expect(decide('sign', dossier, officer(['sign'], 8))).toMatchObject({ open: true });
    },
  );

  it('asks for a supplement once', () => {
    const again = decide(
      'request_supplement',
      facts({ status: 'in_process', supplementCount: 1 }),
      officer(['examine']),
    );
    expect(again).toMatchObject({ open: false, why: expect.stringContaining('một lần') });
  });

  it('knows what waits for whom', () => {
    expect(waitingFor(officer(['sign']))).toEqual({ atUnit: ['awaiting_signature'], anywhere: [] });
    expect(waitingFor(officer(['receive', 'return']))).toEqual({
      atUnit: ['received'],
      anywhere: ['awaiting_supplement', 'result_ready'],
    });
    expect(waitingFor(officer(['administer']))).toEqual({ atUnit: [], anywhere: [] });
  });
});
