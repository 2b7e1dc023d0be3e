import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { changedTables, openSnapshots } from '../../../test/snapshot.ts';
import { parseLocal } from '../../law/day.ts';

const PATH = '/can-bo/tin-bai';
const NOW = parseLocal('2026-11-23T09:00');
/** One pixel, and a page behind it: a picture for whoever looks at its first bytes. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let at: TestDatabase;
let shots: Awaited<ReturnType<typeof openSnapshots>>;
const people: Record<string, Visitor> = {};
const citizen = () => new Visitor(at);

beforeAll(async () => {
  at = await testDatabase(NOW);
  shots = await openSnapshots(at);
  for (const name of ['quay1', 'vanhoa', 'kiemsoat', 'giamdoc', 'quantri']) {
    people[name] = new Visitor(at);
    await people[name].signIn(name);
  }
});
afterAll(async () => {
  await shots.close();
  await at.close();
});

const draft = (more: Record<string, string> = {}) => ({
  ...{ clientKey: randomUUID(), kind: 'news', title: 'Nghỉ lễ Quốc khánh', summary: '' },
  ...{ body: 'Trung tâm **nghỉ** ngày 2/9.', shownFrom: '', shownUntil: '', baseVersion: '0' },
  ...more,
});

async function write(who: string, more: Record<string, string> = {}): Promise<number> {
  const answer = await people[who]!.post(PATH, draft(more), `${PATH}/moi`);
  expect(answer.status).toBe(303);
  return Number(answer.headers.get('location')!.split('/').at(-1));
}

function step(who: string, id: number, fields: Record<string, string>): Promise<Response> {
  const all = { clientKey: randomUUID(), version: '1', ...fields };
  return people[who]!.post(`${PATH}/${id}/buoc`, all, PATH);
}

async function publish(who: string, id: number, version = '1'): Promise<void> {
  expect((await step(who, id, { step: 'publish', version })).status).toBe(303);
}

/** Asks, and sees that nothing was written. */
async function refused(ask: () => Promise<Response>, status: number, words: string): Promise<void> {
  const before = await shots.take();
  const answer = await ask();
  expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(words)]);
  expect(changedTables(before, await shots.take())).toEqual([]);
}

const status = async (path: string) => (await citizen().get(path)).status;

