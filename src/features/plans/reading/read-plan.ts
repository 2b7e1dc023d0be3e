import { type Block, UnreadableFile } from '../../../platform/tables/blocks.ts';
import { readDocx } from '../../../platform/tables/read-docx.ts';
import { readXlsx } from '../../../platform/tables/read-xlsx.ts';
import { unpack } from '../../../platform/tables/unpack.ts';
import type { PlanReading } from '../schema.ts';
import { findTaskTable } from './find-table.ts';
import { NoTaskTable } from './no-task-table.ts';
import { readHead } from './read-head.ts';
import { readOutline } from './read-outline.ts';
import { readPdf } from './read-pdf.ts';
import { readText } from './read-text.ts';
import { rowsToTasks } from './rows-to-tasks.ts';

export { NoTaskTable, UnreadableFile };

const MOST_BYTES = 30 * 1024 * 1024;

/**
 * Reads a decision or plan (.docx, .xlsx, .pdf with a text layer, .txt; known by content, not by name).
 * @throws UnreadableFile, NoTaskTable, each with one Vietnamese line
 */
export async function readPlan(bytes: Uint8Array, fileName: string): Promise<PlanReading> {
  if (bytes.length === 0) throw new UnreadableFile('Tệp trống.');
  if (bytes.length > MOST_BYTES) throw new UnreadableFile('Tệp lớn hơn 30 MB: không đọc.');
  const blocks = await readBlocks(bytes);
  const table = findTaskTable(blocks);
  const head = readHead(table?.before ?? blocks, fileName);
  const tasks = table ? rowsToTasks(table, head.year) : (readOutline(blocks, head.year)?.tasks ?? []);
  if (tasks.length === 0)
    throw new NoTaskTable(
      'Không tìm thấy bảng nhiệm vụ: cần một bảng có cột nội dung, đơn vị chủ trì, thời gian hoàn thành.',
    );
  return { title: head.title, number: head.number, date: head.date, issuer: head.issuer, tasks };
}

async function readBlocks(bytes: Uint8Array): Promise<Block[]> {
  const starts = (text: string) => [...text].every((char, at) => bytes[at] === char.charCodeAt(0));
  if (starts('%PDF')) return readPdf(bytes);
  if (starts('PK')) {
    const names = [
      ...unpack(bytes, (name) => name === 'word/document.xml' || name === 'xl/workbook.xml').keys(),
    ];
    if (names.includes('word/document.xml')) return readDocx(bytes);
    if (names.includes('xl/workbook.xml')) return readXlsx(bytes);
    throw new UnreadableFile('Tệp nén này không phải Word (.docx) hay Excel (.xlsx).');
  }
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw new UnreadableFile(
      'Tệp Office đời cũ (.doc, .xls) hoặc có mật khẩu: hãy lưu lại thành .docx, .xlsx hoặc PDF.',
    );
  if (starts('{\\rtf')) throw new UnreadableFile('Tệp RTF: hãy lưu lại thành .docx hoặc PDF.');
  return readText(bytes);
}
