import { type Block, UnreadableFile } from '../../../../platform/tables/blocks.ts';
import { parseCsv } from '../../../../platform/tables/parse-csv.ts';
import { readDocx } from '../../../../platform/tables/read-docx.ts';
import { readXlsx } from '../../../../platform/tables/read-xlsx.ts';
import { unpack } from '../../../../platform/tables/unpack.ts';
import { faultsOf, warningsOf } from '../faults.ts';
import type { ProcessNode } from '../schema.ts';
import { findProcesses, type WrittenProcess, type WrittenRow } from './find-processes.ts';
import { guessNode } from './guess-node.ts';
import { readLimit } from './read-limit.ts';
import { readLines } from './read-lines.ts';

/** A process as read: what was guessed is for someone to review before it is adopted. */
export interface ProcessDraft {
  name: string;
  procedureCodes: string[];
  totalMinutes: number | null;
  nodes: ProcessNode[];
  faults: string[];
  warnings: string[];
}

const MOST_BYTES = 30 * 1024 * 1024;

/**
 * Reads the internal processes of an approved decision (.docx, .xlsx, .csv, or lines of JSON; known by content).
 * @throws UnreadableFile with one Vietnamese line
 */
export async function readProcesses(bytes: Uint8Array): Promise<ProcessDraft[]> {
  if (bytes.length === 0) throw new UnreadableFile('Tệp trống.');
  if (bytes.length > MOST_BYTES) throw new UnreadableFile('Tệp lớn hơn 30 MB: không đọc.');
  const written = await readWritten(bytes);
  if (written.length === 0)
    throw new UnreadableFile(
      'Không tìm thấy bảng quy trình: cần bảng có cột bước, nội dung công việc, đơn vị thực hiện, thời gian.',
    );
  return written.map(toDraft);
}

async function readWritten(bytes: Uint8Array): Promise<WrittenProcess[]> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const names = [...unpack(bytes, (name) => /^(word\/document|xl\/workbook)\.xml$/.test(name)).keys()];
    if (names.includes('word/document.xml')) return findProcesses(readDocx(bytes));
    if (names.includes('xl/workbook.xml')) return findProcesses(await readXlsx(bytes));
    throw new UnreadableFile('Tệp nén này không phải Word (.docx) hay Excel (.xlsx).');
  }
  const text = new TextDecoder().decode(bytes).replace(/^\ufeff/, '');
  if (text.includes('\0')) throw new UnreadableFile('Tệp không phải Word, Excel, CSV hay JSON.');
  if (text.trimStart().startsWith('{')) return readLines(text);
  const tables = [',', ';'].map((comma): Block => ({ kind: 'table', rows: parseCsv(text, comma) }));
  return tables.map((table) => findProcesses([table])).find((found) => found.length > 0) ?? [];
}

function toDraft({ title, total, rows }: WrittenProcess): ProcessDraft {
  const steps = rows.filter((row) => row.what !== '' || row.who !== '');
  const warnings: string[] = [];
  const nodes = steps.map((row, at) => toNode(row, at, steps.length, warnings));
  const draft = {
    name: title.slice(0, 1000) || 'Quy trình chưa có tên',
    procedureCodes: [...new Set(title.match(/\b[1-9]\.\d{6}\b/g) ?? [])],
    totalMinutes: readLimit(total)?.minutes ?? null,
    nodes,
  };
  if (draft.procedureCodes.length === 0) warnings.push('Chưa biết quy trình này cho thủ tục nào.');
  if (draft.procedureCodes.length > 1)
    warnings.push('Tiêu đề có nhiều mã thủ tục: có thể là hai quy trình dính nhau.');
  const again = steps.findIndex((row, at) => at > 0 && isFirstLabel(row.label));
  if (again > 0)
    warnings.push(`Từ dòng ${again + 1} các bước đánh số lại từ đầu: có thể là hai quy trình dính nhau.`);
  return { ...draft, faults: faultsOf(draft), warnings: [...warnings, ...warningsOf(draft)] };
}

function isFirstLabel(label: string): boolean {
  return /^(bước|b)?\s*0?1\.?$/i.test(label.trim());
}

function toNode(row: WrittenRow, at: number, count: number, warnings: string[]): ProcessNode {
  const isLast = at === count - 1;
  const { kind, place, isElsewhere } = guessNode(row.who, row.what, { isFirst: at === 0, isLast });
  const limit = readLimit(row.time);
  if (limit === undefined)
    warnings.push(`Bước ${at + 1}: không đọc được thời gian "${row.time.slice(0, 60)}".`);
  if (isElsewhere)
    warnings.push(`Bước ${at + 1} do cơ quan khác làm (${row.who.slice(0, 60)}): nên là hồ sơ liên thông.`);
  return {
    id: `b${at + 1}`,
    name: (row.what || row.who).slice(0, 500),
    ...{ kind, place, unitCode: null, actor: row.who.slice(0, 500) },
    limitMinutes: limit?.minutes ?? null,
    next: isLast ? [] : [{ to: `b${at + 2}`, when: null }],
  };
}
