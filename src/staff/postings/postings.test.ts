import { randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { addNeighbour, STRANGER, STRANGERS_PASSWORD } from '../../../test/ward-world.ts';
import { parseLocal } from '../../law/day.ts';

let at: TestDatabase;
let control: Visitor;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-23T09:00'));
  control = new Visitor(at);
  await control.signIn('kiemsoat');
});
afterAll(() => at.close());

const PATH = '/can-bo/niem-yet';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const photo = (bytes: Buffer = PNG, name = 'bang.png') => new File([new Uint8Array(bytes)], name);
const read = async (path: string, status = 200) => {
  const answer = await control.get(path);
  expect(answer.status, path).toBe(status);
  return answer.text();
};
const count = async () => (await at.database.db.selectFrom('postings').select('id').execute()).length;
const markOf = (page: string) => /name="mark" value="([0-9a-f]+)"/.exec(page)![1]!;
const base = () => ({ clientKey: randomUUID(), place: 'board' });

describe('the page of postings', () => {
  it('shows what is missing, and posts a whole field at once', async () => {
    const field = `${PATH}?linh-vuc=chung-thuc`;
    const page = await read(field);
    expect(page).toContain('Niêm yết cả 12 thủ tục đang lọc');
    const all = { ...base(), 'linh-vuc': 'chung-thuc', mark: markOf(page), all: '1' };
    const answer = await control.post(PATH, all, field);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`${PATH}?da=12&co-san=0&doi=0&linh-vuc=chung-thuc`);
    const after = await read(answer.headers.get('location')!);
    expect(after).toContain('Đã ghi nhận niêm yết 12 thủ tục.');
    expect(after).toContain('hôm nay');
    const portal = { ...base(), place: 'portal', 'linh-vuc': 'chung-thuc', mark: markOf(after), all: '1' };
    await control.post(PATH, portal, field);
    expect(await read(`${PATH}?loi=correct`)).toContain('2.000815');
    expect(await read('/can-bo/chi-tieu/published-procedures')).toContain('12');
  });

  it('posts nothing when the list is no longer the one that was seen', async () => {
    const before = await count();
    const stale = { ...base(), 'linh-vuc': 'ho-tich', mark: '0'.repeat(32), all: '1' };
    const answer = await control.post(PATH, stale, PATH);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('Danh sách vừa thay đổi');
    expect(await count()).toBe(before);
  });

  it('keeps a photo, which only the ward opens', async () => {
    await control.post(PATH, { ...base(), items: '1.001193~1', photo: photo(), back: '1.001193' }, PATH);
    const page = await read(`${PATH}/1.001193`);
    const link = /href="(\/can-bo\/niem-yet\/anh\/\d+)"/.exec(page)![1]!;
    const answer = await control.get(link);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    await addNeighbour(at);
    const stranger = new Visitor(at);
    const { id } = await at.database.db
      .selectFrom('wards')
      .select('id')
      .where('code', '=', '10526')
      .executeTakeFirstOrThrow();
    await stranger.post('/dang-nhap', { ward: String(id), username: STRANGER, password: STRANGERS_PASSWORD });
    expect((await stranger.get(PATH)).status).toBe(200);
    expect((await stranger.get(link)).status).toBe(404);
    expect(await (await stranger.get(`${PATH}/1.001193`)).text()).toContain('Chưa có bằng chứng nào');
    const postingId = link.split('/').at(-1)!;
    const down = { clientKey: randomUUID(), postings: postingId, reason: 'Của phường khác' };
    expect((await stranger.post(`${PATH}/go`, down, PATH)).status).toBe(404);
  });

  it('says what is wrong with a form and writes nothing', async () => {
    const before = await count();
    const tries: [Record<string, string | Blob>, string, number][] = [
      [base(), 'Chọn ít nhất một thủ tục', 422],
      [{ ...base(), items: '1.000894~1', place: 'roof' }, 'Chọn nơi niêm yết', 422],
      [{ ...base(), items: '1.000894~1', note: 'x'.repeat(301) }, 'Tối đa 300 ký tự', 422],
      [{ ...base(), items: '1.000894' }, 'chọn lần nữa', 422],
      [{ ...base(), items: '1.000894~1', photo: photo(Buffer.from('<script>'), 'anh.png') }, 'Chỉ nhận', 422],
      [
        { ...base(), items: '1.000894~1', photo: photo(Buffer.alloc(21 * 1024 * 1024), 'to.png') },
        'lớn hơn 20 MB',
        413,
      ],
    ];
    for (const [fields, words, status] of tries) {
      const answer = await control.post(PATH, fields, PATH);
      expect([words, answer.status]).toEqual([words, status]);
      expect(await answer.text()).toContain(words);
    }
    const typed = { ...base(), place: 'roof', items: '1.000314~1', note: 'Bảng bên trái' };
    const again = await (await control.post(PATH, typed, PATH)).text();
    expect(again).toMatch(/value="1\.000314~1" checked/);
    expect(again).toContain('value="Bảng bên trái"');
    expect((await control.post(`${PATH}/go`, { clientKey: randomUUID(), reason: 'x' }, PATH)).status).toBe(
      422,
    );
    expect((await control.send(PATH, { ...base(), items: '1.000894~1' })).status).toBe(403);
    expect(await count()).toBe(before);
    await read(`${PATH}/9.999999`, 404);
    await read(`${PATH}/anh/999999`, 404);
    await read(`${PATH}?loi=%27&linh-vuc=%3Cscript%3E&sau=%27`);
  });

  it('shows what a note says as text', async () => {
    const note = '<img src=x onerror=alert(1)>';
    await control.post(PATH, { ...base(), place: 'screen', items: '1.001193~1', note }, PATH);
    const page = await read(`${PATH}/1.001193`);
    expect(page).toContain('&lt;img src=x');
    expect(page).not.toContain('<img src=x');
  });

  it('takes down what the ward no longer serves, all at once', async () => {
    await at.database.transact((tx) =>
      tx
        .insertInto('ward_procedures')
        .values({ ward_id: at.wardId, code: '2.001019', served: false })
        .execute(),
    );
    const page = await read(PATH);
    expect(page).toContain('1 thủ tục đã bãi bỏ hoặc phường không còn thực hiện');
    const ids = [...page.matchAll(/name="postings" value="(\d+)"/g)].map(([, id]) => id!);
    expect(ids).toHaveLength(2);
    const token = /name="_token" value="([^"]+)"/.exec(page)![1]!;
    const fields: [string, string][] = ids.map((id) => ['postings', id]);
    fields.push(['_token', token], ['clientKey', randomUUID()], ['reason', 'Thủ tục đã bãi bỏ']);
    const answer = await control.sendAll(`${PATH}/go`, fields);
    expect(answer.headers.get('location')).toBe(`${PATH}?go=2`);
    expect(await read(PATH)).not.toContain('Ghi nhận đã gỡ tất cả');
  });

  it('can be taken along as Excel, with every fault in words', async () => {
    const answer = await control.get(`${PATH}.xlsx?loi=missing&linh-vuc=ho-tich`);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await answer.arrayBuffer());
    const sheet = workbook.worksheets[0]!;
    expect(sheet.getRow(1).values).toContain('Vì sao');
    expect(sheet.rowCount).toBe(42);
    const log = await at.database.db
      .selectFrom('access_log')
      .selectAll()
      .where('action', '=', 'export')
      .execute();
    expect(log.at(-1)).toMatchObject({ subject: 'niêm yết' });
  });

  it('is read by who oversees, who cannot post', async () => {
    const overseer = new Visitor(at);
    await overseer.signIn('chutich');
    const page = await (await overseer.get(PATH)).text();
    expect(page).toContain('thủ tục phải công khai');
    expect(page).not.toContain('Ghi nhận đã niêm yết');
    const token = /name="_token" value="([^"]+)"/.exec(page)![1]!;
    const before = await count();
    const answer = await overseer.send(PATH, { _token: token, ...base(), items: '1.000894~1' });
    expect(answer.status).toBe(403);
    expect(await count()).toBe(before);
  });
});
