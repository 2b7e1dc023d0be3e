import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../src/app.tsx';
import { parseLocal } from '../src/law/day.ts';
import { asOwner, openDatabase } from '../src/platform/database/database.ts';
import { openFileStore } from '../src/platform/files/store/open-store.ts';
import type { Platform } from '../src/platform/platform.ts';
import { readSettings } from '../src/platform/settings.ts';
import { Visitor } from './browse.ts';
import { type TestDatabase, testDatabase, testFileSettings } from './database.ts';
import { dossierLife } from './dossier-life.ts';

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-23T09:00'));
});
afterAll(() => at.close());

describe('every answer', () => {
  it('carries a strict policy and no framing', async () => {
    const { headers } = await new Visitor(at).get('/');
    const policy = headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(policy).toContain("frame-ancestors 'none'");
  });

  it('holds no inline script or style, which the policy would stop', async () => {
    for (const path of ['/', '/thu-tuc', '/thu-tuc/1.001193', '/tra-cuu', '/dang-nhap']) {
      const page = await (await new Visitor(at).get(path)).text();
      expect(page, path).not.toMatch(/<script(?![^>]*src=)|<style|\sstyle="|\son[a-z]+="/);
    }
  });

  it('says that a page is not there', async () => {
    const answer = await new Visitor(at).get('/khong-co');
    expect([answer.status, await answer.text()]).toEqual([
      404,
      expect.stringContaining(answer.headers.get('x-request-id')!),
    ]);
  });
});

describe('the health of the server', () => {
  const ask = async (path: string, change: Partial<Platform> = {}) => {
    const answer = await createApp({ ...at.platform, ...change }).request(path);
    return [answer.status, await answer.json()];
  };
  const refused = (...reasons: string[]) => [503, { status: 'not_ready', reasons }];
  const away = 'postgresql://nobody:giau-kin@/none?host=/tmp/no-such-socket';

  it('is well and ready', async () => {
    expect(await ask('/healthz')).toEqual([200, { status: 'ok' }]);
    expect(await ask('/readyz')).toEqual([200, { status: 'ready' }]);
  });

  it('lives without a database, but is not ready', async () => {
    const database = openDatabase(away);
    expect(await ask('/healthz', { database })).toEqual([200, { status: 'ok' }]);
    expect(await ask('/readyz', { database })).toEqual(refused('database'));
    await database.close();
  });

  it('is not ready while it ends, nor without its files', async () => {
    // Below a file there can be no folder.
    const files = openFileStore(testFileSettings(import.meta.filename));
    expect(await ask('/readyz', { isDraining: () => true, files })).toEqual(refused('draining', 'files'));
  });

  it('is not ready on a database that an older version migrated', async () => {
    await asOwner(at.ownerUrl, async ({ db }) => {
      await sql`update migrations set name = 'x' where name = '0001-organisation.sql'`.execute(db);
      expect(await ask('/readyz')).toEqual(refused('migrations'));
      await sql`update migrations set name = '0001-organisation.sql' where name = 'x'`.execute(db);
    });
    expect(await ask('/readyz')).toEqual([200, { status: 'ready' }]);
  });
});

describe('signing in', () => {
  it('opens the pages of officers, and signing out closes them', async () => {
    const visitor = new Visitor(at);
    expect((await visitor.get('/can-bo/ho-so')).headers.get('location')).toContain('/dang-nhap');
    const answer = await visitor.signIn('quay1');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/can-bo']);
    expect((await visitor.get('/can-bo/ho-so')).status).toBe(200);
    await visitor.post('/dang-xuat', {}, '/can-bo/ho-so');
    expect((await visitor.get('/can-bo/ho-so')).status).toBe(302);
  });

  it('locks the account after repeated failures, even for the right password', async () => {
    const visitor = new Visitor(at);
    for (let tries = 0; tries < 5; tries++)
      expect((await visitor.signIn('quay2', 'sai mật khẩu')).status).toBe(401);
    expect((await visitor.signIn('quay2')).status).toBe(429);
    at.platform.setNow(parseLocal('2026-11-23T11:00'));
    expect((await visitor.signIn('quay2')).status).toBe(303);
    at.platform.setNow(parseLocal('2026-11-23T09:00'));
  });

  it('does not lead to another site', async () => {
    const visitor = new Visitor(at);
    const answer = await visitor.post('/dang-nhap', {
      username: 'hotich',
      password: 'motcua-demo-2026',
      next: '//evil.example',
    });
    expect(answer.headers.get('location')).toBe('/can-bo');
  });
});

describe('a write', () => {
  it('is refused without the token of the session, and from another site', async () => {
    const visitor = new Visitor(at);
    await visitor.signIn('quay1');
    expect((await visitor.send('/can-bo/ho-so/moi', { procedureCode: '1.001193' })).status).toBe(403);
    const foreign = await visitor.send('/dang-xuat', { _token: 'x' }, { origin: 'http://evil.example' });
    expect(foreign.status).toBe(403);
  });

  it('keeps what was typed and names what is wrong', async () => {
    const visitor = new Visitor(at);
    await visitor.signIn('quay1');
    const fields = {
      clientKey: crypto.randomUUID(),
      procedureCode: '1.004873',
      applicantName: 'Người nộp đã gõ',
      applicantPhone: 'abc',
      applicantKind: 'citizen',
      channel: 'direct',
      termNo: '1',
      competentUnitId: '2',
    };
    const answer = await visitor.post('/can-bo/ho-so/moi', fields, '/can-bo/ho-so/moi?thu-tuc=1.004873');
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('Người nộp đã gõ');
    expect(page).toContain('Số điện thoại chưa đúng.');
  });
});

describe('rights', () => {
  it('keep administrators from dossiers and others from the access log', async () => {
    const id = await dossierLife(at).accept();
    const administrator = new Visitor(at);
    await administrator.signIn('quantri');
    for (const path of [
      '/can-bo/ho-so',
      `/can-bo/ho-so/${id}`,
      `/can-bo/ho-so/${id}/phieu/acceptance-slip.pdf`,
      '/can-bo/ho-so.xlsx',
    ])
      expect((await administrator.get(path)).status, path).toBe(403);
    expect((await administrator.get('/can-bo/nhat-ky')).status).toBe(200);
    const clerk = new Visitor(at);
    await clerk.signIn('quay1');
    expect((await clerk.get('/can-bo/nhat-ky')).status).toBe(403);
  });

  it('note who looked at which dossier', async () => {
    const id = await dossierLife(at).accept();
    const clerk = new Visitor(at);
    await clerk.signIn('quay1');
    await clerk.get(`/can-bo/ho-so/${id}`);
    const log = await at.database.db.selectFrom('looks').selectAll().where('kind', '=', 'dossier').execute();
    expect(log.at(-1)).toMatchObject({
      officer_id: at.officer('quay1').id,
      subject: expect.stringMatching(/^H24/),
    });
  });
});

describe('production', () => {
  it.each(['', 'changeme', 'a'.repeat(40)])('refuses the secret "%s"', (secret) => {
    expect(() => readSettings({ MOTCUA_MODE: 'production', SESSION_SECRET: secret })).toThrow(
      /SESSION_SECRET/,
    );
  });
});
