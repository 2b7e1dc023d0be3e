import ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import { type Block, type Cell, cell, UnreadableFile } from './blocks.ts';
import { unpack } from './unpack.ts';

const MOST_ROWS = 20_000;

/** Every visible sheet as a table, merged cells laid out, dates as dd/MM/yyyy. @throws UnreadableFile */
export async function readXlsx(bytes: Uint8Array): Promise<Block[]> {
  const parts = unpack(bytes, (name) => name.endsWith('.xml') || name.endsWith('.rels'));
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(zipSync(Object.fromEntries(parts), { level: 0 }).buffer as never);
  } catch (error) {
    throw new UnreadableFile('Tệp Excel bị hỏng hoặc có mật khẩu: không mở được.', { cause: error });
  }
  return workbook.worksheets
    .filter((sheet) => sheet.state === 'visible')
    .map((sheet) => ({ kind: 'table', rows: readSheet(sheet) }));
}

function readSheet(sheet: ExcelJS.Worksheet): Cell[][] {
  const width = Math.min(sheet.columnCount, 64);
  const rows: Cell[][] = [];
  for (let number = 1; number <= Math.min(sheet.rowCount, MOST_ROWS); number++) {
    const row = sheet.getRow(number);
    const cells: Cell[] = [];
    for (let column = 1; column <= width; column++) cells.push(readCell(row, column, width));
    if (cells.some((each) => each.text !== '')) rows.push(cells);
  }
  return rows;
}

/** A cell merged with one above repeats it; one merged with its left neighbour is empty. */
function readCell(row: ExcelJS.Row, column: number, width: number): Cell {
  const found = row.getCell(column);
  if (!found.isMerged) return cell(textOf(found));
  const { master } = found;
  if (String(master.col) !== String(found.col)) return cell('');
  let span = 1;
  while (column + span <= width && row.getCell(column + span).master.address === master.address) span++;
  return cell(textOf(master), master.address !== found.address, span);
}

function textOf(found: ExcelJS.Cell): string {
  const { value } = found;
  if (value instanceof Date) return dayOf(value);
  if (value !== null && typeof value === 'object' && 'result' in value)
    return value.result instanceof Date ? dayOf(value.result) : String(value.result ?? '').trim();
  return (found.text ?? '').toString().trim();
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10).split('-').reverse().join('/');
}
