import { UnreadableFile } from '../../../platform/tables/blocks.ts';
import { readXlsx } from '../../../platform/tables/read-xlsx.ts';
import { type ExportRow, headsCodes, oneLine, type Source, toExportRow } from './export-row.ts';

export interface ExportReading {
  rows: ExportRow[];
  /** Rows that were not understood, with why. */
  faults: string[];
}

/** A record with where it stands in the file; null: what stands there is no record. */
interface Found {
  where: string;
  record: Source | null;
}

/**
 * Reads an export of procedures: .xlsx with a header, a JSON array, also within an object, or lines of JSON. Good rows are
 * kept though others are not understood. @throws UnreadableFile when nothing can be read
 */
export async function readExport(bytes: Uint8Array): Promise<ExportReading> {
  if (bytes.length === 0) throw new UnreadableFile('Tệp rỗng.');
  const found = bytes[0] === 0x50 && bytes[1] === 0x4b ? await fromXlsx(bytes) : fromJson(bytes);
  const reading: ExportReading = { rows: [], faults: [] };
  const seen = new Set<string>();
  for (const { where, record } of found) {
    const row = record === null ? null : toExportRow(record);
    if (row === null) reading.faults.push(`${where}: không đọc được.`);
    else if (row.code === '') reading.faults.push(`${where}: mã thủ tục không đúng${quoted(record!)}.`);
    else if (row.name.length < 3) reading.faults.push(`${where}: thủ tục ${row.code} không có tên.`);
    else if (seen.has(row.code)) reading.faults.push(`${where}: thủ tục ${row.code} lặp lại.`);
    else {
      reading.rows.push(row);
      seen.add(row.code);
    }
  }
  if (reading.rows.length === 0)
    throw new UnreadableFile('Không đọc được thủ tục nào: cần cột mã thủ tục và tên thủ tục.');
  return reading;
}

function quoted(record: Source): string {
  const key = Object.keys(record).find(headsCodes);
  const text = key === undefined ? '' : oneLine(record[key]).slice(0, 40);
  return text === '' ? '' : ` ("${text}")`;
}

async function fromXlsx(bytes: Uint8Array): Promise<Found[]> {
  for (const block of await readXlsx(bytes)) {
    if (block.kind !== 'table') continue;
    const start = block.rows.findIndex((row) => row.some((cell) => headsCodes(cell.text)));
    if (start === -1) continue;
    const head = block.rows[start]!.map((cell) => cell.text);
    return block.rows.slice(start + 1).map((row, at) => ({
      where: `Dòng ${at + 1} dưới tiêu đề`,
      record: Object.fromEntries(row.map((cell, column) => [head[column] ?? '', cell.text])),
    }));
  }
  throw new UnreadableFile(
    'Không tìm thấy dòng tiêu đề có "Mã thủ tục" ở trang tính nào. Kiểm tra đúng tệp danh mục chưa.',
  );
}

function fromJson(bytes: Uint8Array): Found[] {
  const text = new TextDecoder().decode(bytes).trim();
  const whole = parse(text);
  const list = whole === undefined ? undefined : listIn(whole);
  if (list) return list.map((each, at) => ({ where: `Mục ${at + 1}`, record: asRecord(each) }));
  const lines = text
    .split('\n')
    .map((line, at) => ({ where: `Dòng ${at + 1}`, line: line.trim() }))
    .filter(({ line }) => line !== '')
    .map(({ where, line }) => ({ where, record: asRecord(parse(line)) }));
  if (lines.every(({ record }) => record === null))
    throw new UnreadableFile('Tệp không phải Excel (.xlsx) hay JSON, hoặc đã hỏng.');
  return lines;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function asRecord(value: unknown): Source | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Source) : null;
}

/** The list itself, or the longest list of records that the object holds. */
function listIn(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value;
  const record = asRecord(value);
  if (record === null || Object.keys(record).some(headsCodes)) return undefined;
  return Object.values(record)
    .map((each) => (Array.isArray(each) ? each : (listIn(each) ?? [])))
    .filter((each) => each.some((one) => asRecord(one) !== null))
    .sort((a, b) => b.length - a.length)[0];
}
