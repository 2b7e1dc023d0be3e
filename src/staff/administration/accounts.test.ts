import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { dossierLife } from '../../../test/dossier-life.ts';
import { parseLocal } from '../../law/day.ts';
import { unseal } from '../../platform/security/seal.ts';
import { DEMO_PASSWORD } from '../../seed/seed-organisation.ts';

const OFFICERS = '/can-bo/tai-khoan-can-bo';
const ACCOUNT = '/can-bo/tai-khoan';

let at: TestDatabase;
let admin: Visitor;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-16T09:00'));
  admin = new Visitor(at);
  await admin.signIn('quantri');
});
afterAll(() => at.close());

const changes = async () =>
  at.database.db
    .selectFrom('audit_log')
    .select(['what', 'subject', 'before', 'after'])
    .orderBy('id')
    .execute();
const form = (username: string) => ({
  ...{ username, displayName: 'Cán bộ mới', title: 'Công chức', duties: 'examine' },
  unitId: String(at.officer('hotich').unitId),
});
const firstPassword = async (answer: Response) => /<code>([^<]+)<\/code>/.exec(await answer.text())![1]!;

describe('accounts', () => {
  it('are opened with a first password that must be changed before anything else', async () => {
    const password = await firstPassword(await admin.post(OFFICERS, form('canbo.moi')));
    const visitor = new Visitor(at);
    await visitor.signIn('canbo.moi', password);
    expect((await visitor.get('/can-bo/ho-so')).headers.get('location')).toBe(ACCOUNT);
    const weak = { current: password, next: 'ngan', again: 'ngan' };
    expect((await visitor.post(`${ACCOUNT}/mat-khau`, weak, ACCOUNT)).status).toBe(422);
    const next = { current: password, next: 'mat-khau-moi-2026', again: 'mat-khau-moi-2026' };
    expect((await visitor.post(`${ACCOUNT}/mat-khau`, next, ACCOUNT)).status).toBe(303);
    expect((await visitor.get('/can-bo/ho-so')).status).toBe(200);
  });

  it('change unit and duties with what stood before, and end their sessions when they are closed', async () => {
    const password = await firstPassword(await admin.post(OFFICERS, form('canbo.hai')));
    const { id } = (await at.database.db
      .selectFrom('officers')
      .select('id')
      .where('username', '=', 'canbo.hai')
      .executeTakeFirst())!;
    const { username: _name, ...rest } = form('canbo.hai');
    await admin.post(`${OFFICERS}/${id}`, { ...rest, duties: 'review' });
    expect((await changes()).at(-1)).toMatchObject({
      subject: 'canbo.hai',
      before: { duties: ['examine'] },
      after: { duties: ['review'] },
    });
    const visitor = new Visitor(at);
    await visitor.signIn('canbo.hai', password);
    await admin.post(`${OFFICERS}/${id}/khoa`, {}, `${OFFICERS}/${id}`);
    expect((await visitor.get(ACCOUNT)).headers.get('location')).toContain('/dang-nhap');
    expect((await new Visitor(at).signIn('canbo.hai', password)).status).toBe(401);
  });

  it.each<[string, Record<string, string>]>([
    ['a name that is taken', { username: 'quay1' }],
    ['no duty', { duties: 'none' }],
    ["a unit that is not the ward's", { unitId: '99999' }],
  ])('are not opened with %s', async (_name, change) => {
    const before = (await changes()).length;
    expect((await admin.post(OFFICERS, { ...form('canbo.sai'), ...change })).status).toBe(422);
    expect((await changes()).length).toBe(before);
  });

  it('are for administrators alone, who cannot lock themselves out', async () => {
    const own = at.officer('quantri').id;
    expect((await admin.post(`${OFFICERS}/${own}/khoa`, {}, OFFICERS)).status).toBe(422);
    const { username: _name, ...rest } = form('x');
    expect((await admin.post(`${OFFICERS}/${own}`, rest)).status).toBe(422);
    const desk = new Visitor(at);
    await desk.signIn('quay1');
    for (const path of [OFFICERS, `${OFFICERS}/${own}`, '/can-bo/don-vi'])
      expect((await desk.get(path)).status).toBe(403);
    for (const deed of ['khoa', 'mo', 'mat-khau', 'hai-lop'])
      expect((await desk.post(`${OFFICERS}/${own}/${deed}`, {}, '/can-bo/ho-so')).status).toBe(403);
    expect(
      (await desk.post('/can-bo/don-vi/1', { name: 'Đơn vị', shortName: 'ĐV' }, '/can-bo/ho-so')).status,
    ).toBe(403);
  });
});

