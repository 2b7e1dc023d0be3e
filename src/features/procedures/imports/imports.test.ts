import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { parseLocal } from '../../../law/day.ts';
import { findProcedure } from '../store.ts';
import { listInForce } from '../versions/store.ts';
import { compareCatalogue } from './compare.ts';
import { readExport } from './read-export.ts';
import { takeOver } from './take-over.ts';

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
    ['', /rỗng/],
    ['%PDF-1.7 gì đó', /JSON/],
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

/** A record as the national database exports it, in our own words. */
const FULL = {
  ma_thu_tuc: '1.999998.000.00.00.H24',
  so_quyet_dinh: '12/QĐ-BTP ngày 02/11/2026',
  ten: 'Thủ tục thử nghiệm',
  cap_thuc_hien: 'Cấp tỉnh, Cấp xã',
  linh_vuc: 'Hộ tịch',
  trinh_tu: '- Người dân nộp hồ sơ.\n- Trung tâm nhận.',
  cach_thuc: [
    {
      hinh_thuc_nop: 'Trực tiếp',
      thoi_gian: '03 Ngày làm việc',
      phi_le_phi: '8,000 Việt Nam Đồng',
      mo_ta: 'x',
    },
    { hinh_thuc_nop: 'Trực tuyến', thoi_gian: '3 Ngày làm việc', phi_le_phi: '8.000 đồng', mo_ta: '' },
  ],
  thanh_phan_ho_so: [
    {
      truong_hop: 'khi nộp lần đầu',
      giay_to: [
        { ten_giay_to: 'Tờ khai thử', mau_don: 'TK.docx', so_luong_ban_chinh: 1, so_luong_ban_sao: 0 },
        { ten_giay_to: 'Bản vẽ thử (nếu có)', mau_don: '', so_luong_ban_chinh: 0, so_luong_ban_sao: 2 },
      ],
    },
  ],
  doi_tuong: 'Công dân Việt Nam, Tổ chức (không bao gồm doanh nghiệp)',
  ket_qua: 'Giấy thửMã: KQ.G15.000999',
  can_cu_phap_ly: [{ so_hieu: '123/2015/NĐ-CP', trich_yeu: 'thử' }],
  yeu_cau_dieu_kien: 'Không',
  tu_khoa: 'trường không biết',
};

