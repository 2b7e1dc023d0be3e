import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { dossierLife } from '../../../test/dossier-life.ts';
import { jobHandlers } from '../../jobs.ts';
import { parseLocal } from '../../law/day.ts';
import { workOnce } from '../../platform/jobs/worker.ts';
import { type LocalPeers, startLocalPeers } from '../../platform/messages/local-peers.ts';
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
      expect.stringMatching(new RegExp(`đã nhận hồ sơ ${code} .*19/11/2026 09:00`)),
      expect.stringMatching(/còn thiếu: Giấy chứng sinh. Lý do: Thiếu giấy tờ./),
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
    expect(peers.delivered.at(-1)!.text).toContain('Phường xin cảm ơn');
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
