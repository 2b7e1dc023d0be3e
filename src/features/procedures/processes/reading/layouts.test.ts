import { Document, Packer, Paragraph, Table, TableCell, TableRow, VerticalMergeType } from 'docx';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { readLimit } from './read-limit.ts';
import { readProcesses } from './read-processes.ts';

/** Decisions print the same seven steps in many ways; titles and people here are made up. */
const TITLE = 'Quy trình số 07. Quy trình nội bộ giải quyết TTHC: “Cấp thẻ thử nghiệm” (Mã TTHC: 1.099001)';
const STEPS: [label: string, what: string, who: string, time: string][] = [
  ['Bước 1', 'Tiếp nhận, số hóa, chuyển hồ sơ', 'Trung tâm Phục vụ hành chính công', '04 giờ'],
  ['Bước 2', 'Phân công thụ lý', 'Lãnh đạo Phòng', '04 giờ'],
  ['Bước 3', 'Thẩm định, dự thảo kết quả', 'Chuyên viên', '112 giờ'],
  ['Bước 4', 'Xem xét, trình ký', 'Lãnh đạo Phòng', '24 giờ'],
  ['Bước 5', 'Phê duyệt kết quả', 'Lãnh đạo UBND phường', '16 giờ'],
  ['Bước 6', 'Vào sổ, đóng dấu', 'Văn thư', '08 giờ'],
  ['Bước 7', 'Trả kết quả, công việc cuối', 'Trung tâm Phục vụ hành chính công', 'Không tính thời gian'],
];
const MINUTES = [240, 240, 6720, 1440, 960, 480, null];
const HEADER = ['Thứ tự công việc', 'Nội dung công việc', 'Trách nhiệm thực hiện', 'Thời gian thực hiện'];
const TOTAL = '168 giờ (tương đương 21 ngày) kể từ ngày nhận đủ hồ sơ';

interface Printed {
  text: string;
  columnSpan?: number;
  verticalMerge?: (typeof VerticalMergeType)[keyof typeof VerticalMergeType];
}
const plain = (texts: string[]): Printed[] => texts.map((text) => ({ text }));
const table = (rows: Printed[][]) =>
  new Table({
    rows: rows.map(
      (row, at) =>
        new TableRow({
          tableHeader: at === 0,
          children: row.map(
            ({ text, ...merge }) => new TableCell({ children: [new Paragraph(text)], ...merge }),
          ),
        }),
    ),
  });
async function readWord(children: (Paragraph | Table)[]) {
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children }] }));
  return readProcesses(new Uint8Array(bytes));
}
const readText = (text: string) => readProcesses(new TextEncoder().encode(text));
const limitsOf = (draft: { nodes: { limitMinutes: number | null }[] } | undefined) =>
  draft?.nodes.map((each) => each.limitMinutes);
const total = (label: string, value: string, span = 3): Printed[] => [
  { text: label, columnSpan: span },
  { text: value },
];

