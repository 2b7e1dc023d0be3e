import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieOf, startAttachments, tokenOf } from '../../../test/attachment-page.tsx';
import { startClamd } from '../../../test/clamd.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { EICAR, makeDocx, makeJpeg, makePdf } from '../../../test/files.ts';
import { listUploads } from '../../features/uploads/index.ts';

let at: TestDatabase;
let server: Awaited<ReturnType<typeof startAttachments>>;
beforeAll(async () => {
  at = await testDatabase();
  server = await startAttachments(at);
});
afterAll(async () => {
  await server.close();
  await at.close();
});

const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64');
const hex = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const spool = () => {
  const folder = join(at.platform.settings.dataDir, 'spool');
  return existsSync(folder) ? readdirSync(folder) : [];
};

/** A made-up visitor who speaks HTTP as our script does. */
function someone(who = randomUUID()) {
  const base = { cookie: cookieOf(who), 'x-form-token': tokenOf(at, who), accept: 'application/json' };
  const ask = (method: string, path: string, body?: BodyInit | null, headers: Record<string, string> = {}) =>
    fetch(`${server.address}${path}`, {
      method,
      ...(body && { body }),
      headers: { ...base, ...headers },
      redirect: 'manual',
    });
  const json = (path: string, value: object) =>
    ask('POST', path, JSON.stringify(value), { 'content-type': 'application/json' });
  return {
    cookie: cookieOf(who),
    token: tokenOf(at, who),
    ask,
    json,
    list: () => listUploads(at.database.db, { wardId: at.wardId, key: `draft:${who}` }),
    begin: async (size: number, given: object = {}) =>
      (
        await json('/nop/moi/tep', { key: randomUUID(), name: 'đơn.pdf', part: 'giay-to', size, ...given })
      ).json() as Promise<{
        id: string;
        offset: number;
        chunk: number;
      }>,
    piece: (id: string, offset: number, bytes: Uint8Array, checksum = sum(bytes)) =>
      ask('PATCH', `/nop/moi/tep/${id}`, bytes as Uint8Array<ArrayBuffer>, {
        'upload-offset': String(offset),
        'upload-checksum': `sha256 ${checksum}`,
      }),
    finish: (id: string, sha256?: string) => json(`/nop/moi/tep/${id}/xong`, { ...(sha256 && { sha256 }) }),
    form: (files: File[], fields: Record<string, string> = {}, headers: Record<string, string> = {}) => {
      const body = new FormData();
      for (const [name, value] of Object.entries({ part: 'giay-to', _token: tokenOf(at, who), ...fields }))
        body.append(name, value);
      for (const file of files) body.append('tep', file);
      return fetch(`${server.address}/nop/moi/tep`, {
        method: 'POST',
        body,
        headers: { cookie: cookieOf(who), ...headers },
        redirect: 'manual',
      });
    },
    page: async () => (await ask('GET', '/nop/moi', null, { accept: 'text/html' })).text(),
  };
}

const file = (name: string, bytes: Uint8Array) => new File([bytes as Uint8Array<ArrayBuffer>], name);

