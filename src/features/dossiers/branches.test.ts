import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { dossierLife } from '../../../test/dossier-life.ts';
import { atOtherWard, otherWard } from '../../../test/other-ward.ts';
import { parseLocal, toLocalIso } from '../../law/day.ts';
import { closeExpired, findDossier, submitDossier, type TakeableStep, verifyDossiers } from './index.ts';

let at: TestDatabase;
let life: ReturnType<typeof dossierLife>;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-16T09:00'));
  life = dossierLife(at);
});
afterAll(async () => {
  expect((await verifyDossiers(at.database.db, at.wardId)).faults).toEqual([]);
  await at.close();
});

const t = (text: string) => parseLocal(text);
const find = (dossierId: number, wardId = at.wardId) => findDossier(at.database.db, { wardId, dossierId });
const names = async (id: number) => (await find(id)).steps.map((each) => each.step.step);
const inProcess = async (now = t('2026-11-16T09:00')) => {
  const id = await life.accept({}, [], now);
  await life.take(id, 'quay1', 'transfer', {}, now);
  await life.assign(id, now);
  return id;
};
const refusedStep = async (id: number, who: string, step: TakeableStep, fields = {}, now?: Date) => {
  const before = (await find(id)).state.stepCount;
  const error = await life.take(id, who, step, fields, now).catch((failure) => failure);
  expect((await find(id)).state.stepCount).toBe(before);
  return error;
};

describe('the internal process', () => {
  it('is pinned at acceptance, and each hand-over is given and received', async () => {
    const id = await life.accept();
    const accepted = (await find(id)).state;
    expect(accepted).toMatchObject({ process: { code: 'chung', version: 1 }, node: 'b1' });
    expect(accepted.stepDueAt!.getTime()).toBeLessThan(accepted.dueAt!.getTime());
    const { state } = await life.take(id, 'quay1', 'transfer');
    expect(state).toMatchObject({ node: 'b2', status: 'awaiting_assignment', awaitsReceipt: true });
    await life.take(id, 'chanhvp', 'assign', { officerId: at.officer('hotich').id });
    expect((await find(id)).state).toMatchObject({
      node: 'b3',
      status: 'transferred',
      holderOfficerId: at.officer('hotich').id,
    });
    expect(await names(id)).toEqual(['accept', 'transfer', 'take_over', 'assign']);
  });

  it('is assigned only to an examiner of the unit', async () => {
    const id = await life.accept();
    await life.take(id, 'quay1', 'transfer');
    const error = await refusedStep(id, 'chanhvp', 'assign', { officerId: at.officer('kinhte').id });
    expect(error).toMatchObject({ code: 'invalid', fields: { officerId: expect.any(String) } });
  });

  it('goes back to whoever examined it', async () => {
    const id = await inProcess();
    await life.take(id, 'hotich', 'propose', { outcome: 'granted' });
    const { state } = await life.take(id, 'chanhvp', 'send_back', { reason: 'Thiếu căn cứ pháp lý.' });
    expect(state).toMatchObject({
      status: 'in_process',
      node: 'b3',
      holderOfficerId: at.officer('hotich').id,
      awaitsReceipt: true,
    });
  });

  it('lets the last step be undone, and remembers both', async () => {
    const id = await inProcess();
    const before = (await find(id)).state;
    await life.take(id, 'hotich', 'propose', { outcome: 'denied' });
    const { state } = await life.take(id, 'hotich', 'undo', { reason: 'Bấm nhầm' });
    expect(state).toMatchObject({
      status: 'in_process',
      node: before.node,
      holderUnitId: before.holderUnitId,
      proposedOutcome: null,
    });
    expect((await names(id)).slice(-2)).toEqual(['propose', 'undo']);
    expect(await refusedStep(id, 'hotich', 'undo')).toMatchObject({ code: 'step_not_open' });
  });
});

