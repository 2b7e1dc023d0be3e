import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findDossier,
  STEP_LABELS,
  stepEnvelope,
  submitDossier,
  type TakeableStep,
} from '../src/features/dossiers/index.ts';
import { addOfficer, type Duty } from '../src/features/organisation/index.ts';
import { parseLocal } from '../src/law/day.ts';
import { asOwner } from '../src/platform/database/database.ts';
import { Visitor } from './browse.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { dossierLife } from './dossier-life.ts';
import { ownLife } from './own-life.ts';
import { changedTables, openSnapshots } from './snapshot.ts';
import { PDF } from './ward-world.ts';

type Fields = Record<string, string | Blob>;

interface Contest {
  /** Brings a dossier to where the step is open. */
  stage: () => Promise<number>;
  /** Two who may take it; the same name twice is one officer in two windows. */
  by: [string, string];
  fields?: () => Fields;
  /** What the loser has written by hand, as the page must keep it. */
  words?: string;
}

const NOW = parseLocal('2026-11-16T09:00');
const WORDS = 'Lời đã gõ bằng tay của riêng mỗi người';
const reason = { fields: () => ({ reason: WORDS }), words: WORDS };
const paper = () => new File([PDF], 'ban-quet.pdf', { type: 'application/pdf' });

let at: TestDatabase;
let life: ReturnType<typeof dossierLife>;
let shots: Awaited<ReturnType<typeof openSnapshots>>;
const visitors = new Map<string, { visitor: Visitor; token: string }>();

beforeAll(async () => {
  at = await testDatabase(NOW);
  const colleague = (unitCode: string, username: string, duties: Duty[]) => ({
    ...{ unitCode, username, displayName: `Người thứ hai ${username}`, duties, title: 'Công chức' },
    ...{ password: 'motcua-demo-2026', isDemo: true },
  });
  await asOwner(at.ownerUrl, (owner) =>
    owner.transact(async (tx) => {
      await addOfficer(tx, at.wardId, colleague('VP', 'phovp', ['review', 'oversee']));
      await addOfficer(tx, at.wardId, colleague('VP', 'vanthu2', ['stamp']));
    }),
  );
  life = dossierLife(at);
  shots = await openSnapshots(at);
});
afterAll(async () => {
  await shots.close();
  await at.close();
});

const { accept, take, assign, finish } = {
  accept: (...given: Parameters<ReturnType<typeof dossierLife>['accept']>) => life.accept(...given),
  take: (...given: Parameters<ReturnType<typeof dossierLife>['take']>) => life.take(...given),
  assign: (id: number) => life.assign(id),
  finish: (id: number) => life.finish(id),
};
const find = (dossierId: number) => findDossier(at.database.db, { wardId: at.wardId, dossierId });

async function submitted(): Promise<number> {
  const form = {
    ...{ clientKey: randomUUID(), procedureCode: '1.004873', termNo: 1, channel: 'online' as const },
    ...{ competentUnitId: at.officer('hotich').unitId, applicantKind: 'citizen' as const },
    applicantName: 'Người nộp thử',
  };
  const { dossierId } = await at.database.transact((tx) =>
    submitDossier(tx, at.platform.files, at.act('quay1'), { form, documents: [] }),
  );
  return dossierId;
}

/** Takes these steps one after the other from a new dossier. */
const after =
  (begin: () => Promise<number>, ...steps: [TakeableStep, string, object?][]) =>
  async () => {
    const id = await begin();
    for (const [step, who, fields = {}] of steps) await take(id, who, step, { ...fields });
    return id;
  };
const transferred = after(accept, ['transfer', 'quay1']);
const given = async () => {
  const id = await transferred();
  await take(id, 'chanhvp', 'assign', { officerId: at.officer('hotich').id });
  return id;
};
const examined = async () => {
  const id = await transferred();
  await assign(id);
  return id;
};
const proposed = after(examined, ['propose', 'hotich', { outcome: 'granted' }]);
const submittedForSignature = after(proposed, ['submit_for_signature', 'chanhvp']);
const done = async () => {
  const id = await accept();
  await finish(id);
  return id;
};
const items = { items: 'Bản sao', reason: 'Thiếu giấy tờ.' };
const asked = { question: 'Ý kiến về hồ sơ này?' };
const correcting = after(done, ['request_correction', 'hotich', { what: 'Sai tên', reason: 'Nhập nhầm.' }]);
const document = { name: 'Tờ khai', source: 'copy' as const, quantity: 1, reusable: false };
const unscanned = () => accept({}, [{ ...document, scan: null, scanExemptReason: null }]);
const elsewhere = () => accept({ forBody: 'Sở Xây dựng' });

