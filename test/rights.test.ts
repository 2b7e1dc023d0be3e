import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findDossier,
  findMoment,
  openSteps,
  STATUSES,
  type Status,
  stepEnvelope,
  submitDossier,
  type TakeableStep,
  takeStep,
} from '../src/features/dossiers/index.ts';
import { addOfficer, addWard, listOfficers, type Officer } from '../src/features/organisation/index.ts';
import { parseLocal } from '../src/law/day.ts';
import { asOwner } from '../src/platform/database/database.ts';
import { Visitor } from './browse.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { dossierLife } from './dossier-life.ts';

const STEPS = stepEnvelope.shape.step.options;

let at: TestDatabase;
let strangers: Officer[];
const standing = new Map<Status, number>();

beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-16T09:00'));
  await stageDossiers();
  strangers = await addNeighbours();
});
afterAll(() => at.close());

/** One dossier in every status. */
async function stageDossiers(): Promise<void> {
  const { accept, take, assign, finish } = dossierLife(at);
  const keep = async (id: number) => standing.set((await find(id)).state.status, id);
  const toExaminer = async () => {
    const id = await accept();
    await take(id, 'quay1', 'transfer');
    await assign(id);
    return id;
  };
  const then = async (step: TakeableStep, who: string, fields: object, id?: number) => {
    const dossier = id ?? (await toExaminer());
    await take(dossier, who, step, { ...fields });
    await keep(dossier);
    return dossier;
  };
  await keep(await submit());
  const items = { items: 'Bản sao', reason: 'Thiếu giấy tờ.' };
  await then('request_supplement', 'quay1', items, await submit());
  await keep(await accept());
  await then('transfer', 'quay1', {}, await accept());
  const given = await accept();
  await take(given, 'quay1', 'transfer');
  await then('assign', 'chanhvp', { officerId: at.officer('hotich').id }, given);
  await keep(await toExaminer());
  await then('consult', 'hotich', { body: 'Chi cục Thuế', question: 'Ý kiến gì không?' });
  await then('request_supplement', 'hotich', { ...items, mode: 'pause' });
  await then('suspend', 'hotich', { cause: 'fee', reason: 'Lệ phí.', amountVnd: '8000' });
  const linked = { procedureCode: '1.004873', termNo: '1', body: 'Sở Tư pháp', term: 'within' };
  await then('open_linked', 'hotich', linked);
  await then('forward', 'quay1', {}, await accept({ forBody: 'Sở Xây dựng' }));
  await then('propose', 'hotich', { outcome: 'granted' });
  const proposed = await toExaminer();
  await take(proposed, 'hotich', 'propose', { outcome: 'granted' });
  await then('submit_for_signature', 'chanhvp', {}, proposed);
  const ready = await toExaminer();
  await take(ready, 'hotich', 'propose', { outcome: 'granted' });
  await take(ready, 'chanhvp', 'submit_for_signature');
  await then('sign', 'chutich', {}, ready);
  const finished = await accept();
  await finish(finished);
  await keep(finished);
  const returned = await accept();
  await finish(returned);
  await then('return_result', 'quay1', { receiver: 'Người nộp' }, returned);
  const wrong = await accept();
  await finish(wrong);
  await then('request_correction', 'hotich', { what: 'Sai tên', reason: 'Nhập nhầm.' }, wrong);
  await then('refuse', 'quay1', { reason: 'Không thuộc thẩm quyền.' }, await accept());
  await then('withdraw', 'quay1', { reason: 'Người nộp xin rút.' }, await accept());
  await then('stop', 'chanhvp', { reason: 'Thủ tục bị bãi bỏ.' });
}

async function submit(): Promise<number> {
  const form = {
    clientKey: randomUUID(),
    procedureCode: '1.004873',
    termNo: 1,
    channel: 'online' as const,
    competentUnitId: at.officer('hotich').unitId,
    applicantKind: 'citizen' as const,
    applicantName: 'Người nộp thử',
  };
  const { dossierId } = await at.database.transact((tx) =>
    submitDossier(tx, at.platform.files, at.act('quay1'), { form, documents: [] }),
  );
  return dossierId;
}

/** Officers of another ward, one with every duty. */
async function addNeighbours(): Promise<Officer[]> {
  const unit = (code: string, kind: 'division' | 'centre') => ({ code, name: code, shortName: code, kind });
  const wardId = await asOwner(at.ownerUrl, (owner) =>
    owner.transact(async (tx) => {
      const id = await addWard(tx, {
        ward: {
          ...{ code: '10526', name: 'phường Bên Cạnh', city: 'thành phố Hải Phòng' },
          ...{ agencyCode: 'H24.106.25', address: 'Số 1' },
        },
        units: [unit('VP', 'division'), unit('TTPVHCC', 'centre')],
      });
      for (const unitCode of ['VP', 'TTPVHCC'])
        await addOfficer(tx, id, {
          ...{ unitCode, username: `nguoi.${unitCode.toLowerCase()}`, displayName: 'Người phường khác' },
          duties: ['receive', 'examine', 'review', 'sign', 'stamp', 'return', 'oversee', 'control'],
          ...{ title: 'Công chức', password: 'mat-khau-thu-2026' },
        });
      return id;
    }),
  );
  return listOfficers(at.database.db, wardId);
}