describe('intake', () => {
  const submit = async () => {
    const { dossierId } = await at.database.transact((tx) =>
      submitDossier(tx, at.platform.files, at.act('quay1', t('2026-11-16T08:00')), {
        documents: [],
        form: {
          clientKey: randomUUID(),
          procedureCode: '1.004873',
          termNo: 1,
          channel: 'online',
          competentUnitId: at.officer('hotich').unitId,
          applicantKind: 'citizen',
          applicantName: 'Người nộp thử',
        },
      }),
    );
    return dossierId;
  };

  it('counts the term from the admission, not from the submission', async () => {
    const id = await submit();
    const submitted = (await find(id)).state;
    expect(submitted).toMatchObject({ status: 'submitted', receivedAt: null, dueAt: null });
    expect(toLocalIso(submitted.stepDueAt!)).toBe('2026-11-17T08:00:00+07:00');
    const unit = at.officer('hotich').unitId;
    const { state } = await life.take(
      id,
      'quay2',
      'admit',
      { termNo: 1, competentUnitId: unit },
      t('2026-11-16T10:00'),
    );
    expect(toLocalIso(state.dueAt!)).toBe('2026-11-19T10:00:00+07:00');
    expect(state.process).toEqual({ code: 'chung', version: 1 });
  });

  it('asks for what lacks before acceptance, and refuses without acceptance', async () => {
    const id = await submit();
    const items = { items: 'Bản sao giấy tờ', reason: 'Thiếu giấy tờ bắt buộc.', days: '10' };
    const asked = await life.take(id, 'quay1', 'request_supplement', items, t('2026-11-16T08:30'));
    expect(asked.state).toMatchObject({ status: 'awaiting_intake_supplement', supplementCount: 1 });
    const brought = { received: 'Bản sao giấy tờ' };
    const back = await life.take(id, 'quay1', 'receive_supplement', brought, t('2026-11-17T08:30'));
    expect(back.state).toMatchObject({ status: 'submitted', dueAt: null });
    const refused = await life.take(id, 'quay1', 'refuse', { reason: 'Không thuộc thẩm quyền.' });
    expect(refused.state).toMatchObject({ status: 'refused', receivedAt: null });
  });
});

describe('waiting for the applicant', () => {
  const items = { items: 'Bản sao giấy tờ', reason: 'Thiếu giấy tờ bắt buộc.', mode: 'restart' };

  it('closes by itself when the supplement is not brought in time, once', async () => {
    const id = await inProcess(t('2026-11-02T09:00'));
    await life.take(id, 'hotich', 'request_supplement', { ...items, days: '5' }, t('2026-11-03T09:00'));
    const until = (await find(id)).state.supplementUntil!;
    expect(toLocalIso(until)).toBe('2026-11-09T17:00:00+07:00');
    expect(await closeExpired(at.database, at.wardId, until)).toBe(0);
    const later = new Date(until.getTime() + 60_000);
    const closed = await Promise.all([1, 2].map(() => closeExpired(at.database, at.wardId, later)));
    expect(closed.reduce((sum, each) => sum + each)).toBe(1);
    const { state, steps } = await find(id);
    expect(state).toMatchObject({ status: 'stopped', finishedAt: later, supplementUntil: null });
    expect(steps.at(-1)!.step).toMatchObject({
      step: 'expire',
      officerId: null,
      payload: { number: expect.any(String) },
    });
  });

  it('asks a second time only with the reason of the director of the centre', async () => {
    const id = await inProcess();
    await life.take(id, 'hotich', 'request_supplement', items);
    await life.take(id, 'quay1', 'receive_supplement', { received: 'Bản sao' });
    expect(await refusedStep(id, 'hotich', 'request_supplement', items)).toMatchObject({
      code: 'step_not_open',
    });
    expect(await refusedStep(id, 'giamdoc', 'request_supplement', items)).toMatchObject({
      fields: { directorReason: expect.any(String) },
    });
    const again = { ...items, directorReason: 'Có tình tiết mới phát sinh.' };
    const { state } = await life.take(id, 'giamdoc', 'request_supplement', again);
    expect(state.supplementCount).toBe(2);
  });

  it('stops for a fee and goes on with what was left', async () => {
    const id = await inProcess();
    const fee = { cause: 'fee', reason: 'Lệ phí cấp giấy.', amountVnd: '8000' };
    const missing = { ...fee, amountVnd: '' };
    expect(await refusedStep(id, 'hotich', 'suspend', missing)).toMatchObject({
      fields: { amountVnd: expect.any(String) },
    });
    const stopped = await life.take(id, 'hotich', 'suspend', fee, t('2026-11-17T09:00'));
    expect(stopped.state).toMatchObject({ status: 'suspended', suspendCause: 'fee', dueAt: null });
    const { state } = await life.take(id, 'quay1', 'resume', {}, t('2026-11-20T09:00'));
    expect(toLocalIso(state.dueAt!)).toBe('2026-11-25T09:00:00+07:00');
  });
});