describe('a form without JavaScript', () => {
  it('hands in several files at once, shows them, and removes one', async () => {
    const visitor = someone();
    const answer = await visitor.form([
      file('đơn.pdf', makePdf()),
      file('ảnh.jpg', makeJpeg()),
      file('', Buffer.alloc(0)),
    ]);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/nop/moi']);
    const [pdf] = await visitor.list();
    const page = await visitor.page();
    expect(page).toContain(`href="/nop/moi/tep/${pdf!.id}"`);
    expect(page).toContain('đơn.pdf');
    expect(page).not.toMatch(/<script(?![^>]*src=)|\sstyle="|\son[a-z]+="/);
    const body = new URLSearchParams({ _token: /name="_token" value="([^"]+)"/.exec(page)![1]! });
    const removed = await visitor.ask('POST', `/nop/moi/tep/${pdf!.id}/xoa`, body, { 'x-form-token': '' });
    expect([removed.status, (await visitor.list()).map((each) => each.name)]).toEqual([
      403,
      ['đơn.pdf', 'ảnh.jpg'],
    ]);
    const again = await fetch(`${server.address}/nop/moi/tep/${pdf!.id}/xoa`, {
      method: 'POST',
      body,
      headers: { cookie: visitor.cookie },
      redirect: 'manual',
    });
    expect([again.status, (await visitor.list()).map((each) => each.name)]).toEqual([303, ['ảnh.jpg']]);
  });

  it('keeps the good files and says what is wrong with each other one, at its field', async () => {
    const visitor = someone();
    const answer = await visitor.form([
      file('tốt.pdf', makePdf()),
      file('<img src=x onerror=alert(1)>.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
      file('vi-rút.pdf', EICAR),
    ]);
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toMatch(/id="tep-giay-to-error" role="alert">Tệp[^<]*SVG[^<]*Tệp[^<]*mã độc/);
    expect(page).not.toContain('<img');
    expect((await visitor.list()).map((each) => each.name)).toEqual(['tốt.pdf']);
    expect(await (await visitor.form([])).text()).toContain('Chưa chọn tệp nào');
  });

  it('without the token of its session takes nothing', async () => {
    const visitor = someone();
    const answers = [
      await visitor.form([file('a.pdf', makePdf())], { _token: tokenOf(at, 'another') }),
      await visitor.form([file('a.pdf', makePdf())], {}, { origin: 'https://khac.example' }),
      await visitor.ask('POST', '/nop/moi/tep', '{}', {
        'content-type': 'application/json',
        'x-form-token': 'x',
      }),
      await visitor.ask('PATCH', `/nop/moi/tep/${randomUUID()}`, 'x', {
        'upload-offset': '0',
        'x-form-token': '',
      }),
      await visitor.ask('DELETE', `/nop/moi/tep/${randomUUID()}`, null, { 'x-form-token': '' }),
    ];
    expect(answers.map((each) => each.status)).toEqual([403, 403, 403, 403, 403]);
    expect(await visitor.list()).toEqual([]);
  });
});

describe('a file in pieces over HTTP', () => {
  it('cut off in the middle of a piece goes on where the server is', async () => {
    const visitor = someone();
    const bytes = makePdf({ text: 'a'.repeat(700_000) });
    const { id, chunk } = await visitor.begin(bytes.length);
    expect((await visitor.piece(id, 0, bytes.subarray(0, chunk))).status).toBe(204);
    await cutOff(visitor, id, chunk, bytes.subarray(chunk, 2 * chunk));
    const where = await visitor.ask('GET', `/nop/moi/tep/${id}/da-nhan`);
    expect(await where.json()).toEqual({ id, offset: chunk, size: bytes.length });
    const head = await visitor.ask('HEAD', `/nop/moi/tep/${id}/da-nhan`);
    expect(head.headers.get('upload-offset')).toBe(String(chunk));
    for (let offset = chunk; offset < bytes.length; offset += chunk) {
      const answer = await visitor.piece(id, offset, bytes.subarray(offset, offset + chunk));
      expect(answer.headers.get('upload-offset')).toBe(String(Math.min(bytes.length, offset + chunk)));
    }
    const done = await visitor.finish(id, hex(bytes));
    expect([done.status, (await done.json()).sha256]).toEqual([201, hex(bytes)]);
    expect(await visitor.list()).toMatchObject([{ name: 'đơn.pdf', size: bytes.length, part: 'giay-to' }]);
    expect(spool()).not.toContain(id);
  });

  /** Says how long a piece is, sends half of it, and hangs up. */
  async function cutOff(visitor: ReturnType<typeof someone>, id: string, offset: number, bytes: Uint8Array) {
    const { host, port, hostname } = new URL(server.address);
    const { cookie, token } = visitor;
    const socket = connect(Number(port), hostname);
    const head = [
      `PATCH /nop/moi/tep/${id} HTTP/1.1`,
      ...[`host: ${host}`, `cookie: ${cookie}`, `x-form-token: ${token}`, 'accept: application/json'],
      ...[`upload-offset: ${offset}`, `content-length: ${bytes.length}`, '', ''],
    ].join('\r\n');
    await new Promise<void>((sent) =>
      socket.write(Buffer.concat([Buffer.from(head), bytes.subarray(0, bytes.length >> 1)]), () => sent()),
    );
    await new Promise<void>((gone) => {
      socket.on('close', () => gone());
      socket.destroy();
    });
  }

  it('answers a piece at a wrong place, damaged or too large in JSON, with the true offset', async () => {
    const visitor = someone();
    const bytes = makePdf({ text: 'a'.repeat(2000) });
    const { id } = await visitor.begin(bytes.length);
    await visitor.piece(id, 0, bytes.subarray(0, 1000));
    for (const answer of [
      await visitor.piece(id, 0, bytes.subarray(0, 1000)),
      await visitor.piece(id, 1500, bytes.subarray(1500)),
      await visitor.piece(id, 1000, bytes.subarray(1000), sum(Buffer.from('other'))),
    ]) {
      expect([
        answer.status,
        answer.headers.get('content-type'),
        answer.headers.get('upload-offset'),
      ]).toEqual([409, 'application/problem+json', '1000']);
      expect(await answer.json()).toMatchObject({
        code: 'changed_meanwhile',
        offset: 1000,
        title: /[Hh]ãy gửi/,
      });
    }
    expect((await visitor.piece(id, 1000, Buffer.alloc(1024 * 1024 + 1))).status).toBe(413);
    expect((await visitor.ask('PATCH', `/nop/moi/tep/${id}`, 'x', { 'upload-offset': '-1' })).status).toBe(
      422,
    );
    expect((await visitor.finish(id)).status).toBe(409);
    for (const text of ['', '{', '[]', '{"size":"x"}', '{"key":"1","size":1e99}', 'null']) {
      const answer = await visitor.ask('POST', '/nop/moi/tep', text || ' ', {
        'content-type': 'application/json',
      });
      expect([text, answer.status]).toEqual([text, 422]);
    }
    expect(await visitor.list()).toEqual([]);
  });

  it('that is refused says why, and keeps nothing', async () => {
    const visitor = someone();
    for (const [bytes, status, words] of [
      [Buffer.from('<script>alert(1)</script>'), 422, /trang web/],
      [EICAR, 422, /mã độc/],
      [makePdf({ catalog: '/OpenAction <</S /JavaScript>>' }), 422, /JavaScript/],
      [makeDocx({ name: '../x.xml', data: Buffer.from('x') }), 422, /mang đuôi \.pdf/],
    ] as const) {
      const { id } = await visitor.begin(bytes.length);
      await visitor.piece(id, 0, bytes);
      const answer = await visitor.finish(id);
      const said = await answer.json();
      expect([answer.status, said.title]).toEqual([status, expect.stringMatching(words)]);
      expect((await visitor.ask('GET', `/nop/moi/tep/${id}/da-nhan`)).status).toBe(404);
      expect(spool()).not.toContain(id);
    }
    const large = await visitor.json('/nop/moi/tep', {
      key: randomUUID(),
      name: 'a.pdf',
      size: 100 * 1024 * 1024,
    });
    expect([large.status, (await large.json()).title]).toEqual([413, expect.stringContaining('10 MB')]);
    expect(await visitor.list()).toEqual([]);
  });

  it('waits for a scanner that does not answer, and says so', async () => {
    const [visitor, clamd] = [someone(), await startClamd()];
    at.platform.settings.clamd = clamd.address;
    clamd.mood = 'hangs-up';
    const bytes = makePdf({ text: randomUUID() });
    const { id } = await visitor.begin(bytes.length);
    await visitor.piece(id, 0, bytes);
    const answer = await visitor.finish(id);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30']);
    expect((await answer.json()).title).toMatch(/thử lại sau/);
    expect(await visitor.list()).toEqual([]);
    clamd.mood = 'well';
    expect(await (await visitor.finish(id)).json()).toMatchObject({ scanned: true });
    await clamd.close();
    at.platform.settings.clamd = null;
  });

  it("is nobody else's, nor to be had without a session", async () => {
    const [visitor, thief] = [someone(), someone()];
    const bytes = makePdf({ text: randomUUID() });
    const { id } = await visitor.begin(bytes.length);
    expect((await thief.piece(id, 0, bytes)).status).toBe(404);
    await visitor.piece(id, 0, bytes);
    expect((await thief.ask('GET', `/nop/moi/tep/${id}/da-nhan`)).status).toBe(404);
    expect((await thief.finish(id)).status).toBe(404);
    await thief.ask('DELETE', `/nop/moi/tep/${id}`);
    const { id: uploadId } = (await (await visitor.finish(id)).json()) as { id: string };
    await thief.ask('DELETE', `/nop/moi/tep/${uploadId}`);
    expect((await thief.ask('GET', `/nop/moi/tep/${uploadId}`)).status).toBe(404);
    expect((await visitor.ask('GET', `/nop/khac/tep/${uploadId}`)).status).toBe(404);
    expect((await fetch(`${server.address}/nop/moi/tep/${uploadId}`)).status).toBe(401);
    expect(await visitor.list()).toHaveLength(1);
    await visitor.ask('DELETE', `/nop/moi/tep/${uploadId}`);
    expect(await visitor.list()).toEqual([]);
  });
});

describe('a hundred megabytes', () => {
  it.each([true, false])('are refused and never held in memory, length given: %s', async (isLengthGiven) => {
    const visitor = someone();
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const held = () => {
      collectGarbage();
      return process.memoryUsage().arrayBuffers;
    };
    let most = 0;
    const before = held();
    const { status, text } = await pour(visitor.cookie, isLengthGiven, () => {
      most = Math.max(most, held() - before);
    });
    expect([status, text]).toEqual(['413', expect.stringContaining('lớn hơn 32 MB. Hãy gửi tệp nhỏ hơn.')]);
    expect(most).toBeLessThan(90e6);
    expect(await visitor.list()).toEqual([]);
  });

  /**
   * Sends a form of 100 MB as a browser does: all of it, and only then reads.
   * @param look called after every eight megabytes, not by the clock: collecting garbage takes its time.
   */
  function pour(
    cookie: string,
    isLengthGiven: boolean,
    look: () => void,
  ): Promise<{ status: string; text: string }> {
    const { host, port, hostname } = new URL(server.address);
    const socket = connect(Number(port), hostname);
    const size = isLengthGiven ? `content-length: ${100 * 1024 * 1024}` : 'transfer-encoding: chunked';
    const piece = Buffer.alloc(1024 * 1024, 'a');
    const data = isLengthGiven
      ? piece
      : Buffer.concat([Buffer.from('100000\r\n'), piece, Buffer.from('\r\n')]);
    return new Promise((done) => {
      let [sent, answer] = [0, ''];
      socket.on('data', (part) => {
        answer += part.toString();
        if (answer.includes('Hãy gửi tệp nhỏ hơn.')) socket.destroy();
      });
      socket.on('error', () => undefined);
      socket.on('close', () => done({ status: /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? '', text: answer }));
      const more = () => {
        while (!socket.destroyed && sent++ < 100) {
          if (sent % 8 === 0) look();
          if (!socket.write(data)) return;
        }
      };
      socket.on('drain', more);
      socket.write(
        `POST /nop/moi/tep HTTP/1.1\r\nhost: ${host}\r\ncookie: ${cookie}\r\n${size}\r\ncontent-type: multipart/form-data; boundary=x\r\n\r\n`,
      );
      more();
    });
  }
});

describe('a file that is opened', () => {
  it('is shown when it is a picture or a PDF, and saved otherwise, never as a page', async () => {
    const visitor = someone();
    await visitor.form([
      file("đơn (1)'.pdf", makePdf()),
      file('anh.jpg', makeJpeg()),
      file('tờ khai.docx', makeDocx()),
    ]);
    const heads: unknown[] = [];
    for (const { id } of await visitor.list()) {
      const { headers } = await visitor.ask('GET', `/nop/moi/tep/${id}`);
      expect([headers.get('x-content-type-options'), headers.get('cache-control')]).toEqual([
        'nosniff',
        'private, no-store',
      ]);
      heads.push([headers.get('content-type'), headers.get('content-disposition')]);
    }
    expect(heads).toEqual([
      ['application/pdf', "inline; filename*=UTF-8''%C4%91%C6%A1n%20%281%29%27.pdf"],
      ['image/jpeg', "inline; filename*=UTF-8''anh.jpg"],
      [expect.stringContaining('wordprocessingml'), "attachment; filename*=UTF-8''t%E1%BB%9D%20khai.docx"],
    ]);
  });
});
