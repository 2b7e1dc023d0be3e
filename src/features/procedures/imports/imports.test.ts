import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { parseLocal } from '../../../law/day.ts';
import { findProcedure } from '../store.ts';
import { compareCatalogue } from './compare.ts';
import { readExport } from './read-export.ts';
import { listInForce, takeOver } from './take-over.ts';

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-16T09:00'));
});
afterAll(() => at.close());

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const inForce = (day = '2026-11-16') => listInForce(at.database.db, day);
/** The catalogue as an export would give it, with some rows changed. */
async function exported(change: Record<string, object | null> = {}) {
  const rows = (await inForce()).map(({ code, name, field, decision }) => ({
    ...{ ma_thu_tuc: code, ten: name, linh_vuc: field, so_quyet_dinh: decision ?? '' },
    ...(change[code] ?? {}),
  }));
  return rows.filter((row) => change[row.ma_thu_tuc] !== null);
}

describe('an export of the national database', () => {
  it('is read from Excel by its header, with codes as spreadsheets mangle them', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook
      .addWorksheet('x')
      .addRows([
        ['Danh mục thủ tục hành chính'],
        ['STT', 'Mã thủ tục', 'Tên thủ tục', 'Lĩnh vực', 'Số quyết định công bố'],
        [1, '1.001193.000.00.00.H61', 'Đăng ký khai sinh', 'Hộ tịch', '163/QĐ-BTP'],
        [2, '2,002308', 'Một thủ tục khác', 'Hộ tịch', ''],
        [3, 'không có mã', 'Dòng hỏng', '', ''],
        [4, '1.001193', 'Lặp lại', '', ''],
      ]);
    const { rows, faults } = await readExport(new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(rows.map((row) => row.code)).toEqual(['1.001193', '2.002308']);
    expect(rows[0]).toMatchObject({ field: 'Hộ tịch', decision: '163/QĐ-BTP' });
    expect(faults).toEqual([
      expect.stringContaining('mã thủ tục không đúng'),
      expect.stringContaining('lặp lại'),
    ]);
  });

  it.each([
    ['{"a":', /JSON/],
    ['[]', /Không đọc được thủ tục nào/],
    ['{"a":1}', /Không đọc được thủ tục nào/],
  ])('that is "%s" is refused with a sentence', async (text, message) => {
    await expect(readExport(new TextEncoder().encode(text))).rejects.toThrow(message);
  });
});

describe('the catalogue against an export', () => {
  it('is the same as itself', async () => {
    const { rows } = await readExport(bytes(await exported()));
    expect(compareCatalogue(await inForce(), rows, '2026-11-16')).toEqual([]);
  });

  it('shows what is missing, stale, different and late', async () => {
    const changed = await exported({
      '1.000656': { ten: 'Đăng ký khai tử (mới)', ngay_quyet_dinh: '01/11/2026' },
      '1.000894': null,
    });
    const { rows } = await readExport(
      bytes([...changed, { ma_thu_tuc: '1.999999', ten: 'Thủ tục mới', ngay_quyet_dinh: '2026-11-16' }]),
    );
    expect(compareCatalogue(await inForce(), rows, '2026-11-16')).toEqual([
      expect.objectContaining({
        code: '1.000656',
        kind: 'different',
        isLate: true,
        parts: [expect.objectContaining({ part: 'name' })],
      }),
      expect.objectContaining({ code: '1.999999', kind: 'missing', isLate: false }),
      expect.objectContaining({ code: '1.000894', kind: 'stale' }),
    ]);
  });
});

describe('taking over', () => {
  it('makes a new version from tomorrow, ends the old one, and notes it; a second time there is nothing left', async () => {
    const { rows } = await readExport(
      bytes([
        ...(await exported({ '1.000656': { ten: 'Đăng ký khai tử (mới)' }, '1.000894': null })),
        { ma_thu_tuc: '1.999999', ten: 'Thủ tục mới', linh_vuc: 'Hộ tịch' },
      ]),
    );
    const take = (who = 'kiemsoat') =>
      at.database.transact((tx) => takeOver(tx, at.act(who), rows, ['1.000656', '1.000894', '1.999999']));
    await expect(take('quay1')).rejects.toMatchObject({ code: 'not_allowed' });
    const settled = await Promise.all([take(), take()]);
    expect(settled.toSorted()).toEqual([0, 3]);
    const { db } = at.database;
    expect((await findProcedure(db, '1.000656', '2026-11-16')).version).toBe(1);
    expect(await findProcedure(db, '1.000656', '2026-11-17')).toMatchObject({
      version: 2,
      name: 'Đăng ký khai tử (mới)',
    });
    await expect(findProcedure(db, '1.000894', '2026-11-17')).rejects.toMatchObject({ code: 'not_found' });
    expect(await findProcedure(db, '1.999999', '2026-11-17')).toMatchObject({ terms: [], confidence: 'low' });
    const logged = await db
      .selectFrom('audit_log')
      .select('subject')
      .where('what', '=', 'catalogue')
      .execute();
    expect(logged.map((row) => row.subject).sort()).toEqual(['1.000656', '1.000894', '1.999999']);
  });

  it('works through its pages', async () => {
    const visitor = new Visitor(at);
    await visitor.signIn('kiemsoat');
    const file = new File(
      [bytes(await exported({ '1.004873': { ten: 'Xác nhận tình trạng hôn nhân (mới)' } }))],
      'danh-muc.json',
    );
    const page = await (await visitor.post('/can-bo/danh-muc', { file })).text();
    expect(page).toContain('Xác nhận tình trạng hôn nhân (mới)');
    const sha256 = /name="sha256" value="(\w+)"/.exec(page)![1]!;
    const taken = await visitor.post(
      '/can-bo/danh-muc/cap-nhat',
      { sha256, code: '1.004873' },
      '/can-bo/danh-muc',
    );
    expect(taken.status).toBe(303);
    expect((await findProcedure(at.database.db, '1.004873', '2026-11-17')).version).toBe(2);
    const desk = new Visitor(at);
    await desk.signIn('quay1');
    expect((await desk.get('/can-bo/danh-muc')).status).toBe(403);
    expect((await desk.post('/can-bo/danh-muc/cap-nhat', { sha256 }, '/can-bo/ho-so')).status).toBe(403);
  });
});