describe('consultation', () => {
  it('asks several at once; each answers for itself; the proposal waits for the last', async () => {
    const id = await inProcess();
    const asked = [at.officer('kinhte').unitId, at.officer('vanhoa').unitId];
    const question = { unitIds: asked.map(String), body: 'Chi cục Thuế', question: 'Có ý kiến gì không?' };
    const { state } = await life.take(id, 'hotich', 'consult', question);
    expect(state.consultations.map((each) => each.unitId)).toEqual([...asked, null]);
    expect(await refusedStep(id, 'hotich', 'propose', { outcome: 'granted' })).toMatchObject({
      code: 'step_not_open',
    });
    const answer = { answer: 'Đồng ý.' };
    expect(await refusedStep(id, 'vanhoa', 'answer_consultation', { no: 1, ...answer })).toMatchObject({
      fields: { no: expect.any(String) },
    });
    await life.take(id, 'kinhte', 'answer_consultation', { no: 1, ...answer });
    await life.take(id, 'vanhoa', 'answer_consultation', { no: 2, ...answer });
    expect((await find(id)).state.status).toBe('consulting');
    const last = await life.take(id, 'hotich', 'answer_consultation', { no: 3, answer: 'Công văn số 12.' });
    expect(last.state.status).toBe('in_process');
    await life.take(id, 'hotich', 'propose', { outcome: 'granted' });
  });
});

describe('lateness', () => {
  it('extends once, before the due time, with a numbered letter', async () => {
    const id = await inProcess();
    const longer = { newDueAt: '2026-11-25T09:00', cause: 'coordination', reason: 'Chờ xác minh thực địa.' };
    const now = t('2026-11-18T09:00');
    const earlier = { ...longer, newDueAt: '2026-11-18T15:00' };
    expect(await refusedStep(id, 'chanhvp', 'extend', earlier, now)).toMatchObject({
      fields: { newDueAt: expect.any(String) },
    });
    const { state, steps } = await life.take(id, 'chanhvp', 'extend', longer, now);
    expect(toLocalIso(state.dueAt!)).toBe('2026-11-25T09:00:00+07:00');
    expect(steps.at(-1)!.step.payload).toMatchObject({ number: expect.stringMatching(/^\d+$/) });
    expect(await refusedStep(id, 'chanhvp', 'extend', longer, now)).toMatchObject({ code: 'step_not_open' });
  });

  it('apologises for what is late already, and it stays late', async () => {
    const id = await inProcess();
    const sorry = { expectedOn: '2026-11-27', cause: 'staff', reason: 'Cán bộ nghỉ ốm.' };
    expect(await refusedStep(id, 'chanhvp', 'apologise', sorry)).toMatchObject({ code: 'step_not_open' });
    const now = t('2026-11-23T09:00');
    const { state } = await life.take(id, 'chanhvp', 'apologise', sorry, now);
    expect(state).toMatchObject({ apologisedAt: now, lateCause: 'staff' });
    expect(toLocalIso(state.dueAt!)).toBe('2026-11-19T09:00:00+07:00');
  });
});

