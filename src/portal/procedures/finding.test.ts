import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { changeDay } from '../../features/organisation/index.ts';
import { parseLocal } from '../../law/day.ts';
import { root } from '../../platform/root.ts';

let at: TestDatabase;
let visitor: Visitor;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-23T09:00'));
  visitor = new Visitor(at);
});
afterAll(() => at.close());

const text = async (path: string, status = 200) => {
  const answer = await visitor.get(path);
  expect(answer.status, path).toBe(status);
  return (await answer.text()).replaceAll('&quot;', '"').replaceAll('&#39;', "'");
};

describe('the page that finds', () => {
  it('shows what people have to do, by event and by field', async () => {
    const page = await text('/thu-tuc');
    for (const words of ['Sinh con', 'Mất người thân', 'Mở cửa hàng', 'Theo lĩnh vực', 'Hộ tịch'])
      expect(page).toContain(words);
    const event = await text('/thu-tuc?su-kien=sinh-con');
    expect(event).toContain('/thu-tuc/1.001193');
    expect(event).toContain('Chỉ cần giấy khai sinh');
  });

  it('keeps every filter in the address, also on the next page', async () => {
    const page = await text('/thu-tuc?doi-tuong=organisation&q=dang+ky');
    expect(page).toMatch(/value="organisation" selected/);
    const next = /href="(\/thu-tuc\?[^"]*sau=[^"]+)"/.exec(page)![1]!.replaceAll('&amp;', '&');
    expect(next).toContain('doi-tuong=organisation');
    expect(next).toContain('q=dang+ky');
    expect(await text(next)).toContain('result-list');
  });

  it('is never a dead end', async () => {
    expect(await text('/thu-tuc?q=khai+snih')).toContain('Có phải bạn tìm');
    const nothing = await text('/thu-tuc?q=qqqq+zzzz');
    for (const words of ['Không thấy thủ tục nào khớp', 'Bạn đang có việc gì?', 'Theo lĩnh vực'])
      expect(nothing).toContain(words);
    const narrowed = await text('/thu-tuc?q=ket+hon&linh-vuc=thuy-loi');
    expect(narrowed).toContain('Ngoài bộ lọc thì có');
    expect(narrowed).toContain('/thu-tuc/1.000894');
    expect(await text('/thu-tuc?su-kien=khong-co')).toContain('Bạn đang có việc gì?');
  });

  it('shows what was typed as text', async () => {
    for (const q of ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' or ''='"]) {
      const page = await (await visitor.get(`/thu-tuc?${new URLSearchParams({ q, 'linh-vuc': q })}`)).text();
      expect(page).not.toContain('<script>alert');
      expect(page).not.toContain('<img src=x');
    }
    expect((await visitor.get('/thu-tuc?q=%00')).status).toBe(404);
    expect((await visitor.get(`/thu-tuc?q=${'khai '.repeat(2000)}`)).status).toBe(200);
    expect((await visitor.get('/thu-tuc?q=khai&sau=99999999999~1.001193')).status).toBe(200);
  });
});

