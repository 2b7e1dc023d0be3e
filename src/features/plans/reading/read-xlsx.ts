import ExcelJS from 'exceljs';
import { type Block, type Cell, cell, UnreadableFile } from './blocks.ts';
import { unpack } from './read-docx.ts';

const MOST_ROWS = 20_000;

/** Every sheet as a table, merged cells laid out, dates as dd/MM/yyyy. @throws UnreadableFile */
export async function readXlsx(bytes: Uint8Array): Promise<Block[]> {
  unpack(bytes, () => true);
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(bytes.slice().buffer as never);
  } catch {
    throw new UnreadableFile('Tệp Excel bị hỏng hoặc có mật khẩu: không mở được.');
  }
  return workbook.worksheets.map((sheet) => ({ kind: 'table', rows: readSheet(sheet) }));
}

function readSheet(sheet: ExcelJS.Worksheet): Cell[][] {
  const width = Math.min(sheet.columnCount, 64);
  const rows: Cell[][] = [];
  for (let number = 1; number <= Math.min(sheet.rowCount, MOST_ROWS); number++) {
    const row = sheet.getRow(number);
    const cells: Cell[] = [];
    for (let column = 1; column <= width; column++) cells.push(readCell(row.getCell(column)));
    if (cells.some((each) => each.text !== '')) rows.push(cells);
  }
  return rows;
}

/** A cell merged with one above repeats it; one merged with its left neighbour is empty. */
function readCell(found: ExcelJS.Cell): Cell {
  if (!found.isMerged || found.master.address === found.address) return cell(textOf(found));
  const sameColumn = String(found.master.col) === String(found.col);
  return sameColumn ? cell(textOf(found.master), true) : cell('');
}

function textOf(found: ExcelJS.Cell): string {
  const { value } = found;
  if (value instanceof Date) return value.toISOString().slice(0, 10).split('-').reverse().join('/');
  if (value !== null && typeof value === 'object' && 'result' in value && value.result instanceof Date)
    return value.result.toISOString().slice(0, 10).split('-').reverse().join('/');
  return found.text.trim();
}
