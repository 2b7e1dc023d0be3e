import type ExcelJS from 'exceljs';
import type { Cell, FilledColumn, FilledForm, FilledRow } from '../forms/schema.ts';
import { daysName } from '../labels.ts';

export interface SheetWords {
  reporter: string;
  receiver: string;
  /** When it was counted, as the ward's clock shows it. */
  asOf: string;
  /** Which part of the ward it is about; left out: all of it. */
  about?: string;
}

const BORDER = { style: 'thin' } as const;
const BOX = { top: BORDER, bottom: BORDER, left: BORDER, right: BORDER };
const FACE = { name: 'Times New Roman', size: 11 } as const;
/** Above the rows: words, heading, headings of groups, labels, numbers. */
const HEAD_ROW = 7;
/** Ordinal and label stand before the numbers. */
const LEAD = 2;

/** One form as a sheet, A4 across, with its head on every page. */
export function addFormSheet(workbook: ExcelJS.Workbook, form: FilledForm, words: SheetWords): void {
  const sheet = workbook.addWorksheet(form.code.replace(/[\\/?*[\]:]/g, '-'), {
    pageSetup: {
      ...{ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      margins: { left: 0.6, right: 0.4, top: 0.8, bottom: 0.8, header: 0.4, footer: 0.4 },
      printTitlesRow: `${HEAD_ROW}:${HEAD_ROW + 2}`,
    },
    headerFooter: { oddHeader: `&L${form.code}&R&P/&N` },
    views: [{ state: 'frozen', ySplit: HEAD_ROW + 2, xSplit: LEAD }],
  });
  writeWords(sheet, form, words);
  if (form.missing !== null) {
    sheet.getCell(`A${HEAD_ROW}`).value = form.missing;
    return;
  }
  writeHead(sheet, form.columns);
  for (const [at, row] of form.rows.entries()) writeRow(sheet, form, row, at);
  writeEnd(sheet, form);
}

function writeWords(sheet: ExcelJS.Worksheet, form: FilledForm, words: SheetWords): void {
  const lines = [
    `${form.law}${form.isVerified ? '' : ' (mẫu chưa xác minh)'}`,
    form.name.toUpperCase(),
    `Kỳ báo cáo: ${daysName(form)}${words.about === undefined ? '' : `; ${words.about}`}`,
    `Đơn vị báo cáo: ${words.reporter}. Đơn vị nhận báo cáo: ${words.receiver}`,
    `Đơn vị tính: ${form.unit}. Tính lúc ${words.asOf}`,
  ];
  for (const [at, text] of lines.entries()) {
    const cell = sheet.getCell(at + 1, 1);
    cell.value = text;
    cell.font = { ...FACE, bold: at === 1, size: at === 1 ? 13 : 11 };
  }
}

function writeHead(sheet: ExcelJS.Worksheet, columns: readonly FilledColumn[]): void {
  const put = (row: number, column: number, text: string) => {
    const cell = sheet.getCell(row, column);
    cell.value = text;
    cell.font = { ...FACE, bold: true };
    cell.border = BOX;
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  };
  for (const [at, label] of ['STT', 'Lĩnh vực, nội dung'].entries()) {
    for (const row of [0, 1]) put(HEAD_ROW + row, at + 1, label);
    sheet.mergeCells(HEAD_ROW, at + 1, HEAD_ROW + 1, at + 1);
    put(HEAD_ROW + 2, at + 1, `(${at + 1})`);
  }
  for (const [at, column] of columns.entries()) {
    put(HEAD_ROW, LEAD + at + 1, column.group ?? column.label);
    put(HEAD_ROW + 1, LEAD + at + 1, column.label);
    put(HEAD_ROW + 2, LEAD + at + 1, column.number);
  }
  mergeHeads(sheet, columns);
  sheet.getColumn(1).width = 6;
  sheet.getColumn(2).width = 44;
  for (const [at] of columns.entries()) sheet.getColumn(LEAD + at + 1).width = 12;
  sheet.getRow(HEAD_ROW + 1).height = 46;
}

function mergeHeads(sheet: ExcelJS.Worksheet, columns: readonly FilledColumn[]): void {
  for (let at = 0; at < columns.length; ) {
    const { group } = columns[at]!;
    if (group === null) {
      sheet.mergeCells(HEAD_ROW, LEAD + at + 1, HEAD_ROW + 1, LEAD + at + 1);
      at += 1;
      continue;
    }
    let end = at;
    while (columns[end + 1]?.group === group) end += 1;
    if (end > at) sheet.mergeCells(HEAD_ROW, LEAD + at + 1, HEAD_ROW, LEAD + end + 1);
    at = end + 1;
  }
}

const rowNumber = (at: number) => HEAD_ROW + 3 + at;

function writeRow(sheet: ExcelJS.Worksheet, form: FilledForm, row: FilledRow, at: number): void {
  const isStrong = row.kind === 'total' || row.kind === 'part';
  const values = [
    row.ordinal,
    row.label,
    ...form.columns.map((_, place) => cellValue(sheet, form, at, place)),
  ];
  for (const [place, value] of values.entries()) {
    const cell = sheet.getCell(rowNumber(at), place + 1);
    cell.value = value as ExcelJS.CellValue;
    cell.font = { ...FACE, bold: isStrong };
    cell.border = BOX;
    cell.alignment = { vertical: 'top', wrapText: place === 1, horizontal: place < LEAD ? 'left' : 'right' };
    const column = form.columns[place - LEAD];
    if (column) cell.numFmt = column.isRatio ? '0.0%' : '#,##0';
  }
}

/** A number, or the formula of which it is the result. A column without data stays empty. */
function cellValue(sheet: ExcelJS.Worksheet, form: FilledForm, at: number, place: number) {
  const row = form.rows[at]!;
  const cell: Cell = row.cells[place] ?? null;
  const column = form.columns[place]!;
  const address = (line: number, which: number) =>
    `${sheet.getColumn(LEAD + which + 1).letter}${rowNumber(line)}`;
  if (column.ratio) {
    const [of, over] = [address(at, column.ratio.of), address(at, column.ratio.over)];
    return { formula: `IF(N(${over})=0,"",${of}/${over})`, result: cell === null ? '' : cell / 100 };
  }
  if (cell === null) return null;
  const parts = partsOf(form.rows, at);
  if (parts.length > 0) return { formula: sumOf(parts.map((line) => address(line, place))), result: cell };
  if (column.sumOf.length === 0) return cell;
  return { formula: sumOf(column.sumOf.map((which) => address(at, which))), result: cell };
}

/** A run of neighbours as a range, else each by itself. */
function sumOf(addresses: readonly string[]): string {
  const [first] = addresses;
  const last = addresses.at(-1);
  const column = /^[A-Z]+/.exec(first!)![0];
  const lines = addresses.map((each) => Number(/\d+$/.exec(each)![0]));
  const isRun =
    addresses.length > 1 &&
    addresses.every((each, at) => each.startsWith(column) && lines[at] === lines[0]! + at);
  return isRun ? `SUM(${first}:${last})` : `SUM(${addresses.join(',')})`;
}

/** The rows that a sum adds up: parts under the total, groups under their part, lines where there are no parts. */
function partsOf(rows: readonly FilledRow[], at: number): number[] {
  const { kind } = rows[at]!;
  if (kind === 'group' || kind === 'line') return [];
  const places = rows.map((_, place) => place);
  if (kind === 'total') {
    const parts = places.filter((place) => rows[place]!.kind === 'part');
    return parts.length > 0 ? parts : places.filter((place) => place !== at);
  }
  const end = rows.findIndex((row, place) => place > at && row.kind !== 'group');
  return places.filter((place) => place > at && (end === -1 || place < end));
}

function writeEnd(sheet: ExcelJS.Worksheet, form: FilledForm): void {
  let line = rowNumber(form.rows.length) + 1;
  for (const column of form.columns) {
    if (column.missing === null) continue;
    sheet.getCell(line, 1).value = `Cột ${column.number || column.label} để trống: ${column.missing}`;
    sheet.getCell(line, 1).font = { ...FACE, italic: true };
    line += 1;
  }
  sheet.getCell(line + 1, 2).value = 'Người lập biểu';
  sheet.getCell(line + 1, Math.max(4, form.columns.length)).value = 'Thủ trưởng đơn vị';
  for (const column of [2, Math.max(4, form.columns.length)])
    sheet.getCell(line + 1, column).font = { ...FACE, bold: true };
}
