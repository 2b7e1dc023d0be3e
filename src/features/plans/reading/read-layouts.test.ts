import { join } from 'node:path';
import {
  Document,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import ExcelJS from 'exceljs';
import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { root } from '../../../platform/root.ts';
import type { TaskReading } from '../schema.ts';
import { readPlan } from './read-plan.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const short = ({ section, group, no, text, leadUnits, due }: TaskReading) =>
  [section, group, no, text, leadUnits.join(' + '), due.kind].map((each) => each ?? '-').join(' | ');

describe('Word', () => {
  const numbered = (reference: string, instance = 0, level = 0) =>
    new Paragraph({ text: '', numbering: { reference, instance, level } });
  const box = (content: string | Paragraph, columnSpan = 1) =>
    new TableCell({
      columnSpan,
      width: { size: 1500, type: WidthType.DXA },
      children: [typeof content === 'string' ? new Paragraph({ children: [new TextRun(content)] }) : content],
    });
  const pack = async (rows: TableCell[][]) => {
    const level = (format: 'upperRoman' | 'decimal') => [
      { level: 0, format: LevelFormat[format === 'decimal' ? 'DECIMAL' : 'UPPER_ROMAN'], text: '%1.' },
      { level: 1, format: LevelFormat.DECIMAL, text: '%1.%2' },
    ];
    const document = new Document({
      numbering: {
        config: [
          { reference: 'roman', levels: level('upperRoman') },
          { reference: 'decimal', levels: level('decimal') },
        ],
      },
      sections: [{ children: [new Table({ rows: rows.map((children) => new TableRow({ children })) })] }],
    });
    return new Uint8Array(await Packer.toBuffer(document));
  };
  const header = ['STT', 'Nội dung', 'Chủ trì', 'Thời hạn'].map((text) => box(text));

  it('counts the numbers that Word counts itself', async () => {
    const file = await pack([
      header,
      [box(numbered('roman')), box('Chỉ đạo điều hành'), box(''), box('')],
      [box(numbered('decimal', 1)), box('Ban hành kế hoạch'), box('Văn phòng'), box('Quý I/2026')],
      [box(numbered('decimal', 1)), box('Kiểm tra'), box(''), box('')],
      [box(numbered('decimal', 1, 1)), box('Kiểm tra định kỳ'), box('Văn phòng'), box('Hàng quý')],
      [box(numbered('decimal', 1, 1)), box('Kiểm tra đột xuất'), box('Công an phường'), box('Đột xuất')],
      [box(numbered('roman')), box('Tuyên truyền'), box(''), box('')],
      [box(numbered('decimal', 2)), box('Phát thanh'), box('Văn phòng'), box('Hàng tuần')],
    ]);
    expect((await readPlan(file, 'x.docx')).tasks.map(short)).toEqual([
      'I. Chỉ đạo điều hành | - | 1 | Ban hành kế hoạch | Văn phòng | quarter',
      'I. Chỉ đạo điều hành | 2. Kiểm tra | 2.1 | Kiểm tra định kỳ | Văn phòng | continuous',
      'I. Chỉ đạo điều hành | 2. Kiểm tra | 2.2 | Kiểm tra đột xuất | Công an phường | event',
      'II. Tuyên truyền | - | 1 | Phát thanh | Văn phòng | weekly',
    ]);
  });

  it('takes a wide row without a number as a section', async () => {
    const file = await pack([
      header.slice(1),
      [box('Chỉ đạo điều hành', 3)],
      [box('Ban hành kế hoạch'), box('Văn phòng'), box('Quý I/2026')],
      [box('Hiện đại hóa', 3)],
      [box('Số hóa hồ sơ'), box('Trung tâm'), box('Như trên')],
    ]);
    expect((await readPlan(file, 'x.docx')).tasks.map(short)).toEqual([
      'Chỉ đạo điều hành | - | - | Ban hành kế hoạch | Văn phòng | quarter',
      'Hiện đại hóa | - | - | Số hóa hồ sơ | Trung tâm | unparsed',
    ]);
  });
});

describe('Excel', () => {
  it('reads two columns of days, signs for "as above" and leaves hidden sheets out', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('nháp', { state: 'hidden' }).addRows([
      ['Nội dung', 'Chủ trì', 'Thời hạn'],
      ['Bỏ', 'Văn phòng', 'Quý I'],
    ]);
    const sheet = workbook.addWorksheet('Kế hoạch');
    sheet.addRow(['TT', 'Công việc', 'Bộ phận thực hiện', 'Bắt đầu', 'Kết thúc', 'Sản phẩm']);
    sheet.addRow([1, 'Rà soát', 'Văn phòng', new Date('2026-03-01'), new Date('2026-04-15'), 'Báo cáo']);
    sheet.addRow([2, 'Công khai', '-nt-', new Date('2026-05-01'), new Date('2026-05-31'), '"']);
    sheet.addRow(['Nơi nhận: như trên']);
    const { tasks } = await readPlan(new Uint8Array(await workbook.xlsx.writeBuffer()), 'x.xlsx');
    expect(
      tasks.map((each) => [each.text, each.leadUnits, each.deliverables, each.due.from, each.due.to]),
    ).toEqual([
      ['Rà soát', ['Văn phòng'], ['Báo cáo'], '2026-03-01', '2026-04-15'],
      ['Công khai', ['Văn phòng'], ['Báo cáo'], '2026-05-01', '2026-05-31'],
    ]);
  });
});