describe('an article', () => {
  it('is written by one officer, let out by another, and read by everyone', async () => {
    const id = await write('quay1');
    const address = `/tin-tuc/nghi-le-quoc-khanh-${id}`;
    expect(await status(address)).toBe(404);
    await publish('kiemsoat', id);
    const page = await (await citizen().get(address)).text();
    expect(page).toContain('Trung tâm <strong>nghỉ</strong> ngày 2/9.');
    expect(await (await citizen().get('/tin-tuc')).text()).toContain(address);
    expect(await (await citizen().get('/')).text()).toContain(address);
    expect(await (await citizen().get('/tin-tuc.rss')).text()).toContain(address);
    const moved = await citizen().get(`/tin-tuc/ten-khac-${id}`);
    expect([moved.status, moved.headers.get('location')]).toEqual([301, address]);
  });

  it('is let out by nobody who wrote it', async () => {
    const id = await write('kiemsoat');
    await refused(() => step('kiemsoat', id, { step: 'publish' }), 409, 'do chính bạn viết');
    await publish('giamdoc', id);
  });

  it('is let out by nobody without the duty, and a draft is not read by others', async () => {
    const id = await write('quay1', { title: 'Bản nháp kín' });
    await refused(() => step('quay1', id, { step: 'publish' }), 403, 'không được đăng');
    await refused(() => step('vanhoa', id, { step: 'publish' }), 404, 'Không có tin này');
    await refused(() => people.vanhoa!.get(`${PATH}/${id}`), 404, 'Không có tin này');
    expect(await (await people.vanhoa!.get(PATH)).text()).not.toContain('Bản nháp kín');
    expect(await (await people.quay1!.get(PATH)).text()).toContain('Bản nháp kín');
  });

  it('keeps its versions; citizens read the one that was let out', async () => {
    const id = await write('quay1', { title: 'Lịch làm việc' });
    await publish('kiemsoat', id);
    const edit = draft({ title: 'Lịch làm việc mới', body: 'Bản thứ hai.', baseVersion: '1' });
    expect((await people.quay1!.post(`${PATH}/${id}/sua`, edit)).status).toBe(303);
    expect(await (await citizen().get(`/tin-tuc/lich-lam-viec-${id}`)).text()).not.toContain('Bản thứ hai');
    await refused(() => step('kiemsoat', id, { step: 'publish', version: '1' }), 409, 'đã có bản 2');
    await publish('kiemsoat', id, '2');
    expect(await (await citizen().get(`/tin-tuc/lich-lam-viec-${id}`)).text()).toContain('Bản thứ hai');
    const { rows } = await shots.query('select version from article_versions where article_id = $1', [id]);
    expect(rows).toHaveLength(2);
  });

  it('changed meanwhile by another keeps what was typed', async () => {
    const id = await write('quay1', { title: 'Hai người viết' });
    await publish('kiemsoat', id);
    const first = draft({ body: 'của kiểm soát', baseVersion: '1' });
    expect((await people.kiemsoat!.post(`${PATH}/${id}/sua`, first)).status).toBe(303);
    const second = draft({ body: 'của quầy, gõ lâu', baseVersion: '1' });
    await refused(() => people.quay1!.post(`${PATH}/${id}/sua`, second), 409, 'của quầy, gõ lâu');
  });

  it('sent twice by one form is one; two at once are one too', async () => {
    const form = draft({ title: 'Gửi hai lần' });
    const answers = await Promise.all([1, 2, 3].map(() => people.quay1!.post(PATH, form, `${PATH}/moi`)));
    const places = new Set(
      answers.filter((each) => each.status === 303).map((each) => each.headers.get('location')),
    );
    expect(places.size).toBe(1);
    const { rows } = await shots.query("select 1 from article_versions where title = 'Gửi hai lần'");
    expect(rows).toHaveLength(1);
    expect((await people.quay1!.post(PATH, form, `${PATH}/moi`)).headers.get('location')).toBe(
      [...places][0],
    );
  });

  it('let out by two at once is let out once', async () => {
    const id = await write('quay1', { title: 'Đua nhau' });
    const answers = await Promise.all(
      ['kiemsoat', 'giamdoc'].map((who) => step(who, id, { step: 'publish' })),
    );
    expect(answers.map((each) => each.status).sort()).toEqual([303, 409]);
    const { rows } = await shots.query('select 1 from article_steps where article_id = $1', [id]);
    expect(rows).toHaveLength(1);
  });

  it('is withdrawn with a reason, and then says so', async () => {
    const id = await write('quay1', { title: 'Sẽ gỡ' });
    await publish('kiemsoat', id);
    await refused(() => step('kiemsoat', id, { step: 'withdraw' }), 422, 'Ghi lý do gỡ');
    await refused(() => step('quay1', id, { step: 'withdraw', why: 'Sai số liệu' }), 403, 'không được');
    expect((await step('kiemsoat', id, { step: 'withdraw', why: 'Sai số liệu' })).status).toBe(303);
    const gone = await citizen().get(`/tin-tuc/se-go-${id}`);
    expect([gone.status, await gone.text()]).toEqual([404, expect.stringContaining('đã được gỡ')]);
    expect(await (await citizen().get('/tin-tuc')).text()).not.toContain('Sẽ gỡ');
    expect(await (await citizen().get('/tin-tuc.rss')).text()).not.toContain('Sẽ gỡ');
  });

  it('leaves a line in the log of changes for every deed', async () => {
    const id = await write('quay1', { title: 'Có vết' });
    await publish('kiemsoat', id);
    await step('giamdoc', id, { step: 'withdraw', why: 'Hết hạn rồi' });
    const { rows } = await shots.query(
      "select before, after from audit_log where what = 'article' and subject = $1 order by id",
      [String(id)],
    );
    expect(rows.map((row) => row.after)).toEqual([
      { title: 'Có vết', kind: 'news', state: 'draft' },
      { state: 'Đã đăng', version: 1 },
      { state: 'Đã gỡ', version: 1, why: 'Hết hạn rồi' },
    ]);
  });

  it.each([
    ['no title', { title: ' ' }, 'Ghi tiêu đề'],
    ['a long title', { title: 'a'.repeat(201) }, 'Tối đa 200'],
    ['no text', { body: '  ' }, 'Ghi nội dung'],
    ['a text too long', { body: 'a'.repeat(50_001) }, 'quá dài'],
    ['quotes in quotes', { body: '>'.repeat(5000) }, 'lồng nhau'],
    ['no kind', { kind: 'ad' }, 'Chọn loại tin'],
    [
      'an end before its beginning',
      { shownFrom: '2026-12-02T08:00', shownUntil: '2026-12-01T08:00' },
      'Phải sau lúc',
    ],
    ['a day that is none', { shownFrom: '2026-02-30T08:00' }, 'Ghi ngày và giờ'],
    ['a year beyond all', { shownUntil: '9999-12-31T08:00' }, 'Ghi ngày và giờ'],
    [
      'a standstill by someone at a desk',
      { kind: 'downtime', shownFrom: '2026-12-01T08:00', shownUntil: '2026-12-02T08:00' },
      'không được viết thông báo tạm ngừng',
    ],
  ])('with %s is refused and stays in the form', async (_name, fields, words) => {
    const ask = () => people.quay1!.post(PATH, draft({ title: 'Gõ dở', ...fields }), `${PATH}/moi`);
    await refused(ask, 422, words);
  });

  it('is looked at before it is kept, and hostile marks are gone', async () => {
    const fields = {
      ...draft({ title: '<script>x</script>', body: '<img src=x onerror=alert(1)>**đậm**' }),
      want: 'preview',
    };
    const before = await shots.take();
    const page = await (await people.quay1!.post(PATH, fields, `${PATH}/moi`)).text();
    expect(page).toContain('<strong>đậm</strong>');
    expect(page).not.toMatch(/<img[^>]*onerror|<script>x/);
    expect(changedTables(before, await shots.take())).toEqual([]);
  });
});

