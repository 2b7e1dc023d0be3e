import { once } from 'node:events';
import { PassThrough, Readable, type Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import { log } from '../../../platform/log.ts';

type Rows = (string | number | null)[][];

/** One sheet as .xlsx; the first row is the head. Text that looks like a formula stays text. */
export function writeWorkbook(name: string, rows: Rows): Promise<Uint8Array> {
  return writeSheets([{ name, rows }]);
}

/** Several such sheets in one file. */
export async function writeSheets(sheets: readonly { name: string; rows: Rows }[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const each of sheets) addSheet(workbook, each);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addSheet(workbook: ExcelJS.Workbook, { name, rows }: { name: string; rows: Rows }): void {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRows(rows);
  sheet.getRow(1).font = { bold: true };
  for (const [at, column] of sheet.columns.entries()) {
    const longest = Math.max(8, ...rows.slice(0, 200).map((row) => String(row[at] ?? '').length));
    column.width = Math.min(60, longest + 2);
  }
}

type Cell = string | number | Date | null;

/**
 * One sheet as .xlsx, written while its rows come: fifty thousand need no more memory than a page of them.
 * An instant becomes a real date of the ward's clock, which Excel can sort and filter.
 */
export function streamWorkbook(name: string, head: string[], pages: AsyncIterable<Cell[][]>): ReadableStream {
  const out = new PassThrough({ highWaterMark: 1 << 20 });
  writeSheet(out, { name, head, pages }).catch((error) => {
    log('error', 'export_failed', { error });
    out.destroy(error);
  });
  return Readable.toWeb(out) as ReadableStream;
}

interface Sheet {
  name: string;
  head: string[];
  pages: AsyncIterable<Cell[][]>;
}

async function writeSheet(out: PassThrough, { name, head, pages }: Sheet): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = head.map((text) => ({ width: Math.max(14, Math.min(48, text.length + 6)) }));
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: head.length } };
  const first = sheet.addRow(head);
  first.font = { bold: true };
  first.commit();
  for await (const page of pages) {
    // Whoever reads slowly, or not at all, is waited for, and so is the packing; nothing piles up here.
    for (const full of [...packingOf(sheet), out as unknown as Full]) if (await isGone(full, out)) return;
    for (const cells of page) addRow(sheet, cells);
  }
  sheet.commit();
  await workbook.commit();
}

/** A stream of node's, or of the older readable-stream that exceljs brings, which says only here whether it is full. */
type Full = Writable & { _writableState: { needDrain: boolean } };

/** Where exceljs hands the sheet over to be packed. It never waits there by itself: rows would pile up as text. */
function packingOf(sheet: ExcelJS.Worksheet): Full[] {
  return (sheet as unknown as { stream: { pipes: Full[] } }).stream.pipes;
}

/** Waits until a stream takes more. @returns whether the reader has gone meanwhile */
async function isGone(full: Full, out: PassThrough): Promise<boolean> {
  while (full._writableState.needDrain && !out.destroyed) {
    const either = new AbortController();
    const { signal } = either;
    await Promise.race([once(full, 'drain', { signal }), once(out, 'close', { signal })]);
    either.abort();
  }
  return out.destroyed;
}

const VIETNAM_MS = 7 * 3_600_000;

function addRow(sheet: ExcelJS.Worksheet, cells: Cell[]): void {
  const row = sheet.addRow(
    cells.map((cell) => (cell instanceof Date ? new Date(cell.getTime() + VIETNAM_MS) : cell)),
  );
  for (const [at, cell] of cells.entries())
    if (cell instanceof Date) row.getCell(at + 1).numFmt = 'dd/mm/yyyy hh:mm';
  row.commit();
}
