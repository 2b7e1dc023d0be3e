import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Visitor } from '../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { otherWard } from '../../test/other-ward.ts';
import { changedTables, openSnapshots } from '../../test/snapshot.ts';
import { addAdapterKey, revokeAdapterKey } from '../features/feedback/index.ts';
import { asOwner } from '../platform/database/database.ts';

const NOW = new Date('2026-11-23T03:00:00Z');
let at: TestDatabase;
let shots: Awaited<ReturnType<typeof openSnapshots>>;
let key: { id: string; secret: string };

const add = (wardId: number) =>
  asOwner(at.ownerUrl, (owner) =>
    owner.transact((tx) => {
      const installationSecret = at.platform.settings.secret;
      return addAdapterKey(tx, { wardId, name: 'Tổng đài thử', now: NOW, installationSecret });
    }),
  );
beforeAll(async () => {
  at = await testDatabase(NOW);
  shots = await openSnapshots(at);
  key = await add(at.wardId);
});
afterAll(async () => {
  await shots.close();
  await at.close();
});
let address = 0;
beforeEach(() => void address++);

let messages = 0;
const message = (change: object = {}) => ({
  ...{ messageId: `m-${++messages}`, content: 'Đèn đường hỏng ba tuần.', place: 'Ngõ 12' },
  ...{ sender: { name: 'Người nhắn thử', phone: '0900 000 222' }, ...change },
});
interface Signing {
  by?: { id: string; secret: string };
  time?: number;
  sent?: string;
}
const send = (given: unknown, { by = key, time = NOW.getTime() / 1000, sent }: Signing = {}) => {
  const body = typeof given === 'string' ? given : JSON.stringify(given);
  const signature = createHmac('sha256', by.secret).update(`${time}.${body}`).digest('hex');
  const headers = {
    ...{ 'content-type': 'application/json', 'x-forwarded-for': `10.1.0.${address}` },
    ...{ 'x-motcua-key': by.id, 'x-motcua-time': String(time), 'x-motcua-signature': signature },
  };
  return new Visitor(at).raw('/api/feedback', {
    method: 'POST',
    body: sent ?? body,
    headers,
  });
};

describe('a program', () => {
  it('hands in what it heard and gets the code and the link of the sender', async () => {
    const answer = await send(message());
    const { code, link } = (await answer.json()) as { code: string; link: string };
    expect([answer.status, code]).toEqual([201, expect.stringMatching(/^PAKN-2026-\d{5}$/)]);
    const page = await new Visitor(at).get(new URL(link).pathname);
    expect(await page.text()).toContain('Đèn đường hỏng ba tuần.');
    const row = await at.database.db
      .selectFrom('feedback_items')
      .select(['channel', 'status', 'ward_id'])
      .where('code', '=', code)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ channel: 'adapter', status: 'new', ward_id: at.wardId });
  });

  it('that sends the same message again, or three times at once, is answered alike', async () => {
    const given = message();
    const answers = await Promise.all([send(given), send(given), send(given)]);
    answers.push(await send({ ...given, content: 'Lời khác với cùng mã tin.' }));
    const codes = await Promise.all(
      answers.map(async (each) => ((await each.json()) as { code: string }).code),
    );
    expect(new Set(codes).size).toBe(1);
    expect(answers.map((each) => each.status).sort()).toEqual([200, 200, 200, 201]);
  });

  it('that knows no name gives information', async () => {
    const { code } = (await (await send(message({ sender: null }))).json()) as { code: string };
    const { status } = await at.database.db
      .selectFrom('feedback_items')
      .select('status')
      .where('code', '=', code)
      .executeTakeFirstOrThrow();
    expect(status).toBe('kept');
  });

  it.each([
    ['a secret of its own', () => send(message(), { by: { id: key.id, secret: 'x' } })],
    ['a key that is not there', () => send(message(), { by: { id: 'khong-co', secret: key.secret } })],
    [
      'a body changed on the way',
      () => send(message(), { sent: JSON.stringify(message({ content: 'Đổi' })) }),
    ],
    ['a time of six minutes ago', () => send(message(), { time: NOW.getTime() / 1000 - 360 })],
    ['a time to come', () => send(message(), { time: NOW.getTime() / 1000 + 360 })],
  ])('with %s is refused in the same words, and nothing is written', async (_, ask) => {
    const before = await shots.take();
    const answer = await ask();
    expect([answer.status, await answer.json()]).toEqual([
      403,
      { error: 'not_allowed', message: expect.stringContaining('Chữ ký không đúng'), fields: {} },
    ]);
    expect(changedTables(before, await shots.take())).toEqual([]);
  });

  it.each([
    ['no JSON', '{', []],
    ['no words', message({ content: 'x' }), ['content']],
    ['a message without its id', message({ messageId: '' }), ['messageId']],
    ['a sender nobody can reach', message({ sender: { name: 'Ai đó' } }), ['phone']],
    ['a sign that no text keeps', message({ content: 'Mười hai ký tự \0 và hơn' }), []],
  ])('with %s is told what is wrong', async (_, given, fields) => {
    const before = await shots.take();
    const answer = await send(given);
    const said = (await answer.json()) as { fields: Record<string, string> };
    expect([answer.status, Object.keys(said.fields)]).toEqual([422, fields]);
    expect(changedTables(before, await shots.take())).toEqual([]);
  });

  it('whose key was revoked, or is another ward’s, reaches this ward no more', async () => {
    const there = await otherWard(at);
    const theirs = await add(there.wardId);
    const given = message();
    const answer = await send(given, { by: theirs });
    const { code } = (await answer.json()) as { code: string };
    const rows = await at.database.db
      .selectFrom('feedback_items')
      .select('ward_id')
      .where('code', '=', code)
      .where('content', '=', given.content)
      .where('ward_id', '=', there.wardId)
      .execute();
    expect([answer.status, rows.length]).toEqual([201, 1]);
    await asOwner(at.ownerUrl, (owner) => owner.transact((tx) => revokeAdapterKey(tx, theirs.id, NOW)));
    expect((await send(message(), { by: theirs })).status).toBe(403);
  });

  it('that tries keys is stopped', async () => {
    let last = 0;
    for (let n = 0; n < 31; n++) last = (await send(message(), { by: { id: 'x', secret: 'x' } })).status;
    expect(last).toBe(429);
  });
});
