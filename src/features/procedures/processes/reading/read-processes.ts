import { type Block, UnreadableFile } from '../../../../platform/tables/blocks.ts';
import { decodeText } from '../../../../platform/tables/decode-text.ts';
import { gridTables } from '../../../../platform/tables/grid.ts';
import { parseCsv } from '../../../../platform/tables/parse-csv.ts';
import { readDocx } from '../../../../platform/tables/read-docx.ts';
import { readHtml } from '../../../../platform/tables/read-html.ts';
import { readPdfPages } from '../../../../platform/tables/read-pdf-pages.ts';
import { readXlsx } from '../../../../platform/tables/read-xlsx.ts';
import { unpack } from '../../../../platform/tables/unpack.ts';
import { findProcesses, type WrittenProcess } from './find-processes.ts';
import { readLines } from './read-lines.ts';
import { readStepsInText } from './read-steps-in-text.ts';
import { type ProcessDraft, toDraft } from './to-draft.ts';

const MOST_BYTES = 30 * 1024 * 1024;
const MOST_PROCESSES = 500;

/**
 * Reads the internal processes of an approved decision (.docx, .xlsx, .pdf with a text layer, .csv, HTML, running text,
 * or lines of JSON; known by content).
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
  if (written.length > MOST_PROCESSES)
    throw new UnreadableFile(`Tệp có hơn ${MOST_PROCESSES} quy trình: hãy chia nhỏ rồi nhập từng phần.`);
  return written.map(toDraft);
}

async function readWritten(bytes: Uint8Array): Promise<WrittenProcess[]> {
  const starts = (...signature: number[]) => signature.every((byte, at) => bytes[at] === byte);
  if (starts(0x50, 0x4b)) return inBlocks(await readArchive(bytes));
  if (starts(0x25, 0x50, 0x44, 0x46))
    return inBlocks((await readPdfPages(bytes)).flatMap((page) => gridTables(page.fragments, page.rules)));
  if (starts(0xd0, 0xcf, 0x11, 0xe0))
    throw new UnreadableFile(
      'Tệp Word, Excel đời cũ (.doc, .xls) hoặc có mật khẩu: hãy lưu lại thành .docx, .xlsx.',
    );
  return readPlain(
    decodeText(bytes)
      .replace(/^\ufeff/, '')
      .replace(/\r\n?/g, '\n'),
  );
}

async function readArchive(bytes: Uint8Array): Promise<Block[]> {
  const names = [...unpack(bytes, (name) => /^(word\/document|xl\/workbook)\.xml$/.test(name)).keys()];
  if (names.includes('word/document.xml')) return readDocx(bytes);
  if (names.includes('xl/workbook.xml')) return readXlsx(bytes);
  throw new UnreadableFile('Tệp nén này không phải Word (.docx) hay Excel (.xlsx).');
}

function readPlain(text: string): WrittenProcess[] {
  if (/^\s*[{[]/.test(text)) return readLines(text);
  if (/<table\b/i.test(text)) return inBlocks(readHtml(text));
  const tables = [',', ';', '\t', '|'].map(
    (comma): Block => ({ kind: 'table', rows: parseCsv(text, comma) }),
  );
  const found = tables.map((table) => findProcesses([table])).find((each) => each.length > 0);
  return found ?? inBlocks([{ kind: 'text', text }]);
}

function inBlocks(blocks: Block[]): WrittenProcess[] {
  const found = findProcesses(blocks);
  return found.length > 0 ? found : readStepsInText(blocks);
}