describe('a notice of a standstill', () => {
  const span = { kind: 'downtime', shownFrom: '2026-11-24T08:00', shownUntil: '2026-11-24T10:00' };

  it('is let out by who runs the system, and stands on every page while it lasts', async () => {
    const id = await write('quantri', { ...span, title: 'Bảo trì hệ thống' });
    await publish('quantri', id);
    const isTold = async (path: string) =>
      (await (await citizen().get(path)).text()).includes('Bảo trì hệ thống');
    const told: [string, boolean][] = [];
    for (const time of ['2026-11-24T07:59', '2026-11-24T08:00', '2026-11-24T09:59', '2026-11-24T10:00']) {
      at.platform.setNow(parseLocal(time));
      for (const path of ['/', '/thu-tuc', '/tra-cuu', '/dat-lich', '/tin-tuc'])
        told.push([`${time} ${path}`, await isTold(path)]);
    }
    expect(told.filter(([, is]) => is).map(([at]) => at.slice(11, 16))).toEqual([
      ...Array(5).fill('08:00'),
      ...Array(5).fill('09:59'),
    ]);
    at.platform.setNow(NOW);
  });

  it('needs its hours', async () => {
    const ask = () => people.kiemsoat!.post(PATH, draft({ kind: 'downtime' }), `${PATH}/moi`);
    await refused(ask, 422, 'cần lúc bắt đầu hiện');
  });

  it('is no way for an administrator to let out news', async () => {
    const id = await write('quay1');
    await refused(() => step('quantri', id, { step: 'publish' }), 404, 'Không có tin này');
    const own = await write('quantri');
    await refused(() => step('quantri', own, { step: 'publish' }), 403, 'không được đăng');
    const asDowntime = draft({ ...span, baseVersion: '1' });
    await refused(() => people.quantri!.post(`${PATH}/${own}/sua`, asDowntime), 422, 'Loại của tin');
  });
});

