import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { parseLocal } from '../../law/day.ts';
import { unseal } from '../../platform/security/seal.ts';

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
