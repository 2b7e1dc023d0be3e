import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { feedbackLife } from '../../../test/feedback-forms.ts';
import { takeFeedback } from '../../../test/feedback-life.ts';
import {
  asTexts,
  expectValid,
  fromXml,
  idOf,
  open311Life,
  publishItem,
} from '../../../test/open311/open311-life.ts';
import { otherWard } from '../../../test/other-ward.ts';
import { writeOpen311Token } from '../../features/feedback/index.ts';
import { saveFile } from '../../platform/files/file-store.ts';

const NOW = new Date('2026-11-23T03:00:00Z');
const HOSTILE = `</description><x a="1">&amp; ]]> <script>alert('x')</script> \u0001\u000b\ufffe\r\n👩‍👩‍👧‍👦`;
type Found = Record<string, unknown> & { service_request_id: string };

let at: TestDatabase;
let life: Awaited<ReturnType<typeof open311Life>>;
/** Published: one by Open311, one by the portal with hostile words; and one of each that is not. */
const codes = { shown: '', hostile: '', hidden: '', secret: '' };
beforeAll(async () => {
  at = await testDatabase(NOW);
  life = await open311Life(at);
  const portal = feedbackLife(at);
  codes.shown = await life.create();
  await publishItem(at, codes.shown);
  at.platform.setNow(new Date(NOW.getTime() + 60_000));
  codes.hostile = (await portal.receive()).code;
  await publishItem(at, codes.hostile, {
    ...{
      content: HOSTILE,
      answer: HOSTILE,
      place: HOSTILE,
      matters: ['regulation', 'conduct'],
      latitude: null,
    },
  });
  codes.hidden = await life.create({ description: 'Điều bí mật của người gửi.', service_code: 'quy-dinh' });
  codes.secret = (await portal.receive()).code;
});
afterAll(() => at.close());

const idsOf = async (query: string) =>
  ((await life.read(`requests.json?${query}`, 'requests')) as Found[]).map((each) => each.service_request_id);

describe('in JSON and in XML alike', () => {
  it.each([
    ['discovery', 'discovery'],
    ['services', 'services'],
    ['services/thai-do', 'service-definition'],
    ['services/quy-dinh', 'service-definition'],
    ['requests', 'requests'],
  ] as const)('%s', async (path, schema) => {
    const value = await life.read(`${path}.json`, schema);
    for (const address of [`${path}.xml`, path]) {
      const answer = await life.get(address);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/xml; charset=utf-8']);
      if (path !== 'requests') expect(fromXml(await answer.text())).toEqual(asTexts(value));
      else expect((fromXml(await answer.text()) as Found[]).length).toBe(2);
    }
  });

  it('a definition lists the fields of the catalogue, and asks for nothing', async () => {
    const { attributes } = (await life.read('services/thai-do.json', 'service-definition')) as {
      attributes: { code: string; required: boolean; values?: { key: string; name: string }[] }[];
    };
    expect(attributes.every(({ required }) => !required)).toBe(true);
    const fields = attributes.find(({ code }) => code === 'linh-vuc')!.values!;
    expect(fields).toContainEqual({ key: 'ho-tich', name: 'Hộ tịch' });
  });

  it('hostile words stay words', async () => {
    const [json] = (await life.read(`requests/${codes.hostile}.json`, 'requests')) as [Found];
    expect(json).toMatchObject({ description: HOSTILE, service_code: 'ca-hai', address: HOSTILE });
    expect(['lat' in json, 'long' in json]).toEqual([false, false]);
    const [xml] = fromXml(await (await life.get(`requests/${codes.hostile}.xml`)).text()) as [Found];
    // What XML cannot hold became �; the parser reads every line end as one sign.
    const held = ['\u0001', '\u000b', '\ufffe'].reduce(
      (text, sign) => text.replaceAll(sign, '\ufffd'),
      HOSTILE,
    );
    expect((xml.description as string).replaceAll('\r', '')).toBe(held.replaceAll('\r', ''));
  });
});

