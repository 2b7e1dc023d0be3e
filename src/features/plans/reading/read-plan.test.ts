import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
  WidthType,
} from 'docx';
import ExcelJS from 'exceljs';
import { strToU8, zipSync } from 'fflate';
import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { root } from '../../../platform/root.ts';
import type { PlanDue, TaskReading } from '../schema.ts';
import golden from './hai-duong-2026.golden.json' with { type: 'json' };
import { NoTaskTable, readPlan, UnreadableFile } from './read-plan.ts';

const SEED = readFileSync(join(root, 'db', 'seeds', 'plans', 'hai-duong-2026.txt'));
const bytes = (text: string) => new TextEncoder().encode(text);
const dueWords = (due: PlanDue) => [due.kind, due.from, due.to].filter(Boolean).join(' ');

describe('the signed plan of phường Hải Dương', () => {
  it('gives its thirty tasks as a careful human reads them', async () => {
    const plan = await readPlan(SEED, 'hai-duong-2026.txt');
    expect(plan.title).toContain('kiểm soát thủ tục hành chính');
    expect(plan.number).toBeNull();
    expect(plan.issuer).toBe('CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG HẢI DƯƠNG');
    expect(plan.tasks.map(short)).toEqual(golden);
  });

  it('has 1, 1, 6, 5, 7, 3 and 7 tasks by section and group', async () => {
    const { tasks } = await readPlan(SEED, 'x.txt');
    const count = new Map<string, number>();
    for (const task of tasks) {
      const place = [task.section!.split('.')[0], task.group?.split('.')[0]].filter(Boolean).join('.');
      count.set(place, (count.get(place) ?? 0) + 1);
    }
    expect([...count]).toEqual([
      ['I', 1],
      ['II', 1],
      ['II.2', 6],
      ['II.3', 5],
      ['III', 7],
      ['IV', 3],
      ['V', 7],
    ]);
  });
});

function short(task: TaskReading) {
  return {
    order: task.order,
    section: task.section!.split('.')[0],
    group: task.group?.split('.')[0] ?? null,
    no: task.no,
    text: task.text,
    lead: task.leadUnits,
    support: task.supportingUnits,
    deliverables: task.deliverables,
    due: dueWords(task.due),
    targets: task.targets.map((each) => `${each.op} ${each.value}${each.unit}`),
  };
}

/** A plan with its columns in another order, a group, a child, two leads and a merged cell. */
const HEADER = [
  'Thời gian hoàn thành',
  'Nhiệm vụ',
  'Sản phẩm',
  'Cơ quan phối hợp',
  'Đơn vị thực hiện',
  'STT',
];
const ROWS = [
  ['', 'Nhiệm vụ chung', '', '', '', 'I'],
  [
    'Trước ngày 30/6/2026',
    'Niêm yết 100% thủ tục',
    'Danh mục\nBáo cáo',
    'Công an phường',
    'Văn phòng HĐND&UBND\nPhòng Văn hóa - Xã hội',
    '1',
  ],
  ['', 'Số hóa', '', '', '', '2'],
  [
    'Quý I, II/2026',
    'Số hóa ít nhất 90% hồ sơ',
    'Báo cáo',
    'Các phòng chuyên môn',
    'Trung tâm Phục vụ hành chính công',
    '',
  ],
  ['Hàng tuần', 'Công bố chỉ số phục vụ', 'Bảng điểm', '', 'Trung tâm Phục vụ hành chính công', ''],
];

function expectSmallPlan(tasks: TaskReading[]) {
  expect(
    tasks.map((task) => [task.section, task.group, task.no, task.text, task.leadUnits, dueWords(task.due)]),
  ).toEqual([
    [
      'I. Nhiệm vụ chung',
      null,
      '1',
      'Niêm yết 100% thủ tục',
      ['Văn phòng HĐND&UBND', 'Phòng Văn hóa - Xã hội'],
      'by 2026-06-30',
    ],
    [
      'I. Nhiệm vụ chung',
      '2. Số hóa',
      null,
      'Số hóa ít nhất 90% hồ sơ',
      ['Trung tâm Phục vụ hành chính công'],
      'quarter 2026-01-01 2026-06-30',
    ],
    [
      'I. Nhiệm vụ chung',
      '2. Số hóa',
      null,
      'Công bố chỉ số phục vụ',
      ['Trung tâm Phục vụ hành chính công'],
      'weekly',
    ],
  ]);
  expect(tasks[0]!.deliverables).toEqual(['Danh mục', 'Báo cáo']);
  expect(tasks[1]!.targets).toMatchObject([{ op: '>=', value: 90, unit: '%' }]);
}

const TITLE = 'Kế hoạch cải cách hành chính năm 2026';

