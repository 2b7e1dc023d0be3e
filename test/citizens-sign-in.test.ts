import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { sweepCitizens } from '../src/features/citizens/index.ts';
import { VISITOR_COOKIE } from '../src/portal/visitor.ts';
import { Visitor } from './browse.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { chooseAtProvider, signInCitizen, startIdentityProvider } from './identity-provider.ts';
import { changedTables, openSnapshots } from './snapshot.ts';

let at: TestDatabase;
let provider: Awaited<ReturnType<typeof startIdentityProvider>>;
let snapshots: Awaited<ReturnType<typeof openSnapshots>>;
let identity: TestDatabase['platform']['settings']['identity'];
const NOW = new Date('2026-11-23T03:00:00Z');

beforeAll(async () => {
  at = await testDatabase(NOW);
  provider = await startIdentityProvider(at);
  snapshots = await openSnapshots(at);
  identity = { ...at.platform.settings.identity };
});
afterEach(() => {
  at.platform.setNow(NOW);
  Object.assign(at.platform.settings, { identity: { ...identity }, publicUrl: 'http://127.0.0.1:3000' });
});
afterAll(async () => {
  await snapshots.close();
  await provider.close();
  await at.close();
});

const citizens = () => at.database.db.selectFrom('citizens').selectAll().orderBy('id').execute();
const sessions = () => at.database.db.selectFrom('citizen_sessions').selectAll().execute();
const sessionIn = (answer: Response) =>
  answer.headers.getSetCookie().find((line) => line.startsWith(`${VISITOR_COOKIE}=`));

/** A refusal says why in Vietnamese, opens no session and writes nothing but what it took. */
async function refused(visitor: Visitor, path: string, status: number, words: RegExp): Promise<void> {
  const before = await snapshots.take();
  const answer = await visitor.get(path);
  const page = await answer.text();
  expect([answer.status, words.test(page)], page.slice(0, 3000)).toEqual([status, true]);
  expect(page).toContain('Đăng nhập lại');
  expect(sessionIn(answer)).toBeUndefined();
  const changed = changedTables(before, await snapshots.take());
  expect(changed.filter((table) => table !== 'sign_ins_under_way')).toEqual([]);
}

describe('signing in', () => {
  it('opens an account by issuer and subject, as vouched for at this sign-in', async () => {
    const visitor = new Visitor(at);
    const answer = await signInCitizen(visitor, 'thu-1', '/thu-tuc?q=khai%20sinh');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/thu-tuc?q=khai%20sinh']);
    const page = await (await visitor.get('/tai-khoan')).text();
    for (const words of ['Công dân Thử Một', 'Mức 2', '•••••••••001', '20/05/1990', '0000000001'])
      expect(page).toContain(words);
    expect(page).not.toContain('999000000001');
    expect(await (await visitor.get('/')).text()).toContain('Công dân Thử Một');
    const [citizen] = await citizens();
    expect(citizen).toMatchObject({ issuer: provider.issuer, subject: 'thu-1', assurance: 2 });
    await signInCitizen(new Visitor(at), 'thu-1');
    expect(await citizens()).toHaveLength(1);
  });

  it('takes no personal id at level 1', async () => {
    const visitor = new Visitor(at);
    await signInCitizen(visitor, 'thu-3');
    const citizen = (await citizens()).find((each) => each.subject === 'thu-3');
    expect(citizen).toMatchObject({ personal_id: null, assurance: 1 });
    expect(await (await visitor.get('/tai-khoan')).text()).toContain('Mức 1');
  });

  it('lets a session keep its level when the account is identified anew elsewhere', async () => {
    const low = new Visitor(at);
    at.platform.settings.identity.level2Acr = 'higher';
    await signInCitizen(low, 'thu-2');
    Object.assign(at.platform.settings.identity, identity);
    const high = new Visitor(at);
    await signInCitizen(high, 'thu-2');
    expect(await (await high.get('/tai-khoan')).text()).toContain('•••••••••002');
    const page = await (await low.get('/tai-khoan')).text();
    expect(page).toContain('Mức 1');
    expect(page).not.toContain('•••••••••002');
  });

  it('works in two tabs at once', async () => {
    const visitor = new Visitor(at);
    const one = await chooseAtProvider(visitor, 'thu-1');
    const other = await chooseAtProvider(visitor, 'thu-1', '/tra-cuu');
    expect((await visitor.get(one)).headers.get('location')).toBe('/tai-khoan');
    expect((await visitor.get(other)).headers.get('location')).toBe('/tra-cuu');
    expect((await visitor.get('/tai-khoan')).status).toBe(200);
    const both = await Promise.all([
      signInCitizen(new Visitor(at), 'thu-5'),
      signInCitizen(new Visitor(at), 'thu-5'),
    ]);
    expect(both.map((each) => each.status)).toEqual([302, 302]);
    expect((await citizens()).filter((each) => each.subject === 'thu-5')).toHaveLength(1);
  });

  it('never takes over a session that was there before: its cookie is new, the old one is over', async () => {
    const visitor = new Visitor(at);
    visitor.setCookie(VISITOR_COOKIE, 'planted-by-somebody');
    const first = sessionIn(await signInCitizen(visitor, 'thu-1'))!.split(';')[0]!;
    expect(first).not.toContain('planted');
    const second = sessionIn(await signInCitizen(visitor, 'thu-2'))!.split(';')[0]!;
    expect(second).not.toBe(first);
    const old = new Visitor(at);
    old.setCookie(VISITOR_COOKIE, first.split('=')[1]!);
    expect((await old.get('/tai-khoan')).status).toBe(302);
  });

  it('gives a cookie that no script and no other site can use, and only https carries where there is https', async () => {
    const flags = sessionIn(await signInCitizen(new Visitor(at), 'thu-1'))!;
    expect(flags).toMatch(/HttpOnly/);
    expect(flags).toMatch(/SameSite=Lax/);
    expect(flags).not.toMatch(/Secure/);
    const visitor = new Visitor(at);
    const path = await chooseAtProvider(visitor, 'thu-1');
    at.platform.settings.publicUrl = 'https://127.0.0.1:3000';
    const begun = await visitor.get('/dang-nhap-cong-dan/bat-dau');
    expect(begun.headers.getSetCookie().join()).toMatch(/motcua_begun=[^,]*HttpOnly; Secure; SameSite=Lax/);
    at.platform.settings.publicUrl = 'http://127.0.0.1:3000';
    expect((await visitor.get(path)).status).toBe(302);
  });
});

