import { randomUUID } from 'node:crypto';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { citizenVisitor } from '../../../test/citizens.ts';
import { startClamd } from '../../../test/clamd.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { dossierLife } from '../../../test/dossier-life.ts';
import { makePdf } from '../../../test/files.ts';
import { otherWard } from '../../../test/other-ward.ts';
import { feedbackLife } from '../../../test/sender-life.ts';
import { changedTables, openSnapshots } from '../../../test/snapshot.ts';
import { findDossier } from '../../features/dossiers/index.ts';
import { findOrigin, findSender, tellFeedbackSender } from '../../features/feedback/index.ts';
import { feedbackPath, recipientOf, setStops } from '../../features/notices/index.ts';
import { jobHandlers } from '../../jobs.ts';
import { parseLocal } from '../../law/day.ts';
import { workOnce } from '../../platform/jobs/worker.ts';
import { type LocalPeers, startLocalPeers } from '../../platform/messages/local-peers.ts';

const START = parseLocal('2026-11-16T09:00');
let at: TestDatabase;
let peers: LocalPeers;
let life: ReturnType<typeof feedbackLife>;
let shots: Awaited<ReturnType<typeof openSnapshots>>;

beforeAll(async () => {
  at = await testDatabase(START);
  peers = await startLocalPeers(at.platform.now);
  Object.assign(at.platform.settings.messages, { smtpUrl: peers.smtpUrl, smsUrl: peers.gatewayUrl });
  life = feedbackLife(at);
  shots = await openSnapshots(at);
});
afterAll(async () => {
  await shots.close();
  await peers.close();
  await at.close();
});
let address = 0;
beforeEach(async () => {
  at.platform.setNow(START);
  await work();
  peers.delivered.length = 0;
  address++;
});

const FIELDS = {
  ...{ about: 'conduct', content: 'Tôi chờ hai giờ tại quầy 3 mà không ai gọi số.', proposal: 'Gọi đúng số' },
  ...{ who: 'named', name: 'Lê Thị Gửi Thử', phone: '0900 000 111', email: 'gui.thu@example.com' },
};
const form = (change: Record<string, string | Blob> = {}) => {
  const clientKey = typeof change.clientKey === 'string' ? change.clientKey : randomUUID();
  return { ...FIELDS, ...change, clientKey };
};
const pdf = (text = 'Giay to') =>
  new File([makePdf({ text }) as never], 'don.pdf', { type: 'application/pdf' });

/** Each test from an address of its own, so that no limit of one is met by another. */
const post = (fields: Record<string, string | Blob>, path = '/phan-anh/gui') =>
  new Visitor(at).send(path, fields, { 'x-forwarded-for': `10.0.0.${address}` });

async function sent(change: Record<string, string | Blob> = {}): Promise<{ id: number; path: string }> {
  const fields = form(change);
  const answer = await post(fields);
  expect(answer.status, await answer.clone().text()).toBe(303);
  const row = await at.database.db
    .selectFrom('feedback_items')
    .select('id')
    .where('client_key', '=', fields.clientKey)
    .executeTakeFirstOrThrow();
  return { id: row.id, path: answer.headers.get('location')!.split('?')[0]! };
}
const page = async (path: string) => (await new Visitor(at).get(path)).text();
const step = (path: string, name: string, fields: Record<string, string | Blob>, clientKey = randomUUID()) =>
  post({ clientKey, ...fields }, `${path}/${name}`);

async function work(): Promise<void> {
  const handlers = jobHandlers(at.platform);
  while (await workOnce(at.database, handlers, at.platform.now));
}
/** A request that has to be refused, and leaves nothing behind. */
async function refused(answer: () => Promise<Response>, status: number): Promise<string> {
  const before = await shots.take();
  const given = await answer();
  expect(given.status).toBe(status);
  expect(changedTables(before, await shots.take())).toEqual([]);
  return given.text();
}

