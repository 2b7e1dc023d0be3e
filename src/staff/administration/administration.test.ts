import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { dossierLife } from '../../../test/dossier-life.ts';
import { findDossier } from '../../features/dossiers/index.ts';
import { findSettings } from '../../features/organisation/index.ts';
import { parseLocal, toLocalIso } from '../../law/day.ts';

let at: TestDatabase;
const visitors = new Map<string, Visitor>();
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-16T09:00'));
});
afterAll(() => at.close());

async function as(who: string): Promise<Visitor> {
  const known = visitors.get(who);
  if (known) return known;
  const visitor = new Visitor(at);
  await visitor.signIn(who);
  visitors.set(who, visitor);
  return visitor;
}
const count = async (
  table:
    | 'ward_days'
    | 'ward_hours'
    | 'absences'
    | 'ward_settings'
    | 'audit_log'
    | 'reception_sessions'
    | 'dossier_steps',
) =>
  (
    await at.database.db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .execute()
  )[0]!.n;

const seenIn = (page: string) => /name="seen" value="([0-9a-f]+)"/.exec(page)![1]!;

describe('the calendar', () => {
  const storm = { day: '2026-11-18', kind: 'off', why: 'Nghỉ phòng bão', decision: '12/QĐ-UBND' };

  it('shows what a day off moves before it is saved, then moves it and says why', async () => {
    const id = await dossierLife(at).accept();
    const admin = await as('quantri');
    const form = { ...storm, clientKey: randomUUID() };
    const preview = await (await admin.post('/can-bo/lich/ngay', form, '/can-bo/lich')).text();
    expect(preview).toContain('dời 1 hồ sơ');
    expect(preview).toContain('20/11/2026 09:00');
    expect(await count('ward_days')).toBe(0);
    const seen = seenIn(preview);
    for (const _time of [1, 2])
      await admin.post('/can-bo/lich/ngay', { ...form, confirmed: '1', seen }, '/can-bo/lich');
    expect(await count('ward_days')).toBe(1);
    const { state, steps } = await findDossier(at.database.db, { wardId: at.wardId, dossierId: id });
    expect(toLocalIso(state.dueAt!)).toBe('2026-11-20T09:00:00+07:00');
    expect(steps.filter((each) => each.step.step === 'recount').length).toBe(1);
    expect(await (await admin.get('/can-bo/lich')).text()).toContain('Nghỉ phòng bão (12/QĐ-UBND)');
    expect(await (await admin.get('/can-bo/nhat-ky/thay-doi')).text()).toContain('Nghỉ phòng bão');
  });

  it('saves nothing else than was shown: after another change it shows again', async () => {
    const admin = await as('quantri');
    const rows = async () => [
      await count('ward_days'),
      await count('dossier_steps'),
      await count('audit_log'),
    ];
    const form = { ...storm, day: '2026-12-15', clientKey: randomUUID() };
    const other = { ...storm, day: '2026-12-16', why: 'Nghỉ khác', clientKey: randomUUID() };
    const post = (body: Record<string, string>) => admin.post('/can-bo/lich/ngay', body, '/can-bo/lich');
    const seen = seenIn(await (await post(form)).text());
    const otherSeen = seenIn(await (await post(other)).text());
    expect((await post({ ...other, confirmed: '1', seen: otherSeen })).status).toBe(303);
    const before = await rows();
    const late = await post({ ...form, confirmed: '1', seen });
    expect(late.status).toBe(409);
    expect(await rows()).toEqual(before);
    const again = await late.text();
    expect(again).toContain('Chưa lưu gì');
    expect((await post({ ...form, confirmed: '1', seen: seenIn(again) })).status).toBe(303);
    expect((await rows())[0]).toBe(before[0]! + 1);
  });

  it('counts new dossiers by it, and explains them so', async () => {
    const id = await dossierLife(at).accept({}, [], parseLocal('2026-11-17T09:00'));
    const page = await (await (await as('quay1')).get(`/can-bo/ho-so/${id}`)).text();
    expect(page).toContain('Hẹn trả 23/11/2026 09:00');
    expect(page).toContain('Nghỉ phòng bão (12/QĐ-UBND)');
  });

  it('changes hours from a day on, with eight hours a day and not in the past', async () => {
    const admin = await as('quantri');
    const hours = {
      ...{ clientKey: randomUUID(), validFrom: '2026-12-01', morningFrom: '07:30', morningTo: '11:30' },
      ...{
        afternoonFrom: '13:00',
        afternoonTo: '17:00',
        cutOff: '15:30',
        decision: '13/QĐ-UBND',
        confirmed: '1',
      },
    };
    const short = await admin.post('/can-bo/lich/gio', { ...hours, afternoonTo: '16:00' }, '/can-bo/lich');
    expect(short.status).toBe(422);
    const past = await admin.post('/can-bo/lich/gio', { ...hours, validFrom: '2026-11-01' }, '/can-bo/lich');
    expect(past.status).toBe(422);
    expect(await count('ward_hours')).toBe(0);
    const unseen = await admin.post('/can-bo/lich/gio', hours, '/can-bo/lich');
    expect(unseen.status).toBe(409);
    expect(await count('ward_hours')).toBe(0);
    const seen = seenIn(await unseen.text());
    expect((await admin.post('/can-bo/lich/gio', { ...hours, seen }, '/can-bo/lich')).status).toBe(303);
    const id = await dossierLife(at).accept({}, [], parseLocal('2026-12-01T15:20'));
    const { state } = await findDossier(at.database.db, { wardId: at.wardId, dossierId: id });
    expect(toLocalIso(state.dueAt!)).toBe('2026-12-04T15:20:00+07:00');
  });

  it('has hours for some days only, as a morning that makes up, and the others after it', async () => {
    const admin = await as('quantri');
    const morning = {
      ...{ clientKey: randomUUID(), validFrom: '2026-12-08', validUntil: '2026-12-08' },
      ...{ morningFrom: '07:30', morningTo: '11:30', afternoonFrom: '', afternoonTo: '' },
      ...{ cutOff: '10:00', decision: '14/QĐ-UBND' },
    };
    const post = (body: Record<string, string>) => admin.post('/can-bo/lich/gio', body, '/can-bo/lich');
    for (const [wrong, field] of [
      [{ validUntil: '' }, 'afternoonTo'],
      [{ validUntil: '2026-12-07' }, 'validUntil'],
      [{ afternoonFrom: '13:00' }, 'afternoonTo'],
      [{ cutOff: '15:00' }, 'cutOff'],
    ] as [Record<string, string>, string][]) {
      const answer = await post({ ...morning, ...wrong });
      expect([answer.status, (await answer.text()).includes(`href="#${field}"`)]).toEqual([422, true]);
    }
    const seen = seenIn(await (await post(morning)).text());
    expect((await post({ ...morning, confirmed: '1', seen })).status).toBe(303);
    const dueOf = async (from: string) => {
      const id = await dossierLife(at).accept({}, [], parseLocal(from));
      const { state } = await findDossier(at.database.db, { wardId: at.wardId, dossierId: id });
      return toLocalIso(state.dueAt!);
    };
    expect(await dueOf('2026-12-03T15:45')).toBe('2026-12-08T11:30:00+07:00');
    expect(await dueOf('2026-12-04T15:45')).toBe('2026-12-09T17:00:00+07:00');
  });

  it('plans a session of a mobile team, which makes no working day', async () => {
    const director = await as('giamdoc');
    const session = {
      clientKey: randomUUID(),
      day: '2026-11-21',
      from: '07:30',
      to: '11:30',
      place: 'Tổ dân phố số 4',
      isMobile: '1',
    };
    expect((await director.post('/can-bo/lich/buoi', session, '/can-bo/lich')).status).toBe(303);
    expect(await (await director.get('/can-bo/lich')).text()).toContain('Tổ dân phố số 4 (tổ lưu động)');
    const id = await dossierLife(at).accept({}, [], parseLocal('2026-11-20T09:00'));
    const { state } = await findDossier(at.database.db, { wardId: at.wardId, dossierId: id });
    expect(toLocalIso(state.dueAt!)).toBe('2026-11-26T09:00:00+07:00');
  });
});