const find = (dossierId: number) => findDossier(at.database.db, { wardId: at.wardId, dossierId });
const countSteps = async () =>
  (
    await at.database.db
      .selectFrom('dossier_steps')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .execute()
  )[0]!.n;

describe('a step', () => {
  it('has a dossier in every status to be tried on', () => {
    expect([...standing.keys()].sort()).toEqual([...STATUSES].sort());
  });

  it('is refused to everybody to whom the workflow does not open it, and nothing is written', async () => {
    const people = await listOfficers(at.database.db, at.wardId);
    const before = await countSteps();
    let refusals = 0;
    const tried = fc.record({
      status: fc.constantFrom(...STATUSES),
      step: fc.constantFrom(...STEPS),
      officer: fc.constantFrom(...people, ...strangers),
    });
    await fc.assert(
      fc.asyncProperty(tried, async ({ status, step, officer }) => {
        const dossier = await find(standing.get(status)!);
        const moment = await findMoment(at.database.db, officer, at.platform.now());
        const isOwn = officer.wardId === at.wardId;
        if (isOwn && openSteps(dossier.state, officer, moment).includes(step)) return;
        const act = { officer, now: at.platform.now(), requestId: 'test' };
        const { stepCount } = dossier.state;
        const request = { dossierId: dossier.id, step, clientKey: randomUUID(), stepCount, fields: {} };
        const error = await at.database
          .transact((tx) => takeStep(tx, at.platform.files, act, request))
          .catch((failure) => failure);
        expect(error).toMatchObject({ code: isOwn ? 'step_not_open' : 'not_found' });
        refusals++;
      }),
      { numRuns: 1500 },
    );
    expect(refusals).toBeGreaterThan(1000);
    expect(await countSteps()).toBe(before);
  });

  it('is refused to a citizen, and to an officer of another ward, through every form', async () => {
    const before = await countSteps();
    const [citizen, stranger] = [new Visitor(at), new Visitor(at)];
    await stranger.post('/dang-nhap', {
      username: 'nguoi.vp',
      password: 'mat-khau-thu-2026',
      ward: String(strangers[0]!.wardId),
    });
    for (const [status, id] of standing)
      for (const step of STEPS) {
        const { stepCount } = (await find(id)).state;
        const form = { step, clientKey: randomUUID(), stepCount: String(stepCount) };
        const path = `/can-bo/ho-so/${id}/buoc`;
        expect((await citizen.send(path, form)).status, `${status} ${step}`).toBe(401);
        if (step === 'transfer' || step === 'sign')
          expect((await stranger.post(path, form, '/can-bo/ho-so')).status, `${status} ${step}`).toBe(404);
      }
    expect(await countSteps()).toBe(before);
  });
});

describe('two at once', () => {
  const race = async (id: number, tries: { who: string; step: TakeableStep; fields?: object }[]) => {
    const { stepCount } = (await find(id)).state;
    const settled = await Promise.allSettled(
      tries.map(({ who, step, fields = {} }) =>
        at.database.transact((tx) =>
          takeStep(tx, at.platform.files, at.act(who), {
            ...{ dossierId: id, step, stepCount, clientKey: randomUUID() },
            fields: { ...fields },
          }),
        ),
      ),
    );
    return settled.map((each) => (each.status === 'fulfilled' ? 'won' : each.reason.code)).sort();
  };

  it.each([
    [
      'the chairman and his deputy sign',
      'awaiting_signature',
      [
        { who: 'chutich', step: 'sign' },
        { who: 'phochutich', step: 'sign' },
      ],
    ],
    [
      'the examiner proposes while the applicant withdraws',
      'in_process',
      [
        { who: 'hotich', step: 'propose', fields: { outcome: 'granted' } },
        { who: 'quay1', step: 'withdraw', fields: { reason: 'Người nộp xin rút.' } },
      ],
    ],
    [
      'two desks return the result',
      'result_ready',
      [
        { who: 'quay1', step: 'return_result', fields: { receiver: 'A B' } },
        { who: 'quay2', step: 'return_result', fields: { receiver: 'A B' } },
      ],
    ],
  ] as const)('%s: one wins, the other is told', async (_name, status, tries) => {
    const id = standing.get(status)!;
    const before = (await find(id)).state.stepCount;
    expect(await race(id, [...tries])).toEqual(['changed_meanwhile', 'won']);
    const { steps } = await find(id);
    expect(steps.slice(before).filter((each) => each.step.step !== 'take_over').length).toBe(1);
  });

  it('a form posted twice writes one step', async () => {
    const id = await dossierLife(at).accept();
    const visitor = new Visitor(at);
    await visitor.signIn('quay1');
    const form = { step: 'transfer', clientKey: randomUUID(), stepCount: '1', note: '' };
    const answers = [
      await visitor.post(`/can-bo/ho-so/${id}/buoc`, form, `/can-bo/ho-so/${id}`),
      await visitor.post(`/can-bo/ho-so/${id}/buoc`, form, `/can-bo/ho-so/${id}`),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([303, 303]);
    expect((await find(id)).state.stepCount).toBe(2);
  });
});
