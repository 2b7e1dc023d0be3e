import { randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { changedTables, openSnapshots } from '../../../test/snapshot.ts';
import { seedDossiers } from '../../seed/seed-dossiers.ts';

const NOW = new Date('2026-11-23T03:00:00Z');
const PLACE = '/can-bo/chi-tieu/received-online';
const OFFICIAL = '/can-bo/chi-tieu-chinh-thuc';
const YEAR = { from: '2026-01-01', until: '2026-12-31' };
let t: TestDatabase;
let control: Visitor;
let desk: Visitor;

beforeAll(async () => {
  t = await testDatabase();
  await seedDossiers({
    ...{ database: t.database, files: t.platform.files, wardId: t.wardId, count: 30, until: NOW },
  });
  control = new Visitor(t);
  desk = new Visitor(t);
  await control.signIn('kiemsoat');
  await desk.signIn('quay1');
});
afterAll(() => t.close());

const read = async (visitor: Visitor, path: string) => {
  const answer = await visitor.get(path);
  const text = await answer.text();
  expect(answer.status, text.slice(0, 800)).toBe(200);
  return text;
};
const countRows = (csv: string) => csv.trim().split('\r\n').length - 2;

describe('trang một chỉ tiêu', () => {
  test('mỗi câu "điều gì làm con số đổi" dẫn đến đúng chừng ấy dòng, CSV và Excel cũng vậy', async () => {
    const html = await read(control, `${PLACE}?tu=2026-01-01&den=2026-12-31`);
    const links = [...html.matchAll(/href="([^"]+)#cac-dong">Xem (\d+) dòng/g)];
    expect(links.length).toBeGreaterThan(1);
    for (const [, address, count] of links) {
      const query = address!.replaceAll('&amp;', '&').split('?')[1];
      const page = await read(control, `${PLACE}?${query}`);
      expect(page).toContain(`<b>${count}</b> Không được tính`);
      expect(page).toContain('Chỉ xem:');
      expect(countRows(await read(control, `${PLACE}.csv?${query}`))).toBe(Number(count));
      const book = new ExcelJS.Workbook();
      const answer = await control.get(`${PLACE}.xlsx?${query}`);
      await book.xlsx.load((await answer.arrayBuffer()) as never);
      expect(book.worksheets[0]!.rowCount - 2).toBe(Number(count));
    }
  });

  test('lọc không có gì thì không có dòng, và kỳ chọn sẵn đưa đúng ngày', async () => {
    const html = await read(control, `${PLACE}?linh-vuc=khong-co&phan=rest`);
    expect(html).toContain('Không có hồ sơ nào ở phần này');
    expect(html).toContain('tu=2026-10-01&amp;den=2026-10-31');
    expect(html).toContain('tu=2026-11-23&amp;den=2026-11-29');
  });

  test('so sánh hai kỳ: cộng các phần bằng chênh lệch', async () => {
    const html = await read(
      control,
      `${PLACE}/so-sanh?tu=2026-07-01&den=2026-10-31&tu-truoc=2026-01-01&den-truoc=2026-06-30`,
    );
    expect(html).toContain('do cơ cấu thủ tục khác đi');
    expect((await control.get('/can-bo/chi-tieu/satisfaction/so-sanh')).status).toBe(404);
  });
});

const csv = (text: string) => new File([text], 'so-chinh-thuc.csv', { type: 'text/csv' });
const upload = (kind: string, file: File, more: Record<string, string> = {}) => ({
  ...{ clientKey: randomUUID(), kind, source: 'Cổng Dịch vụ công quốc gia', ...YEAR, ...more, file },
});
const FIGURES = 'Tên chỉ số,Tử số,Mẫu số,Tỷ lệ\nHồ sơ nộp trực tuyến,20,31,"64,5"\nĐiều khác,1,2,50\n';

describe('số chính thức', () => {
  test('người không có quyền, tệp sai, thiếu mục: không ghi gì', async () => {
    const shots = await openSnapshots(t);
    const before = await shots.take();
    expect((await desk.post(OFFICIAL, upload('figures', csv(FIGURES)))).status).toBe(403);
    const wrong = await control.post(OFFICIAL, upload('figures', csv('a,b\n1,2\n')));
    expect(wrong.status).toBe(422);
    const text = await wrong.text();
    expect(text).toContain('cần cột chỉ số');
    expect(text).toContain('value="Cổng Dịch vụ công quốc gia"');
    const late = { from: '2026-05-01', until: '2026-04-01' };
    expect((await control.post(OFFICIAL, upload('figures', csv(FIGURES), late))).status).toBe(422);
    expect(changedTables(before, await shots.take())).toEqual([]);
    await shots.close();
  });

  test('nhập, rà soát, dùng: hiện cạnh số của hệ thống; bản mới đứng trên, bản cũ còn đó', async () => {
    const form = upload('figures', csv(FIGURES));
    const twice = await Promise.all([control.post(OFFICIAL, form), control.post(OFFICIAL, form)]);
    const places = twice.map((answer) => answer.headers.get('location'));
    expect(places[0]).toBe(places[1]);
    const page = await read(control, places[0]!);
    expect(page).toContain('Chờ rà soát');
    const none = await control.post(places[0]!, { next: 'adopt' });
    expect(none.status).toBe(422);
    const adopt = { next: 'adopt', 'line.1': 'received-online', 'line.2': '' };
    const both = await Promise.all([control.post(places[0]!, adopt), control.post(places[0]!, adopt)]);
    expect(both.map((answer) => answer.status)).toEqual([303, 303]);
    const kept = await t.database.db.selectFrom('official_figures').selectAll().execute();
    expect(kept).toHaveLength(1);
    expect((await control.post(places[0]!, { next: 'discard' })).status).toBe(409);
    const newer = await control.post(
      OFFICIAL,
      upload('figures', csv(FIGURES.replace('20,31,"64,5"', '22,31,71'))),
    );
    await control.post(newer.headers.get('location')!, adopt);
    const shown = await read(control, `${PLACE}/chinh-thuc?tu=2026-01-01&den=2026-12-31`);
    expect(shown).toContain('(22/31)');
    expect(shown).toContain('(20/31)');
    expect(shown.match(/đã có bản mới hơn/g)).toHaveLength(1);
    const file = await control.get(`${places[0]}/tep`);
    expect(await file.text()).toBe(FIGURES);
  });

  test('danh sách hồ sơ: nói đúng hồ sơ nào làm khác, không lưu gì về người', async () => {
    const rows = await t.database.db
      .selectFrom('dossiers')
      .select(['code', 'channel', 'received_at'])
      .where('place', '<>', 'from_elsewhere')
      .orderBy('id')
      .execute();
    const lines = rows.map((row) => {
      const received = row.received_at!.toISOString().slice(0, 10);
      return [row.code.toLowerCase(), 'Nguyễn Thị Kín', '030099000777', received, row.channel];
    });
    const [missing, ...others] = lines;
    const changed = others.find((line) => line[4] === 'direct')!;
    changed[4] = 'online';
    const strange = ['H99-260101-0009', 'Trần Kín', '030099000778', '2026-02-02', 'direct'];
    const words: Record<string, string> = { online: 'Trực tuyến', direct: 'Trực tiếp', post: 'Bưu chính' };
    const text = [
      'Mã hồ sơ,Họ và tên,Số định danh,Ngày tiếp nhận,Kênh',
      ...[...others, strange].map((line) => [...line.slice(0, 4), words[line[4]!] ?? 'Lưu động'].join(',')),
    ].join('\n');
    const answer = await control.post(OFFICIAL, upload('dossiers', csv(text)));
    const place = answer.headers.get('location')!;
    expect((await control.post(place, { next: 'adopt' })).status).toBe(303);
    const page = await read(control, `${PLACE}/chinh-thuc?tu=2026-01-01&den=2026-12-31`);
    const part = (id: string) => page.split(`id="${id}"`)[1]?.split('</section>')[0] ?? '';
    expect(part('only_here')).toContain(missing![0]!.toUpperCase());
    expect(part('channel')).toContain(changed[0]!.toUpperCase());
    expect(part('only_there')).toContain('H99-260101-0009');
    expect(page).not.toContain('id="received"');
    const shots = await openSnapshots(t);
    const { rows: dump } = await shots.query<{ text: string }>(
      `select string_agg(t::text, ' ') as text from (select d::text as t from official_dossiers as d
        union all select i::text from official_imports as i) as t`,
    );
    await shots.close();
    for (const secret of ['Kín', '030099000']) expect(dump[0]!.text.includes(secret), secret).toBe(false);
    const bytes = new TextEncoder().encode(text);
    const files = await t.database.db.selectFrom('files').select('size').execute();
    expect(files.some((each) => Number(each.size) === bytes.length)).toBe(false);
  });

  test('phường khác không thấy; đã ghi thì không sửa được', async () => {
    const { id } = await t.database.db
      .selectFrom('official_imports')
      .select('id')
      .orderBy('id')
      .executeTakeFirstOrThrow();
    const { findOfficialImport } = await import('../../features/indicators/index.ts');
    await expect(findOfficialImport(t.database.db, t.wardId + 1, id)).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(
      t.database.transact((tx) => tx.updateTable('official_figures').set({ numerator: 1 }).execute()),
    ).rejects.toThrow('permission denied');
  });
});
