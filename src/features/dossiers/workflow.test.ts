import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { root } from '../../platform/root.ts';
import { DUTIES, type Duty, type Officer } from '../organisation/index.ts';
import { APPLICANT_STEPS, decideForApplicant, openToApplicant } from './by-applicant/decide.ts';
import { PLACES, STATUSES, type Status } from './schema.ts';
import { stepForms, type TakeableStep } from './step-forms.ts';
import { waitingFor } from './waiting.ts';
import { type DossierFacts, decide, type Moment, openSteps, WORKFLOW } from './workflow.ts';
import { workflowRows, workflowText } from './workflow-table.ts';

const NOW = new Date('2026-11-23T03:00:00Z');
const MOMENT: Moment = { now: NOW, standsInFor: [], undoMinutes: 30 };

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
  place: 'here',
  twin: null,
  foreignStatus: null,
  holderUnitId: 1,
  holderOfficerId: null,
  competentUnitId: 1,
  receivingUnitId: 1,
  signingUnitId: 1,
  awaitsReceipt: false,
  supplementCount: 0,
  supplementAnsweredAt: null,
  extensionCount: 0,
  consultations: [],
  submittedAt: NOW,
  receivedAt: NOW,
  dueAt: new Date(NOW.getTime() + 86_400_000),
  actedBy: {},
  undoable: null,
  ...change,
});

/** Status × duty → the steps open to someone of the holding unit. Read it beside domain law; nothing else is open. */
const MATRIX = `
submitted                  receive  admit request_supplement refuse withdraw
awaiting_intake_supplement receive  receive_supplement withdraw
received                   receive  transfer attach_scan exempt_scan refuse withdraw
received                   review   stop
awaiting_assignment        receive  withdraw
awaiting_assignment        review   assign extend stop
transferred                receive  withdraw
transferred                examine  take_over
transferred                review   assign extend stop
in_process                 receive  withdraw
in_process                 examine  attach_scan exempt_scan request_supplement suspend consult open_linked propose refuse
in_process                 review   assign extend stop
consulting                 receive  withdraw
consulting                 examine  consult answer_consultation close_consultation
consulting                 review   answer_consultation extend stop
awaiting_supplement        receive  receive_supplement withdraw
awaiting_supplement        review   stop
suspended                  receive  resume withdraw
suspended                  examine  resume
suspended                  review   stop
awaiting_linked            receive  withdraw
awaiting_linked            examine  open_linked
awaiting_linked            review   extend stop
forwarded                  receive  withdraw note_status note_result
in_review                  receive  withdraw
in_review                  review   submit_for_signature send_back extend stop
awaiting_signature         receive  withdraw
awaiting_signature         review   extend stop
awaiting_signature         sign     send_back sign
signed                     review   extend
signed                     stamp    send_back stamp
result_ready               examine  request_correction
result_ready               review   request_correction
result_ready               return   return_result
correcting                 sign     approve_correction reject_correction
returned                   examine  request_correction
returned                   review   request_correction
`;

/** Facts that let every guard pass which the status alone does not decide. */
const inStatus = (status: Status) =>
  facts({
    status,
    place: status === 'forwarded' ? 'forwarded' : 'here',
    consultations:
      status === 'consulting'
        ? [{ no: 1, unitId: 1, body: '', question: '?', askedAt: '', dueAt: null, closedAt: null }]
        : [],
  });

/** Status → what the applicant may do himself through the portal. */
const APPLICANTS_MATRIX = `
submitted                  withdraw change_delivery correct_contact
awaiting_intake_supplement answer_supplement withdraw change_delivery correct_contact
received                   withdraw change_delivery correct_contact
awaiting_assignment        withdraw change_delivery correct_contact
transferred                withdraw change_delivery correct_contact
in_process                 withdraw change_delivery correct_contact
consulting                 withdraw change_delivery correct_contact
awaiting_supplement        answer_supplement withdraw change_delivery correct_contact
suspended                  withdraw change_delivery correct_contact
awaiting_linked            withdraw change_delivery correct_contact
forwarded                  withdraw change_delivery correct_contact
in_review                  withdraw change_delivery correct_contact
awaiting_signature         withdraw change_delivery correct_contact
signed                     change_delivery correct_contact
result_ready               change_delivery correct_contact
correcting                 change_delivery correct_contact
`;

const own = (change: Partial<Parameters<typeof openToApplicant>[0]>) => ({
  ...{ status: 'in_process' as Status, parentId: null, place: 'here' as const, twin: null, elsewhere: null },
  ...{ supplementAnsweredAt: null, supplementUntil: null, ...change },
});

