import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { dossierLife } from '../../../test/dossier-life.ts';
import { jobHandlers } from '../../jobs.ts';
import { parseLocal } from '../../law/day.ts';
import { workOnce } from '../../platform/jobs/worker.ts';
import { type LocalPeers, startLocalPeers } from '../../platform/messages/local-peers.ts';
import { root } from '../../platform/root.ts';
import { findDossier } from '../dossiers/index.ts';
import { fill } from './templates.ts';

let at: TestDatabase;
let peers: LocalPeers;
let life: ReturnType<typeof dossierLife>;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-16T09:00'));
  peers = await startLocalPeers(at.platform.now);
  Object.assign(at.platform.settings.messages, { smtpUrl: peers.smtpUrl, smsUrl: peers.gatewayUrl });
  life = dossierLife(at);
});
afterAll(async () => {
  await peers.close();
  await at.close();
});
beforeEach(async () => {
  await work();
  peers.delivered.length = 0;
});

/** Does everything that waits now. */
async function work(): Promise<void> {
  const handlers = jobHandlers(at.platform);
  while (await workOnce(at.database, handlers, at.platform.now));
}
const reachable = { applicantEmail: 'nguoi.nop@example.com', applicantPhone: '0000001234' };
const codeOf = async (dossierId: number) =>
  (await findDossier(at.database.db, { wardId: at.wardId, dossierId })).state.code;

describe('a citizen', () => {
  it('is told by mail and by message what happens, in the order of its happening', async () => {
    const id = await life.accept(reachable);
    await life.take(id, 'quay1', 'transfer');
    await life.assign(id);
    await life.take(id, 'hotich', 'request_supplement', {
      items: 'Giấy chứng sinh',
      reason: 'Thiếu giấy tờ.',
    });
    await work();
    const code = await codeOf(id);
    const messages = peers.delivered.filter((each) => each.channel === 'sms').map((each) => each.text);
    expect(messages).toEqual([
      expect.stringMatching(new RegExp(`da nhan ho so ${code}. .*19/11/2026 09:00`)),
      expect.stringMatching(/con thieu: Giay chung sinh. Ly do: Thieu giay to./),
    ]);
    expect(peers.delivered.filter((each) => each.channel === 'mail').length).toBe(2);
    expect(peers.delivered.map((each) => each.text).join()).not.toContain('{');
  });

  it('is not told of what was undone with its transaction', async () => {
    const failed = at.database.transact(async (tx) => {
      const { tell } = await import('./tell.ts');
      await tell(tx, {
        ...{ wardId: at.wardId, event: 'accepted', key: crypto.randomUUID(), code: 'X', values: {} },
        to: { email: null, phone: '0000001234' },
        now: at.platform.now(),
      });
      throw new Error('the transaction fails');
    });
    await expect(failed).rejects.toThrow('fails');
    await work();
    expect(peers.delivered).toEqual([]);
  });

  it('is told once though the form is posted twice and the job runs twice', async () => {
    const clientKey = crypto.randomUUID();
    await life.accept({ ...reachable, clientKey });
    await life.accept({ ...reachable, clientKey });
    await work();
    const handlers = jobHandlers(at.platform);
    const sent = await at.database.db.selectFrom('notices').selectAll().where('state', '=', 'sent').execute();
    for (const { id } of sent)
      await handlers['notices.send']!({ wardId: at.wardId, noticeId: id }, {} as never);
    expect(peers.delivered.length).toBe(2);
  });

  it('is told after the peer has come back, and then once', async () => {
    peers.answerWith(503);
    await life.accept({ ...reachable, applicantEmail: '' });
    await work();
    expect(peers.delivered).toEqual([]);
    peers.answerWith(200);
    await work();
    expect(peers.delivered).toEqual([]);
    at.platform.setNow(new Date(at.platform.now().getTime() + 60_000));
    await work();
    expect(peers.delivered.length).toBe(1);
  });

  it('who wants to be told nothing is told nothing, until he does again', async () => {
    await life.accept(reachable);
    await work();
    const mail = peers.delivered.find((each) => each.channel === 'mail')!.text.replace(/=\r?\n/g, '');
    const path = /\/nhan-tin\/[\w.-]+/.exec(mail)![0];
    const citizen = new Visitor(at);
    expect((await citizen.get(`${path}x`)).status).toBe(404);
    await citizen.send(path, { want: 'stop' });
    peers.delivered.length = 0;
    await life.accept(reachable);
    await work();
    expect(peers.delivered.map((each) => each.channel)).toEqual(['sms']);
    await citizen.send(path, { want: 'resume' });
    await life.accept(reachable);
    await work();
    expect(peers.delivered.filter((each) => each.channel === 'mail').length).toBe(1);
  });
});