describe('a full record', () => {
  it('is read part by part, and says nothing about what it does not hold', async () => {
    const { rows } = await readExport(
      bytes({ data: [FULL, { code: '1.001193', name: 'Đăng ký khai sinh' }] }),
    );
    expect(rows[0]).toMatchObject({
      ...{ code: '1.999998', decision: '12/QĐ-BTP', decidedOn: '2026-11-02', level: 'Cấp tỉnh, Cấp xã' },
      parts: {
        terms: [{ term: '3wd', when: 'Thông thường' }],
        fees: [{ kind: 'fixed', amountVnd: 8000 }],
        documents: [
          { no: 1, name: 'Tờ khai thử', form: 'original', quantity: 1, when: 'khi nộp lần đầu' },
          { no: 2, name: 'Bản vẽ thử (nếu có)', form: 'copy', quantity: 2 },
        ],
        steps: ['Người dân nộp hồ sơ.', 'Trung tâm nhận.'],
        methods: ['direct', 'online'],
        applicants: ['citizen', 'organisation'],
        results: [{ name: 'Giấy thử', code: 'KQ.G15.000999' }],
        legalBases: ['123/2015/NĐ-CP'],
        hasConditions: false,
      },
    });
    expect(rows[1]!.parts).toEqual({});
  });

  it.each([
    ['03 ngày làm việc kể từ ngày nhận đủ hồ sơ', ['3wd']],
    ['Trong ngày; phải xác minh thì 3 ngày làm việc', ['0wd', '3wd']],
    ['Không quy định', [null]],
    ['15 ngày', ['15cd']],
    ['0,5 ngày làm việc', ['0.5wd']],
    ['theo giấy hẹn', undefined],
  ])('reads the term "%s"', async (thoi_han, terms) => {
    const { rows } = await readExport(bytes([{ ma_thu_tuc: '1.001193', ten: 'Thủ tục thử', thoi_han }]));
    expect(rows[0]!.parts.terms?.map((each) => each.term)).toEqual(terms);
  });

  it("takes the portal's running text of papers apart, and leaves what it cannot", async () => {
    const components =
      'Tên giấy tờMẫu đơn, tờ khaiSố lượngTờ khai thửTK01.docx1 bản chính- Giấy thử hai1 bản sao';
    const { rows } = await readExport(
      bytes([
        { code: '1.001193', name: 'Thủ tục thử', components_raw: components },
        { code: '1.001194', name: 'Thủ tục thử', components_raw: 'một đoạn văn không có số lượng' },
      ]),
    );
    expect(rows[0]!.parts.documents?.map((each) => [each.form, each.quantity])).toEqual([
      ['original', 1],
      ['copy', 1],
    ]);
    expect(rows[1]!.parts.documents).toBeUndefined();
  });

  it('keeps the good lines of a file with bad ones, and codes as they come', async () => {
    const lines = [
      ...['{"ma_thu_tuc":"2.000908.00 0.00.00.H61","ten":"Thủ tục một"}', '{"hỏng', ''],
      ...['{"ma_thu_tuc":"2,002308","ten":"Thủ tục hai"}', '{"ma_thu_tuc":"1.0108","ten":"Thủ tục ba"}'],
      ...['{"ma_thu_tuc":"1.01081","ten":""}', '[]', 'null'],
    ];
    const { rows, faults } = await readExport(new TextEncoder().encode(lines.join('\r\n')));
    expect(rows.map((row) => row.code)).toEqual(['2.000908', '2.002308', '1.010800']);
    expect(faults).toEqual([
      ...['Dòng 2: không đọc được.', 'Dòng 6: thủ tục 1.010810 không có tên.'],
      ...['Dòng 7: không đọc được.', 'Dòng 8: không đọc được.'],
    ]);
  });

  it('reads 3,000 rows, finds the sheet with the header, refuses broken and other workbooks', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('ghi chú').addRow(['không phải danh mục']);
    const rows = Array.from({ length: 3000 }, (_, at) => [`1.${100_000 + at}`, `Thủ tục số ${at}`, 'Cấp xã']);
    workbook.addWorksheet('danh mục').addRows([['Mã TTHC', 'Tên TTHC', 'Cấp thực hiện'], ...rows]);
    const file = new Uint8Array(await workbook.xlsx.writeBuffer());
    const reading = await readExport(file);
    expect(reading.rows.length).toBe(3000);
    expect(compareCatalogue([], reading.rows, '2026-11-16').length).toBe(3000);
    await expect(readExport(file.slice(0, 5000))).rejects.toThrow(/hỏng/);
    const other = new ExcelJS.Workbook();
    other.addWorksheet('x').addRow(['Bảng lương', 'Số tiền']);
    await expect(readExport(new Uint8Array(await other.xlsx.writeBuffer()))).rejects.toThrow(/tiêu đề/);
  });

  it('is missing here only when a ward may resolve it', async () => {
    const { rows } = await readExport(
      bytes([FULL, { ...FULL, ma_thu_tuc: '1.999997', cap_thuc_hien: 'Cấp bộ' }]),
    );
    expect(compareCatalogue([], rows, '2026-11-16').map((each) => [each.code, each.isLate])).toEqual([
      ['1.999998', true],
    ]);
  });
});

