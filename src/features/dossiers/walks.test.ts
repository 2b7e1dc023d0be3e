import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { dossierLife } from '../../../test/dossier-life.ts';
import { ownLife } from '../../../test/own-life.ts';
import { addDays, parseLocal, toLocalDay, toLocalIso } from '../../law/day.ts';
import { Problem } from '../../platform/problem.ts';
import { listOfficers, type Officer } from '../organisation/index.ts';
import { openToApplicant } from './by-applicant/decide.ts';
import { fold } from './state.ts';
import type { TakeableStep } from './step-forms.ts';
import { type Dossier, findDossier } from './store.ts';
import { verifyDossiers } from './verify.ts';
import { findMoment } from './ward-rules.ts';
import { openConsultations, openSteps } from './workflow.ts';

let at: TestDatabase;
let life: ReturnType<typeof dossierLife>;
let officers: Officer[];
let applicants: ReturnType<typeof ownLife>;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-03-02T09:00'));
  life = dossierLife(at);
  applicants = ownLife(at);
  officers = await listOfficers(at.database.db, at.wardId);
});
afterAll(() => at.close());

const WALKS = 16;
const LONGEST = 22;
const find = (dossierId: number) => findDossier(at.database.db, { wardId: at.wardId, dossierId });

/** What an officer would fill in. */
function fieldsOf(
  { who, step }: { who: string; step: TakeableStep },
  { state }: Dossier,
  now: Date,
  turn: number,
): Record<string, unknown> {
  const reason = 'Lý do của bước này.';
  const other = officers.find(
    (each) => each.unitId !== state.holderUnitId && each.duties.includes('examine'),
  )!;
  const asked = openConsultations(state).find((each) => each.unitId === at.officer(who).unitId);
  const fields: Partial<Record<TakeableStep, Record<string, unknown>>> = {
    assign: { officerId: at.officer('hotich').id },
    request_supplement: {
      ...{ items: 'Bản sao', mode: turn % 2 ? 'restart' : 'pause', days: '10' },
      directorReason: 'Giám đốc đồng ý.',
    },
    receive_supplement: { received: 'Bản sao' },
    return_supplement: { items: 'Bản chính' },
    suspend: { cause: 'confirmation' },
    consult: { unitIds: [other.unitId], question: 'Ý kiến thế nào?' },
    answer_consultation: { no: asked?.no, answer: 'Đồng ý.' },
    close_consultation: { no: openConsultations(state)[0]?.no },
    open_linked: {
      ...{ procedureCode: '1.004873', termNo: 1, body: 'Công an thành phố' },
      term: turn % 2 ? 'added' : 'within',
    },
    propose: { outcome: turn % 3 ? 'granted' : 'denied' },
    return_result: { receiver: 'Người nộp' },
    request_correction: { what: 'Sai ngày' },
    extend: {
      newDueAt: `${addDays(toLocalDay(state.dueAt ?? now), 5)}T10:00`,
      cause: 'other',
    },
    apologise: { expectedOn: addDays(toLocalDay(now), 3), cause: 'other' },
    note_status: { nationalStatus: 4 },
    note_result: { outcome: 'granted', number: '1/KQ', resultOn: toLocalDay(now) },
  };
  return { reason, ...fields[step] };
}

/** Who may take what now. */
async function openTo(dossier: Dossier, now: Date): Promise<{ who: string; step: TakeableStep }[]> {
  const found: { who: string; step: TakeableStep }[] = [];
  for (const officer of officers) {
    const moment = await findMoment(at.database.db, officer, now);
    for (const step of openSteps(dossier.state, officer, moment)) found.push({ who: officer.username, step });
  }
  return found;
}