describe('an item', () => {
  it('that is published is shown with the words that were made for it', async () => {
    const [found] = (await life.read(`requests/${codes.shown}.json`, 'requests')) as [Found];
    expect(found).toEqual({
      ...{ service_request_id: codes.shown, status: 'closed', status_notes: 'Đã xin lỗi người dân.' },
      ...{
        service_name: 'Phản ánh cách phục vụ',
        service_code: 'thai-do',
        description: 'Người dân chờ hai giờ.',
      },
      agency_responsible: 'Văn phòng HĐND&UBND',
      service_notice: `Kết quả công khai tại http://127.0.0.1:3000/phan-anh/${codes.shown}`,
      ...{ requested_datetime: '2026-11-23T10:00:00+07:00', updated_datetime: '2026-11-23T10:00:00+07:00' },
      ...{ address: 'Trung tâm', address_id: '', zipcode: '', lat: 20.93, long: 106.31 },
    });
  });

  it('that is not, but came by Open311, is there without a word of it', async () => {
    const [found] = (await life.read(`requests/${codes.hidden}.json`, 'requests')) as [Found];
    expect(found).toMatchObject({
      ...{ status: 'open', service_code: 'quy-dinh', description: '', address: '', status_notes: '' },
      expected_datetime: '2026-12-15T23:59:00+07:00',
    });
    expect(JSON.stringify(found)).not.toMatch(/bí mật|Quầy|Thử|0912|lat/);
  });

  it.each(['json', 'xml'])('of another channel that is not is not there (%s)', async (format) => {
    for (const code of [codes.secret, 'PAKN-2026-99999', '..%2F..%2Fetc', "x'%20or%201=1", '__proto__']) {
      const answer = await life.get(`requests/${code}.${format}`);
      expect([code, answer.status]).toEqual([code, 404]);
      const text = await answer.text();
      if (format === 'json') expectValid('errors', JSON.parse(text));
      else expect(fromXml(text)).toEqual([{ code: '404', description: expect.any(String) }]);
    }
  });

  it('of another ward is not there, nor in its lists', async () => {
    const there = await otherWard(at);
    const { code: ward } = await at.database.db
      .selectFrom('wards')
      .select('code')
      .where('id', '=', there.wardId)
      .executeTakeFirstOrThrow();
    const ask = (path: string) => life.get(`${path}.json?jurisdiction_id=${ward}`);
    for (const code of [codes.shown, codes.hidden]) expect((await ask(`requests/${code}`)).status).toBe(404);
    expect(await (await ask('requests')).json()).toEqual([]);
    expect((await life.get('requests.json?jurisdiction_id=khong-co')).status).toBe(404);
  });

  it('that is taken down or opened again is not shown from then on', async () => {
    const code = await life.create({ description: 'Để mở lại sau này.' });
    const id = await publishItem(at, code, { content: 'Lời đã công khai.' });
    const officers = [at.officer('kiemsoat')];
    const now = at.platform.now();
    await takeFeedback(at, id, 'reopen', { now, officers });
    const [open] = (await life.read(`requests/${code}.json`, 'requests')) as [Found];
    expect(open).toMatchObject({ status: 'open', description: '' });
    expect(await idsOf('')).not.toContain(code);
    await publishItem(at, code, { content: 'Lời công khai lần hai.' });
    const [closed] = (await life.read(`requests/${code}.json`, 'requests')) as [Found];
    expect(closed).toMatchObject({ status: 'closed', description: 'Lời công khai lần hai.' });
    await takeFeedback(at, await idOf(at, code), 'take_down', { now, officers });
    const [gone] = (await life.read(`requests/${code}.json`, 'requests')) as [Found];
    expect(gone).toMatchObject({ status: 'closed', description: '', address: '' });
  });

  it('that is longer than GeoReport allows is cut, and names its photo', async () => {
    const code = await life.create({ description: 'Để dài ra.' });
    const id = await publishItem(at, code, { content: '👩'.repeat(5000) });
    const file = await at.database.transact(async (tx) => {
      const photo = { name: 'a.jpg', mediaType: 'image/jpeg', bytes: new Uint8Array([1]) };
      const file = await saveFile(tx, at.platform.files, at.wardId, photo as never, NOW);
      const row = { file, media_type: 'image/jpeg', width: 1, height: 1, description: '' };
      await tx
        .insertInto('feedback_publication_photos')
        .values({ ward_id: at.wardId, feedback_id: id, version: 1, no: 1, ...row })
        .execute();
      return file;
    });
    const [found] = (await life.read(`requests/${code}.json`, 'requests')) as [Found];
    expect([...(found.description as string)].length).toBe(4000);
    expect(found.media_url).toBe(`http://127.0.0.1:3000/phan-anh/${code}/anh/${file}`);
    await takeFeedback(at, id, 'take_down', { now: at.platform.now(), officers: [at.officer('kiemsoat')] });
  });
});

