import ExcelJS from 'exceljs';
import { formatTime } from '../../../law/day.ts';
import type { ReportContent } from '../content/schema.ts';
import type { FilledForm } from '../forms/schema.ts';
import { addFormSheet, type SheetWords } from './form-sheet.ts';
import { settleZip } from './settle-zip.ts';

/** Forms as .xlsx, a sheet each, with real numbers, and sums as formulas over the rows that they are of. */
export async function writeForms(
  forms: readonly FilledForm[],
  words: SheetWords,
  at: Date,
): Promise<Uint8Array> {
  const workbook = begin(at);
  for (const form of forms) addFormSheet(workbook, form, words);
  return settleZip(new Uint8Array(await workbook.xlsx.writeBuffer()), at);
}

/** A report as .xlsx: what it compares and says of figures and tasks, then its forms. */
export async function writeReportWorkbook(content: ReportContent): Promise<Uint8Array> {
  const at = new Date(content.asOf);
  const workbook = begin(at);
  const words = {
    reporter: `Ủy ban nhân dân ${content.ward.name}`,
    receiver: `Ủy ban nhân dân ${content.ward.city}`,
    asOf: formatTime(at),
  };
  addCompared(workbook, content);
  addIndicators(workbook, content);
  addTasks(workbook, content);
  for (const form of content.forms) addFormSheet(workbook, form, words);
  return settleZip(new Uint8Array(await workbook.xlsx.writeBuffer()), at);
}

function begin(at: Date): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Một Cửa';
  workbook.created = at;
  workbook.modified = at;
  return workbook;
}

type Row = (string | number | null | { formula: string; result: number | undefined })[];

function addPlain(workbook: ExcelJS.Workbook, name: string, head: string[], rows: readonly Row[]) {
  const sheet = workbook.addWorksheet(name, {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  sheet.addRow(head).font = { bold: true };
  for (const row of rows) sheet.addRow(row);
  for (const [at, column] of sheet.columns.entries()) {
    column.width = Math.min(
      70,
      Math.max(12, ...[head, ...rows].map((row) => String(row[at] ?? '').length + 1)),
    );
    column.alignment = { wrapText: true, vertical: 'top' };
  }
  return sheet;
}

function addCompared(workbook: ExcelJS.Workbook, { compared }: ReportContent): void {
  addPlain(
    workbook,
    'So sánh',
    ['Nội dung', 'Kỳ báo cáo', 'Kỳ trước', 'Cùng kỳ năm trước'],
    compared.lines.map((line) => [line.label, line.now, line.before, line.lastYear]),
  );
}

function addIndicators(workbook: ExcelJS.Workbook, { indicators }: ReportContent): void {
  const sheet = addPlain(
    workbook,
    'Chỉ tiêu',
    ['Chỉ tiêu', 'Đạt', 'Phải xét', 'Tỷ lệ', 'Kỳ trước', 'Cùng kỳ năm trước'],
    indicators.map(({ name, numerator, denominator, before, lastYear }, at) => [
      ...[name, numerator, denominator],
      shareFormula(at + 2, numerator, denominator),
      ...[before, lastYear].map((value) => (value === null ? null : value / 100)),
    ]),
  );
  for (const column of ['D', 'E', 'F']) sheet.getColumn(column).numFmt = '0.0%';
}

function shareFormula(row: number, of: number, over: number) {
  const result = over === 0 ? undefined : of / over;
  return { formula: `IF(C${row}=0,"",B${row}/C${row})`, result };
}

function addTasks(workbook: ExcelJS.Workbook, { tasks }: ReportContent): void {
  addPlain(
    workbook,
    'Nhiệm vụ',
    ['TT', 'Nhiệm vụ', 'Chủ trì', 'Trạng thái', 'Vì sao'],
    tasks.map((task) => [task.order, task.text, task.leads.join('; '), task.state, task.why]),
  );
}
