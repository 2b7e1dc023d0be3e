import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import { UnreadableFile } from '../../../platform/tables/blocks.ts';
import { readXlsx } from '../../../platform/tables/read-xlsx.ts';
import { normaliseProcedureCode } from '../code.ts';

/** A procedure as an export of the national database gives it; empty where the export does not say. */
export interface ExportRow {
  code: string;
  name: string;
  field: string;
  decision: string;
  level: string;
  /** The day of the decision, when the export has it. */
  decidedOn: string | null;
}

export interface ExportReading {
  rows: ExportRow[];
  /** Rows that were not understood, with why. */
  faults: string[];
}

const NAMES: Record<keyof ExportRow, RegExp> = {
  code: /^(ma( so)?( thu tuc| tthc)?|ma_thu_tuc|code)$/,
  name: /^(ten( thu tuc| tthc)?( hanh chinh)?|ten|name)$/,
  field: /^(linh vuc|linh_vuc|field)$/,
  decision: /^(so quyet dinh.*|so_quyet_dinh|quyet dinh cong bo|decision)$/,
  level: /^(cap thuc hien|cap_thuc_hien|level)$/,
  decidedOn: /^(ngay quyet dinh|ngay ban hanh|ngay_quyet_dinh|decided_on)$/,
};

/**
 * Reads an export of procedures: .xlsx with a header, a JSON array, or lines of JSON. Good rows are kept though others are
 * not understood. @throws UnreadableFile when nothing can be read
 */
export async function readExport(bytes: Uint8Array): Promise<ExportReading> {
  const records = bytes[0] === 0x50 && bytes[1] === 0x4b ? await fromXlsx(bytes) : fromJson(bytes);
  const reading: ExportReading = { rows: [], faults: [] };
  const seen = new Set<string>();
  for (const [at, record] of records.entries()) {
    const row = toRow(record);
    const where = `Dòng ${at + 1}`;
    if (row.code === '') reading.faults.push(`${where}: mã thủ tục không đúng.`);
    else if (row.name.length < 3) reading.faults.push(`${where}: thủ tục ${row.code} không có tên.`);
    else if (seen.has(row.code)) reading.faults.push(`${where}: thủ tục ${row.code} lặp lại.`);
    else reading.rows.push(row);
    seen.add(row.code);
  }
  if (reading.rows.length === 0)
    throw new UnreadableFile('Không đọc được thủ tục nào: cần cột mã thủ tục và tên thủ tục.');
  return reading;
}

type Record_ = Record<string, unknown>;

async function fromXlsx(bytes: Uint8Array): Promise<Record_[]> {
  for (const block of await readXlsx(bytes)) {
    if (block.kind !== 'table') continue;
    const start = block.rows.findIndex((row) =>
      row.some((cell) => NAMES.code.test(foldVietnamese(cell.text))),
    );
    if (start === -1) continue;
    const head = block.rows[start]!.map((cell) => cell.text);
    return block.rows
      .slice(start + 1)
      .map((row) => Object.fromEntries(row.map((cell, at) => [head[at] ?? '', cell.text])));
  }
  throw new UnreadableFile('Không tìm thấy dòng tiêu đề có "Mã thủ tục".');
}

function fromJson(bytes: Uint8Array): Record_[] {
  const text = new TextDecoder().decode(bytes).trim();
  try {
    const found: unknown = text.startsWith('[')
      ? JSON.parse(text)
      : text
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line) => JSON.parse(line));
    if (Array.isArray(found)) return found.filter((each) => typeof each === 'object' && each !== null);
  } catch (error) {
    throw new UnreadableFile('Tệp không phải Excel (.xlsx) hay JSON.', { cause: error });
  }
  throw new UnreadableFile('Tệp JSON không phải là danh sách thủ tục.');
}

function toRow(record: Record_): ExportRow {
  const find = (name: keyof ExportRow) => {
    const key = Object.keys(record).find((each) => NAMES[name].test(foldVietnamese(each)));
    return key === undefined
      ? ''
      : String(record[key] ?? '')
          .replace(/\s+/g, ' ')
          .trim();
  };
  return {
    code: normaliseProcedureCode(find('code')) ?? '',
    name: find('name'),
    field: find('field'),
    decision: find('decision'),
    level: find('level'),
    decidedOn: dayOf(find('decidedOn')),
  };
}

function dayOf(text: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) return text.slice(0, 10);
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  return match ? `${match[3]}-${match[2]!.padStart(2, '0')}-${match[1]!.padStart(2, '0')}` : null;
}
