import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { dossierLife } from '../../../../test/dossier-life.ts';
import { atOtherWard } from '../../../../test/other-ward.ts';
import { ownLife } from '../../../../test/own-life.ts';
import { addNeighbour } from '../../../../test/ward-world.ts';
import { parseLocal } from '../../../law/day.ts';
import { Problem } from '../../../platform/problem.ts';
import { submitDossier } from '../accept.ts';
import { closeExpired } from '../close-expired.ts';
import { recountedDue } from '../recounted-due.ts';
import { fold } from '../state.ts';
import { findDossier } from '../store.ts';
import { verifyDossiers } from '../verify.ts';
import { findWardRules } from '../ward-rules.ts';
import { withdrawOwn } from './withdraw-own.ts';

let at: TestDatabase;
let life: ReturnType<typeof dossierLife>;
let own: ReturnType<typeof ownLife>;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-16T09:00'));
  life = dossierLife(at);
  own = ownLife(at);
});
afterAll(async () => {
  const { faults } = await verifyDossiers(at.database.db, at.wardId);
  expect(faults).toEqual([]);
  await at.close();
});

const examined = async () => {
  const id = await life.accept();
  await life.take(id, 'quay1', 'transfer');
  await life.assign(id);
  return id;
};
const asked = async (mode = 'restart') => {
  const id = await examined();
  const fields = { items: 'Bản sao', reason: 'Thiếu giấy tờ.', mode, days: '10' };
  await life.take(id, 'hotich', 'request_supplement', fields);
  return id;
};
const stepsOf = async (id: number) => (await own.find(id)).steps.map(({ step }) => step.step);
/** How many went through; the others were refused politely. */
async function won(tries: Promise<unknown>[]): Promise<number> {
  const results = await Promise.allSettled(tries);
  for (const each of results) if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(Problem);
  return results.filter((each) => each.status === 'fulfilled').length;
}

describe('at once', () => {
  it('two answers from two windows leave one', async () => {
    const id = await asked();
    expect(await won([own.answer(id), own.answer(id), own.answer(id)])).toBe(1);
    expect((await stepsOf(id)).filter((step) => step === 'answer_supplement').length).toBe(1);
  });

  it('a withdrawal and the signature: one of them, never both', async () => {
    for (let count = 0; count < 4; count++) {
      const id = await examined();
      await life.take(id, 'hotich', 'propose', { outcome: 'granted' });
      await life.take(id, 'chanhvp', 'submit_for_signature');
      expect(await won([own.withdraw(id), life.take(id, 'chutich', 'sign')])).toBe(1);
      const steps = await stepsOf(id);
      expect(steps.includes('withdraw')).toBe(!steps.includes('sign'));
    }
  });

  it('two withdrawals, of the applicant and of the desk, take one number', async () => {
    const id = await examined();
    expect(
      await won([own.withdraw(id), life.take(id, 'quay1', 'withdraw', { reason: 'Người nộp xin rút.' })]),
    ).toBe(1);
    expect((await stepsOf(id)).filter((step) => step === 'withdraw').length).toBe(1);
  });

  it('an answer at the last instant and the closing of what expired: one of them', async () => {
    const id = await asked();
    const { supplementUntil } = (await own.find(id)).state;
    const after = new Date(supplementUntil!.getTime() + 1);
    await Promise.allSettled([
      own.answer(id, { now: supplementUntil! }),
      closeExpired(at.database, at.wardId, after),
    ]);
    const steps = await stepsOf(id);
    expect([steps.includes('expire'), steps.includes('answer_supplement')]).toContain(true);
    expect(steps.includes('expire')).toBe(!steps.includes('answer_supplement'));
  });

  it('answer, confirmation of the desk and withdrawal fold to what is stored', async () => {
    const id = await asked();
    await own.answer(id);
    await won([
      life.take(id, 'quay1', 'receive_supplement'),
      life.take(id, 'quay2', 'return_supplement', { items: 'Bản rõ', reason: 'Ảnh mờ.' }),
      own.withdraw(id),
      own.deliver(id, 'online'),
    ]);
    const { state, steps } = await own.find(id);
    expect(fold(steps.map(({ step }) => step))).toEqual(state);
  });
});