describe('a picture', () => {
  const send = (who: string, id: number, bytes: Uint8Array, name = 'anh.png', description = 'Trụ sở') =>
    people[who]!.post(`${PATH}/${id}/anh`, { picture: new File([bytes as never], name), description }, PATH);

  it('is shown to everyone once it stands in an article that was let out, and as a picture only', async () => {
    const id = await write('quay1', { title: 'Có ảnh' });
    const hostile = Buffer.concat([PIXEL, Buffer.from('<script>alert(1)</script>')]);
    expect((await send('quay1', id, hostile, 'x.html')).status).toBe(303);
    const page = await (await people.quay1!.get(`${PATH}/${id}`)).text();
    const [, file] = /\/tin-tuc\/anh\/([0-9a-f]{64})/.exec(page)!;
    expect((await people.quay1!.get(`${PATH}/${id}/anh/${file}`)).headers.get('content-type')).toBe(
      'image/png',
    );
    expect((await people.vanhoa!.get(`${PATH}/${id}/anh/${file}`)).status).toBe(404);
    expect(await status(`/tin-tuc/anh/${file}`)).toBe(404);
    await publish('kiemsoat', id);
    expect(await status(`/tin-tuc/anh/${file}`)).toBe(404);
    const body = `![Trụ sở](/tin-tuc/anh/${file})`;
    await people.quay1!.post(`${PATH}/${id}/sua`, draft({ title: 'Có ảnh', body, baseVersion: '1' }));
    await publish('kiemsoat', id, '2');
    const shown = await citizen().get(`/tin-tuc/anh/${file}`);
    expect([
      shown.status,
      shown.headers.get('content-type'),
      shown.headers.get('x-content-type-options'),
    ]).toEqual([...[200, 'image/png', 'nosniff']]);
    expect(shown.headers.get('content-disposition')).toBe('inline');
    await step('kiemsoat', id, { step: 'withdraw', version: '2', why: 'Ảnh có người' });
    expect(await status(`/tin-tuc/anh/${file}`)).toBe(404);
  });

  it.each([
    ['a page', Buffer.from('<html><script>alert(1)</script>'), 422, 'không phải ảnh'],
    [
      'a drawing that may hold scripts',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>'),
      422,
      'không phải ảnh',
    ],
    ['a paper', Buffer.from('%PDF-1.4\n%%EOF'), 422, 'không phải ảnh'],
    ['nothing', Buffer.alloc(0), 422, 'Chọn một tệp ảnh'],
    ['6 MB', Buffer.concat([PIXEL, Buffer.alloc(6 * 1024 * 1024)]), 413, 'lớn hơn 5 MB'],
  ])('that is %s is refused whatever its name', async (_name, bytes, code, words) => {
    const id = await write('quay1');
    await refused(() => send('quay1', id, bytes), code, words);
  });

  it('without words for those who cannot see it, or for another’s draft, is refused', async () => {
    const id = await write('quay1');
    await refused(() => send('quay1', id, PIXEL, 'a.png', ''), 422, 'Tả ảnh');
    await refused(() => send('vanhoa', id, PIXEL), 404, 'Không có tin này');
    await publish('kiemsoat', id);
    await refused(() => send('vanhoa', id, PIXEL), 403, 'người viết và người duyệt');
  });

  it('cannot be named by its number when it is a paper of a dossier', async () => {
    expect(await status(`/tin-tuc/anh/${'a'.repeat(64)}`)).toBe(404);
    expect(await status('/tin-tuc/anh/..%2f..%2fetc')).toBe(404);
  });
});