describe('linked dossiers', () => {
  const open = (id: number, change: object, now?: Date) =>
    life.take(
      id,
      'hotich',
      'open_linked',
      { procedureCode: '1.004873', termNo: '1', body: 'Sở Tư pháp', term: 'within', ...change },
      now,
    );
  const resultFrom = (id: number, now: Date) =>
    life.take(
      id,
      'quay1',
      'note_result',
      { outcome: 'granted', number: '15/STP', resultOn: '2026-11-20' },
      now,
    );

  it('have their own term; the one above waits, and only its own time is counted', async () => {
    const id = await inProcess();
    const { state } = await open(id, {});
    expect(state.status).toBe('awaiting_linked');
    const [linked] = state.linked;
    const child = await find(linked!.dossierId);
    expect(child.state).toMatchObject({ place: 'forwarded', elsewhere: 'Sở Tư pháp', parentId: id });
    expect(toLocalIso(child.state.dueAt!)).toBe('2026-11-19T09:00:00+07:00');
    await life.take(child.id, 'quay1', 'forward');
    await resultFrom(child.id, t('2026-11-20T09:00'));
    const back = await find(id);
    expect(back.state.status).toBe('in_process');
    expect(back.steps.at(-1)!.step).toMatchObject({
      step: 'note_linked',
      payload: { overrunMinutes: 480, status: 'result_ready' },
    });
    expect(toLocalIso(back.state.dueAt!)).toBe('2026-11-20T09:00:00+07:00');
  });

  it('may add their term: the aggregate due time is theirs with what was left', async () => {
    const id = await inProcess();
    const { state } = await open(id, { term: 'added' }, t('2026-11-17T09:00'));
    expect(toLocalIso(new Date(state.linked[0]!.dueAt!))).toBe('2026-11-20T09:00:00+07:00');
    expect(toLocalIso(state.dueAt!)).toBe('2026-11-25T09:00:00+07:00');
    const child = state.linked[0]!.dossierId;
    await life.take(child, 'quay1', 'forward');
    await resultFrom(child, t('2026-11-18T09:00'));
    expect(toLocalIso((await find(id)).state.dueAt!)).toBe('2026-11-20T09:00:00+07:00');
  });
});

describe('what becomes of linked dossiers', () => {
  const openAt = async (id: number, change: object = {}) => {
    const form = { procedureCode: '1.004873', termNo: '1', body: 'Sở Tư pháp', term: 'within', ...change };
    return (await life.take(id, 'hotich', 'open_linked', form)).state.linked.at(-1)!.dossierId;
  };
  /** One with a department that has it, one still at the desk, one in a unit of the ward, one that is over. */
  const family = async () => {
    const id = await inProcess();
    const [sent, kept, over] = [await openAt(id), await openAt(id), await openAt(id)];
    const inside = await openAt(id, { body: '', unitId: at.officer('hotich').unitId });
    await life.take(sent, 'quay1', 'forward');
    await life.take(inside, 'quay1', 'transfer');
    await life.take(over, 'quay1', 'forward');
    const result = { outcome: 'granted', number: '15/STP', resultOn: '2026-11-16' };
    await life.take(over, 'quay1', 'note_result', result);
    expect((await find(id)).state.status).toBe('awaiting_linked');
    return { id, sent, kept, over, inside };
  };
  const statusOf = async (id: number) => (await find(id)).state.status;

  it.each([
    ['withdrawn by the applicant', 'quay1', 'withdraw', 'withdrawn'],
    ['stopped by the head', 'chanhvp', 'stop', 'stopped'],
  ] as const)(
    'when the one above is %s: they end with it, but for those that have a result',
    async (_name, who, step, status) => {
      const { id, sent, kept, over, inside } = await family();
      await life.take(id, who, step, { reason: 'Không còn nhu cầu.' });
      expect(await Promise.all([id, sent, kept, inside].map(statusOf))).toEqual([
        status,
        status,
        status,
        status,
      ]);
      expect(await statusOf(over)).toBe('result_ready');
      const { code } = (await find(id)).state;
      for (const child of [kept, inside]) {
        const last = (await find(child)).steps.at(-1)!.step;
        expect(last).toMatchObject({
          step,
          officerId: null,
          payload: { reason: `Hồ sơ chính ${code} đã dừng.` },
        });
        expect(Number((last.payload as { number: string }).number)).toBeGreaterThan(0);
      }
      expect((await find(sent)).state.foreignStatus).toBe(status === 'withdrawn' ? 7 : 8);
      expect(await refusedStep(kept, 'quay1', 'forward')).toMatchObject({ code: 'step_not_open' });
    },
  );

  it('refused, stopped or withdrawn ones let the one above go on, the last of them alone', async () => {
    const id = await inProcess();
    const [first, second, third] = [await openAt(id), await openAt(id), await openAt(id)];
    await life.take(first, 'quay1', 'refuse', { reason: 'Sở không nhận.' });
    await life.take(second, 'quay1', 'forward');
    await life.take(second, 'quay1', 'note_status', { nationalStatus: '8' });
    expect(await statusOf(id)).toBe('awaiting_linked');
    await life.take(third, 'quay1', 'withdraw', { reason: 'Người nộp rút.' });
    const { state, steps } = await find(id);
    expect(state.status).toBe('in_process');
    const noted = steps.filter((each) => each.step.step === 'note_linked');
    expect(noted.map((each) => (each.step.payload as { status: string }).status)).toEqual([
      ...['refused', 'stopped', 'withdrawn'],
    ]);
  });
});