describe('taking over', () => {
  const take = (rows: Awaited<ReturnType<typeof readExport>>['rows'], points: string[], who = 'kiemsoat') =>
    at.database.transact((tx) =>
      takeOver(tx, at.act(who), { rows, points, validFrom: '2026-11-17', clientKey: crypto.randomUUID() }),
    );
  const count = async () =>
    Number(
      (
        await at.database.db
          .selectFrom('procedure_versions')
          .select(({ fn }) => fn.countAll().as('all'))
          .executeTakeFirstOrThrow()
      ).all,
    );

  it('is for those who keep the catalogue, from tomorrow at the earliest', async () => {
    const { rows } = await readExport(bytes([FULL]));
    const before = await count();
    await expect(take(rows, ['1.999998'], 'quay1')).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(take(rows, [])).rejects.toMatchObject({ code: 'invalid' });
    const today = { rows, points: ['1.999998'], validFrom: '2026-11-16', clientKey: crypto.randomUUID() };
    await expect(at.database.transact((tx) => takeOver(tx, at.act('kiemsoat'), today))).rejects.toMatchObject(
      { code: 'invalid' },
    );
    expect(await count()).toBe(before);
  });

  it('makes a new version, ends the old one, and notes it; of two at once one finds nothing left', async () => {
    const { rows } = await readExport(
      bytes([
        ...(await exported({
          '1.000656': { ten: 'Đăng ký khai tử (mới)', linh_vuc: 'Lĩnh vực khác' },
          '1.000894': null,
        })),
        FULL,
      ]),
    );
    const points = ['1.000656|name', '1.000894', '1.999998'];
    const settled = await Promise.all([take(rows, points), take(rows, points)]);
    expect(settled.map(({ taken }) => taken.length).toSorted()).toEqual([0, 3]);
    expect(settled.flatMap(({ left }) => left)).toEqual([]);
    const { db } = at.database;
    expect((await findProcedure(db, '1.000656', '2026-11-16')).version).toBe(1);
    const next = await findProcedure(db, '1.000656', '2026-11-17');
    expect(next).toMatchObject({ version: 2, name: 'Đăng ký khai tử (mới)', field: 'Hộ tịch' });
    expect(Object.keys(next.stated)).toEqual(['name']);
    await expect(findProcedure(db, '1.000894', '2026-11-17')).rejects.toMatchObject({ code: 'not_found' });
    expect(await findProcedure(db, '1.999998', '2026-11-17')).toMatchObject({
      ...{ version: 1, terms: [{ term: '3wd' }], competentUnitCode: null, confidence: 'low' },
      stated: { terms: { decision: '12/QĐ-BTP', decidedOn: '2026-11-02' } },
    });
    const logged = await db.selectFrom('audit_log').selectAll().where('what', '=', 'catalogue').execute();
    expect(logged.map((row) => row.subject).sort()).toEqual(['1.000656', '1.000894', '1.999998']);
    expect(JSON.stringify(logged)).toContain('Đăng ký khai tử (mới)');
  });

  it('says why a point is left where a later version is decided already', async () => {
    const { rows } = await readExport(
      bytes(await exported({ '1.000656': { ten: 'Đăng ký khai tử (khác nữa)' } })),
    );
    const { taken, left } = await take(rows, ['1.000656']);
    expect(taken).toEqual([]);
    expect(left[0]).toContain('1.000656: đã có phiên bản 2 từ ngày 17/11/2026');
  });

  it('works through its pages', async () => {
    const visitor = new Visitor(at);
    await visitor.signIn('kiemsoat');
    const path = '/can-bo/danh-muc/doi-chieu';
    const file = new File(
      [bytes(await exported({ '1.004873': { ten: 'Xác nhận tình trạng hôn nhân (mới)' } }))],
      'danh-muc.json',
    );
    const page = await (await visitor.post(path, { file })).text();
    expect(page).toContain('Xác nhận tình trạng hôn nhân (mới)');
    const hidden = (name: string) => new RegExp(`name="${name}" value="([\\w-]+)"`).exec(page)![1]!;
    const form = { sha256: hidden('sha256'), clientKey: hidden('clientKey'), code: '1.004873|name' };
    const wrong = await visitor.post(`${path}/cap-nhat`, { ...form, validFrom: '2026-01-01' }, path);
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('Chọn ngày từ ngày mai trở đi.');
    const send = async () =>
      (await visitor.post(`${path}/cap-nhat`, { ...form, validFrom: '2026-11-17' }, path)).headers.get(
        'location',
      );
    expect(await send()).toContain('da-cap-nhat=1');
    expect(await send()).toContain('da-cap-nhat=0');
    expect((await findProcedure(at.database.db, '1.004873', '2026-11-17')).version).toBe(2);
    const broken = await visitor.post(path, { file: new File(['PK\u0003\u0004hỏng'], 'x.xlsx') });
    expect(broken.status).toBe(422);
    expect(await broken.text()).toContain('Tệp Office bị hỏng');
    const desk = new Visitor(at);
    await desk.signIn('quay1');
    expect((await desk.get(path)).status).toBe(403);
    expect((await desk.post(`${path}/cap-nhat`, form, '/can-bo/ho-so')).status).toBe(403);
  });
});
