import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDossier, type TakeableStep, takeStep, verifyDossiers } from '../src/features/dossiers/index.ts';
import {
  absenceForm,
  addOfficer,
  type Duty,
  listOfficers,
  recordAbsence,
} from '../src/features/organisation/index.ts';
import { parseLocal } from '../src/law/day.ts';
import { asOwner } from '../src/platform/database/database.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { dossierLife } from './dossier-life.ts';
import { makePdf } from './files.ts';
import { openSnapshots } from './snapshot.ts';

const NOW = parseLocal('2026-11-23T09:00');
const SIGNED = /không được ký|không tự/;

let at: TestDatabase;
let life: ReturnType<typeof dossierLife>;

beforeAll(async () => {
  at = await testDatabase(NOW);
  await asOwner(at.ownerUrl, (owner) =>
    owner.transact((tx) =>
      addOfficer(tx, at.wardId, {
        ...{ unitCode: 'VP', username: 'kiemnhiem', displayName: 'Người kiêm nhiệm', title: 'Công chức' },
        ...{ duties: ['examine', 'review'], password: 'motcua-demo-2026' },
      }),
    ),
  );
  life = dossierLife(at);
});
afterAll(() => at.close());

const find = (dossierId: number) => findDossier(at.database.db, { wardId: at.wardId, dossierId });

async function officer(username: string) {
  return (await listOfficers(at.database.db, at.wardId)).find((each) => each.username === username)!;
}

async function take(dossierId: number, who: string, step: TakeableStep, fields: object = {}, now = NOW) {
  const { stepCount } = (await find(dossierId)).state;
  const act = { officer: await officer(who), now, requestId: 'test' };
  return at.database.transact((tx) =>
    takeStep(tx, at.platform.files, act, {
      ...{ dossierId, step, stepCount, clientKey: crypto.randomUUID() },
      fields: { ...fields },
    }),
  );
}

/** Gives an officer another unit and other duties, as the administrator may. */
async function become(username: string, unitCode: string, duties: Duty[]): Promise<void> {
  await asOwner(at.ownerUrl, (owner) =>
    owner.transact(async (tx) => {
      const unit = await tx
        .selectFrom('units')
        .select('id')
        .where('ward_id', '=', at.wardId)
        .where('code', '=', unitCode)
        .executeTakeFirstOrThrow();
      await tx
        .updateTable('officers')
        .set({ unit_id: unit.id, duties })
        .where('username', '=', username)
        .execute();
    }),
  );
}

const refusedWith = async (
  words: RegExp,
  id: number,
  who: string,
  step: TakeableStep,
  fields: object = {},
) => {
  const before = (await find(id)).state.stepCount;
  await expect(take(id, who, step, fields)).rejects.toMatchObject({
    code: 'step_not_open',
    message: expect.stringMatching(words),
  });
  expect((await find(id)).state.stepCount).toBe(before);
};

describe('who had a part in a dossier', () => {
  it('as the one who received it does not sign it, even after he was moved to the leaders', async () => {
    const id = await life.accept();
    await take(id, 'quay1', 'transfer');
    await life.assign(id);
    await take(id, 'hotich', 'propose', { outcome: 'granted' });
    await take(id, 'chanhvp', 'submit_for_signature');
    await become('quay1', 'UBND', ['sign']);
    await refusedWith(SIGNED, id, 'quay1', 'sign');
    await become('quay1', 'TTPVHCC', ['receive', 'return']);
    await take(id, 'chutich', 'sign');
  });

  it('as the one who examined it does not review or sign it, though it was taken from him again', async () => {
    const id = await life.accept();
    await take(id, 'quay1', 'transfer');
    const other = await officer('kiemnhiem');
    await take(id, 'chanhvp', 'assign', { officerId: other.id });
    await take(id, 'kiemnhiem', 'take_over');
    await take(id, 'kiemnhiem', 'propose', { outcome: 'granted' });
    await refusedWith(SIGNED, id, 'kiemnhiem', 'submit_for_signature');
    await take(id, 'kiemnhiem', 'undo');
    await take(id, 'chanhvp', 'assign', { officerId: at.officer('hotich').id });
    await take(id, 'hotich', 'take_over');
    await take(id, 'hotich', 'propose', { outcome: 'granted' });
    await take(id, 'chanhvp', 'submit_for_signature');
    await become('kiemnhiem', 'UBND', ['sign']);
    await refusedWith(SIGNED, id, 'kiemnhiem', 'sign');
    await become('kiemnhiem', 'VP', ['examine', 'review']);
  });

  it('as a deputy who proposed for someone away does not review it', async () => {
    const deputy = await officer('kiemnhiem');
    const away = { officerId: at.officer('hotich').id, deputyId: deputy.id, reason: 'Nghỉ phép' };
    const form = { ...away, clientKey: crypto.randomUUID(), fromDay: '2026-11-23', untilDay: '2026-11-23' };
    await at.database.transact((tx) => recordAbsence(tx, at.act('chanhvp'), absenceForm.parse(form)));
    const id = await life.accept();
    await take(id, 'quay1', 'transfer');
    await life.assign(id);
    await take(id, 'kiemnhiem', 'propose', { outcome: 'granted' });
    await refusedWith(SIGNED, id, 'kiemnhiem', 'submit_for_signature');
    await take(id, 'chanhvp', 'submit_for_signature');
    await become('kiemnhiem', 'UBND', ['sign']);
    await refusedWith(SIGNED, id, 'kiemnhiem', 'sign');
    await become('kiemnhiem', 'VP', ['examine', 'review']);
  });

  it('as the one who asked for a correction does not approve it, nor does who examined the dossier', async () => {
    const id = await life.accept();
    await life.finish(id);
    await take(id, 'kiemnhiem', 'request_correction', { what: 'Sai tên', reason: 'Nhập nhầm.' });
    await become('kiemnhiem', 'UBND', ['sign']);
    await become('hotich', 'UBND', ['sign']);
    await refusedWith(SIGNED, id, 'kiemnhiem', 'approve_correction');
    await refusedWith(SIGNED, id, 'hotich', 'approve_correction');
    await take(id, 'chutich', 'approve_correction');
    expect((await find(id)).state.correctionCount).toBe(1);
  });
});