describe('results', () => {
  it('may be negative', async () => {
    const id = await inProcess();
    await life.take(id, 'hotich', 'propose', { outcome: 'denied', resultName: 'Văn bản từ chối' });
    await life.take(id, 'chanhvp', 'submit_for_signature');
    await life.take(id, 'chutich', 'sign');
    const { state } = await life.take(id, 'vanthu', 'stamp');
    expect(state).toMatchObject({ status: 'result_ready', resultOutcome: 'denied' });
  });

  it('are corrected under a new number when a second person agrees', async () => {
    const id = await life.accept();
    const { state: first } = await life.finish(id);
    await life.take(id, 'quay1', 'return_result', { receiver: 'Người nộp thử' });
    await life.take(id, 'hotich', 'request_correction', { what: 'Ngày sinh sai', reason: 'Nhập nhầm ngày.' });
    const rejected = await life.take(id, 'chutich', 'reject_correction', { reason: 'Chưa đủ căn cứ.' });
    expect(rejected.state.status).toBe('returned');
    await life.take(id, 'hotich', 'request_correction', { what: 'Ngày sinh sai', reason: 'Nhập nhầm ngày.' });
    const { state } = await life.take(id, 'chutich', 'approve_correction');
    expect(state).toMatchObject({ status: 'result_ready', correctionCount: 1, returnedAt: null });
    expect(state.finishedAt).toEqual(first.finishedAt);
    expect(Number(state.resultNumber)).toBeGreaterThan(Number(first.resultNumber));
  });
});

