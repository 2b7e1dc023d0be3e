import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { expectValid, FORM, fromXml, idOf, open311Life } from '../../../test/open311/open311-life.ts';
import { otherWard } from '../../../test/other-ward.ts';
import { changedTables, openSnapshots } from '../../../test/snapshot.ts';
import { findFeedback, findOrigin, findSender, revokeOpen311Key } from '../../features/feedback/index.ts';
import { asOwner } from '../../platform/database/database.ts';

const NOW = new Date('2026-11-23T03:00:00Z');
let at: TestDatabase;
let shots: Awaited<ReturnType<typeof openSnapshots>>;
let life: Awaited<ReturnType<typeof open311Life>>;
beforeAll(async () => {
  at = await testDatabase(NOW);
  shots = await openSnapshots(at);
  life = await open311Life(at);
});
afterAll(async () => {
  await shots.close();
  await at.close();
});
beforeEach(() => at.platform.setNow(NOW));

let sent = 0;
const said = (change: Record<string, string> = {}) => ({
  ...{ api_key: life.key, ...FORM, description: `Chờ lâu, lần ${++sent}.`, ...change },
});
const tables = async (ask: () => Promise<Response>) => {
  const before = await shots.take();
  const answer = await ask();
  return { answer, changed: changedTables(before, await shots.take()) };
};

describe('a request', () => {
  it('becomes an item of this channel with its sender, place and what it is about', async () => {
    const code = await life.create({
      'attribute[de-xuat]': 'Thêm một quầy.\r\nMở sớm hơn.',
      'attribute[thu-tuc]': '1.004873',
      'attribute[linh-vuc]': 'ho-tich',
      'attribute[ve-ai]': 'Quầy 3',
      ...{ media_url: 'http://169.254.169.254/latest/meta-data', device_id: 'tt222111', account_id: '7' },
    });
    const id = await idOf(at, code);
    const { words, state } = await findFeedback(at.database.db, at.wardId, id);
    expect(words).toMatchObject({
      ...{ content: FORM.description, proposal: 'Thêm một quầy.\nMở sớm hơn.', place: FORM.address_string },
      ...{ latitude: 20.9373, longitude: 106.3146, aboutWhom: 'Quầy 3' },
    });
    expect(state).toMatchObject({ channel: 'open311', status: 'new', procedureCode: '1.004873' });
    expect(await findSender(at.database.db, at.wardId, id)).toMatchObject({
      ...{ name: 'Phạm Văn Thử', phone: '0912345678', email: 'thu@example.com' },
    });
    const origin = await findOrigin(at.database.db, at.wardId, id);
    expect(origin).toMatchObject({ about: 'conduct', note: expect.stringContaining('169.254.169.254') });
    expect(origin!.note).toContain('Lĩnh vực người gửi chọn: Hộ tịch');
    const officer = new Visitor(at);
    await officer.signIn('kiemsoat');
    expect(await (await officer.get(`/can-bo/phan-anh/${id}`)).text()).toContain(
      'http://169.254.169.254/latest',
    );
  });

  it.each([
    ['nobody who can be reached', { phone: '', email: '' }, 'kept', null, 'thông tin tham khảo'],
    [
      'a mail address alone',
      { first_name: '', last_name: '', phone: '' },
      'new',
      FORM.email,
      'Hạn xử lý: 15/12/2026',
    ],
  ])('from %s', async (_, change, status, name, notice) => {
    const answer = await life.post(said(change));
    const [created] = (await answer.json()) as [{ service_request_id: string; service_notice: string }];
    const id = await idOf(at, created.service_request_id);
    expect(created.service_notice).toContain(notice);
    expect((await findFeedback(at.database.db, at.wardId, id)).state.status).toBe(status);
    expect((await findSender(at.database.db, at.wardId, id))?.name ?? null).toBe(name);
  });

  it('is told of what its words may be, and of what was not taken', async () => {
    const body = new FormData();
    const description = 'Tôi khiếu nại quyết định xử phạt của phường.';
    for (const [name, value] of Object.entries(said({ description, media_url: 'https://anh.example/1.jpg' })))
      body.append(name, value);
    body.append('media', new File(['x'], 'anh.jpg'));
    const answer = await new Visitor(at).raw('/open311/v2/requests.json', { method: 'POST', body });
    const created = (await answer.json()) as { service_notice: string }[];
    expectValid('created', created);
    expect(answer.status).toBe(201);
    for (const each of ['155/2026', 'không được tự tải về', 'Tệp gửi kèm không được nhận'])
      expect(created[0]!.service_notice).toContain(each);
  });

  it('is answered in XML too, and by an address without a format', async () => {
    for (const path of ['/open311/v2/requests.xml', '/open311/v2/requests']) {
      const answer = await life.post(said({ description: `Chờ lâu qua ${path}` }), path);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([201, 'text/xml; charset=utf-8']);
      expectValid('created', fromXml(await answer.text()));
    }
  });

  it('may give its parameters in the address', async () => {
    const query = new URLSearchParams(said());
    const answer = await new Visitor(at).raw(`/open311/v2/requests.json?${query}`, { method: 'POST' });
    expect(answer.status).toBe(201);
  });
});

