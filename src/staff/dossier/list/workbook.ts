import ExcelJS from 'exceljs';

/** One sheet as .xlsx; the first row is the head. Text that looks like a formula stays text. */
export async function writeWorkbook(name: string, rows: (string | number | null)[][]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRows(rows);
  sheet.getRow(1).font = { bold: true };
  for (const [at, column] of sheet.columns.entries()) {
    const longest = Math.max(8, ...rows.slice(0, 200).map((row) => String(row[at] ?? '').length));
    column.width = Math.min(60, longest + 2);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