describe('another body', () => {
  it('resolves what was received for it; status and result are noted', async () => {
    const id = await life.accept({ forBody: 'Sở Xây dựng' });
    expect(await refusedStep(id, 'quay1', 'transfer')).toMatchObject({ code: 'step_not_open' });
    await life.take(id, 'quay1', 'forward');
    await life.take(id, 'quay1', 'note_status', { nationalStatus: '4', foreignCode: 'H24.9-1' });
    expect((await find(id)).state).toMatchObject({ status: 'forwarded', foreignCode: 'H24.9-1' });
    await life.take(id, 'quay1', 'note_status', { nationalStatus: '8', note: 'Công dân rút' });
    expect((await find(id)).state.status).toBe('stopped');
  });

  it('loses what the applicant withdraws here, and keeps what is signed there', async () => {
    const here = await life.accept({ forBody: 'Sở Xây dựng' });
    await life.take(here, 'quay1', 'forward');
    expect((await life.take(here, 'quay2', 'withdraw', { reason: 'Người nộp rút.' })).state.status).toBe(
      'withdrawn',
    );
    const { there, id, arrivedId } = await atOtherWard(at);
    await life.take(id, 'quay1', 'withdraw', { reason: 'Người nộp rút.' });
    const withdrawn = await find(arrivedId, there.wardId);
    expect(withdrawn.state.status).toBe('withdrawn');
    expect(withdrawn.steps.at(-1)!.step).toMatchObject({ step: 'withdraw', officerId: null });
    const second = await atOtherWard(at, there);
    await there.resolve(second.arrivedId, 'sign');
    const error = await refusedStep(second.id, 'quay1', 'withdraw', { reason: 'Người nộp rút.' });
    expect(error).toMatchObject({ code: 'step_not_open', message: expect.stringContaining('đã ký kết quả') });
    expect((await find(second.arrivedId, there.wardId)).state.status).toBe('signed');
  });

  it('refuses there what was received here, and the applicant is told here', async () => {
    const { there, id, arrivedId } = await atOtherWard(at);
    await there.take(arrivedId, 'quay', 'refuse', { reason: 'Không thuộc địa bàn.' });
    expect((await find(id)).state).toMatchObject({ status: 'refused', foreignStatus: 3 });
  });

  it('corrects there a result that was returned here: it comes here anew, to be returned again', async () => {
    const { there, id, arrivedId } = await atOtherWard(at);
    await there.resolve(arrivedId, 'stamp');
    await life.take(id, 'quay1', 'return_result', { receiver: 'Người nộp thử' });
    const first = (await find(id)).state;
    await there.take(arrivedId, 'chuyenvien', 'request_correction', {
      what: 'Sai tên',
      reason: 'Nhập nhầm.',
    });
    expect((await find(id)).state.status).toBe('returned');
    await there.take(arrivedId, 'lanhdao', 'approve_correction');
    const corrected = (await find(id)).state;
    expect(corrected).toMatchObject({ status: 'result_ready', correctionCount: 1, returnedAt: null });
    expect(corrected.resultNumber).not.toBe(first.resultNumber);
    expect(corrected.finishedAt).toEqual(first.finishedAt);
    await life.take(id, 'quay1', 'return_result', { receiver: 'Người nộp thử' });
    expect((await find(arrivedId, there.wardId)).state.status).toBe('returned');
    expect((await verifyDossiers(at.database.db, there.wardId)).faults).toEqual([]);
  });

  it('in the same installation has it at once, and the result comes back to where it was received', async () => {
    const there = await otherWard(at);
    const id = await life.accept({ forWardId: there.wardId });
    await life.take(id, 'quay1', 'forward');
    const { twin } = (await find(id)).state;
    const arrived = await find(twin!.dossierId, there.wardId);
    expect(arrived.state).toMatchObject({ status: 'submitted', place: 'from_elsewhere' });
    expect(arrived.state.foreignCode).toBe((await find(id)).state.code);
    await there.take(arrived.id, 'quay', 'request_supplement', {
      items: 'Bản sao',
      reason: 'Thiếu giấy tờ.',
    });
    expect((await find(id)).state.foreignStatus).toBe(5);
    await life.take(id, 'quay1', 'receive_supplement', { received: 'Bản sao' });
    await there.take(arrived.id, 'quay', 'admit', { termNo: 1, competentUnitId: there.unitId });
    expect((await find(id)).state.dueAt).toEqual((await find(arrived.id, there.wardId)).state.dueAt);
    await there.take(arrived.id, 'quay', 'transfer');
    await there.take(arrived.id, 'truong', 'assign', { officerId: there.officer('chuyenvien').id });
    await there.take(arrived.id, 'chuyenvien', 'take_over');
    await there.take(arrived.id, 'chuyenvien', 'propose', { outcome: 'granted' });
    await there.take(arrived.id, 'truong', 'submit_for_signature');
    await there.take(arrived.id, 'lanhdao', 'sign');
    await there.take(arrived.id, 'vanthu', 'stamp');
    expect((await find(id)).state).toMatchObject({ status: 'result_ready', resultOutcome: 'granted' });
    const error = await there
      .take(arrived.id, 'quay', 'return_result', { receiver: 'Ai đó' })
      .catch((failure) => failure);
    expect(error).toMatchObject({ code: 'step_not_open' });
    await life.take(id, 'quay1', 'return_result', { receiver: 'Người nộp thử' });
    expect((await find(arrived.id, there.wardId)).state.status).toBe('returned');
    expect((await verifyDossiers(at.database.db, there.wardId)).faults).toEqual([]);
  });
});