describe('the form', () => {
  it('enters what was sent, with its files, and says the code and the days', async () => {
    const { id, path } = await sent({ tep: pdf(), place: 'Quầy 3', latitude: '20,94', longitude: '106.33' });
    const item = await life.read(id);
    expect(item.state).toMatchObject({ channel: 'portal', status: 'new' });
    expect(item.words).toMatchObject({ content: FIELDS.content, latitude: 20.94, place: 'Quầy 3' });
    expect(item.files.map((each) => each.name)).toEqual(['don.pdf']);
    expect(await findSender(at.database.db, at.wardId, id)).toMatchObject({ phone: '0900000111' });
    expect(await findOrigin(at.database.db, at.wardId, id)).toMatchObject({ about: 'conduct' });
    const shown = await page(`${path}?moi=1`);
    for (const word of [item.state.code, '18/11/2026', '23/11/2026', '08/12/2026', 'don.pdf'])
      expect(shown).toContain(word);
    const file = await new Visitor(at).get(`${path}/tep/1`);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  });

  it('tells the sender by mail and message, with his link and without what he wrote', async () => {
    const { id } = await sent();
    await work();
    const { code } = (await life.read(id)).state;
    const [mail, message] = ['mail', 'sms'].map(
      (way) => peers.delivered.find((each) => each.channel === way)!,
    );
    const secret = at.platform.settings.secret;
    expect((await PostalMime.parse(mail!.text)).text).toContain(feedbackPath(secret, at.wardId, code));
    expect(message!.text).toMatch(/\/pa\/\d+\.[\w-]{16}/);
    const short = /\/pa\/[\w.-]+/.exec(message!.text)![0];
    const led = await new Visitor(at).get(short);
    expect(led.headers.get('location')).toBe(feedbackPath(secret, at.wardId, code));
    const texts = [(await PostalMime.parse(mail!.text)).text, message!.text];
    for (const text of texts) expect(text).not.toMatch(/quầy 3|quay 3|Gửi Thử|Gui Thu/i);
  });

  it('sent twice at once is one item, with its files once', async () => {
    const fields = form({ tep: pdf('hai lan') });
    const answers = await Promise.all([post(fields), post(fields), post(fields)]);
    expect(answers.map((each) => each.status)).toEqual([303, 303, 303]);
    const rows = await at.database.db
      .selectFrom('feedback_items')
      .select('id')
      .where('client_key', '=', fields.clientKey)
      .execute();
    expect(rows).toHaveLength(1);
    expect((await life.read(rows[0]!.id)).files).toHaveLength(1);
    for (const each of answers)
      expect(await page(each.headers.get('location')!)).toContain((await life.read(rows[0]!.id)).state.code);
  });

  it('keeps what was typed and the files when it is refused', async () => {
    const fields = form({ phone: '12', tep: pdf('giu lai'), aboutWhom: 'Ông Thử' });
    const answer = await post(fields);
    const shown = await answer.text();
    expect(answer.status).toBe(422);
    for (const word of ['Số điện thoại chưa đúng', FIELDS.content, 'Ông Thử', 'don.pdf', fields.clientKey])
      expect(shown).toContain(word);
    const again = form({ clientKey: fields.clientKey, aboutWhom: 'Ông Thử' });
    expect((await post(again)).status).toBe(303);
    const row = await at.database.db
      .selectFrom('feedback_items')
      .select('id')
      .where('client_key', '=', fields.clientKey)
      .executeTakeFirstOrThrow();
    expect((await life.read(row.id)).files).toHaveLength(1);
  });

  it.each([
    ['nothing said', { content: 'x' }, 'content'],
    ['no kind', { about: '' }, 'about'],
    ['no name', { name: '' }, 'name'],
    ['nowhere to answer', { phone: '', email: '' }, 'phone'],
    ['a dossier that is not there', { dossierCode: 'H24.1' }, 'dossierCode'],
    ['a unit of nobody', { subjectUnitId: '999999' }, 'subjectUnitId'],
    ['a place off the earth', { latitude: '95', longitude: '0' }, 'latitude'],
    ['a trap for programs', { website: 'http://x' }, 'website'],
  ])('refuses %s and writes nothing', async (_, change, field) => {
    const shown = await refused(() => post(form(change as never)), 422);
    expect(shown).toContain(`href="#${field}"`);
  });

  it('from the page of a dossier is about that dossier and its procedure', async () => {
    const dossierId = await dossierLife(at).accept();
    const { state: own } = await findDossier(at.database.db, { wardId: at.wardId, dossierId });
    expect(await page(`/phan-anh/gui?ho-so=${own.code}`)).toContain(`value="${own.code}"`);
    const { id } = await sent({ dossierCode: own.code });
    expect((await life.read(id)).state).toMatchObject({ dossierId, procedureCode: own.procedureCode });
  });

  it('of a citizen who signed in is filled in, and his; at the machine it is neither', async () => {
    const { visitor, citizenId } = await citizenVisitor(at);
    const shown = await (await visitor.get('/phan-anh/gui')).text();
    expect(/id="name"[^>]*value="([^"]*)"/.exec(shown)?.[1]).not.toBe('');
    const kiosk = await (await visitor.get('/phan-anh/gui?may=1')).text();
    expect(/id="name"[^>]*value="([^"]*)"/.exec(kiosk)?.[1]).toBe('');
    const fields = form();
    expect((await visitor.send('/phan-anh/gui', fields)).status).toBe(303);
    const row = await at.database.db
      .selectFrom('feedback_items')
      .select('id')
      .where('client_key', '=', fields.clientKey)
      .executeTakeFirstOrThrow();
    expect((await findSender(at.database.db, at.wardId, row.id))!.citizenId).toBe(citizenId);
  });

  it('without a name is kept as information and keeps nothing of who it was', async () => {
    const { id, path } = await sent({ who: 'anonymous' });
    expect((await life.read(id)).state.status).toBe('kept');
    expect(await findSender(at.database.db, at.wardId, id)).toBeNull();
    await work();
    expect(peers.delivered).toEqual([]);
    expect(await page(`${path}?moi=1`)).toContain('không có hạn xử lý');
  });

  it.each([
    ['complaint', { about: 'complaint' }, '155/2026'],
    ['denunciation', { content: 'Tôi tố cáo cán bộ đòi hối lộ khi làm hồ sơ.' }, '156/2026'],
  ])('shows the way of a %s, loses no word, and lets one go on', async (_, change, law) => {
    const fields = form(change as never);
    const shown = await refused(() => post(fields), 422);
    expect(shown).toContain(law);
    expect(shown).toContain(String(fields.content));
    expect((await post({ ...fields, goOn: '1' })).status).toBe(303);
  });

  it('takes no file that a scanner knows', async () => {
    const clamd = await startClamd();
    at.platform.settings.clamd = clamd.address;
    const bad = new File([makePdf({ text: 'ma-doc-thu-nghiem' }) as never], 'xau.pdf');
    const answer = await post(form({ tep: bad }));
    at.platform.settings.clamd = null;
    await clamd.close();
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('href="#tep"');
  });

  it('is refused to one address that sends too many', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 21; n++) statuses.push((await post(form({ content: 'x' }))).status);
    expect([statuses[19], statuses[20]]).toEqual([422, 429]);
  });

  it('at the machine leaves no address that opens what was sent', async () => {
    const answer = await post(form({ may: '1' }));
    const shown = await answer.text();
    expect(answer.status).toBe(200);
    expect(shown).toContain('http-equiv="refresh"');
    expect(shown).toMatch(/PAKN-2026-\d{5}/);
    expect(shown).not.toMatch(/theo-doi\/|Gửi Thử|0900/);
    const row = await at.database.db
      .selectFrom('feedback_items')
      .select('channel')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(row.channel).toBe('kiosk');
  });
});