describe('absence', () => {
  it('lets the deputy do what was given to the absent, on those days only', async () => {
    const life = dossierLife(at);
    const deputy = await addExaminer();
    const id = await life.accept();
    await life.take(id, 'quay1', 'transfer');
    await life.assign(id);
    const propose = () => {
      const act = { officer: deputy, now: at.platform.now(), requestId: 'test' };
      return at.database.transact(async (tx) => {
        const { takeStep } = await import('../../features/dossiers/index.ts');
        const { state } = await findDossier(tx, { wardId: at.wardId, dossierId: id });
        return takeStep(tx, at.platform.files, act, {
          ...{ dossierId: id, step: 'propose', clientKey: randomUUID(), stepCount: state.stepCount },
          fields: { outcome: 'granted' },
        });
      });
    };
    await expect(propose()).rejects.toMatchObject({ code: 'step_not_open' });
    const absence = {
      ...{ clientKey: randomUUID(), officerId: String(at.officer('hotich').id), deputyId: String(deputy.id) },
      ...{ fromDay: '2026-11-16', untilDay: '2026-11-17', reason: 'Nghỉ phép' },
    };
    const head = await as('chanhvp');
    const wrong = await head.post('/can-bo/nguoi-vang', {
      ...absence,
      deputyId: String(at.officer('kinhte').id),
    });
    expect(wrong.status).toBe(422);
    expect((await head.post('/can-bo/nguoi-vang', absence)).status).toBe(303);
    expect((await propose()).state.status).toBe('in_review');
  });

  async function addExaminer() {
    const { addOfficer, listOfficers } = await import('../../features/organisation/index.ts');
    const { asOwner } = await import('../../platform/database/database.ts');
    await asOwner(at.ownerUrl, (owner) =>
      owner.transact((tx) =>
        addOfficer(tx, at.wardId, {
          ...{ unitCode: 'VP', username: 'hotich2', displayName: 'Công chức hộ tịch 2', title: 'Công chức' },
          duties: ['examine'],
          password: 'mat-khau-thu-2026',
        }),
      ),
    );
    return (await listOfficers(at.database.db, at.wardId)).find((each) => each.username === 'hotich2')!;
  }
});

