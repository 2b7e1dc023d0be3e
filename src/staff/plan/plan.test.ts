import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { Problem } from '../../platform/problem.ts';
import { root } from '../../platform/root.ts';
import { indicatorPages } from '../indicators/indicators.tsx';
import type { StaffEnv } from '../session.ts';
import { plan } from './plan.tsx';

const SEED = readFileSync(join(root, 'db', 'seeds', 'plans', 'hai-duong-2026.txt'));
let t: TestDatabase;

beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.close());

/** The pages as one officer sees them. */
function pagesOf(username: string): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  app.use(async (c, next) => {
    c.set('platform', t.platform);
    c.set('requestId', 'test');
    c.set('officer', t.officer(username));
    c.set('token', 'token');
    await next();
  });
  app.onError((error, c) =>
    error instanceof Problem ? c.text(error.message, error.status) : c.text(String(error.stack), 500),
  );
  app.route('/', plan);
  app.route('/', indicatorPages);
  return app;
}

async function get(username: string, path: string): Promise<string> {
  const response = await pagesOf(username).request(path);
  const text = await response.text();
  expect(response.status, text.slice(0, 2000)).toBe(200);
  return text;
}

function post(username: string, path: string, fields: Record<string, string | File>): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return Promise.resolve(pagesOf(username).request(path, { method: 'POST', body }));
}

async function upload(text: string | Buffer, name = 'ke-hoach-2026.txt'): Promise<string> {
  const file = new File([new Uint8Array(Buffer.from(text))], name);
  const response = await post('giamdoc', '/can-bo/ke-hoach/nhap', { file });
  expect(response.status, (await response.clone().text()).slice(0, 500)).toBe(303);
  return response.headers.get('location')!;
}

const countRows = (html: string) => html.match(/class="wall-row"/g)?.length ?? 0;