describe('a list', () => {
  it('has what is published, the last received first, in pages', async () => {
    expect(await idsOf('')).toEqual([codes.hostile, codes.shown]);
    expect(await idsOf('page_size=1')).toEqual([codes.hostile]);
    expect(await idsOf('page_size=1&page=2')).toEqual([codes.shown]);
    expect(await idsOf('page_size=1&page=3')).toEqual([]);
  });

  it.each([
    ['service_code=thai-do', ['shown']],
    ['service_code=thai-do,ca-hai', ['hostile', 'shown']],
    ['service_code=thai-do&service_code=ca-hai', ['hostile', 'shown']],
    ['service_code=quy-dinh', []],
    ['status=closed', ['hostile', 'shown']],
    ['status=open', []],
    ['status=open,closed&service_code=', ['hostile', 'shown']],
    ['start_date=2026-11-23T10:00:30%2B07:00', ['hostile']],
    ['start_date=2026-11-23T10:00:30+07:00', ['hostile']],
    ['end_date=2026-11-23T03:00:00Z', ['shown']],
    ['start_date=2026-11-23&end_date=2026-11-23', ['hostile', 'shown']],
    ['start_date=2026-08-01&end_date=2026-10-01', []],
  ])('narrowed by %s', async (query, names) => {
    expect(await idsOf(query)).toEqual(names.map((name) => codes[name as keyof typeof codes]));
  });

  it('of codes has these in their order and nothing else', async () => {
    const asked = [codes.shown, 'PAKN-2026-99999', codes.secret, codes.hidden, codes.shown].join(',');
    expect(await idsOf(`service_request_id=${asked}&status=open`)).toEqual([codes.shown, codes.hidden]);
  });

  it.each([
    ['start_date=hom-qua', 'start_date'],
    ['start_date=2026-02-30', 'start_date'],
    ['start_date=2026-11-23T10:00:00', 'start_date'],
    ['start_date=2026-01-01&end_date=2026-11-01', 'end_date'],
    ['start_date=2026-11-02&end_date=2026-11-01', 'end_date'],
    ['status=done', 'status'],
    ['page_size=1001', 'page_size'],
    ['page=0', 'page'],
    ['page=-1e9', 'page'],
    [`service_request_id=${'x,'.repeat(51)}`, 'service_request_id'],
  ])('refuses %s', async (query, name) => {
    const [error] = (await life.read(`requests.json?${query}`, 'errors', 400)) as [{ description: string }];
    expect(error.description).toContain(name);
  });
});

describe('beside it', () => {
  it('a token leads to its code, here alone', async () => {
    const { secret } = at.platform.settings;
    for (const token of [writeOpen311Token(secret, at.wardId, codes.hidden), codes.hidden])
      expect(await life.read(`tokens/${token}.json`, 'token')).toEqual([
        { service_request_id: codes.hidden, token },
      ]);
    for (const token of ['x', codes.secret, writeOpen311Token(secret, at.wardId + 1, codes.hidden)])
      await life.read(`tokens/${token}.json`, 'errors', 404);
  });

  it.each([
    'nothing.json',
    'constructor.json',
    'services/x.json',
    'x/y.json',
    'a/b/c.json',
    'services.json/',
  ])('what is not there is said so: %s', async (path) => expect((await life.get(path)).status).toBe(404));

  it('no absurd question is a fault of ours', async () => {
    const names = [
      'jurisdiction_id',
      'service_request_id',
      'service_code',
      'start_date',
      'end_date',
      'status',
      'page',
    ];
    const values = [
      '',
      ' ',
      '%00',
      '%FF',
      '-1',
      '1e9',
      '0001-01-01',
      '2026-13-01T00:00:00Z',
      '2099-12-31',
      "'",
      '9'.repeat(400),
    ];
    for (const name of [...names, 'page_size', 'x'])
      for (const value of values) {
        const { status } = await life.get(`requests.json?${name}=${value}`);
        expect([name, value, [200, 400, 404].includes(status)]).toEqual([name, value, true]);
      }
    await life.read('requests/x%00.json', 'errors', 404);
  });

  it('pages of other sites may read, and only that', async () => {
    const answer = await life.get('requests.json', { origin: 'https://ban-do.example' });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60');
    expect((await life.get(`requests/${codes.hidden}.json`)).headers.get('cache-control')).toBe('no-cache');
    const { headers, status } = await new Visitor(at).raw('/open311/v2/requests.json', { method: 'OPTIONS' });
    expect([status, headers.get('access-control-allow-methods')]).toEqual([204, 'GET, HEAD']);
    const missing = await life.get('requests/x.json');
    expect([
      missing.headers.get('access-control-allow-origin'),
      missing.headers.get('cache-control'),
    ]).toEqual(['*', 'no-store']);
  });
});