describe('a decision in Word', () => {
  it('holds a limit of 168 hours in seven steps, and says who does each', async () => {
    const [draft, ...others] = await readWord([
      new Paragraph(TITLE),
      new Paragraph('- Thời gian giải quyết: 21 ngày làm việc.'),
      table([plain(HEADER), ...STEPS.map(plain), total('Tổng thời gian giải quyết TTHC', TOTAL)]),
    ]);
    expect(others).toEqual([]);
    expect(draft).toMatchObject({
      ...{ procedureCodes: ['1.099001'], totalMinutes: 168 * 60, sumMinutes: 168 * 60 },
      ...{ faults: [], warnings: [] },
    });
    expect(limitsOf(draft)).toEqual(MINUTES);
    expect(draft!.nodes.map((each) => each.actor)).toEqual(STEPS.map(([, , who]) => who));
  });

  it('whose steps do not add up says by how much', async () => {
    const [draft] = await readWord([
      new Paragraph(TITLE),
      table([plain(HEADER), ...STEPS.map(plain), total('Tổng cộng', '20 ngày')]),
    ]);
    expect(draft!.warnings).toEqual(['Các bước cộng lại 168 giờ, quyết định ghi 160 giờ.']);
  });

  it('repeats its heading, numbers its columns, and writes the total over the whole width', async () => {
    const rows = [
      ...[plain(HEADER), plain(['(1)', '(2)', '(3)', '(4)']), ...STEPS.slice(0, 4).map(plain)],
      ...[plain(HEADER), ...STEPS.slice(4).map(plain)],
      [{ text: `Tổng thời gian: ${TOTAL}`, columnSpan: 4 }],
    ];
    const drafts = await readWord([new Paragraph(TITLE), table(rows)]);
    expect(drafts.map(limitsOf)).toEqual([MINUTES]);
    expect(drafts[0]).toMatchObject({ totalMinutes: 168 * 60, warnings: [] });
  });

  it('goes on over a page break in a table of its own, a cell cut in two', async () => {
    const drafts = await readWord([
      new Paragraph(TITLE),
      table([plain(HEADER), ...STEPS.slice(0, 3).map(plain)]),
      new Paragraph('12'),
      table([plain(['', 'và phiếu trình', '', '']), ...STEPS.slice(3).map(plain)]),
    ]);
    expect(drafts.map(limitsOf)).toEqual([MINUTES]);
    expect(drafts[0]!.nodes[2]!.name).toBe('Thẩm định, dự thảo kết quả và phiếu trình');
  });

  it('counts one merged cell of time once, and asks to share it out', async () => {
    const { RESTART, CONTINUE } = VerticalMergeType;
    const merged = STEPS.map((step, at): Printed[] => {
      const [label, what, who, time] = plain(step);
      if (at === 3) return [label!, what!, who!, { text: '07 ngày', verticalMerge: RESTART }];
      if (at === 4 || at === 5) return [label!, what!, who!, { text: '', verticalMerge: CONTINUE }];
      return [label!, what!, who!, time!];
    });
    const [draft] = await readWord([new Paragraph(TITLE), table([plain(HEADER), ...merged])]);
    expect(limitsOf(draft)).toEqual([240, 240, 6720, 3360, null, null, null]);
    expect(draft!.warnings.join(' ')).toContain('Bước 4 đến 6 chung một thời hạn "07 ngày"');
  });

  it('has several steps under one number, and headings of other bodies between', async () => {
    const { RESTART, CONTINUE } = VerticalMergeType;
    const rows: Printed[][] = STEPS.map(plain);
    rows[1]![0] = { text: 'Bước 2', verticalMerge: RESTART };
    rows[2]![0] = { text: '', verticalMerge: CONTINUE };
    rows.splice(4, 0, [{ text: 'Quy trình giải quyết tại cấp tỉnh (05 ngày làm việc)', columnSpan: 4 }]);
    const [draft, ...others] = await readWord([new Paragraph(TITLE), table([plain(HEADER), ...rows])]);
    expect(others).toEqual([]);
    expect(limitsOf(draft)).toEqual(MINUTES);
    expect(draft!.warnings.join(' ')).toContain('Quy trình có nhiều phần');
  });

  it('has a process for each case, and none takes the code of the one before', async () => {
    const steps = table([plain(HEADER), ...STEPS.map(plain), total('Tổng', '21 ngày')]);
    const drafts = await readWord([
      ...[new Paragraph(TITLE), new Paragraph('a) Đối với trường hợp cấp mới'), steps],
      ...[new Paragraph('b) Đối với trường hợp cấp lại'), steps],
      ...[new Paragraph('Lĩnh vực khác, chưa ghi tên'), steps],
    ]);
    expect(drafts.map((each) => each.procedureCodes)).toEqual([['1.099001'], ['1.099001'], []]);
    expect(drafts[1]!.name).toContain('cấp lại');
    expect(drafts[2]!.name).toBe('Lĩnh vực khác, chưa ghi tên');
  });
});

describe('columns', () => {
  const read = async (header: string[], rows: string[][]) =>
    (await readText([TITLE, ...[header, ...rows].map((row) => row.join('\t'))].join('\n')))[0];

  it('have their unit in the heading', async () => {
    const rows = STEPS.map(([label, what, who], at) => [label, what, who, at === 6 ? '' : '2,5']);
    const hours = await read(['TT', 'Trình tự', 'Đơn vị thực hiện', 'Thời gian (giờ)'], rows);
    expect(limitsOf(hours)).toEqual([150, 150, 150, 150, 150, 150, null]);
    const days = await read(['TT', 'Trình tự', 'Đơn vị thực hiện', 'Số ngày làm việc'], rows);
    expect(limitsOf(days)!.slice(0, 2)).toEqual([1200, 1200]);
  });

  it('have a day and an hour side by side under one heading', async () => {
    const rows = STEPS.map(([label, what, who], at) => [
      label,
      what,
      who,
      ...(at === 2 ? ['3', ''] : ['', '4']),
    ]);
    const header = ['STT', 'Nội dung', 'Người thực hiện', 'Thời gian', ''];
    const draft = await read(header, [['', '', '', 'Ngày', 'Giờ'], ...rows]);
    expect(limitsOf(draft)).toEqual([240, 240, 1440, 240, 240, 240, 240]);
  });

  it('give the time by law and the shortened one: the one that is worked by is taken, and said', async () => {
    const rows = STEPS.map(([label, what, who, time]) => [label, what, who, '30 ngày', time]);
    const header = ['Bước', 'Công việc', 'Chức danh', 'Thời gian theo quy định', 'Thời gian sau cắt giảm'];
    const draft = await read(header, rows);
    expect(limitsOf(draft)).toEqual(MINUTES);
    expect(draft!.warnings.join(' ')).toContain('lấy cột "Thời gian sau cắt giảm"');
  });

  it('have no number of the step, and unit and person apart', async () => {
    const rows = STEPS.map(([, what, who, time]) => [what, 'Phòng A', who, time]);
    const draft = await read(['Nội dung công việc', 'Đơn vị', 'Người thực hiện', 'Thời hạn'], rows);
    expect(limitsOf(draft)).toEqual(MINUTES);
    expect(draft!.nodes[2]!.actor).toBe('Phòng A – Chuyên viên');
  });
});