describe('an answer that is not to our question', () => {
  it('is refused without a state, with a wrong one, and a second time', async () => {
    const visitor = new Visitor(at);
    const path = await chooseAtProvider(visitor, 'thu-1');
    const words = /không bắt đầu từ trình duyệt của bạn, hoặc đã dùng rồi/;
    const without = path.replace(/state=[^&]*&?/, '');
    await refused(visitor, without, 401, words);
    await refused(visitor, path.replace(/state=[^&]*/, 'state=guessed'), 401, words);
    await refused(visitor, '/dang-nhap-cong-dan/ve', 401, words);
    expect((await visitor.get(path)).status).toBe(302);
    await refused(visitor, path, 401, words);
  });

  it('opens one session when it comes twice at once', async () => {
    const visitor = new Visitor(at);
    const path = await chooseAtProvider(visitor, 'thu-1');
    const before = (await sessions()).length;
    const both = await Promise.all([visitor.get(path), visitor.get(path), visitor.get(path)]);
    expect(both.map((each) => each.status).sort()).toEqual([302, 401, 401]);
    expect((await sessions()).length).toBe(before + 1);
  });

  it('is refused in another browser, and stays good in its own', async () => {
    const visitor = new Visitor(at);
    const path = await chooseAtProvider(visitor, 'thu-1');
    const thief = new Visitor(at);
    await refused(thief, path, 401, /không bắt đầu từ trình duyệt của bạn/);
    await thief.get('/dang-nhap-cong-dan/bat-dau');
    await refused(thief, path, 401, /không bắt đầu từ trình duyệt của bạn/);
    expect((await visitor.get(path)).status).toBe(302);
  });

  it('is refused when it comes too late', async () => {
    const visitor = new Visitor(at);
    const path = await chooseAtProvider(visitor, 'thu-1');
    at.platform.setNow(new Date(NOW.getTime() + 15 * 60_000));
    await refused(visitor, path, 401, /Đã quá 15 phút/);
  });

  it.each([
    ['nonce', { nonce: 'another' }],
    ['verifier', { sealed_verifier: 'other' }],
  ])('is refused with a wrong %s', async (_what, change) => {
    const visitor = new Visitor(at);
    const path = await chooseAtProvider(visitor, 'thu-1');
    const other = await chooseAtProvider(new Visitor(at), 'thu-2');
    expect(other).toContain('state=');
    const rows = await at.database.db.selectFrom('sign_ins_under_way').selectAll().execute();
    const mine = rows.at(-2)!;
    const sealed = rows.at(-1)!.sealed_verifier;
    await at.database.transact((tx) =>
      tx
        .updateTable('sign_ins_under_way')
        .set('sealed_verifier' in change ? { sealed_verifier: sealed } : change)
        .where('state_hash', '=', mine.state_hash)
        .execute(),
    );
    await refused(visitor, path, 401, /Câu trả lời của nơi cấp tài khoản định danh không đúng/);
  });

  it.each(['code=made-up', 'code=', 'code=a&code=b', 'iss=https%3A%2F%2Fevil.example'])(
    'is refused when it holds %s',
    async (part) => {
      const visitor = new Visitor(at);
      const path = new URL(await chooseAtProvider(visitor, 'thu-1'), 'http://x');
      const name = part.split('=')[0]!;
      path.searchParams.delete(name);
      await refused(
        visitor,
        `${path.pathname}${path.search}&${part}`,
        401,
        /Câu trả lời của nơi cấp tài khoản định danh không đúng/,
      );
    },
  );

  it('says so when the person went back, or the provider refused', async () => {
    const visitor = new Visitor(at);
    const back = await chooseAtProvider(visitor, '', '/thu-tuc?q=a%26b');
    await refused(visitor, back, 403, /Bạn đã dừng đăng nhập[\s\S]*tiep=%2Fthu-tuc%3Fq%3Da%2526b/);
    const path = new URL(await chooseAtProvider(visitor, 'thu-1'), 'http://x');
    path.searchParams.delete('code');
    await refused(
      visitor,
      `${path.pathname}${path.search}&error=server_error&error_description=${'<script>'}`,
      401,
      /không đúng nên không được nhận/,
    );
  });
});