describe('undo', () => {
  it('is for the last step, by whoever took it, within the time that the ward set, and once', async () => {
    const id = await life.accept();
    await take(id, 'quay1', 'transfer');
    await refusedWith(/Chỉ người vừa làm/, id, 'quay2', 'undo');
    const later = parseLocal('2026-11-23T09:31');
    await expect(take(id, 'quay1', 'undo', {}, later)).rejects.toMatchObject({ code: 'step_not_open' });
    await take(id, 'quay1', 'undo', {}, parseLocal('2026-11-23T09:30'));
    expect((await find(id)).state).toMatchObject({ status: 'received', awaitsReceipt: false });
    await expect(take(id, 'quay1', 'undo')).rejects.toMatchObject({ code: 'step_not_open' });
  });
});

describe('the record', () => {
  it('cannot be changed or removed by the role of the application', async () => {
    const scan = { name: 'giay.pdf', mediaType: 'application/pdf', bytes: new Uint8Array(makePdf()) };
    const paper = { name: 'Giấy tờ', source: 'copy', quantity: 1, reusable: false } as const;
    const id = await life.accept({}, [{ ...paper, scan, scanExemptReason: null }]);
    const shots = await openSnapshots(at);
    await shots.query(`set role motcua_app; set motcua.wards = '*'`);
    for (const table of [
      ...['dossier_steps', 'audit_log', 'access_log', 'ticket_steps'],
      ...['result_drafts', 'result_versions', 'result_approvals'],
    ]) {
      for (const statement of [
        `update ${table} set ward_id = ward_id`,
        `delete from ${table}`,
        `truncate ${table}`,
        `drop table ${table}`,
        `alter table ${table} disable trigger all`,
      ])
        await expect(shots.query(statement), statement).rejects.toThrow(/permission denied|must be owner/);
    }
    for (const table of [
      'dossiers',
      'dossier_documents',
      'certifications',
      'document_numbers',
      'electronic_copies',
      'notices',
      'officers',
      'wards',
    ])
      await expect(shots.query(`delete from ${table}`), table).rejects.toThrow(/permission denied/);
    // The sweep forgets files that nothing refers to; one that a dossier names stays.
    await expect(shots.query('delete from files')).rejects.toThrow(/violates foreign key constraint/);
    await expect(
      shots.query(`insert into dossier_steps select * from dossier_steps where dossier_id = ${id}`),
    ).rejects.toThrow(/duplicate key/);
    await shots.query('reset role');
    await shots.close();
  });

  it('with a number that stands on two slips is found by verifying', async () => {
    const ids = [await life.accept(), await life.accept()];
    for (const id of ids) await take(id, 'quay2', 'withdraw', { reason: 'Người nộp xin rút.' });
    const faults = async () =>
      (await verifyDossiers(at.database.db, at.wardId)).faults.map((each) => each.what);
    expect(await faults()).toEqual([]);
    const shots = await openSnapshots(at);
    await shots.query(
      `update dossier_steps set payload = jsonb_set(payload, '{number}',
         (select payload -> 'number' from dossier_steps where dossier_id = $1 and step = 'withdraw'))
       where dossier_id = $2 and step = 'withdraw'`,
      ids,
    );
    await shots.close();
    expect((await faults()).join()).toMatch(/của sổ stop_notice đã cấp hai lần/);
  });
});
