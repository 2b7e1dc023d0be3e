import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { urgingLife } from '../../../test/urging-life.ts';
import { addNeighbour, STRANGER, STRANGERS_PASSWORD } from '../../../test/ward-world.ts';
import { instant } from '../../law/day.ts';

const PDF = new File(['%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'], 'bao-cao.pdf');
let t: TestDatabase;
let life: Awaited<ReturnType<typeof urgingLife>>;
let path: string;

beforeAll(async () => {
  t = await testDatabase(instant('2026-06-01', 9 * 60));
  life = await urgingLife(t);
  await life.turn('2026-07-01');
  path = `/can-bo/don-doc/${(await life.caseOf(2)).id}`;
});
afterAll(() => t.close());

async function as(username: string): Promise<Visitor> {
  const visitor = new Visitor(t);
  await visitor.signIn(username);
  return visitor;
}
const page = async (username: string, at: string) => (await (await as(username)).get(at)).text();
const events = () =>
  t.database.db
    .selectFrom('urging_events')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
const key = () => ({ clientKey: randomUUID() });

describe('trang đôn đốc', () => {
  it('danh sách, bộ lọc và tệp CSV cùng một số vụ', async () => {
    const all = await page('kiemsoat', '/can-bo/don-doc');
    expect(all).toContain('<b>2</b> đang mở');
    expect(all).toContain('Tổ chức đoàn đi trao đổi, học tập kinh nghiệm');
    expect(all).toContain('Xây dựng quy chế hoạt động');
    const unit = await page('kiemsoat', `/can-bo/don-doc?don-vi=${t.officer('chanhvp').unitId}`);
    expect(unit).not.toContain('Xây dựng quy chế hoạt động');
    expect(unit).toContain('<td>Văn phòng</td>');
    expect(await page('kiemsoat', '/can-bo/don-doc?buoc=2')).toContain('Không có vụ đôn đốc nào');
    expect(await page('kiemsoat', '/can-bo/don-doc?dong=1')).toContain('Chưa có vụ nào đã đóng');
    expect(await page('kiemsoat', '/can-bo/don-doc?tuoi=7')).toContain('Không có vụ đôn đốc nào');
    const csv = await page('kiemsoat', `/can-bo/don-doc.csv?don-vi=${t.officer('chanhvp').unitId}`);
    expect(csv.trim().split('\r\n')).toHaveLength(3);
    expect(csv).toContain(',Văn phòng,1,');
  });

  it('đơn vị bị đôn đốc thấy việc của mình ngay trang đầu, đơn vị khác không', async () => {
    expect(await page('chanhvp', '/can-bo/viec')).toContain('Đơn vị bạn đang bị đôn đốc');
    expect(await page('vanhoa', '/can-bo/viec')).not.toContain('Đơn vị bạn đang bị đôn đốc');
  });

  it('văn bản để lâu chưa ký hiện với người ký và người kiểm soát, không với người khác', async () => {
    const words = 'Văn bản đôn đốc để lâu chưa phát hành (2)';
    expect(await page('giamdoc', '/can-bo/don-doc')).not.toContain(words);
    t.platform.setNow(instant('2026-07-06', 9 * 60));
    expect(await page('giamdoc', '/can-bo/don-doc')).toContain(words);
    expect(await page('chutich', '/can-bo/viec')).toContain(words);
    expect(await page('vanhoa', '/can-bo/don-doc')).not.toContain(words);
  });

  it('đơn vị khác, và quản trị, không trả lời được; không gì được ghi', async () => {
    const before = await events();
    for (const username of ['vanhoa', 'giamdoc', 'quantri', 'chutich']) {
      const visitor = await as(username);
      const answer = await visitor.post(`${path}/tra-loi`, { ...key(), text: 'Đã làm xong việc này.' }, path);
      expect([username, answer.status]).toEqual([username, 403]);
    }
    expect(await events()).toEqual(before);
  });

  it('trả lời thiếu hoặc hứa ngày đã qua: 422, chữ đã gõ còn nguyên, không gì được ghi', async () => {
    const before = await events();
    const visitor = await as('hotich');
    const short = await visitor.post(`${path}/tra-loi`, { ...key(), text: 'Đang', promisedOn: '' }, path);
    expect(short.status).toBe(422);
    expect(await short.text()).toContain('>Đang</textarea>');
    const past = { ...key(), text: 'Sẽ làm xong hôm qua.', promisedOn: '2026-07-05' };
    const answer = await visitor.post(`${path}/tra-loi`, past, path);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Ngày hứa xong không thể ở quá khứ.');
    expect(await events()).toEqual(before);
  });

  it('trả lời hai lần cùng khóa, cùng lúc, là một; tệp mở được; trả lời thêm được', async () => {
    const visitor = await as('hotich');
    const fields = { ...key(), text: 'Đoàn đã đi, đang viết báo cáo.', promisedOn: '2026-07-08', file: PDF };
    const both = await Promise.all([1, 2].map(() => visitor.post(`${path}/tra-loi`, fields, path)));
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    await visitor.post(`${path}/tra-loi`, { ...key(), text: 'Báo cáo đã gửi lãnh đạo.' }, path);
    const html = await page('kiemsoat', path);
    expect(html.match(/Đơn vị trả lời/g)).toHaveLength(2);
    expect(html).toContain('hứa xong ngày 08/07/2026');
    expect(html).toContain('Chờ đến ngày đơn vị hứa: đến hết ngày 08/07/2026');
    const file = /href="(\/can-bo\/don-doc\/\d+\/tep\/[0-9a-f]+)"/.exec(html)![1]!;
    expect((await visitor.get(file)).headers.get('content-type')).toContain('application/pdf');
  });

  it('đóng bằng tay: phải có lý do, không phải đơn vị đang bị đôn đốc, và nói rõ là không có sản phẩm', async () => {
    const before = await events();
    const head = await as('chanhvp');
    const own = await head.post(`${path}/dong`, { ...key(), reason: 'Việc này không cần nữa.' }, path);
    expect(own.status).toBe(403);
    const control = await as('kiemsoat');
    expect((await control.post(`${path}/dong`, { ...key(), reason: '' }, path)).status).toBe(422);
    const early = await control.post(`${path}/soan-lai`, { ...key(), reason: 'Soạn lại cho rõ.' }, path);
    expect(early.status).toBe(409);
    expect(await events()).toEqual(before);
    const fields = { ...key(), reason: 'Đã chuyển sang kế hoạch năm sau.' };
    const both = await Promise.all([1, 2].map(() => control.post(`${path}/dong`, fields, path)));
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    const html = await page('chanhvp', path);
    expect(html).toContain('Đóng không có sản phẩm');
    expect(html).toContain('Đã chuyển sang kế hoạch năm sau.');
    const late = await head.post(`${path}/tra-loi`, { ...key(), text: 'Xin nói thêm một lời.' }, path);
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('đã đóng');
  });

  it('phường khác không thấy gì', async () => {
    const neighbourId = await addNeighbour(t);
    const stranger = new Visitor(t);
    const login = { ward: String(neighbourId), username: STRANGER, password: STRANGERS_PASSWORD };
    expect((await stranger.post('/dang-nhap', login)).status).toBe(303);
    expect((await stranger.get(path)).status).toBe(404);
    const list = await (await stranger.get('/can-bo/don-doc')).text();
    expect(list).toContain('<b>0</b> đang mở');
    expect(list).not.toContain('Xây dựng quy chế');
  });
});