describe('PDF', () => {
  it('keeps the tables of one page apart and reads a heading over all columns, from a Buffer too', async () => {
    const pdf = new PDFDocument({ size: 'A4', layout: 'landscape', margin: 40 });
    const chunks: Buffer[] = [];
    const ended = new Promise((done) => pdf.on('end', done));
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf
      .font(join(root, 'node_modules/@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'))
      .fontSize(12);
    const table = (data: unknown[][]) => {
      pdf.table({ data } as never);
      pdf.moveDown();
    };
    table([['ỦY BAN NHÂN DÂN PHƯỜNG LÊ CHÂN', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM']]);
    pdf.text('KẾ HOẠCH').text('Cải cách hành chính năm 2026').moveDown();
    table([
      ['TT', 'Nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Tiến độ'],
      [{ colSpan: 5, text: 'I. Cải cách thể chế của phường trong năm theo chỉ đạo của thành phố' }],
      ['1', 'Rà soát văn bản', 'Văn phòng HĐND và UBND', 'Các phòng', 'Tháng 6/2026'],
    ]);
    pdf.text('Nơi nhận:').end();
    await ended;
    const plan = await readPlan(Buffer.concat(chunks), 'x.pdf');
    expect(plan).toMatchObject({
      title: 'Kế hoạch cải cách hành chính năm 2026',
      issuer: 'ỦY BAN NHÂN DÂN PHƯỜNG LÊ CHÂN',
    });
    expect(plan.tasks.map(short)).toEqual([
      'I. Cải cách thể chế của phường trong năm theo chỉ đạo của thành phố | - | 1 | Rà soát văn bản | Văn phòng HĐND và UBND | range',
    ]);
  });
});

it('reads columns of spaces whose place changes with the page and whose header has two lines', async () => {
  const text = [
    ' TT Nhiệm vụ                    Đơn vị thực hiện              Tiến độ',
    '                                Chủ trì        Phối hợp       hoàn thành',
    ' I. Cải cách thể chế',
    ' 1  Xây dựng kế hoạch rà soát   Văn phòng      Các phòng      Quý I/2026',
    '    văn bản                     HĐND và UBND',
    '\fTT Nhiệm vụ               Đơn vị thực hiện           Tiến độ',
    '                           Chủ trì        Phối hợp    hoàn thành',
    '2  Số hóa hồ sơ tại trung  Trung tâm                  Trước',
    '   tâm                                                30/6/2026',
    'Nơi nhận:',
  ].join('\n');
  const { tasks } = await readPlan(bytes(text), 'x.txt');
  expect(tasks.map(short)).toEqual([
    'I. Cải cách thể chế | - | 1 | Xây dựng kế hoạch rà soát văn bản | Văn phòng HĐND và UBND | quarter',
    'I. Cải cách thể chế | - | 2 | Số hóa hồ sơ tại trung tâm | Trung tâm | by',
  ]);
});

it.each([
  [
    'HTML, with cells merged over rows and columns',
    `<html><head><title>x</title></head><body><p>KẾ HOẠCH</p><p>Cải cách năm 2026</p><table><tr><td>
     <table><tr><th rowspan="2">TT</th><th rowspan="2">Nội dung</th><th colspan="2">Đơn vị</th><th rowspan="2">Thời gian</th></tr>
     <tr><th>Chủ trì</th><th>Phối hợp</th></tr><tr><td colspan=5>I. Thể chế</td></tr>
     <tr><td>1<td>Rà soát &amp; công bố<td>Văn phòng<br>Công an phường<td>Các phòng<td>Quý I</tr></table></td></tr></table>`,
    'I. Thể chế | - | 1 | Rà soát & công bố | Văn phòng + Công an phường | quarter',
  ],
  [
    'values parted by semicolons',
    'Kế hoạch năm 2026\nTT;Nội dung;Chủ trì;Thời gian\nI;Thể chế;;\n1;"Rà soát; công bố";"Văn phòng\nCông an phường";Quý I\n',
    'I. Thể chế | - | 1 | Rà soát; công bố | Văn phòng + Công an phường | quarter',
  ],
  [
    'tabs with a line break inside a cell',
    'Kế hoạch năm 2026\nTT\tNội dung\tChủ trì\tThời gian\nI\tThể chế\n1\tRà soát\nvà công bố\tVăn phòng\tQuý I\n',
    'I. Thể chế | - | 1 | Rà soát và công bố | Văn phòng | quarter',
  ],
])('reads %s', async (_name, text, expected) => {
  expect((await readPlan(bytes(text), 'x')).tasks.map(short)).toEqual([expected]);
});