describe('other files', () => {
  it('Excel, with a title row and merged cells', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('QT');
    sheet.addRow([TITLE]);
    sheet.mergeCells('A1:D1');
    for (const row of [HEADER, ...STEPS, ['Tổng cộng', '', '', '168 giờ']]) sheet.addRow(row);
    sheet.mergeCells('A10:C10');
    const [draft] = await readProcesses(new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(limitsOf(draft)).toEqual(MINUTES);
    expect(draft).toMatchObject({ procedureCodes: ['1.099001'], totalMinutes: 168 * 60, warnings: [] });
  });

  it('a page saved as HTML', async () => {
    const cells = (row: string[]) => `<tr>${row.map((each) => `<td>${each}</td>`).join('')}</tr>`;
    const rows = [HEADER, ...STEPS].map(cells).join('');
    const [draft] = await readText(
      `<html><p>${TITLE}</p><table>${rows}<tr><td colspan="3">Tổng cộng</td><td>21 ngày</td></tr></table>`,
    );
    expect(limitsOf(draft)).toEqual(MINUTES);
    expect(draft).toMatchObject({ totalMinutes: 168 * 60, warnings: [] });
  });

  it('running text without a table', async () => {
    const lines = STEPS.map(([label, what, who, time]) => `- ${label}. ${who}: ${what} (${time}).`);
    const [draft] = await readText([TITLE, 'Tổng thời gian: 21 ngày', ...lines].join('\n'));
    expect(limitsOf(draft)).toEqual(MINUTES);
    expect(draft!.nodes.map((each) => each.actor)).toEqual(STEPS.map(([, , who]) => who));
    expect(draft!.totalMinutes).toBe(168 * 60);
  });

  it.each([
    ['a Word file of old', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), /đời cũ/],
    ['an archive of something else', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), /./],
    ['a broken PDF', new TextEncoder().encode('%PDF-1.7 hỏng'), /PDF bị hỏng/],
    ['bytes of nothing', new Uint8Array([1, 0, 2, 0, 0, 7]), /không phải/],
    ['a list of something else', new TextEncoder().encode('[{"a":1}]'), /không phải là một quy trình/],
    ['what is too large', new Uint8Array(31 * 1024 * 1024), /30 MB/],
  ])('refuses %s with one sentence', async (_name, bytes, message) => {
    const refused = await readProcesses(bytes).catch((error: Error) => error);
    expect(refused).toBeInstanceOf(Error);
    expect((refused as Error).name).toBe('UnreadableFile');
    expect((refused as Error).message).toMatch(message);
    expect((refused as Error).message).not.toContain('\n');
  });
});

describe('limits', () => {
  it.each([
    ['½ ngày làm việc', 240],
    ['1½ ngày', 720],
    ['1 giờ 30 phút', 90],
    ['2h30', 150],
    ['01 ngày rưỡi', 720],
    ['nửa ngày', 240],
    ['01 buổi', 240],
    ['Không quá 02 ngày làm việc', 960],
    ['Thời gian: 0.5 ngày', 240],
    ['0,5 (ngày)', 240],
    ['08 giờ hành chính', 480],
    ['Trong ngày làm việc', 480],
    ['Ngay sau khi nhận được kết quả', null],
    ['Theo giấy hẹn', null],
    ['-', null],
    [
      '05 ngày làm việc, trong đó: Lãnh đạo phòng 0,5 ngày; chuyên viên 04 ngày; văn thư 0,5 ngày làm việc',
      2400,
    ],
  ])('%s', (text, minutes) => {
    expect(readLimit(text)).toEqual({ minutes });
  });

  it.each([
    ['02 - 03 ngày', 1440],
    ['từ 1 đến 2 giờ', 120],
  ])('%s: the upper end, and that it is a range', (text, minutes) => {
    expect(readLimit(text)).toEqual({ minutes, isRange: true });
  });

  it.each(['01/07/2025', '12/2025', 'Năm 2026', '1.001193', 'Bước 3'])('"%s" is none', (text) => {
    expect(readLimit(text)).toBeUndefined();
  });
});