describe('the provider', () => {
  it('may be down when the browser leaves and when it comes back', async () => {
    const visitor = new Visitor(at);
    const path = await chooseAtProvider(visitor, 'thu-1');
    const closed = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => closed.once('listening', done));
    const { port } = closed.address() as AddressInfo;
    await new Promise((done) => closed.close(done));
    at.platform.settings.identity.issuer = `http://127.0.0.1:${port}`;
    await refused(visitor, '/dang-nhap-cong-dan/bat-dau', 503, /đang không trả lời/);
    await refused(visitor, path, 503, /đang không trả lời/);
    expect((await visitor.get('/thu-tuc')).status).toBe(200);
  });

  it.each([
    ['a page', (issuer: string) => `<h1>Wifi ${issuer}</h1>`],
    ['another issuer', () => JSON.stringify({ issuer: 'https://evil.example' })],
    ['nothing to go to', (issuer: string) => JSON.stringify({ issuer })],
  ])('that answers with %s is as good as down', async (_what, write) => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(write(issuer));
    }).listen(0, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    at.platform.settings.identity.issuer = issuer;
    await refused(new Visitor(at), '/dang-nhap-cong-dan/bat-dau', 503, /đang không trả lời/);
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  it('that is not set up is said plainly, and everything public goes on', async () => {
    at.platform.settings.identity.issuer = null;
    const visitor = new Visitor(at);
    const page = await (await visitor.get('/dang-nhap-cong-dan')).text();
    expect(page).toContain('chưa cài đặt đăng nhập bằng tài khoản định danh');
    expect(page).not.toContain('/bat-dau');
    expect(page).toContain('/dang-nhap-cong-dan/ma-ho-so');
    for (const path of ['/', '/thu-tuc', '/tra-cuu', '/dat-lich'])
      expect((await visitor.get(path)).status).toBe(200);
    const begun = await visitor.get('/dang-nhap-cong-dan/bat-dau?tiep=/thu-tuc');
    expect(begun.headers.get('location')).toBe('/dang-nhap-cong-dan?tiep=%2Fthu-tuc');
  });
});

describe('the way back', () => {
  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example/',
    'https:evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/%5cevil.example/..//evil.example',
    '/x/..//evil.example',
    '/dang-xuat-cong-dan',
    '/dang-nhap-cong-dan/bat-dau',
    'evil',
    '',
    `/${'a'.repeat(600)}`,
  ])('never leads to another place: %j', async (next) => {
    const answer = await signInCitizen(new Visitor(at), 'thu-1', next);
    const location = answer.headers.get('location')!;
    expect(new URL(location, 'http://portal.example').origin).toBe('http://portal.example');
    expect(location.startsWith('//')).toBe(false);
    expect(location).toMatch(/^\/(ho-so-cua-toi$|%5cevil)/i);
  });
});