describe('the page "what do I need to bring"', () => {
  const BIRTH = '/thu-tuc/1.001193/chuan-bi';

  it('changes with the answers, which stand in the address', async () => {
    const open = await text(BIRTH);
    expect(open).toContain('Trẻ bị bỏ rơi?');
    expect(open).toContain('Tùy trường hợp');
    const name = /<legend>Trẻ bị bỏ rơi\?<\/legend>.*?name="(g\d)"/s.exec(open)![1]!;
    const yes = await text(`${BIRTH}?${name}=co`);
    expect(yes).toContain('Vì bạn trả lời: Trẻ bị bỏ rơi? Có.');
    expect(yes).toMatch(new RegExp(`name="${name}" value="co" checked`));
    expect(await text(`${BIRTH}?${name}=khong`)).toContain('Không cần, vì bạn trả lời');
  });

  it('counts the day as the desk will, with the reason of each day', async () => {
    const page = await text('/thu-tuc/1.004873/chuan-bi?ngay=2026-11-27&gio=14:00');
    expect(page).toContain('lúc 27/11/2026 14:00');
    expect(page).toMatch(/trước 14:00, [Tt]hứ Tư 02\/12\/2026/);
    expect(page).toContain('28/11/2026: ');
    const late = await text('/thu-tuc/1.004873/chuan-bi?ngay=2026-11-27&gio=15:30');
    expect(late).toContain('Tiếp nhận sau 15:00');
    expect(await text('/thu-tuc/1.004873/chuan-bi')).toContain('bây giờ, lúc 23/11/2026 09:00');
  });

  it('counts by the calendar of the ward', async () => {
    const before = await text('/thu-tuc/1.004873/chuan-bi?ngay=2026-12-01&gio=08:00');
    expect(before).toContain('04/12/2026');
    const day = { clientKey: randomUUID(), day: '2026-12-02', kind: 'off' as const, why: 'Nghỉ bão' };
    await at.database.transact((tx) => changeDay(tx, at.act('quantri'), { ...day, decision: '12/QĐ-UBND' }));
    const after = await text('/thu-tuc/1.004873/chuan-bi?ngay=2026-12-01&gio=08:00');
    expect(after).toContain('Nghỉ bão');
    expect(after).toMatch(/trước 08:00, [^<]*07\/12\/2026/);
  });

  it('asks only what matters: the case of a term, pages and copies, how many', async () => {
    const build = await text('/thu-tuc/1.013225/chuan-bi?truong-hop=2');
    expect(build).toContain('Nhà ở riêng lẻ');
    expect(build).not.toContain('20 ngày');
    const copies = await text('/thu-tuc/2.000815/chuan-bi?trang=3&ban=2');
    expect(copies).toContain('Khoảng 10.000 ₫');
    expect(await text('/thu-tuc/1.012812/chuan-bi')).not.toContain('Phương án 1?');
  });

  it('says what is wrong and estimates without it', async () => {
    for (const [query, words] of [
      ['trang=0', 'Ghi một số từ 1 đến'],
      ['trang=-5&ban=2', 'Ghi một số từ 1 đến'],
      ['trang=1e9', 'Ghi một số từ 1 đến'],
      ['ban=99999999999999999999', 'Ghi một số từ 1 đến'],
      ['trang=abc', 'Ghi một số từ 1 đến'],
      ['ngay=2020-01-01', 'Chọn một ngày từ hôm nay'],
      ['ngay=2026-02-31', 'Chọn một ngày từ hôm nay'],
      ['ngay=9999-12-31', 'Chọn một ngày từ hôm nay'],
      ['ngay=2026-12-01&gio=25:00', 'Ghi giờ như 08:30'],
      ['gio=<script>', 'Ghi giờ như 08:30'],
    ] as const) {
      const page = await text(`/thu-tuc/2.000815/chuan-bi?${query}`, 422);
      expect(page, query).toContain(words);
      expect(page).toContain('Dự tính chi phí');
      expect(page).not.toContain('<script>"');
    }
    await text('/thu-tuc/9.999999/chuan-bi', 404);
    await text('/thu-tuc/khong-co/chuan-bi', 404);
    await text('/thu-tuc/1.001193/chuan-bi?g1=co&g1=khong&g99=co&truong-hop=77');
  });

  it('opens for every procedure of the catalogue', async () => {
    const codes = await at.database.db.selectFrom('procedure_versions').select('code').execute();
    for (const { code } of codes)
      expect((await visitor.get(`/thu-tuc/${code}/chuan-bi`)).status, code).toBe(200);
  });

  it('offers to file online only where it is received online', async () => {
    expect(await text('/thu-tuc/1.001193')).toContain('href="/nop-ho-so/1.001193"');
    // Nothing is said of it in the catalogue: it is open, and the desk answers.
    expect(await text('/thu-tuc/1.001699')).toContain('href="/nop-ho-so/1.001699"');
    for (const code of ['2.000815', '1.004222'])
      expect(await text(`/thu-tuc/${code}`), code).not.toContain('/nop-ho-so/');
  });
});

describe('the weight of a page', () => {
  const zipped = (bytes: Uint8Array | string) => gzipSync(bytes).length;
  const assets = join(root, 'dist', 'assets');

  it.each([
    '/thu-tuc',
    '/thu-tuc?su-kien=sinh-con',
    '/thu-tuc?q=khai+sinh',
    '/thu-tuc?linh-vuc=ho-tich',
    '/thu-tuc/1.001193',
    '/thu-tuc/1.001776/chuan-bi',
    '/thu-tuc/niem-yet?linh-vuc=ho-tich',
  ])('%s: HTML, styles and fonts are at most 100 kB on the way', async (path) => {
    const names = readdirSync(assets).filter((name) => /^portal-.*\.css$|\.woff2$/.test(name));
    const styles = names.map((name) => zipped(readFileSync(join(assets, name))));
    const weight = zipped(await text(path)) + styles.reduce((sum, each) => sum + each, 0);
    expect(weight).toBeLessThanOrEqual(100_000);
  });
});
