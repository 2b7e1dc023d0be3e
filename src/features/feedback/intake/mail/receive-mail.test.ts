import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startClamd } from '../../../../../test/clamd.ts';
import { type TestDatabase, testDatabase } from '../../../../../test/database.ts';
import { makePdf } from '../../../../../test/files.ts';
import { changedTables, openSnapshots } from '../../../../../test/snapshot.ts';
import { root } from '../../../../platform/root.ts';
import { findFeedback, findOrigin, findSender, receiveMail } from '../../index.ts';

const NOW = new Date('2026-11-23T03:00:00Z');
let at: TestDatabase;
let shots: Awaited<ReturnType<typeof openSnapshots>>;
beforeAll(async () => {
  at = await testDatabase(NOW);
  shots = await openSnapshots(at);
});
afterAll(async () => {
  await shots.close();
  await at.close();
});

let messages = 0;
interface Written {
  headers?: string[];
  body?: string;
  type?: string;
  from?: string;
}
/** A message as a mail server pipes it. */
function message({
  headers = [],
  body = 'Tôi chờ hai giờ.',
  type = 'text/plain',
  from,
}: Written = {}): Buffer {
  const lines = [
    `From: ${from ?? '=?UTF-8?B?TMOqIFRoxrA=?= <Nguoi.Gui@example.com>'}`,
    'To: phananh@phuong.example',
    'Subject: =?UTF-8?B?Q2jhu50gbMOidQ==?=',
    `Message-ID: <m${++messages}@example.com>`,
    ...headers,
    'MIME-Version: 1.0',
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: 8bit',
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`, 'utf8');
}
function withFiles(...files: { name: string; type: string; bytes: Buffer }[]): Buffer {
  const parts = files.map(
    ({ name, type, bytes }) =>
      `--b\r\nContent-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n` +
      `Content-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64')}\r\n`,
  );
  const text = '--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nXem ảnh kèm theo.\r\n';
  const whole = message({ type: 'multipart/mixed; boundary="b"', body: `${text}${parts.join('')}--b--\r\n` });
  return whole;
}
const receive = (raw: Buffer) => receiveMail(at.platform, { wardId: at.wardId, raw, now: NOW });
async function itemOf(taken: Awaited<ReturnType<typeof receive>>) {
  if (!('code' in taken)) throw new Error(taken.dropped);
  const { id } = await at.database.db
    .selectFrom('feedback_items')
    .select('id')
    .where('code', '=', taken.code)
    .executeTakeFirstOrThrow();
  return {
    item: await findFeedback(at.database.db, at.wardId, id),
    sender: await findSender(at.database.db, at.wardId, id),
    origin: await findOrigin(at.database.db, at.wardId, id),
  };
}