const CONTESTS: Record<TakeableStep, Contest> = {
  admit: {
    stage: submitted,
    by: ['quay1', 'quay2'],
    fields: () => ({ termNo: '1', competentUnitId: String(at.officer('hotich').unitId) }),
  },
  transfer: { stage: accept, by: ['quay1', 'quay2'], fields: () => ({ note: WORDS }), words: WORDS },
  assign: {
    stage: transferred,
    by: ['chanhvp', 'phovp'],
    fields: () => ({ officerId: String(at.officer('hotich').id), note: WORDS }),
  },
  take_over: { stage: given, by: ['hotich', 'hotich'] },
  attach_scan: {
    stage: unscanned,
    by: ['quay1', 'quay2'],
    fields: () => ({ documentNo: '1', file: paper() }),
  },
  exempt_scan: {
    stage: unscanned,
    by: ['quay1', 'quay2'],
    fields: () => ({ documentNo: '1', cause: 'secret', note: WORDS }),
    words: WORDS,
  },
  request_supplement: {
    stage: submitted,
    by: ['quay1', 'quay2'],
    fields: () => ({ items: 'Bản sao', reason: WORDS }),
    words: WORDS,
  },
  receive_supplement: {
    stage: after(examined, ['request_supplement', 'hotich', { ...items, mode: 'pause' }]),
    by: ['quay1', 'quay2'],
    fields: () => ({ received: WORDS }),
    words: WORDS,
  },
  return_supplement: {
    stage: async () => {
      const id = await after(examined, ['request_supplement', 'hotich', { ...items, mode: 'pause' }])();
      await ownLife(at).answer(id);
      return id;
    },
    by: ['quay1', 'quay2'],
    fields: () => ({ items: 'Bản sao', reason: WORDS }),
    words: WORDS,
  },
  suspend: {
    stage: examined,
    by: ['hotich', 'hotich'],
    fields: () => ({ cause: 'fee', amountVnd: '8000', reason: WORDS }),
    words: WORDS,
  },
  resume: {
    stage: after(examined, ['suspend', 'hotich', { cause: 'fee', reason: 'Lệ phí.', amountVnd: '8000' }]),
    by: ['quay1', 'hotich'],
  },
  consult: {
    stage: examined,
    by: ['hotich', 'hotich'],
    fields: () => ({ body: 'Chi cục Thuế', question: WORDS }),
    words: WORDS,
  },
  answer_consultation: {
    stage: () =>
      after(examined, ['consult', 'hotich', { unitIds: [at.officer('kinhte').unitId], ...asked }])(),
    by: ['kinhte', 'truongphong.kt'],
    fields: () => ({ no: '1', answer: WORDS }),
    words: WORDS,
  },
  close_consultation: {
    stage: after(examined, ['consult', 'hotich', { body: 'Chi cục Thuế', ...asked }]),
    by: ['hotich', 'hotich'],
    fields: () => ({ no: '1', reason: WORDS }),
    words: WORDS,
  },
  open_linked: {
    stage: examined,
    by: ['hotich', 'hotich'],
    fields: () => ({ procedureCode: '1.004873', termNo: '1', body: WORDS, term: 'within' }),
    words: WORDS,
  },
  propose: {
    stage: examined,
    by: ['hotich', 'hotich'],
    fields: () => ({ outcome: 'granted', note: WORDS }),
    words: WORDS,
  },
  submit_for_signature: { stage: proposed, by: ['chanhvp', 'phovp'] },
  send_back: { stage: proposed, by: ['chanhvp', 'phovp'], ...reason },
  sign: { stage: submittedForSignature, by: ['chutich', 'phochutich'] },
  stamp: {
    stage: after(submittedForSignature, ['sign', 'chutich']),
    by: ['vanthu', 'vanthu2'],
    fields: () => ({ file: paper() }),
  },
  return_result: {
    stage: done,
    by: ['quay1', 'quay2'],
    fields: () => ({ receiver: WORDS }),
    words: WORDS,
  },
  request_correction: {
    stage: done,
    by: ['hotich', 'chanhvp'],
    fields: () => ({ what: 'Sai tên', reason: WORDS }),
    words: WORDS,
  },
  approve_correction: { stage: correcting, by: ['chutich', 'phochutich'] },
  reject_correction: { stage: correcting, by: ['chutich', 'phochutich'], ...reason },
  extend: {
    stage: examined,
    by: ['chanhvp', 'phovp'],
    fields: () => ({ newDueAt: '2026-12-01T16:00', cause: 'rule', reason: WORDS }),
    words: WORDS,
  },
  apologise: {
    stage: async () => {
      const id = await accept({}, [], parseLocal('2026-10-05T09:00'));
      await take(id, 'quay1', 'transfer', {}, parseLocal('2026-10-05T09:10'));
      await life.assign(id, parseLocal('2026-10-05T09:20'));
      return id;
    },
    by: ['chanhvp', 'phovp'],
    fields: () => ({ expectedOn: '2026-12-01', cause: 'rule', reason: WORDS }),
    words: WORDS,
  },
  refuse: { stage: submitted, by: ['quay1', 'quay2'], ...reason },
  withdraw: { stage: examined, by: ['quay1', 'quay2'], ...reason },
  stop: { stage: examined, by: ['chanhvp', 'phovp'], ...reason },
  forward: { stage: elsewhere, by: ['quay1', 'quay2'] },
  note_status: {
    stage: after(elsewhere, ['forward', 'quay1']),
    by: ['quay1', 'quay2'],
    fields: () => ({ nationalStatus: '4', note: WORDS, foreignCode: '' }),
    words: WORDS,
  },
  note_result: {
    stage: after(elsewhere, ['forward', 'quay1']),
    by: ['quay1', 'quay2'],
    fields: () => ({ outcome: 'granted', number: '12/GP', resultOn: '2026-11-16' }),
  },
  undo: { stage: transferred, by: ['quay1', 'quay1'], fields: () => ({ reason: WORDS }), words: WORDS },
};

