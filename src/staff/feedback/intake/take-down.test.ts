import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { makePdf } from '../../../../test/files.ts';
import { changedTables, openSnapshots } from '../../../../test/snapshot.ts';
import {
  askStatus,
  findFeedback,
  findOrigin,
  findSender,
  takeFeedbackStep,
} from '../../../features/feedback/index.ts';
import { parseLocal, toLocalIso } from '../../../law/day.ts';

const PATH = '/can-bo/phan-anh/moi';
let at: TestDatabase;
let shots: Awaited<ReturnType<typeof openSnapshots>>;
let desk: Visitor;
let counter: Visitor;

beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-23T10:00'));
  shots = await openSnapshots(at);
  [desk, counter] = [new Visitor(at), new Visitor(at)];
  await desk.signIn('kiemsoat');
  await counter.signIn('quay1');
});
afterAll(async () => {
  await shots.close();
  await at.close();
});

const scan = () => new File([makePdf() as never], 'don.pdf', { type: 'application/pdf' });
let calls = 0;
/** A call of a new number in words of its own. */
const call = (change: Record<string, string | Blob> = {}) => {
  const number = String(++calls).padStart(4, '0');
  const said = `${randomUUID()} ${randomUUID()} ${randomUUID()}`;
  return {
    ...{ channel: 'hotline', happenedOn: '2026-11-23', happenedTime: '09:30', isReadBack: '1', who: 'named' },
    ...{ name: 'Người gọi thử', phone: `090111${number}`, content: `Người gọi nói: ${said}`, goOn: '' },
    ...change,
    clientKey: randomUUID(),
  };
};

async function taken(answer: Response): Promise<number> {
  expect(answer.status, await answer.clone().text()).toBe(303);
  return Number(/xong=(\d+)/.exec(answer.headers.get('location')!)![1]);
}
const read = async (id: number) => ({
  item: await findFeedback(at.database.db, at.wardId, id),
  origin: await findOrigin(at.database.db, at.wardId, id),
  sender: await findSender(at.database.db, at.wardId, id),
});

describe('what an officer takes down', () => {
  it('by telephone holds who called, when, and that it was read back', async () => {
    const given = call();
    const id = await taken(await counter.post(PATH, given));
    const { item, origin, sender } = await read(id);
    expect(item).toMatchObject({ takenBy: at.officer('quay1').id, words: { content: given.content } });
    expect(item.state).toMatchObject({ channel: 'hotline', status: 'new' });
    expect(origin).toMatchObject({ isReadBack: true });
    expect(toLocalIso(origin!.happenedAt!)).toContain('2026-11-23T09:30');
    expect(sender).toMatchObject({ phone: given.phone, name: 'Người gọi thử' });
    expect(await (await counter.get(`${PATH}?xong=${id}`)).text()).toContain(item.state.code);
    const page = await (await desk.get(`/can-bo/phan-anh/${id}`)).text();
    expect(page).toContain('Đã đọc lại cho người gọi, người gọi đồng ý');
    expect(page).not.toContain('Có thể là');
    const other = new Visitor(at);
    await other.signIn('quay2');
    expect((await other.get(`${PATH}?xong=${id}`)).status).toBe(404);
  });

  it('that sounds like a denunciation is said to be one to whoever classifies it, and is received all the same', async () => {
    const id = await taken(await counter.post(PATH, call({ content: 'Tôi tố cáo người nhận hối lộ.' })));
    const page = await (await desk.get(`/can-bo/phan-anh/${id}`)).text();
    expect(page).toMatch(/Có thể là tố cáo.*“tố cáo”/);
  });

  it('is marked where its sender asks how it stands, until that was answered', async () => {
    const id = await taken(await counter.post(PATH, call()));
    const now = at.platform.now();
    const ask = { wardId: at.wardId, id, now, form: { clientKey: randomUUID() } };
    await at.database.transact((tx) => askStatus(tx, ask));
    const page = async () => (await desk.get(`/can-bo/phan-anh/${id}`)).text();
    expect(await page()).toContain('Người gửi hỏi tình hình lúc');
    const record = { kind: 'status_asked' as const, text: 'Đã báo.', officerId: null, criteria: null };
    const taking = { step: 'record' as const, clientKey: randomUUID(), stepCount: null, payload: record };
    await at.database.transact((tx) => takeFeedbackStep(tx, at.act('kiemsoat'), id, taking));
    expect(await page()).not.toContain('Người gửi hỏi tình hình lúc');
  });

  it('from a letter holds the scan and its day', async () => {
    const letter = call({ channel: 'paper', happenedOn: '2026-11-20', happenedTime: '', isReadBack: '' });
    const id = await taken(await desk.post(PATH, { ...letter, tep: scan() }));
    const { item, origin } = await read(id);
    expect(item.files.map((each) => each.name)).toEqual(['don.pdf']);
    expect(toLocalIso(origin!.happenedAt!)).toContain('2026-11-20');
  });

  it('from the press holds where it stood and no sender', async () => {
    const source = 'Báo Thử, https://bao.example/1';
    const id = await taken(await desk.post(PATH, call({ channel: 'mass_media', happenedTime: '', source })));
    const { item, sender } = await read(id);
    expect([item.words.source, item.state.status, sender]).toEqual([source, 'kept', null]);
  });

  it.each([
    ['a call without its time', { happenedTime: '' }, 'happenedTime'],
    ['a call that was not read back', { isReadBack: '' }, 'isReadBack'],
    ['a call of tomorrow', { happenedOn: '2026-11-24' }, 'happenedOn'],
    ['a call of this evening', { happenedTime: '20:00' }, 'happenedTime'],
    ['a letter without its scan', { channel: 'paper' }, 'tep'],
    ['an article of nowhere', { channel: 'mass_media' }, 'source'],
    ['a channel of its own making', { channel: 'portal' }, 'channel'],
    ['nobody to answer', { phone: '' }, 'phone'],
  ])('is refused for %s, loses nothing typed and writes nothing', async (_, change, field) => {
    const given = call(change as never);
    await desk.get(PATH);
    const before = await shots.take();
    const answer = await desk.post(PATH, given);
    const text = await answer.text();
    expect([answer.status, text.includes(`href="#${field}"`), text.includes(given.content)]).toEqual([
      ...[422, true, true],
    ]);
    expect(changedTables(before, await shots.take())).toEqual([]);
  });

  it('that came lately is shown to the desk, which may write it all the same; a counter is told nothing', async () => {
    const first = call({ content: 'Đèn đường ở ngõ 12 tổ 5 hỏng ba tuần nay không ai sửa' });
    const id = await taken(await desk.post(PATH, first));
    const { code } = (await read(id)).item.state;
    const again = call({ content: 'Đèn đường ngõ 12 tổ 5 hỏng đã ba tuần, không ai đến sửa' });
    const hint = await desk.post(PATH, again);
    expect([hint.status, (await hint.text()).includes(code)]).toEqual([422, true]);
    await taken(await desk.post(PATH, { ...again, goOn: '1' }));
    const samePhone = await desk.post(PATH, call({ phone: first.phone }));
    expect(await samePhone.text()).toContain('cùng số điện thoại');
    await taken(await counter.post(PATH, call({ phone: first.phone })));
  });

  it('sent three times at once is one', async () => {
    const given = call();
    const answers = await Promise.all([1, 2, 3].map(() => counter.post(PATH, given)));
    expect(new Set(await Promise.all(answers.map(taken))).size).toBe(1);
  });
});
