import { describeFee, describePart, describeTerm, type ProcedureVersion } from '../../procedures/index.ts';
import { type Board, beginSheet, drawHead, endSheet, makeRoom, type Paper, type Sheet } from './paper.ts';

export interface PosterList {
  procedures: readonly ProcedureVersion[];
  /** The one field that is listed; null: all of them. */
  field: string | null;
  board: Board;
  address: string;
  paper: Paper;
}

/** Columns with their share of the width. */
const COLUMNS: [title: string, share: number][] = [
  ['STT', 0.05],
  ['Mã', 0.1],
  ['Tên thủ tục', 0.4],
  ['Thời hạn', 0.19],
  ['Phí, lệ phí', 0.15],
  ['Quyết định', 0.11],
];

/** The whole list by field as a sheet for the notice board. */
export async function drawList(list: PosterList): Promise<Uint8Array> {
  const { procedures, field, board, address } = list;
  const sheet = beginSheet(list.paper, board, 'Danh mục thủ tục hành chính niêm yết');
  await drawHead(sheet, {
    title: field ? `Danh mục thủ tục: ${field}` : 'Danh mục thủ tục hành chính',
    subtitle: [
      `${procedures.length} thủ tục thực hiện tại phường, đang có hiệu lực ngày ${board.printedOn}.`,
      'Nội dung đầy đủ của từng thủ tục: quét mã bên, hoặc hỏi tại quầy hướng dẫn.',
    ],
    qrText: address,
    qrWords: 'Quét để xem từng thủ tục',
  });
  let number = 0;
  for (const [name, rows] of byField(procedures)) {
    drawField(sheet, name, rows.length);
    for (const row of rows) drawRow(sheet, name, cellsOf(row, ++number));
  }
  const to = sheet.pdf.bufferedPageRange().count;
  return endSheet(sheet, [{ from: 0, to, marks: `${address}.` }]);
}

function byField(procedures: readonly ProcedureVersion[]): [string, ProcedureVersion[]][] {
  const found = new Map<string, ProcedureVersion[]>();
  for (const each of procedures) found.set(each.field, [...(found.get(each.field) ?? []), each]);
  return [...found].sort(([a], [b]) => a.localeCompare(b, 'vi'));
}

function cellsOf(procedure: ProcedureVersion, number: number): string[] {
  const fees = procedure.fees.map((fee) => describeFee({ ...fee, waivers: '' }));
  return [
    String(number),
    procedure.code,
    procedure.name,
    [...new Set(procedure.terms.map(describeTerm))].join('; '),
    [...new Set(fees)].join('; '),
    describePart(procedure, 'decision')[0] ?? '',
  ];
}

function drawField(sheet: Sheet, name: string, count: number): void {
  const { pdf, left, width, size } = sheet;
  makeRoom(sheet, size(70));
  pdf.y += size(6);
  pdf
    .font('bold')
    .fontSize(size(11.5))
    .fillColor('#0b3f4c')
    .text(`${name} (${count})`, left, pdf.y, { width })
    .fillColor('black');
  pdf.y += size(2);
  drawTitles(sheet);
}

function drawTitles(sheet: Sheet): void {
  drawCells(
    sheet,
    COLUMNS.map(([title]) => title),
    'bold',
  );
}

function drawRow(sheet: Sheet, field: string, cells: readonly string[]): void {
  const { pdf, left, width, size } = sheet;
  if (makeRoom(sheet, heightOf(sheet, cells))) {
    pdf.font('bold').fontSize(size(10)).text(`${field} (tiếp)`, left, pdf.y, { width });
    drawTitles(sheet);
  }
  drawCells(sheet, cells, 'regular');
}

const PAD = 3;

function heightOf({ pdf, width, size }: Sheet, cells: readonly string[]): number {
  pdf.font('regular').fontSize(size(9));
  const heights = cells.map((text, at) =>
    pdf.heightOfString(text || ' ', { width: COLUMNS[at]![1] * width - size(2 * PAD) }),
  );
  return Math.max(...heights) + size(2 * PAD);
}

function drawCells(sheet: Sheet, cells: readonly string[], font: 'regular' | 'bold'): void {
  const { pdf, left, width, size } = sheet;
  const height = heightOf(sheet, cells);
  const top = pdf.y;
  let x = left;
  pdf.font(font).fontSize(size(9)).lineWidth(size(0.4));
  for (const [at, text] of cells.entries()) {
    const column = COLUMNS[at]![1] * width;
    pdf.rect(x, top, column, height).stroke('#8aa4ab');
    pdf.text(text, x + size(PAD), top + size(PAD), { width: column - size(2 * PAD) });
    x += column;
  }
  pdf.x = left;
  pdf.y = top + height;
}