describe('a message', () => {
  it('becomes an item with its words and its sender', async () => {
    const { item, sender } = await itemOf(await receive(message()));
    expect(item.words).toMatchObject({ title: 'Chờ lâu', content: 'Tôi chờ hai giờ.' });
    expect(item.state).toMatchObject({ channel: 'mail', status: 'new' });
    expect(sender).toMatchObject({ name: 'Lê Thư', email: 'nguoi.gui@example.com' });
  });

  it('of HTML alone is read as a person reads it', async () => {
    const body =
      '<style>p{}</style><p>Đèn &amp; đường</p><script>alert(1)</script><div>hỏng&nbsp;rồi<br>t&#7893; 5</div>';
    const { item } = await itemOf(await receive(message({ type: 'text/html', body })));
    expect(item.words.content).toBe('Đèn & đường\nhỏng rồi\ntổ 5');
  });

  it('gives its attachments, and says which it could not take', async () => {
    const pdf = { name: 'don.pdf', type: 'application/pdf', bytes: makePdf() };
    const bad = { name: 'chay.exe', type: 'application/octet-stream', bytes: Buffer.from('MZ rất lạ') };
    const { item, origin } = await itemOf(await receive(withFiles(pdf, bad)));
    expect(item.files.map((each) => each.name)).toEqual(['don.pdf']);
    expect(item.words.content).toBe('Xem ảnh kèm theo.');
    expect(origin!.note).toContain('chay.exe');
  });

  it('with harmful code is taken without it; with a scanner that is away it waits', async () => {
    const clamd = await startClamd();
    at.platform.settings.clamd = clamd.address;
    const bytes = makePdf({ text: 'ma-doc-thu-nghiem' });
    const { item } = await itemOf(
      await receive(withFiles({ name: 'x.pdf', type: 'application/pdf', bytes })),
    );
    expect(item.files).toEqual([]);
    await clamd.close();
    const waiting = withFiles({ name: 'y.pdf', type: 'application/pdf', bytes: makePdf({ text: 'cho' }) });
    const before = await shots.take();
    await expect(receive(waiting)).rejects.toMatchObject({ code: 'try_later' });
    expect(changedTables(before, await shots.take())).toEqual([]);
    at.platform.settings.clamd = null;
    expect((await itemOf(await receive(waiting))).item.files).toHaveLength(1);
  });

  it('that comes three times at once, and again, is one item', async () => {
    const raw = message();
    const all = await Promise.all([receive(raw), receive(raw), receive(raw)]);
    all.push(await receive(raw));
    expect(new Set(all.map((each) => JSON.stringify(each))).size).toBe(1);
  });

  it.each([
    ['automatic', message({ headers: ['Auto-Submitted: auto-replied'] })],
    ['automatic', message({ headers: ['X-Autoreply: yes'] })],
    ['list', message({ headers: ['Precedence: bulk'] })],
    ['list', message({ headers: ['List-Id: <tin.example.com>'] })],
    ['bounce', message({ headers: ['Return-Path: <>'] })],
    ['bounce', message({ from: 'MAILER-DAEMON@example.com' })],
    ['loop', message({ from: 'Một Cửa <motcua@localhost>' })],
    ['no_sender', message({ from: 'khong-dia-chi' })],
    ['empty', message({ body: ' ' })],
  ])('that is %s is dropped and leaves nothing', async (reason, raw) => {
    const before = await shots.take();
    expect(await receive(raw)).toEqual({ dropped: reason });
    expect(changedTables(before, await shots.take())).toEqual([]);
  });
});

/** The real command, as a mail server calls it. */
async function motcua(raw: Buffer | string, env: Record<string, string> = {}, ...args: string[]) {
  const key = Buffer.from(at.platform.settings.files.key).toString('hex');
  const child = spawn(process.execPath, [join(root, 'src', 'cli.ts'), 'receive-mail', ...args], {
    env: {
      ...process.env,
      ...{ DATABASE_URL: at.ownerUrl, DATA_DIR: at.platform.settings.dataDir, FILES_KEY: key, ...env },
    },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (piece) => (out += piece));
  child.stderr.on('data', (piece) => (err += piece));
  child.stdin.on('error', () => undefined);
  child.stdin.end(raw);
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, out, err };
}

describe('the command', () => {
  it('prints the code and leaves with the codes that mail servers read, telling nothing of the message', async () => {
    const taken = await motcua(message({ body: 'Bí mật 0912345678' }));
    expect([taken.code, taken.out]).toEqual([0, expect.stringMatching(/^PAKN-\d{4}-\d{5}\n$/)]);
    expect(taken.err).not.toMatch(/Bí mật|0912345678|example.com/i);
    const dropped = await motcua(message({ headers: ['Auto-Submitted: auto-replied'] }));
    expect([dropped.code, dropped.out]).toEqual([0, '']);
    expect((await motcua('')).code).toBe(65);
    expect((await motcua(message(), {}, '--ward', '99999')).code).toBe(67);
    expect((await motcua(message(), {}, '--xyz')).code).toBe(64);
    const down = await motcua(message(), { DATABASE_URL: 'postgres://127.0.0.1:1/nowhere' });
    expect(down.code).toBe(75);
    expect(down.err).not.toMatch(/example.com/i);
  });
});