describe('signing out', () => {
  it('ends the session and leads to where the provider ends its own', async () => {
    const visitor = new Visitor(at);
    const cookie = sessionIn(await signInCitizen(visitor, 'thu-1'))!
      .split(';')[0]!
      .split('=')[1]!;
    const answer = await visitor.post('/dang-xuat-cong-dan', {}, '/tai-khoan');
    const end = new URL(answer.headers.get('location')!);
    expect([answer.status, end.origin]).toEqual([303, provider.issuer]);
    expect(end.searchParams.get('post_logout_redirect_uri')).toBe(
      'http://127.0.0.1:3000/dang-nhap-cong-dan/da-ra',
    );
    expect(answer.headers.get('content-security-policy')).toContain(`form-action 'self' ${provider.issuer}`);
    const thief = new Visitor(at);
    thief.setCookie(VISITOR_COOKIE, cookie);
    expect((await thief.get('/tai-khoan')).status).toBe(302);
  });

  it('takes neither a link nor a form of another page', async () => {
    const visitor = new Visitor(at);
    await signInCitizen(visitor, 'thu-1');
    expect((await visitor.get('/dang-xuat-cong-dan')).status).toBe(404);
    const before = (await sessions()).length;
    expect((await visitor.send('/dang-xuat-cong-dan', { _token: 'guessed' })).status).toBe(403);
    const elsewhere = { origin: 'https://evil.example', host: 'localhost' };
    expect((await visitor.send('/dang-xuat-cong-dan', {}, elsewhere)).status).toBe(403);
    expect((await sessions()).length).toBe(before);
    expect((await visitor.get('/tai-khoan')).status).toBe(200);
  });

  it('works while the provider is down', async () => {
    const visitor = new Visitor(at);
    await signInCitizen(visitor, 'thu-1');
    at.platform.settings.identity.issuer = 'http://127.0.0.1:9';
    const answer = await visitor.post('/dang-xuat-cong-dan', {}, '/tai-khoan');
    expect(answer.headers.get('location')).toBe('/dang-nhap-cong-dan/da-ra');
    expect((await visitor.get('/tai-khoan')).status).toBe(302);
  });

  it('lets forms of officers lead nowhere else', async () => {
    const answer = await new Visitor(at).get('/dang-nhap');
    expect(answer.headers.get('content-security-policy')).toMatch(/form-action 'self'$/);
  });
});

it('says in no log who signed in, nor with what', async () => {
  const said: string[] = [];
  for (const stream of [process.stderr, process.stdout])
    vi.spyOn(stream, 'write').mockImplementation(((chunk: unknown) => {
      said.push(String(chunk));
      return true;
    }) as never);
  const visitor = new Visitor(at);
  const path = await chooseAtProvider(visitor, 'thu-1');
  const cookie = sessionIn(await visitor.get(path))!
    .split(';')[0]!
    .split('=')[1]!;
  const bad = await chooseAtProvider(visitor, 'thu-1');
  await visitor.get(bad.replace(/code=[^&]*/, 'code=stolen-code'));
  await visitor.get(path);
  const closed = await chooseAtProvider(visitor, 'thu-1');
  at.platform.settings.identity.issuer = 'http://127.0.0.1:9';
  await visitor.get(closed);
  await visitor.post('/dang-xuat-cong-dan', {}, '/tai-khoan');
  vi.restoreAllMocks();
  const log = said.join('');
  expect(log).toContain('citizen_sign_in_refused');
  expect(log).toContain('identity_provider_down');
  const params = [path, bad, closed].map((each) => new URL(each, 'http://x').searchParams);
  const secrets = params.flatMap((each) => [each.get('state')!, each.get('code')!]);
  const person = ['999000000001', '0000000001', 'Thử Một', 'thu-1', '1990-05-20'];
  const { clientSecret } = identity;
  for (const secret of [...secrets, ...person, cookie, 'eyJ', 'stolen-code', clientSecret!])
    expect(log.includes(secret), `the log tells ${secret}`).toBe(false);
});

it('keeps no token in readable form, and sweeps what is over', async () => {
  const visitor = new Visitor(at);
  const cookie = sessionIn(await signInCitizen(visitor, 'thu-1'))!
    .split(';')[0]!
    .split('=')[1]!;
  const begun = await chooseAtProvider(visitor, 'thu-1');
  const state = new URL(begun, 'http://x').searchParams.get('state')!;
  for (const table of ['citizen_sessions', 'sign_ins_under_way', 'citizens', 'attempts']) {
    const { rows } = await snapshots.query(`select t::text as what from ${table} t`);
    const text = JSON.stringify(rows);
    for (const secret of [cookie, state]) expect(text.includes(secret), `${secret} in ${table}`).toBe(false);
    // A token that is not sealed: three parts of base64, the first of which begins an object.
    expect(text).not.toMatch(/eyJ[\w-]+\.[\w-]+\.[\w-]+/);
  }
  const late = new Date(NOW.getTime() + 61 * 60_000);
  await at.database.transact((tx) => sweepCitizens(tx, late));
  expect(await sessions()).toEqual([]);
  expect(await at.database.db.selectFrom('sign_ins_under_way').selectAll().execute()).toEqual([]);
});