describe('the applicant', () => {
  it('may do exactly what the table says, and nothing to what has ended', () => {
    const lines = STATUSES.flatMap((status) => {
      const steps = openToApplicant(own({ status }), NOW);
      return steps.length > 0 ? [`${status.padEnd(26)} ${steps.join(' ')}`] : [];
    });
    expect(`\n${lines.join('\n')}\n`).toBe(APPLICANTS_MATRIX);
  });

  it('is told why a step is closed, in every status', () => {
    for (const status of STATUSES)
      for (const step of APPLICANT_STEPS) {
        const decision = decideForApplicant(step, own({ status }), NOW);
        if (!decision.open) expect(decision.why).toMatch(/\.$/);
      }
  });

  it.each<[string, Parameters<typeof own>[0], string]>([
    [
      'an answer is being looked at',
      { status: 'awaiting_supplement', supplementAnsweredAt: NOW },
      'Bạn đã gửi',
    ],
    [
      'the last day has passed',
      { status: 'awaiting_supplement', supplementUntil: new Date(NOW.getTime() - 1) },
      'quá hạn bổ sung',
    ],
    ['it hangs under another', { status: 'awaiting_supplement', parentId: 5 }, 'hồ sơ chính'],
    [
      'another ward received it',
      { status: 'awaiting_supplement', place: 'from_elsewhere', twin: { wardId: 2, dossierId: 1 } },
      'nộp tại',
    ],
  ])('sends no supplement when %s', (_name, change, why) => {
    const decision = decideForApplicant('answer_supplement', own(change), NOW);
    expect(decision).toEqual({ open: false, why: expect.stringContaining(why) });
  });

  it('sends one up to the last instant', () => {
    expect(
      decideForApplicant(
        'answer_supplement',
        own({ status: 'awaiting_supplement', supplementUntil: NOW }),
        NOW,
      ).open,
    ).toBe(true);
  });

  it('takes no officer’s step, and no officer takes his', () => {
    for (const status of STATUSES)
      for (const step of ['answer_supplement', 'change_delivery', 'correct_contact'] as const)
        expect(openSteps(inStatus(status), officer([...DUTIES]), MOMENT)).not.toContain(step);
  });
});