describe('what was answered', () => {
  it('is closed by no expiry while the desk looks at it', async () => {
    const id = await asked();
    await own.answer(id);
    await closeExpired(at.database, at.wardId, parseLocal('2027-02-01T09:00'));
    expect((await own.find(id)).state.status).toBe('awaiting_supplement');
  });

  it.each(['restart', 'pause'])('and confirmed later counts the term from its arrival (%s)', async (mode) => {
    const [slow, quick] = [await asked(mode), await asked(mode)];
    const sent = parseLocal('2026-11-17T10:00');
    for (const id of [slow, quick]) await own.answer(id, { now: sent });
    await life.take(quick, 'quay1', 'receive_supplement', {}, sent);
    await life.take(slow, 'quay1', 'receive_supplement', {}, parseLocal('2026-11-19T16:00'));
    const [late, early] = [(await own.find(slow)).state, (await own.find(quick)).state];
    expect(late.dueAt).toEqual(early.dueAt);
    // A change of the calendar counts it from there too.
    const steps = (await own.find(slow)).steps.map(({ step }) => step);
    const rules = await findWardRules(at.database.db, at.wardId, sent);
    expect(recountedDue(steps, rules)).toEqual(late.dueAt);
  });

  it('at the reception is a new submission with eight working hours to answer', async () => {
    const form = {
      ...{ clientKey: crypto.randomUUID(), procedureCode: '1.004873', termNo: 1, channel: 'direct' as const },
      ...{ competentUnitId: at.officer('hotich').unitId, applicantKind: 'citizen' as const },
      applicantName: 'Người nộp thử',
    };
    const { dossierId } = await at.database.transact((tx) =>
      submitDossier(tx, at.platform.files, at.act('quay1'), { form, documents: [] }),
    );
    await life.take(dossierId, 'quay1', 'request_supplement', { items: 'Bản sao', reason: 'Thiếu giấy tờ.' });
    await own.answer(dossierId);
    const { state } = await own.find(dossierId);
    expect(state).toMatchObject({ status: 'submitted', supplementAnsweredAt: null, supplementUntil: null });
    expect(state.stepDueAt).toEqual(parseLocal('2026-11-17T09:00'));
  });
});

describe('a dossier that another ward resolves', () => {
  const there = (wardId: number, dossierId: number) => findDossier(at.database.db, { wardId, dossierId });

  it('is withdrawn at both by who filed it here, and not by the copy that lies there', async () => {
    const pair = await atOtherWard(at);
    const { wardId } = pair.there;
    const copy = await there(wardId, pair.arrivedId);
    const visitor = { kind: 'guest' as const, wardId, dossierId: pair.arrivedId };
    const tried = at.database.transact((tx) =>
      withdrawOwn(
        tx,
        { visitor, now: at.platform.now(), requestId: 'test' },
        { code: copy.state.code, clientKey: crypto.randomUUID(), reason: 'Không cần nữa.' },
      ),
    );
    await expect(tried).rejects.toThrow('Hãy làm việc này ở nơi ấy.');
    await own.withdraw(pair.id);
    expect((await own.find(pair.id)).state.status).toBe('withdrawn');
    expect((await there(wardId, pair.arrivedId)).state.status).toBe('withdrawn');
  });

  it('is withdrawn at neither once it is signed there', async () => {
    const pair = await atOtherWard(at);
    await pair.there.resolve(pair.arrivedId, 'sign');
    const before = await stepsOf(pair.id);
    await expect(own.withdraw(pair.id)).rejects.toThrow('đã ký kết quả');
    expect(await stepsOf(pair.id)).toEqual(before);
    expect((await there(pair.there.wardId, pair.arrivedId)).state.status).toBe('signed');
  });
});

it('nothing of a neighbouring ward’s dossier opens to a guest of this one', async () => {
  const wardId = await addNeighbour(at);
  const id = await life.accept();
  const act = own.guest(id);
  const { code } = (await own.find(id)).state;
  const foreign = { ...act, visitor: { kind: 'guest' as const, wardId, dossierId: id } };
  const tried = at.database.transact((tx) =>
    withdrawOwn(tx, foreign, { code, clientKey: crypto.randomUUID(), reason: 'Không cần nữa.' }),
  );
  await expect(tried).rejects.toThrow('Không có hồ sơ này');
  expect(await stepsOf(id)).toEqual(['accept']);
});