/** A signed-in browser of this officer. */
async function as(username: string): Promise<{ visitor: Visitor; token: string }> {
  const known = visitors.get(username);
  if (known) return known;
  const visitor = new Visitor(at);
  await visitor.signIn(username);
  const page = await (await visitor.get('/can-bo/ho-so')).text();
  const opened = { visitor, token: /name="_token" value="([^"]+)"/.exec(page)![1]! };
  visitors.set(username, opened);
  return opened;
}

async function post(username: string, path: string, fields: Fields): Promise<Response> {
  const { visitor, token } = await as(username);
  return visitor.send(path, { _token: token, ...fields });
}

async function form(id: number, step: TakeableStep): Promise<Fields> {
  const { stepCount } = (await find(id)).state;
  return { step, clientKey: randomUUID(), stepCount: String(stepCount), ...CONTESTS[step].fields?.() };
}

/** What no race may double: numbers in the books follow the rows that carry them. */
async function books() {
  const given = await shots.query(`select coalesce(sum(last_number), 0)::int as n from number_books`);
  const carried = await shots.query(`select count(*)::int as n from dossier_steps
     where payload ? 'number' and step not in ('note_result')`);
  const codes =
    await shots.query(`select (select coalesce(sum(last_number), 0) from dossier_code_counters)::int as given,
     (select count(*) from dossiers)::int as used`);
  return { given: given.rows[0].n, carried: carried.rows[0].n, codes: codes.rows[0] };
}

const SAYS = /vừa có bước mới|không mở|đã giao|đơn vị khác|đã được|chưa quá hạn|đã quá hạn/;

describe.each(Object.keys(CONTESTS) as TakeableStep[])('%s', (step) => {
  const { stage, by, words } = CONTESTS[step];

  it('posted by two at once is taken once; the other is told and keeps his words; a repeat does nothing', async () => {
    const id = await stage();
    const before = (await find(id)).state.stepCount;
    const path = `/can-bo/ho-so/${id}/buoc`;
    await Promise.all(by.map(as));
    const forms = await Promise.all([form(id, step), form(id, step)]);
    const answers = await Promise.all(forms.map((fields, at) => post(by[at]!, path, fields)));
    const won = answers[0]!.status === 303 ? 0 : 1;
    expect(answers.map((each) => each.status).sort()).toEqual([303, 409]);
    const page = await answers[1 - won]!.text();
    expect(page).toMatch(SAYS);
    if (words) expect(page).toContain(words);

    const { steps } = await find(id);
    const taken = steps.slice(before).map((each) => each.step.step);
    expect(taken.filter((each) => each !== 'take_over' || step === 'take_over')).toEqual([step]);
    expect(steps.filter((each) => each.clientKey === forms[won]!.clientKey)).toHaveLength(1);
    const { given, carried, codes } = await books();
    expect(given).toBe(carried);
    expect(codes.given).toBe(codes.used);

    const shot = await shots.take();
    for (let again = 0; again < 3; again++)
      expect((await post(by[won]!, path, forms[won]!)).status).toBe(303);
    expect(changedTables(shot, await shots.take())).toEqual([]);
    const other = await post('quay2', path, {
      ...{ step: 'withdraw', clientKey: randomUUID(), reason: 'Người nộp xin rút.' },
      stepCount: String((await find(id)).state.stepCount),
    });
    expect([303, 409]).toContain(other.status);
    const later = await shots.take();
    expect((await post(by[won]!, path, forms[won]!)).status).toBe(303);
    expect(changedTables(later, await shots.take())).toEqual([]);
  });
});

it('every step that someone takes has its contest', () => {
  expect(Object.keys(CONTESTS).sort()).toEqual([...stepEnvelope.shape.step.options].sort());
  expect(Object.keys(STEP_LABELS)).toEqual(expect.arrayContaining(Object.keys(CONTESTS)));
});