describe('templates', () => {
  it('leave out what has no value', () => {
    expect(fill('Hồ sơ {maHoSo} hẹn {henTra}.', { maHoSo: 'A' })).toBe('Hồ sơ A hẹn.');
  });

  it('are written by the ward, with known words only, and noted', async () => {
    const desk = new Visitor(at);
    await desk.signIn('kiemsoat');
    const form = {
      event: 'returned',
      subject: 'Cảm ơn {maHoSo}',
      body: 'Phường xin cảm ơn ông/bà. Mã {maHoSo}.',
      short: 'Phường xin cảm ơn ông/bà. Mã {maHoSo}.',
    };
    const wrong = await desk.post('/can-bo/mau-thong-bao', { ...form, body: 'Gửi {soDinhDanh} của ông' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('Không có chỗ điền {soDinhDanh}');
    expect(
      (await desk.post('/can-bo/mau-thong-bao', { ...form, subject: 'Một\r\nBcc: ai@x.vn' })).status,
    ).toBe(422);
    expect((await desk.post('/can-bo/mau-thong-bao', form)).status).toBe(303);
    const id = await life.accept(reachable);
    await life.finish(id);
    await life.take(id, 'quay1', 'return_result', { receiver: 'Người nộp' });
    await work();
    expect(peers.delivered.at(-1)!.text).toContain('Phuong xin cam on');
    const officer = new Visitor(at);
    await officer.signIn('hotich');
    expect((await officer.post('/can-bo/mau-thong-bao', form, '/can-bo/ho-so')).status).toBe(403);
  });
});

describe('the log', () => {
  it('shows who was told what, with the recipient masked, and sends again what failed', async () => {
    peers.answerWith(500);
    const id = await life.accept({ ...reachable, applicantEmail: '' });
    await work();
    const desk = new Visitor(at);
    await desk.signIn('quay1');
    const page = await (await desk.get(`/can-bo/thong-bao?ma=${await codeOf(id)}`)).text();
    expect(page).toContain('Gửi hỏng');
    expect(page).toContain('•••••234');
    expect(page).not.toContain('0000001234');
    peers.answerWith(200);
    await desk.post(
      /\/can-bo\/thong-bao\/\d+\/gui-lai/.exec(page)![0],
      {},
      '/can-bo/thong-bao?tinh-trang=failed',
    );
    await work();
    expect(peers.delivered.length).toBe(1);
    const examiner = new Visitor(at);
    await examiner.signIn('vanthu');
    expect((await examiner.get('/can-bo/thong-bao')).status).toBe(403);
  });
});

/** The next hour, and everything that waits then. */
async function workLater(hours: number): Promise<void> {
  at.platform.setNow(new Date(at.platform.now().getTime() + hours * 3_600_000));
  await work();
}
const noticesOf = async (id: number) =>
  at.database.db
    .selectFrom('notices')
    .select(['id', 'event', 'channel', 'state', 'sent_by', 'attempts', 'why'])
    .where('subject_code', '=', await codeOf(id))
    .orderBy('id')
    .execute();

describe('a peer that fails', () => {
  it('for good is not asked again, is seen by an administrator, and is asked once more by hand', async () => {
    peers.refuseMail(550);
    const id = await life.accept({ applicantEmail: 'khong.co@example.com', applicantPhone: '0000005678' });
    await work();
    await workLater(2);
    const [mail] = (await noticesOf(id)).filter((each) => each.channel === 'mail');
    expect(mail).toMatchObject({ state: 'dead', attempts: 1 });
    expect(mail!.why).not.toContain('khong.co@');
    const admin = new Visitor(at);
    await admin.signIn('quantri');
    expect(await (await admin.get('/can-bo/viec-nen')).text()).toContain('có, cần xem');
    peers.refuseMail(null);
    await admin.post(`/can-bo/thong-bao/${mail!.id}/gui-lai`, {}, '/can-bo/thong-bao?tinh-trang=dead');
    await work();
    expect(peers.delivered.filter((each) => each.channel === 'mail').length).toBe(1);
    expect((await noticesOf(id)).every((each) => each.state === 'sent')).toBe(true);
  });

  it('is left alone for as long as it asks', async () => {
    peers.answerWith({ status: 429, retryAfter: '3600' });
    const id = await life.accept({ applicantPhone: '0000005678' });
    await work();
    peers.answerWith(200);
    await workLater(0.5);
    expect(await noticesOf(id)).toMatchObject([{ state: 'failed' }]);
    await workLater(0.6);
    expect(await noticesOf(id)).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });

  it('is told once though the worker is killed between its taking and our mark', async () => {
    peers.answerWith('taken');
    const id = await life.accept({ applicantPhone: '0000005678' });
    const script = `
      import { jobHandlers } from ${JSON.stringify(join(root, 'src/jobs.ts'))};
      import { openDatabase } from ${JSON.stringify(join(root, 'src/platform/database/database.ts'))};
      import { workOnce } from ${JSON.stringify(join(root, 'src/platform/jobs/worker.ts'))};
      const { url, settings, now } = JSON.parse(process.env.GIVEN);
      const database = openDatabase(url);
      await workOnce(database, jobHandlers({ database, settings, now: () => new Date(now) }), () => new Date(now));`;
    const { settings, now } = at.platform;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, GIVEN: JSON.stringify({ url: at.ownerUrl, settings, now: now() }) },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    await vi.waitFor(() => expect(peers.delivered.length).toBe(1), 20_000);
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await gone;
    peers.answerWith(200);
    expect(await noticesOf(id)).toMatchObject([{ state: 'queued' }]);
    await workLater(0.1);
    expect(await noticesOf(id)).toMatchObject([{ state: 'sent', attempts: 1 }]);
    expect(peers.delivered.length).toBe(1);
  });

  it('for longer than a day leaves the notice where someone looks', async () => {
    peers.answerWith('close');
    const id = await life.accept({ applicantPhone: '0000005678' });
    for (let hour = 0; hour < 32; hour++) await workLater(1);
    peers.answerWith(200);
    expect(await noticesOf(id)).toMatchObject([{ state: 'dead' }]);
    await workLater(24);
    expect(peers.delivered).toEqual([]);
  });
});

describe('a choice', () => {
  it.each([
    ['mail', ['mail']],
    ['sms', ['sms']],
    ['none', []],
    ['', ['mail', 'sms']],
  ] as const)('%s made at the desk is kept', async (by, channels) => {
    await at.database.transact(async (tx) => {
      const { tell } = await import('./tell.ts');
      await tell(tx, {
        ...{ wardId: at.wardId, event: 'accepted', key: crypto.randomUUID(), code: `BY-${by}`, values: {} },
        to: { email: 'nguoi.nop@example.com', phone: '0000005678', by },
        now: at.platform.now(),
      });
    });
    await work();
    expect(peers.delivered.map((each) => each.channel).toSorted()).toEqual(channels);
  });

  it('is reached from a message by a link that changes nothing until it is posted', async () => {
    await life.accept({ applicantPhone: '0000009999' });
    await work();
    const short = /\/nt\/[\w.-]+/.exec(peers.delivered[0]!.text)![0];
    const citizen = new Visitor(at);
    const to = (await citizen.get(short)).headers.get('location')!;
    expect((await citizen.get(to)).status).toBe(200);
    const stops = () => at.database.db.selectFrom('notice_stops').select('channel').execute();
    const before = await stops();
    expect((await citizen.get(short.replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'A')))).status).toBe(404);
    await citizen.get(to);
    expect(await stops()).toEqual(before);
    // As a mail program does it: one POST without a page before it.
    expect((await citizen.send(to, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
    expect((await stops()).length).toBe(before.length + 2);
    const id = await life.accept({ applicantPhone: '0000009999' });
    await work();
    expect(await noticesOf(id)).toMatchObject([{ state: 'skipped' }]);
    await citizen.send(to, { want: 'choose', sms: '1' });
    await life.accept({ applicantPhone: '0000009999' });
    await work();
    expect(peers.delivered.length).toBe(2);
  });

  it('made between the step and the sending is kept', async () => {
    const { recipientOf, setStops } = await import('./stops.ts');
    const id = await life.accept({ applicantPhone: '0000008888' });
    await at.database.transact((tx) =>
      setStops(tx, at.wardId, recipientOf('sms', '0000008888'), {
        ...{ channels: ['sms', 'zalo'], now: at.platform.now() },
      }),
    );
    await work();
    expect(await noticesOf(id)).toMatchObject([{ state: 'skipped' }]);
    expect(peers.delivered).toEqual([]);
  });

  it('is reached from the tracking page by who knows the code and the phone', async () => {
    const id = await life.accept(reachable);
    const citizen = new Visitor(at);
    const page = await (await citizen.send('/tra-cuu', { ma: await codeOf(id), so: '1234' })).text();
    const paths = [...page.matchAll(/\/nhan-tin\/[\w.-]+/g)].map(([path]) => path);
    expect(paths.length).toBe(2);
    for (const path of paths) expect((await citizen.get(path)).status).toBe(200);
    expect(page).not.toContain('nguoi.nop@example.com');
    const wrong = await (await citizen.send('/tra-cuu', { ma: await codeOf(id), so: '9876' })).text();
    expect(wrong).not.toContain('/nhan-tin/');
  });
});

describe('reminders', () => {
  it('come once before a supplement period ends, and not when the supplement came', async () => {
    const now = at.platform.now();
    const ask = async () => {
      const id = await life.accept({ applicantPhone: '0000007777' }, [], now);
      await life.take(id, 'quay1', 'transfer', {}, now);
      await life.assign(id, now);
      const fields = { items: 'Giấy chứng sinh', reason: 'Thiếu giấy tờ.', days: '10' };
      await life.take(id, 'hotich', 'request_supplement', fields, now);
      return id;
    };
    const waiting = await ask();
    const { remindSupplements } = await import('../dossiers/index.ts');
    const { state } = await findDossier(at.database.db, { wardId: at.wardId, dossierId: waiting });
    const dayBefore = new Date(state.supplementUntil!.getTime() - 86_400_000);
    await remindSupplements(at.database, at.wardId, now);
    expect((await noticesOf(waiting)).map((each) => each.event)).not.toContain('supplement_reminder');
    for (const _time of [1, 2]) await remindSupplements(at.database, at.wardId, dayBefore);
    const events = (await noticesOf(waiting)).map((each) => each.event);
    expect(events.filter((each) => each === 'supplement_reminder').length).toBe(1);
  });
});