describe('the same request', () => {
  it('again, thrice at once, or just after midnight is the same item', async () => {
    at.platform.setNow(new Date('2026-11-23T16:55:00Z'));
    const form = said();
    const answers = await Promise.all([life.post(form), life.post(form), life.post(form)]);
    at.platform.setNow(new Date('2026-11-23T17:04:00Z'));
    answers.push(await life.post(form));
    const bodies = await Promise.all(
      answers.map((each) => each.json() as Promise<[{ service_request_id: string }]>),
    );
    expect(new Set(bodies.map(([each]) => each.service_request_id)).size).toBe(1);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
    at.platform.setNow(new Date('2026-11-23T17:30:00Z'));
    expect((await life.post(form)).status).toBe(201);
  });

  it('of an attempt that has a key is the same on any day, and with another key another', async () => {
    const [form, path] = [said(), '/open311/v2/requests.json'];
    const statusOf = async (key: string) => (await life.post(form, path, { 'idempotency-key': key })).status;
    expect(await statusOf('a')).toBe(201);
    at.platform.setNow(new Date('2026-11-25T03:00:00Z'));
    expect([await statusOf('a'), await statusOf('b')]).toEqual([200, 201]);
  });
});

describe('what is refused', () => {
  it.each([
    ['no words', { description: '  ' }, 400, 'description'],
    ['4001 signs', { description: 'ă'.repeat(4001) }, 400, 'description'],
    ['no service', { service_code: '' }, 400, 'service_code'],
    ['a service that is none', { service_code: 'constructor' }, 404, 'service_code'],
    ['no place', { lat: '', long: '', address_string: '' }, 400, 'address_string'],
    ['half a place', { long: '' }, 400, 'long'],
    ['a place that is none', { lat: '20,9e1' }, 400, 'lat'],
    ['a place changed round', { lat: '106.3', long: '20.9' }, 400, 'Việt Nam'],
    ['the middle of the sea', { lat: '0', long: '0' }, 400, 'lat'],
    ['a phone that is none', { phone: '111111111' }, 400, 'phone'],
    ['a mail address that is none', { email: 'x' }, 400, 'email'],
    ['a dossier of nobody', { 'attribute[ho-so]': 'X-1' }, 400, 'attribute[ho-so]'],
    ['a procedure that is none', { 'attribute[thu-tuc]': '9.999999' }, 400, 'attribute[thu-tuc]'],
    ['a field that is none', { 'attribute[linh-vuc]': '__proto__' }, 400, 'attribute[linh-vuc]'],
    ['a sign that no text keeps', { description: 'Chờ \0 lâu' }, 400, 'UTF-8'],
    ['a ward that is none', { jurisdiction_id: '99999' }, 404, 'jurisdiction_id'],
    ['no key', { api_key: '' }, 403, 'api_key'],
    ['a key that is none', { api_key: "' or '1'='1" }, 403, 'api_key'],
  ])('%s', async (_, change, status, word) => {
    for (const path of ['/open311/v2/requests.json', '/open311/v2/requests.xml']) {
      const { answer, changed } = await tables(() => life.post(said(change), path));
      const text = await answer.text();
      const errors = (path.endsWith('json') ? JSON.parse(text) : fromXml(text)) as {
        code: number;
        description: string;
      }[];
      if (path.endsWith('json')) expectValid('errors', errors);
      expect([answer.status, Number(errors[0]?.code), changed]).toEqual([status, status, []]);
      expect(errors.map(({ description }) => description).join()).toContain(word);
    }
  });

  it.each([
    ['bytes that are no UTF-8', new Uint8Array([100, 61, 255, 254]), undefined],
    ['percent signs that are no UTF-8', 'description=%FF%FE', undefined],
    ['half a percent sign', 'description=100%', undefined],
    ['a broken multipart', '--x\r\nnothing', 'multipart/form-data; boundary=x'],
    ['a multipart without a boundary', 'x', 'multipart/form-data'],
    ['JSON', '{"description": "x"}', 'application/json'],
    ['more than a megabyte', `description=${'x'.repeat(1_100_000)}`, undefined],
    ['a thousand parameters', 'a=1&'.repeat(1000), undefined],
  ])('%s', async (_, body, type = 'application/x-www-form-urlencoded') => {
    const headers = { 'content-type': type };
    const path = `/open311/v2/requests.json?api_key=${life.key}`;
    const { answer, changed } = await tables(() =>
      new Visitor(at).raw(path, { method: 'POST', body, headers }),
    );
    expectValid('errors', await answer.json());
    expect([answer.status, changed]).toEqual([400, []]);
  });

  it('a page of another site that sends from a browser, in the words of GeoReport', async () => {
    const path = '/open311/v2/requests.json';
    const { answer, changed } = await tables(() =>
      life.post(said(), path, { origin: 'https://evil.example' }),
    );
    expectValid('errors', await answer.json());
    expect([answer.status, changed]).toEqual([403, []]);
  });

  it('a key that was revoked, or of another ward', async () => {
    const there = await otherWard(at);
    const theirs = await open311Life(at, there.wardId);
    expect((await theirs.post(said({ api_key: theirs.key }))).status).toBe(403);
    const { code } = await at.database.db
      .selectFrom('wards')
      .select('code')
      .where('id', '=', there.wardId)
      .executeTakeFirstOrThrow();
    const form = said({ api_key: theirs.key, jurisdiction_id: code });
    expect((await theirs.post(form)).status).toBe(201);
    expect((await theirs.post({ ...form, api_key: life.key })).status).toBe(403);
    await asOwner(at.ownerUrl, (owner) => owner.transact((tx) => revokeOpen311Key(tx, theirs.keyId, NOW)));
    const { answer, changed } = await tables(() =>
      theirs.post(said({ api_key: theirs.key, jurisdiction_id: code })),
    );
    expect([answer.status, changed]).toEqual([403, []]);
  });

  it('absurd values, and never as a fault of ours', async () => {
    for (const name of Object.keys(
      said({ 'attribute[de-xuat]': '', media_url: '', device_id: '', jurisdiction_id: '' }),
    ))
      for (const value of [
        '9'.repeat(400),
        '\ud800',
        '\u202e<x>',
        '__proto__',
        '1e999',
        'x'.repeat(20_000),
        "';--",
      ]) {
        const { status } = await life.post(said({ [name]: value }));
        expect([name, value.slice(0, 20), [200, 201, 400, 403, 404].includes(status)]).toEqual([
          name,
          value.slice(0, 20),
          true,
        ]);
      }
    for (const name of ['__proto__', 'constructor', 'attribute[__proto__]', 'attribute[]', '[', '='])
      expect([201, 400]).toContain((await life.post(said({ [name]: 'x' }))).status);
  });

  it('who tries keys, in the end', async () => {
    let last = 0;
    const from = { 'x-forwarded-for': '10.3.1.1' };
    for (let n = 0; n < 31; n++)
      last = (await life.post(said({ api_key: `x${n}` }), '/open311/v2/requests.json', from)).status;
    expect(last).toBe(429);
  });
});