describe('what an officer holds', () => {
  const change = async (username: string, fields: Record<string, string>) => {
    const { displayName, title, unitId, id } = at.officer(username);
    return admin.post(`${OFFICERS}/${id}`, { displayName, title, unitId: String(unitId), ...fields });
  };

  it('must be given to others before he moves or examines no more; closing waits for nobody', async () => {
    const life = dossierLife(at);
    const dossier = await life.accept();
    await life.take(dossier, 'quay1', 'transfer');
    await life.assign(dossier);
    const holder = at.officer('hotich');
    const before = (await changes()).length;
    const elsewhere = String(at.officer('kinhte').unitId);
    const moved = await change('hotich', { duties: 'examine', unitId: elsewhere });
    expect(moved.status).toBe(422);
    expect(await moved.text()).toMatch(/Còn giữ 1 hồ sơ: H24/);
    expect((await change('hotich', { duties: 'stamp' })).status).toBe(422);
    expect((await changes()).length).toBe(before);
    const { unit_id, duties } = await at.database.db
      .selectFrom('officers')
      .select(['unit_id', 'duties'])
      .where('id', '=', holder.id)
      .executeTakeFirstOrThrow();
    expect({ unit_id, duties }).toEqual({ unit_id: holder.unitId, duties: holder.duties });

    await admin.post(`${OFFICERS}/${holder.id}/khoa`, {}, `${OFFICERS}/${holder.id}`);
    const head = new Visitor(at);
    await head.signIn('chanhvp');
    expect(await (await head.get('/can-bo/viec')).text()).toContain('Người giữ đã nghỉ, phải giao lại');
    expect(await (await head.get('/can-bo/ho-so?viec=unit&nguoi-nghi=1')).text()).toContain(
      `href="/can-bo/ho-so/${dossier}"`,
    );
    await admin.post(`${OFFICERS}/${holder.id}/mo`, {}, `${OFFICERS}/${holder.id}`);
  });

  it('keeps its unit open, and so do its people; a closed unit takes nothing more', async () => {
    const holding = at.officer('hotich').unitId;
    const closed = await admin.post(`/can-bo/don-vi/${holding}/dong`, {}, '/can-bo/don-vi');
    expect(closed.status).toBe(422);
    expect(await closed.text()).toContain('cán bộ: chuyển hoặc khóa');
    const form = { code: 'phong-thu', name: 'Phòng thử', shortName: 'P.Thử', kind: 'division' };
    expect((await admin.post('/can-bo/don-vi', form)).status).toBe(303);
    expect((await admin.post('/can-bo/don-vi', form)).status).toBe(422);
    const { id } = await at.database.db
      .selectFrom('units')
      .select('id')
      .where('code', '=', 'phong-thu')
      .executeTakeFirstOrThrow();
    const life = dossierLife(at);
    const dossier = await life.accept({ competentUnitId: id });
    const refused = await admin.post(`/can-bo/don-vi/${id}/dong`, {}, '/can-bo/don-vi');
    expect(await refused.text()).toMatch(/Còn giữ 1 hồ sơ/);
    await life.take(dossier, 'quay1', 'withdraw', { reason: 'Người nộp xin rút.' });
    expect((await admin.post(`/can-bo/don-vi/${id}/dong`, {}, '/can-bo/don-vi')).status).toBe(303);
    await expect(life.accept({ competentUnitId: id })).rejects.toMatchObject({ code: 'invalid' });
    expect((await change('vanthu', { duties: 'stamp', unitId: String(id) })).status).toBe(422);
  });
});

describe('sessions', () => {
  it('are listed, and the others end by hand and with a new password', async () => {
    const [here, there] = [new Visitor(at), new Visitor(at)];
    for (const each of [here, there]) await each.signIn('kinhte');
    expect(await (await here.get(ACCOUNT)).text()).toContain('(phiên này)');
    await here.post(`${ACCOUNT}/phien`, {}, ACCOUNT);
    expect((await there.get(ACCOUNT)).status).toBe(302);
    expect((await here.get(ACCOUNT)).status).toBe(200);
    await there.signIn('kinhte');
    const next = 'mat-khau-khac-2026';
    await here.post(`${ACCOUNT}/mat-khau`, { current: DEMO_PASSWORD, next, again: next }, ACCOUNT);
    expect((await there.get(ACCOUNT)).status).toBe(302);
    expect((await here.get(ACCOUNT)).status).toBe(200);
  });
});