describe('the sender', () => {
  it('supplements what was asked, with a file, and the limits begin anew', async () => {
    const { id, path } = await sent();
    await life.take(id, 'kiemsoat', 'ask_supplement', { ask: 'Ngày nào, quầy nào?', dueOn: '2026-11-30' });
    expect(await page(path)).toContain('Ngày nào, quầy nào?');
    at.platform.setNow(parseLocal('2026-11-18T09:00'));
    const answer = await step(path, 'bo-sung', { text: 'Sáng 12/11, quầy 3.', tep: pdf('bo sung') });
    expect(answer.status).toBe(303);
    const { state, files } = await life.read(id);
    expect([state.status, state.limit?.dueOn, files.length]).toEqual(['new', '2026-11-20', 1]);
    await refused(() => step(path, 'bo-sung', { text: 'Lần nữa' }), 409);
  });

  it('withdraws once, in a race too', async () => {
    const { id, path } = await sent();
    const answers = await Promise.all([1, 2, 3].map(() => step(path, 'rut', { reason: 'Đã xong' })));
    expect(answers.map((each) => each.status).sort()).toEqual([303, 409, 409]);
    expect((await life.read(id)).state).toMatchObject({ status: 'withdrawn', stepCount: 2 });
  });

  it('reads the answer, says whether it is solved, and nothing of how it was examined', async () => {
    const { id, path } = await sent();
    await life.answer(id, 'Phường xin lỗi và đã nhắc nhở.');
    const shown = await page(path);
    expect(shown).toContain('Phường xin lỗi và đã nhắc nhở.');
    for (const hidden of ['Trình duyệt', 'Phản ánh đúng', at.officer('vanhoa').displayName])
      expect(shown).not.toContain(hidden);
    await refused(() => step(path, 'xac-nhan', { comment: 'x' }), 422);
    const key = randomUUID();
    for (const _ of [1, 2])
      expect((await step(path, 'xac-nhan', { isSolved: 'no', comment: 'Vẫn chờ' }, key)).status).toBe(303);
    expect((await life.read(id)).state.isSolved).toBe(false);
    await refused(() => step(path, 'xac-nhan', { isSolved: 'yes' }), 409);
  });

  it('has it opened again on the last day, not on the day after it, and once', async () => {
    const [first, second] = [await sent(), await sent()];
    for (const { id } of [first, second]) await life.answer(id, 'Đã trả lời.');
    // Fifteen working days after Monday 16 November, of which 24 November is none.
    expect(await page(first.path)).toContain('đến hết ngày 08/12/2026');
    at.platform.setNow(parseLocal('2026-12-09T00:00'));
    await refused(() => step(second.path, 'mo-lai', { reason: 'Chưa xong' }), 409);
    expect(await page(second.path)).not.toContain('mo-lai');
    at.platform.setNow(parseLocal('2026-12-08T23:59'));
    const answers = await Promise.all(
      [1, 2, 3].map(() => step(first.path, 'mo-lai', { reason: 'Chưa xong' })),
    );
    expect(answers.map((each) => each.status).sort()).toEqual([303, 409, 409]);
    expect((await life.read(first.id)).state).toMatchObject({ status: 'handling', reopenedOn: '2026-12-08' });
    await life.submit(first.id, 'Trả lời lần hai.');
    expect(await page(first.path)).toContain('Trả lời lần hai.');
    await refused(() => step(first.path, 'mo-lai', { reason: 'Vẫn chưa' }), 409);
  });

  it('asks how it stands once until he is told', async () => {
    const { id, path } = await sent();
    const answers = await Promise.all([1, 2].map(() => step(path, 'hoi', {})));
    expect(answers.map((each) => each.status).sort()).toEqual([303, 409]);
    expect(await page(path)).toContain('phường chưa trả lời');
    at.platform.setNow(parseLocal('2026-11-17T09:00'));
    const told = { kind: 'status_asked' as const, text: 'Đang xác minh.', officerId: null, criteria: null };
    await life.take(id, 'kiemsoat', 'record', told);
    const shown = await page(path);
    expect(shown).toContain('Đang xác minh.');
    expect(shown).not.toContain('phường chưa trả lời');
    expect((await step(path, 'hoi', {})).status).toBe(303);
  });

  it('finds his item by code and phone; any other pair is answered alike', async () => {
    const { id } = await sent();
    const { code } = (await life.read(id)).state;
    const find = (ma: string, so: string) => post({ ma, so }, '/phan-anh/theo-doi');
    const found = await find(code.toLowerCase(), '+84 900000111');
    expect(found.headers.get('location')).toBe(feedbackPath(at.platform.settings.secret, at.wardId, code));
    const wrong = [await find(code, '0900000112'), await find('PAKN-2026-99999', '0900000111')];
    const texts = await Promise.all(wrong.map((each) => each.text()));
    expect(wrong.map((each) => each.status)).toEqual([422, 422]);
    for (const text of texts) expect(text).toContain('Không có phản ánh nào với mã và số điện thoại này.');
    let last = 0;
    for (let n = 0; n < 10; n++) last = (await find(code, `09000002${n}0`)).status;
    expect(last).toBe(429);
  });

  it('is not let in by a link that is not ours, nor at another ward', async () => {
    const { id, path } = await sent();
    const { code } = (await life.read(id)).state;
    const there = await otherWard(at);
    const theirs = feedbackPath(at.platform.settings.secret, there.wardId, code);
    for (const wrong of [`${path.slice(0, -1)}_`, '/phan-anh/theo-doi/x', theirs, '/pa/1.aaaaaaaaaaaaaaaa'])
      expect((await new Visitor(at).get(wrong)).status).toBe(404);
    await refused(() => step(theirs, 'rut', { reason: 'x' }), 404);
  });

  it('that stopped messages is told none; his page stays open to him', async () => {
    const phone = '0900000555';
    const recipient = recipientOf('sms', phone);
    const channels = ['sms' as const, 'zalo' as const];
    await at.database.transact((tx) => setStops(tx, at.wardId, recipient, { channels, now: START }));
    const { path } = await sent({ phone, email: '' });
    await work();
    expect(peers.delivered).toEqual([]);
    expect((await new Visitor(at).get(path)).status).toBe(200);
  });

  it('is told what happens, once for each step', async () => {
    const { id } = await sent();
    await life.take(id, 'kiemsoat', 'decline', { reason: 'unclear', note: 'Không rõ' });
    const { state } = await life.read(id);
    const told = { wardId: at.wardId, feedbackId: id, state, event: 'declined' as const, now: START };
    for (const _ of [1, 2]) await at.database.transact((tx) => tellFeedbackSender(tx, told));
    await work();
    const messages = peers.delivered.filter((each) => each.channel === 'sms').map((each) => each.text);
    expect(messages).toHaveLength(2);
    expect(messages[1]).toContain('khong tiep nhan');
  });
});