describe('Word', () => {
  const line = (text: string) => new Paragraph({ children: [new TextRun(text)] });
  const tableCell = (text: string, more = {}) =>
    new TableCell({
      children: text.split('\n').map(line),
      width: { size: 1500, type: WidthType.DXA },
      ...more,
    });
  const pack = async (rows: TableRow[]) => {
    const document = new Document({ sections: [{ children: [line(TITLE), new Table({ rows })] }] });
    return new Uint8Array(await Packer.toBuffer(document));
  };

  it('reads a table in any column order', async () => {
    const rows = [HEADER, ...ROWS].map(
      (row) => new TableRow({ children: row.map((text) => tableCell(text)) }),
    );
    const plan = await readPlan(await pack(rows), 'ke-hoach.docx');
    expect(plan.title).toBe(TITLE);
    expectSmallPlan(plan.tasks);
  });

  it('gives a unit merged over several rows to each of them', async () => {
    const head = ['TT', 'Nội dung', 'Đơn vị chủ trì', 'Thời gian'];
    const rows = [
      new TableRow({ children: head.map((text) => tableCell(text)) }),
      new TableRow({ children: [tableCell('I. Phần đầu', { columnSpan: 4 })] }),
      new TableRow({
        children: [
          tableCell('1'),
          tableCell('Việc một'),
          tableCell('Công an phường', { verticalMerge: VerticalMergeType.RESTART }),
          tableCell('Quý I'),
        ],
      }),
      new TableRow({
        children: [
          tableCell('2'),
          tableCell('Việc hai'),
          tableCell('', { verticalMerge: VerticalMergeType.CONTINUE }),
          tableCell('Thường xuyên'),
        ],
      }),
    ];
    const { tasks } = await readPlan(await pack(rows), 'x.docx');
    expect(tasks.map((task) => [task.section, task.no, task.leadUnits, dueWords(task.due)])).toEqual([
      ['I. Phần đầu', '1', ['Công an phường'], 'quarter 2026-01-01 2026-03-31'],
      ['I. Phần đầu', '2', ['Công an phường'], 'continuous'],
    ]);
  });
});

describe('Excel', () => {
  it('reads a sheet with a title above the table and real dates', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('Phụ lục');
    sheet.addRow([TITLE]);
    sheet.mergeCells('A1:F1');
    sheet.addRow(HEADER);
    for (const row of ROWS) sheet.addRow(row);
    sheet.getCell('A4').value = new Date(Date.UTC(2026, 5, 30));
    const file = new Uint8Array(await workbook.xlsx.writeBuffer());
    const plan = await readPlan(file, 'ke-hoach.xlsx');
    expect(plan.title).toBe(TITLE);
    expectSmallPlan(plan.tasks);
  });
});