describe('the second factor', () => {
  const codeAt = (secret: string, now: Date) =>
    new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({
      timestamp: now.getTime(),
    });

  it('is turned on with a right code, asked at the next sign-in, and no code is taken twice', async () => {
    const visitor = new Visitor(at);
    await visitor.signIn('hotich');
    const page = await (await visitor.get(ACCOUNT)).text();
    const sealed = /name="sealed" value="([^"]+)"/.exec(page)![1]!;
    const secret = unseal(at.platform.settings.secret, 'totp', sealed);
    expect((await visitor.post(`${ACCOUNT}/hai-lop`, { sealed, code: '000000' }, ACCOUNT)).status).toBe(422);
    const on = await visitor.post(
      `${ACCOUNT}/hai-lop`,
      { sealed, code: codeAt(secret, at.platform.now()) },
      ACCOUNT,
    );
    const codes = [...(await on.text()).matchAll(/<code>(\w+)<\/code>/g)].map((match) => match[1]!);
    expect(codes.length).toBe(10);
    const stored = await at.database.db
      .selectFrom('officers')
      .selectAll()
      .where('username', '=', 'hotich')
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(stored)).not.toContain(secret);
    expect(JSON.stringify(await changes())).not.toContain(secret);

    at.platform.setNow(new Date(at.platform.now().getTime() + 60_000));
    const again = new Visitor(at);
    expect((await again.signIn('hotich')).headers.get('location')).toContain('/dang-nhap/ma');
    expect((await again.get('/can-bo/ho-so')).status).toBe(302);
    const code = codeAt(secret, at.platform.now());
    expect((await again.post('/dang-nhap/ma', { code: '123456' })).status).toBe(401);
    expect((await again.post('/dang-nhap/ma', { code })).status).toBe(303);
    expect((await again.get('/can-bo/ho-so')).status).toBe(200);

    const thief = new Visitor(at);
    await thief.signIn('hotich');
    expect((await thief.post('/dang-nhap/ma', { code })).status).toBe(401);
    expect((await thief.post('/dang-nhap/ma', { code: codes[0]! })).status).toBe(303);
    const second = new Visitor(at);
    await second.signIn('hotich');
    expect((await second.post('/dang-nhap/ma', { code: codes[0]! })).status).toBe(401);
    for (let tries = 0; tries < 5; tries++) await second.post('/dang-nhap/ma', { code: '111111' });
    expect((await second.post('/dang-nhap/ma', { code: codes[1]! })).status).toBe(429);
  });

  it('is turned off by a code alone, not by an open session, and takes a clock half a minute off', async () => {
    const visitor = new Visitor(at);
    await visitor.signIn('quay1');
    const page = await (await visitor.get(ACCOUNT)).text();
    const sealed = /name="sealed" value="([^"]+)"/.exec(page)![1]!;
    const secret = unseal(at.platform.settings.secret, 'totp', sealed);
    const now = at.platform.now();
    const off = (seconds: number) => codeAt(secret, new Date(now.getTime() + seconds * 1000));
    const turnOn = (code: string) => visitor.post(`${ACCOUNT}/hai-lop`, { sealed, code }, ACCOUNT);
    expect((await turnOn(off(-90))).status).toBe(422);
    expect((await turnOn(off(90))).status).toBe(422);
    const codes = [...(await (await turnOn(off(-30))).text()).matchAll(/<code>(\w+)<\/code>/g)];
    expect((await turnOn(off(0))).status).toBe(422);
    const turnOff = (offCode: string) => visitor.post(`${ACCOUNT}/hai-lop/tat`, { offCode }, ACCOUNT);
    expect((await turnOff('')).status).toBe(422);
    expect((await turnOff('000000')).status).toBe(422);
    const isOn = async () =>
      (
        await at.database.db
          .selectFrom('officers')
          .select('totp_enabled_at')
          .where('username', '=', 'quay1')
          .executeTakeFirstOrThrow()
      ).totp_enabled_at !== null;
    expect(await isOn()).toBe(true);
    expect((await turnOff(codes[0]![1]!)).status).toBe(303);
    expect(await isOn()).toBe(false);
  });

  it('cannot be guessed by whoever has the password and opens sign-in after sign-in', async () => {
    const statuses: number[] = [];
    for (let round = 0; round < 4; round++) {
      const thief = new Visitor(at);
      await thief.signIn('hotich');
      for (let tries = 0; tries < 3; tries++)
        statuses.push((await thief.post('/dang-nhap/ma', { code: '222222' })).status);
    }
    expect(statuses).toContain(429);
  });

  it('may be asked of a duty: nothing else opens until it is on', async () => {
    const settings = {
      dueSoonHours: '24',
      undoMinutes: '30',
      handoverAlertHours: '8',
      supplementDays: '15',
      duplicateWarningDays: '30',
    };
    await admin.post('/can-bo/cai-dat', { ...settings, secondFactorDuties: 'stamp' });
    const clerk = new Visitor(at);
    await clerk.signIn('vanthu');
    expect((await clerk.get('/can-bo/ho-so')).headers.get('location')).toBe(ACCOUNT);
    expect(await (await clerk.get(ACCOUNT)).text()).toContain('Phường yêu cầu');
  });
});