describe('the workflow', () => {
  it('opens exactly the steps of the table, for every status and duty', () => {
    const lines = STATUSES.flatMap((status) =>
      DUTIES.flatMap((duty) => {
        const steps = openSteps(inStatus(status), officer([duty]), MOMENT);
        return steps.length > 0 ? [`${status.padEnd(26)} ${duty.padEnd(8)} ${steps.join(' ')}`] : [];
      }),
    );
    expect(`\n${lines.join('\n')}\n`).toBe(MATRIX);
  });

  it('is printed as docs/workflow.md says', () => {
    expect(readFileSync(join(root, 'docs', 'workflow.md'), 'utf8')).toBe(workflowText());
  });

  it('prints every rule for every status in which it starts, and nothing else', () => {
    const rules = Object.values(WORKFLOW).flat();
    expect(workflowRows().length).toBe(rules.reduce((sum, { from }) => sum + from.length, 0));
    for (const { status, step, duty, seat } of workflowRows())
      expect(
        WORKFLOW[step as keyof typeof WORKFLOW].some(
          (each) => each.from.includes(status) && each.duty === duty && each.seat === seat,
        ),
      ).toBe(true);
  });

  it('has a form for every step that someone may take', () => {
    const taken = Object.entries(WORKFLOW).filter(([, rules]) => rules.some((rule) => rule.duty !== null));
    expect(taken.map(([step]) => step).sort()).toEqual(Object.keys(stepForms).sort());
  });

  it('keeps another unit out, but lets the desk take back and return', () => {
    const elsewhere = officer(['examine', 'receive', 'return'], 7, 2);
    expect(openSteps(inStatus('in_process'), elsewhere, MOMENT)).toEqual(['withdraw']);
    expect(openSteps(inStatus('awaiting_supplement'), elsewhere, MOMENT)).toEqual([
      'receive_supplement',
      'withdraw',
    ]);
    expect(openSteps(inStatus('result_ready'), elsewhere, MOMENT)).toEqual(['return_result']);
  });

  it('gives examining to the person it was assigned to, and to whoever stands in for him', () => {
    const dossier = facts({ status: 'in_process', holderOfficerId: 8 });
    expect(decide('propose', dossier, officer(['examine']), MOMENT)).toMatchObject({ open: false });
    expect(decide('propose', dossier, officer(['examine'], 8), MOMENT)).toMatchObject({ open: true });
    const deputy = { ...MOMENT, standsInFor: [8] };
    expect(decide('propose', dossier, officer(['examine']), deputy)).toMatchObject({ open: true });
  });

  it.each(['accept', 'admit', 'take_over', 'propose'] as const)(
    'does not let who did "%s" sign the result',
    (step) => {
      const dossier = facts({ status: 'awaiting_signature', actedBy: { [step]: [7] } });
      expect(decide('sign', dossier, officer(['sign'], 7), MOMENT)).toMatchObject({ open: false });
      expect(decide('sign', dossier, officer(['sign'], 8), MOMENT)).toMatchObject({ open: true });
    },
  );

  it('does not let who proposed review, nor who asked for a correction approve it', () => {
    const proposed = facts({ status: 'in_review', actedBy: { propose: [7] } });
    expect(decide('submit_for_signature', proposed, officer(['review']), MOMENT).open).toBe(false);
    const wrong = facts({ status: 'correcting', actedBy: { request_correction: [7] } });
    expect(decide('approve_correction', wrong, officer(['sign']), MOMENT).open).toBe(false);
  });

  it('asks for a supplement once; a further one is for the director of the centre', () => {
    const again = facts({ status: 'in_process', supplementCount: 1, receivingUnitId: 5 });
    const examiner = decide('request_supplement', again, officer(['examine']), MOMENT);
    expect(examiner).toMatchObject({ open: false, why: expect.stringContaining('một lần') });
    const director = officer(['oversee', 'control'], 9, 5);
    expect(decide('request_supplement', again, director, MOMENT).open).toBe(true);
    expect(decide('request_supplement', { ...again, supplementCount: 0 }, director, MOMENT).open).toBe(false);
  });

  it('extends once and only before the due time; later it only apologises', () => {
    const running = facts({ status: 'in_process' });
    const head = officer(['review']);
    expect(decide('extend', { ...running, extensionCount: 1 }, head, MOMENT).open).toBe(false);
    const late = { ...running, dueAt: new Date(NOW.getTime() - 1) };
    expect(decide('extend', late, head, MOMENT).open).toBe(false);
    expect(decide('apologise', late, head, MOMENT).open).toBe(true);
    expect(decide('apologise', running, head, MOMENT).open).toBe(false);
  });

  it('undoes the last step for who took it, within the minutes that the ward allows', () => {
    const undoable = (minutes: number) =>
      facts({
        status: 'in_review',
        undoable: { officerId: 7, at: new Date(NOW.getTime() - minutes * 60_000), status: 'in_process' },
      });
    const examiner = officer(['examine'], 7, 2);
    expect(decide('undo', undoable(30), examiner, MOMENT)).toEqual({ open: true, to: ['in_process'] });
    expect(decide('undo', undoable(31), examiner, MOMENT).open).toBe(false);
    expect(decide('undo', undoable(1), officer(['examine'], 8), MOMENT).open).toBe(false);
  });

  it('opens nothing beyond its table, whoever asks in whatever state', () => {
    const someFacts = fc
      .record({
        status: fc.constantFrom(...STATUSES),
        place: fc.constantFrom(...PLACES),
        holderUnitId: fc.integer({ min: 1, max: 3 }),
        holderOfficerId: fc.option(fc.integer({ min: 1, max: 4 })),
        competentUnitId: fc.integer({ min: 1, max: 3 }),
        receivingUnitId: fc.integer({ min: 1, max: 3 }),
        signingUnitId: fc.option(fc.integer({ min: 1, max: 3 })),
        supplementCount: fc.integer({ min: 0, max: 2 }),
        awaitsReceipt: fc.boolean(),
      })
      .map(facts);
    const someone = fc
      .record({
        duties: fc.uniqueArray(fc.constantFrom(...DUTIES)),
        id: fc.integer({ min: 1, max: 4 }),
        unitId: fc.integer({ min: 1, max: 3 }),
      })
      .map(({ duties, id, unitId }) => officer(duties, id, unitId));
    fc.assert(
      fc.property(someFacts, someone, (dossier, who) => {
        for (const step of Object.keys(stepForms) as TakeableStep[]) {
          const decision = decide(step, dossier, who, MOMENT);
          const rules = WORKFLOW[step].filter((rule) => rule.from.includes(dossier.status));
          const hasDuty = rules.some((rule) => rule.duty !== null && who.duties.includes(rule.duty));
          const ofHolder = rules.every((rule) => rule.seat === 'holder');
          if (!hasDuty || (ofHolder && who.unitId !== dossier.holderUnitId))
            expect(decision.open).toBe(false);
          if (!decision.open) expect(decision.why).toMatch(/\.$/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('knows what waits for whom', () => {
    expect(waitingFor(officer(['sign']))).toEqual({
      atUnit: ['awaiting_signature'],
      assigned: [],
      anywhere: ['correcting'],
    });
    expect(waitingFor(officer(['receive', 'return']))).toEqual({
      atUnit: ['received'],
      assigned: [],
      anywhere: [
        'submitted',
        'awaiting_intake_supplement',
        'awaiting_supplement',
        'suspended',
        'result_ready',
      ],
    });
    expect(waitingFor(officer(['examine'])).assigned).toEqual(['transferred', 'in_process']);
    expect(waitingFor(officer(['administer']))).toEqual({ atUnit: [], assigned: [], anywhere: [] });
  });
});