/** Takes, of all that is open, the step that was taken least so far: so the walks come through all of them. */
async function walk(id: number, turn: number, taken: Map<string, number>): Promise<void> {
  let now = parseLocal('2026-03-02T09:00');
  const tried = (step: string) => taken.get(step) ?? 0;
  for (let count = 0; count < LONGEST; count++) {
    now = new Date(now.getTime() + (count % 7 === 6 ? 4 * 86_400_000 : 600_000));
    const dossier = await find(id);
    const ways = (await openTo(dossier, now)).filter(({ step }) => !/_scan$/.test(step));
    const ending = count < 4 + turn ? ['refuse', 'withdraw', 'stop'] : [];
    const his = openToApplicant(dossier.state, now).filter(
      (step) => step !== 'correct_contact' && !ending.includes(step),
    );
    // Every third step is the applicant's, where he has one; in every other walk he answers at once.
    const answers = his.filter((step) => step === 'answer_supplement' && turn % 2 === 0);
    const turns = count % 3 === 2 ? his.sort((a, b) => tried(`own ${a}`) - tried(`own ${b}`)) : [];
    const [own] = [...answers, ...turns];
    if (own !== undefined) {
      taken.set(`own ${own}`, tried(`own ${own}`) + 1);
      await applicants.take(id, own, now);
      continue;
    }
    const [way] = ways
      .filter(({ step }) => !ending.includes(step))
      .sort((a, b) => tried(a.step) - tried(b.step));
    if (way === undefined) return;
    taken.set(way.step, tried(way.step) + 1);
    await life.take(id, way.who, way.step, fieldsOf(way, dossier, now, turn), now).catch((error) => {
      if (!(error instanceof Problem)) throw error;
    });
  }
}

/** `RECORD_HISTORY=name npm test -- src/features/dossiers/walks`: keeps these walks for every later workflow to fold. */
async function record(ids: readonly number[]): Promise<void> {
  const name = process.env.RECORD_HISTORY;
  if (!name) return;
  const dossiers = await Promise.all(
    ids.map(async (id, no) => {
      const { state, steps } = await find(id);
      const { status, dueAt, receivedAt, finishedAt, returnedAt, supplementCount, holderUnitId } = state;
      const { holderOfficerId, node, stepDueAt, awaitsReceipt, extensionCount, correctionCount } = state;
      return {
        ...{ name: `lối đi ${no + 1}`, status, dueAt, receivedAt, finishedAt, returnedAt, supplementCount },
        ...{ holderUnitId, holderOfficerId, node, stepDueAt, awaitsReceipt, extensionCount, correctionCount },
        documents: state.documents.length,
        steps: steps.map(({ step, clientKey, hash }) => ({ ...step, clientKey, hash: hash.toString('hex') })),
      };
    }),
  );
  writeFileSync(
    join(import.meta.dirname, 'histories', `${name}.json`),
    `${JSON.stringify(dossiers, null, 2)}\n`,
  );
}

describe('walks through all that is open', () => {
  it('fold to what is stored, whichever way they went', { timeout: 600_000 }, async () => {
    const taken = new Map<string, number>();
    const ids: number[] = [];
    for (let turn = 0; turn < WALKS; turn++) {
      const id = await life.accept({}, [], parseLocal('2026-03-02T09:00'));
      ids.push(id);
      await walk(id, turn, taken);
    }
    const { faults } = await verifyDossiers(at.database.db, at.wardId);
    expect(faults).toEqual([]);
    const seen = new Set<string>();
    for (const id of ids) {
      const { state, steps } = await find(id);
      const again = fold(steps.map(({ step }) => step));
      expect(again).toEqual(state);
      expect(again.dueAt && toLocalIso(again.dueAt)).toBe(state.dueAt && toLocalIso(state.dueAt));
      for (const { step } of steps) seen.add(step.step);
    }
    expect([...seen].sort()).toEqual(
      expect.arrayContaining([
        ...['accept', 'transfer', 'assign', 'take_over', 'request_supplement', 'receive_supplement'],
        ...['suspend', 'resume', 'consult', 'answer_consultation', 'close_consultation', 'open_linked'],
        ...['propose', 'submit_for_signature', 'send_back', 'sign', 'stamp', 'extend', 'undo'],
        ...['withdraw', 'refuse', 'stop', 'answer_supplement', 'return_supplement', 'change_delivery'],
      ]),
    );
    await record(ids);
  });
});