describe('settings', () => {
  it('hold from today, are noted with what stood before, and are bounded', async () => {
    const admin = await as('quantri');
    const form = {
      dueSoonHours: '48',
      undoMinutes: '10',
      handoverAlertHours: '8',
      supplementDays: '20',
      duplicateWarningDays: '30',
    };
    expect((await admin.post('/can-bo/cai-dat', { ...form, undoMinutes: '9999' })).status).toBe(422);
    expect(await count('ward_settings')).toBe(0);
    expect((await admin.post('/can-bo/cai-dat', form)).status).toBe(303);
    expect(await findSettings(at.database.db, at.wardId, '2026-11-16')).toMatchObject({
      undoMinutes: 10,
      supplementDays: 20,
    });
    expect(await findSettings(at.database.db, at.wardId, '2026-11-15')).toMatchObject({ undoMinutes: 30 });
    expect(await count('ward_settings')).toBe(3);
  });
});

describe('those without the duty', () => {
  it.each([
    ['quay1', '/can-bo/lich/ngay'],
    ['quay1', '/can-bo/lich/gio'],
    ['quay1', '/can-bo/lich/buoi'],
    ['quay1', '/can-bo/nguoi-vang'],
    ['kiemsoat', '/can-bo/cai-dat'],
  ])('%s may not post to %s, and nothing is written', async (who, path) => {
    const before = await count('audit_log');
    const body = {
      clientKey: randomUUID(),
      day: '2026-11-25',
      kind: 'off',
      why: 'Nghỉ',
      decision: '1/QĐ',
      confirmed: '1',
    };
    const full = {
      ...body,
      ...{
        from: '07:30',
        to: '11:30',
        place: 'Tổ 1',
        officerId: '1',
        fromDay: '2026-11-16',
        untilDay: '2026-11-16',
        reason: 'Nghỉ',
      },
    };
    const answer = await (await as(who)).post(path, full, '/can-bo/lich');
    expect([403, 422]).toContain(answer.status);
    expect(await count('audit_log')).toBe(before);
  });

  it.each(['/can-bo/cai-dat', '/can-bo/nguoi-vang', '/can-bo/nhat-ky/thay-doi'])(
    'may not open %s',
    async (path) => {
      expect((await (await as('quay1')).get(path)).status).toBe(403);
    },
  );
});