describe('kế hoạch', () => {
  test('chưa có kế hoạch: trang nói phải làm gì', async () => {
    expect(await get('chutich', '/can-bo/ke-hoach')).toContain('Phường chưa có kế hoạch nào');
  });

  test('người không theo dõi kế hoạch không nhập được, và không gì được ghi', async () => {
    const file = new File([new Uint8Array(SEED)], 'a.txt');
    const response = await post('quay1', '/can-bo/ke-hoach/nhap', { file });
    expect(response.status).toBe(403);
    expect(await t.database.db.selectFrom('plan_imports').selectAll().execute()).toEqual([]);
  });

  test('tệp không có bảng nhiệm vụ: câu trả lời nói rõ', async () => {
    const file = new File(['Chỉ là một lá thư.'], 'thu.txt');
    const response = await post('giamdoc', '/can-bo/ke-hoach/nhap', { file });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('Không tìm thấy bảng nhiệm vụ');
  });

  test('nhập, rà soát, ban hành: bức tường có đủ ba mươi nhiệm vụ', async () => {
    const address = await upload(SEED);
    expect(await upload(SEED)).toBe(address);
    const review = await get('giamdoc', address);
    expect(review).toContain('Mọi tên đơn vị đều đã rõ');
    const original = await pagesOf('giamdoc').request(`${address}/tep`);
    expect(Buffer.from(await original.arrayBuffer()).equals(SEED)).toBe(true);
    const response = await post('giamdoc', address, { next: 'adopt', year: '2026' });
    expect(response.headers.get('location')).toBe('/can-bo/ke-hoach');
    expect(countRows(await get('chutich', '/can-bo/ke-hoach'))).toBe(30);
  });

  test('số đếm theo trạng thái bằng số dòng, cũng khi lọc', async () => {
    for (const query of ['', 'q=truyen+thong', 'q=truc+tuyen', `phan=${encodeURIComponent('không có')}`]) {
      const html = await get('chutich', `/can-bo/ke-hoach?${query}`);
      const tallies = [...html.matchAll(/<b>(\d+)<\/b> ([^<]+)<\/a>/g)].map((match) => Number(match[1]));
      const [all, ...states] = tallies;
      expect(countRows(html)).toBe(all);
      expect(states.reduce((sum, each) => sum + each, 0)).toBe(all);
    }
    for (const state of ['late', 'at_risk', 'no_data', 'achieved']) {
      const html = await get('chutich', `/can-bo/ke-hoach?trang-thai=${state}`);
      const current = /aria-current="page"><b>(\d+)<\/b>/.exec(html)?.[1];
      expect(countRows(html)).toBe(Number(current));
    }
  });

  test('mọi trang nhiệm vụ mở được', async () => {
    for (let key = 1; key <= 30; key++) await get('chutich', `/can-bo/ke-hoach/nhiem-vu/${key}`);
    const figures = await get('chutich', '/can-bo/ke-hoach/nhiem-vu/15');
    expect(figures).toContain('Hồ sơ tiếp nhận trực tuyến');
    expect(figures).toContain('/can-bo/chi-tieu/received-online?tu=2026-01-01');
  });

  test('ghi việc: đơn vị phối hợp ghi được, ghi hai lần là một, sai thì giữ nguyên chữ đã gõ', async () => {
    const path = '/can-bo/ke-hoach/nhiem-vu/27/viec';
    const fields = {
      clientKey: randomUUID(),
      title: 'Đoàn đi học tập',
      happenedOn: '2026-05-20',
      completes: '1',
    };
    expect((await post('vanhoa', path, fields)).status).toBe(303);
    expect((await post('vanhoa', path, fields)).status).toBe(303);
    const html = await get('vanhoa', '/can-bo/ke-hoach/nhiem-vu/27');
    expect(html).toContain('Việc đã làm (1)');
    expect(html).toContain('Hoàn thành ngày 20/05/2026');
    const wrong = await post('vanhoa', path, {
      ...fields,
      clientKey: randomUUID(),
      happenedOn: '2027-01-01',
    });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('value="Đoàn đi học tập"');
    const stranger = await post('congan', path, { ...fields, clientKey: randomUUID() });
    expect(stranger.status).toBe(403);
    expect(await t.database.db.selectFrom('plan_records').selectAll().execute()).toHaveLength(1);
  });

  test('bản thứ hai: so từng dòng, tên lạ phải chọn, việc đã ghi ở lại với nhiệm vụ', async () => {
    const changed = SEED.toString('utf8')
      .replace('Quý II năm 2026', 'Quý III năm 2026')
      .replace('Văn phòng HĐND&UBND\tTrung tâm', 'Ban Điều hành khu phố 9\tTrung tâm');
    const address = await upload(changed, 'ban-2.txt');
    const review = await get('giamdoc', address);
    expect(review).toContain('So với bản 1');
    expect(review).toContain('Ban Điều hành khu phố 9');
    const refused = await post('giamdoc', address, { next: 'adopt', year: '2026' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Ban Điều hành khu phố 9');
    const name =
      /<select class="form-select" name="(unit\.\d+)"[^>]*aria-label="(?:&quot;|")Ban Điều hành/.exec(
        review,
      )?.[1];
    expect(name).toBeDefined();
    const adopted = await post('giamdoc', address, { [name!]: 'ngoai', next: 'adopt', year: '2026' });
    expect(adopted.status, (await adopted.clone().text()).slice(0, 3000)).toBe(303);
    const task = await get('chutich', '/can-bo/ke-hoach/nhiem-vu/27');
    expect(task).toContain('Việc đã làm (1)');
    expect(task).toContain('Quý III năm 2026');
    expect(task).toContain('Bản 2');
    expect(await get('chutich', '/can-bo/ke-hoach/nhiem-vu/4')).toContain('không thuộc phường');
  });

  test('sửa khi rà soát: thời hạn và chỉ tiêu vào kế hoạch, đơn vị được nhớ', async () => {
    const address = await upload(
      SEED.toString('utf8').replaceAll('Phòng văn hóa- xã hội', 'Ban Văn xã'),
      'ban-3.txt',
    );
    const review = await get('giamdoc', address);
    const select = /name="(unit\.\d+)"[^>]*aria-label="(?:&quot;|")Ban Văn xã/.exec(review)![1]!;
    const unit = /<option value="(\d+)">Phòng Văn hóa – Xã hội<\/option>/.exec(review)![1]!;
    const fields = {
      'due.7.kind': 'by',
      'due.7.to': '2026-12-15',
      'target.16.0.value': '85',
      [select]: unit,
    };
    const bad = await post('giamdoc', address, { ...fields, 'due.7.to': '' });
    expect(bad.status).toBe(422);
    expect(await bad.text()).toContain('cần ngày cuối');
    expect((await post('giamdoc', address, { ...fields, next: 'adopt', year: '2026' })).status).toBe(303);
    expect(await get('chutich', '/can-bo/ke-hoach/nhiem-vu/7')).toContain('chậm nhất ngày 15/12/2026');
    expect(await get('chutich', '/can-bo/ke-hoach/nhiem-vu/16')).toContain('≥ 85 %');
    const aliases = t.database.db.selectFrom('unit_aliases').selectAll().where('source', '=', 'correction');
    expect((await aliases.execute()).map((row) => row.alias)).toEqual(['Ban Văn xã']);
    const again = await upload(
      SEED.toString('utf8').replaceAll('Phòng văn hóa- xã hội', 'ban  văn xã '),
      'ban-4.txt',
    );
    expect(await get('giamdoc', again)).toContain('Mọi tên đơn vị đều đã rõ');
    expect((await post('giamdoc', again, { next: 'discard' })).status).toBe(303);
    expect((await post('giamdoc', again, { next: 'adopt', year: '2026' })).status).toBe(409);
  });
});

describe('chỉ tiêu', () => {
  test('danh sách: chỉ tiêu chưa đo được thì nói rõ, không có hồ sơ thì không có con số', async () => {
    const html = await get('chutich', '/can-bo/chi-tieu');
    expect(html).toContain('Chưa có dữ liệu');
    expect(html).toContain('Không có dữ liệu');
    expect(html).not.toContain('NaN');
  });

  test.each(['on-time', 'published-procedures', 'satisfaction'])('trang %s mở được', async (code) => {
    expect(await get('chutich', `/can-bo/chi-tieu/${code}`)).toContain('Cách tính');
    expect(await get('chutich', `/can-bo/chi-tieu/${code}?tu=2026-03-01&den=2026-03-31&phan=rest`)).toContain(
      '01/03/2026',
    );
  });

  test('tệp CSV có đầu đề, đúng số dòng, và được ghi vào nhật ký', async () => {
    const address = '/can-bo/chi-tieu/published-procedures';
    const html = await get('chutich', `${address}?phan=rest`);
    const response = await pagesOf('chutich').request(`${address}.csv?phan=rest`);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = bytes.subarray(3).toString('utf8').trim().split('\r\n');
    expect(lines[0]).toBe('Mã thủ tục,Tên');
    expect(lines.length - 2).toBe(Number(/<b>(\d+)<\/b> Không được tính/.exec(html)![1]));
    const log = await t.database.db
      .selectFrom('access_log')
      .selectAll()
      .where('action', '=', 'export')
      .execute();
    expect(log).toHaveLength(1);
  });

  test('chỉ tiêu không có là 404', async () => {
    expect((await pagesOf('chutich').request('/can-bo/chi-tieu/khong-co')).status).toBe(404);
  });
});