describe('PDF', () => {
  const font = join(root, 'node_modules/@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf');
  const draw = (rows: string[][], options: object = {}) =>
    new Promise<Uint8Array>((done) => {
      const pdf = new PDFDocument({ size: 'A4', layout: 'landscape', margin: 40 });
      const chunks: Buffer[] = [];
      pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
      pdf.on('end', () => done(new Uint8Array(Buffer.concat(chunks))));
      pdf.font(font).fontSize(11).text(TITLE, { align: 'center' }).moveDown();
      pdf.table({ data: rows, ...options } as never);
      pdf.end();
    });

  it('reads a ruled table', async () => {
    const plan = await readPlan(await draw([HEADER, ...ROWS]), 'ke-hoach.pdf');
    expect(plan.title).toBe(TITLE);
    expectSmallPlan(plan.tasks);
  });

  it('reads the same tasks as from text when the table runs over pages', async () => {
    const fromText = (await readPlan(SEED, 'x.txt')).tasks;
    const rows = [
      ['TT', 'Nội dung nhiệm vụ', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Sản phẩm', 'Thời gian hoàn thành'],
      ...fromText.map((task, at) => [
        String(at + 1),
        task.text,
        task.leadUnits.join('\n'),
        task.supportingUnits.join('\n'),
        task.deliverables.map((each) => `- ${each}`).join('\n'),
        task.due.raw,
      ]),
    ];
    const { tasks } = await readPlan(await draw(rows), 'x.pdf');
    const words = (text: string) => text.replace(/\s+/g, ' ');
    expect(tasks.map((task) => words(task.text))).toEqual(fromText.map((task) => words(task.text)));
    expect(tasks.map((task) => task.leadUnits)).toEqual(fromText.map((task) => task.leadUnits));
    expect(tasks.map((task) => task.deliverables)).toEqual(fromText.map((task) => task.deliverables));
    expect(tasks.map((task) => dueWords(task.due).replace('2026-', ''))).toEqual(
      fromText.map((task) => dueWords(task.due).replace('2026-', '')),
    );
  });

  it('reads a table without rules by its header', async () => {
    const plan = await readPlan(await draw([HEADER, ...ROWS], { defaultStyle: { border: false } }), 'x.pdf');
    expect(plan.tasks.map((task) => task.text)).toContain('Niêm yết 100% thủ tục');
  });

  it('says so when the PDF is locked', async () => {
    const locked = await new Promise<Uint8Array>((done) => {
      const pdf = new PDFDocument({ userPassword: 'a', ownerPassword: 'b' });
      const chunks: Buffer[] = [];
      pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
      pdf.on('end', () => done(new Uint8Array(Buffer.concat(chunks))));
      pdf.end();
    });
    await expect(readPlan(locked, 'x.pdf')).rejects.toThrow('mật khẩu');
  });

  it('says so when the PDF is a scan', async () => {
    const empty = await new Promise<Uint8Array>((done) => {
      const pdf = new PDFDocument();
      const chunks: Buffer[] = [];
      pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
      pdf.on('end', () => done(new Uint8Array(Buffer.concat(chunks))));
      pdf.rect(10, 10, 100, 100).fill('#ccc');
      pdf.end();
    });
    await expect(readPlan(empty, 'x.pdf')).rejects.toThrow(UnreadableFile);
  });
});

describe('text', () => {
  it('reads bars, tabs and columns of spaces', async () => {
    const bars =
      '| TT | Nội dung | Chủ trì | Thời hạn |\n|---|---|---|---|\n| 1 | Việc một | Văn phòng | Quý IV/2026 |\n';
    expect((await readPlan(bytes(bars), 'x.md')).tasks).toMatchObject([
      { text: 'Việc một', leadUnits: ['Văn phòng'] },
    ]);
    const spaces = [
      'TT   Nội dung công việc          Đơn vị chủ trì         Thời gian',
      '1    Niêm yết thủ tục tại        Trung tâm Phục vụ      Quý II/2026',
      '     trung tâm                   hành chính công',
      '2    Tập huấn nghiệp vụ          Văn phòng              Tháng 9/2026',
    ].join('\n');
    const { tasks } = await readPlan(bytes(spaces), 'x.txt');
    expect(tasks.map((task) => [task.no, task.text, task.leadUnits, dueWords(task.due)])).toEqual([
      [
        '1',
        'Niêm yết thủ tục tại trung tâm',
        ['Trung tâm Phục vụ hành chính công'],
        'quarter 2026-04-01 2026-06-30',
      ],
      ['2', 'Tập huấn nghiệp vụ', ['Văn phòng'], 'range 2026-09-01 2026-09-30'],
    ]);
  });

  it('reads a plan written as numbered paragraphs with labels', async () => {
    const outline = `KẾ HOẠCH\nTriển khai năm 2026\n- Xác định nội dung công việc, thời hạn, đơn vị chủ trì, đơn vị phối hợp.\n- Gắn với trách nhiệm, vai trò.\nI. NHIỆM VỤ\n1. Rà soát thủ tục\n- Cơ quan chủ trì: Văn phòng.\n- Thời gian thực hiện: Quý I năm 2026.\n2. Tập huấn\n- Cơ quan chủ trì: Phòng Văn hóa - Xã hội.\n- Thời gian thực hiện: Năm\n2026 và các năm tiếp theo.`;
    const { tasks } = await readPlan(bytes(outline), 'x.txt');
    expect(tasks.map((task) => [task.no, task.text, task.leadUnits, dueWords(task.due)])).toEqual([
      ['1', 'Rà soát thủ tục', ['Văn phòng'], 'quarter 2026-01-01 2026-03-31'],
      ['2', 'Tập huấn', ['Phòng Văn hóa - Xã hội'], 'from 2026-01-01'],
    ]);
  });

  it.each([
    ['an empty file', new Uint8Array(), UnreadableFile],
    ['a letter', bytes('Kính gửi Ủy ban nhân dân phường. Trân trọng.'), NoTaskTable],
    ['a table of something else', bytes('Họ tên\tNgày sinh\nA\t1990\n'), NoTaskTable],
    ['an old Word file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), UnreadableFile],
    ['a broken zip', bytes('PK\u0003\u0004garbage'), UnreadableFile],
    ['a broken PDF', bytes('%PDF-1.7 garbage'), UnreadableFile],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), UnreadableFile],
    ['a zip of something else', zipSync({ 'a.txt': strToU8('x') }), UnreadableFile],
    ['many rows of something else', bytes('Họ tên\tNgày sinh\n'.repeat(19_000)), NoTaskTable],
    ['many lines that end nowhere', bytes('Xác định nội dung, thời hạn\n'.repeat(19_000)), NoTaskTable],
    [
      'runs of spaces, stars and open tags',
      bytes(`${' '.repeat(2e5)}x\n${'<a'.repeat(2e5)}\n${'*'.repeat(2e5)}x`),
      NoTaskTable,
    ],
    ['a book', bytes('dòng\n'.repeat(20_001)), UnreadableFile],
    ['a zip bomb', zipSync({ 'word/document.xml': new Uint8Array(51 * 1024 * 1024) }), UnreadableFile],
    ['a broken Excel file', zipSync({ 'xl/workbook.xml': strToU8('<x') }), UnreadableFile],
  ])('refuses %s in one line', async (_name, file, kind) => {
    const failure = await readPlan(file, 'x').catch((error: Error) => error);
    expect(failure).toBeInstanceOf(kind);
    expect((failure as Error).message).toMatch(/^[^\n]{5,200}$/);
  });
});
