import { describe, expect, it } from 'vitest';
import { root } from '../../../src/platform/root.ts';
import { formToken, isFormToken } from '../../../src/platform/security/form-token.ts';
import { VISITOR_COOKIE } from '../../../src/portal/visitor.ts';
import { readSources } from '../../architecture/sources.ts';
import { Visitor } from '../../browse.ts';
import { signInCitizen, startIdentityProvider } from '../../identity-provider.ts';
import { type Ground, isWrite, routesOf } from '../ground.ts';

const SESSION = 'motcua_session';
const cookieIn = (answer: Response, name: string) =>
  answer.headers.getSetCookie().find((line) => line.startsWith(`${name}=`)) ?? '';
const valueIn = (answer: Response, name: string) => cookieIn(answer, name).split(';')[0]!.split('=')[1]!;

export function session(ground: () => Ground): void {
  describe('Session fixation', () => {
    it('an officer’s session is new at every sign-in: a planted one is not taken up, the one before is over', async () => {
      const { at } = ground();
      const visitor = new Visitor(at);
      visitor.setCookie(SESSION, 'planted-by-somebody-else');
      const first = valueIn(await visitor.signIn('vanhoa'), SESSION);
      expect(first).toMatch(/^[\w-]{43}$/);
      const second = valueIn(await visitor.signIn('vanhoa'), SESSION);
      expect(second).not.toBe(first);
      const status = async (cookie: string) => {
        const browser = new Visitor(at);
        browser.setCookie(SESSION, cookie);
        return (await browser.get('/can-bo/lich')).status;
      };
      expect([await status('planted-by-somebody-else'), await status(first), await status(second)]).toEqual([
        ...[302, 302, 200],
      ]);
    });

    it('a citizen’s session is new at every sign-in: a planted one is not taken up, the one before is over', async () => {
      const { at } = ground();
      const provider = await startIdentityProvider(at);
      const visitor = new Visitor(at);
      visitor.setCookie(VISITOR_COOKIE, 'planted-by-somebody-else');
      const first = valueIn(await signInCitizen(visitor, 'thu-1'), VISITOR_COOKIE);
      const second = valueIn(await signInCitizen(visitor, 'thu-1'), VISITOR_COOKIE);
      expect(first).toMatch(/^[\w-]{43}$/);
      expect(second).not.toBe(first);
      const old = new Visitor(at);
      old.setCookie(VISITOR_COOKIE, first);
      expect((await old.get('/tai-khoan')).status).toBe(302);
      at.platform.settings.identity.issuer = null;
      await provider.close();
    });

    it('the sign-in form is bound to its browser, also to one that keeps no cookies', async () => {
      const { at } = ground();
      const { secret } = at.platform.settings;
      expect(isFormToken(secret, '', formToken(secret, ''))).toBe(false);
      const page = await (await new Visitor(at).get('/dang-nhap')).text();
      const _token = /name="_token" value="([^"]+)"/.exec(page)![1]!;
      const elsewhere = await new Visitor(at).send('/dang-nhap', {
        ...{ _token, username: 'vanhoa', password: 'motcua-demo-2026' },
      });
      expect(elsewhere.status).toBe(403);
      expect(cookieIn(elsewhere, SESSION)).toBe('');
    });

    it('a session that was signed out is over, not only forgotten by the browser', async () => {
      const { at } = ground();
      const visitor = new Visitor(at);
      const cookie = valueIn(await visitor.signIn('vanhoa'), SESSION);
      await visitor.post('/dang-xuat', {}, '/can-bo/lich');
      visitor.setCookie(SESSION, cookie);
      expect((await visitor.get('/can-bo/lich')).status).toBe(302);
    });
  });

  describe('Cookie flags', () => {
    it('HttpOnly and SameSite always; Secure and __Host- where the address is https', async () => {
      const { at } = ground();
      const plain = cookieIn(await new Visitor(at).signIn('vanhoa'), SESSION);
      expect(plain).toMatch(/Path=\/; HttpOnly; SameSite=Lax/);
      at.platform.settings.publicUrl = 'https://motcua.example';
      try {
        const visitor = new Visitor(at);
        visitor.setCookie(SESSION, 'planted-from-http');
        const given = (await visitor.signIn('vanhoa')).headers.getSetCookie();
        expect(given.length).toBeGreaterThan(1);
        for (const line of given)
          expect(line).toMatch(/^__Host-motcua_\w+=[^;]*;.* Path=\/; HttpOnly; Secure; SameSite=Lax$/);
        expect((await visitor.get('/can-bo/lich')).status).toBe(200);
        const language = (await new Visitor(at).get('/?ngon-ngu=en')).headers.getSetCookie();
        expect(language[0]).toMatch(/^__Host-motcua_lang=en;.*HttpOnly; Secure; SameSite=Lax$/);
        const unsafe = new Visitor(at);
        unsafe.setCookie(SESSION, valueIn(await unsafe.signIn('vanhoa'), `__Host-${SESSION}`));
        unsafe.setCookie(`__Host-${SESSION}`, '');
        expect((await unsafe.get('/can-bo/lich')).status).toBe(302);
      } finally {
        at.platform.settings.publicUrl = 'http://127.0.0.1:3000';
      }
    });

    it('every cookie goes through one door', () => {
      const elsewhere = readSources(root).filter(
        ({ path, text }) => /hono\/cookie|set-cookie/i.test(text) && !/\.test\.tsx?$/.test(path),
      );
      expect(elsewhere.map(({ path }) => path)).toEqual(['src/platform/http/cookies.ts']);
    });
  });

  describe('Security headers', () => {
    it('stand on every kind of answer: pages, refusals, files, machines’ answers', async () => {
      const { officer } = ground();
      for (const path of [
        ...['/', '/dang-nhap', '/khong-co', '/healthz', '/du-lieu-mo.json', '/thu-tuc/niem-yet.pdf'],
        ...['/open311/v2/services.json', '/can-bo/ho-so', '/can-bo/ho-so.xlsx', '/can-bo/ho-so/999999'],
        '/%00',
      ]) {
        const { headers } = await officer.visitor.get(path, { 'x-forwarded-proto': 'https' });
        const policy = headers.get('content-security-policy') ?? '';
        expect(policy, path).toMatch(/default-src 'self'; script-src 'self'; style-src 'self'/);
        expect(policy, path).toMatch(
          /object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action/,
        );
        expect(policy, path).not.toMatch(/unsafe-|\*/);
        const of = (name: string) => headers.get(name);
        expect([path, of('x-content-type-options'), of('x-frame-options')]).toEqual([
          path,
          'nosniff',
          'DENY',
        ]);
        expect([path, of('referrer-policy')]).toEqual([path, 'same-origin']);
        expect(of('strict-transport-security'), path).toMatch(/max-age=31536000/);
        expect([path, of('server'), of('x-powered-by')]).toEqual([path, null, null]);
      }
    });

    it('HSTS stands wherever the public address is https, whatever a proxy forgets', async () => {
      const { at } = ground();
      const told = async () => (await new Visitor(at).get('/')).headers.get('strict-transport-security');
      expect(await told()).toBeNull();
      at.platform.settings.publicUrl = 'https://motcua.example';
      expect(await told()).toMatch(/max-age=31536000/);
      at.platform.settings.publicUrl = 'http://127.0.0.1:3000';
    });

    it('what a session shows is kept in no cache', async () => {
      const { officer, citizen } = ground();
      for (const [{ visitor }, path] of [
        [officer, '/can-bo/ho-so'],
        [citizen, '/ho-so-cua-toi'],
        [citizen, '/tai-khoan'],
        [citizen, '/'],
      ] as const)
        expect((await visitor.get(path)).headers.get('cache-control'), path).toContain('no-store');
    });
  });

  describe('Request size', () => {
    it('every write refuses what says that it is larger than its form, before anything is read or done', async () => {
      const { officer, citizen } = ground();
      const huge = { 'content-length': '10000000000', 'content-type': 'application/x-www-form-urlencoded' };
      const taken: string[] = [];
      for (const route of routesOf(ground(), isWrite)) {
        const [method, path] = route.split(' ') as [string, string];
        const who = path.includes('/can-bo') ? officer : citizen;
        const address = path.replace(/\{[^/]*\}/g, '').replace(/:[a-zA-Z]+/g, '1');
        const { status } = await who.visitor.ask(address, { method, headers: huge, body: 'a=b' });
        if (status < 400 || status >= 500) taken.push(`${route}: ${status}`);
      }
      expect(taken).toEqual([]);
    });

    it('a body without an end is left when it has passed the limit', async () => {
      let sent = 0;
      const body = new ReadableStream({
        pull(controller) {
          sent += 64 * 1024;
          controller.enqueue(new Uint8Array(64 * 1024).fill(97));
        },
      });
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'transfer-encoding': 'chunked' };
      const init = { method: 'POST', body, headers, duplex: 'half' } as RequestInit & {
        headers: Record<string, string>;
      };
      expect((await new Visitor(ground().at).ask('/tra-cuu', init)).status).toBe(413);
      expect(sent).toBeLessThan(4 * 1024 * 1024);
    });
  });
}
