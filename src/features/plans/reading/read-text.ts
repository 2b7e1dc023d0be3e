import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import { type Block, type Cell, cell, UnreadableFile } from '../../../platform/tables/blocks.ts';
import { decodeText } from '../../../platform/tables/decode-text.ts';
import type { Fragment } from '../../../platform/tables/positioned.ts';
import { readHtml } from '../../../platform/tables/read-html.ts';
import { readHeader } from './find-table.ts';
import { readCsv } from './read-csv.ts';
import { fragmentsToRows } from './unruled.ts';

const MOST_LINES = 20_000;

/** Text in UTF-8, UTF-16 or Windows-1258; tables by tabs, by bars or by columns of spaces. @throws UnreadableFile */
export function readText(bytes: Uint8Array): Block[] {
  const text = decodeText(bytes).replace(/\r\n?/g, '\n');
  if (/<table\b/i.test(text) && /<t[dh]\b/i.test(text)) return readHtml(text);
  const lines = text.replace(/\f/g, '\n').split('\n');
  if (lines.length > MOST_LINES)
    throw new UnreadableFile('Văn bản dài hơn 20.000 dòng: không phải một kế hoạch, không đọc.');
  const blocks: Block[] = [];
  let isTaskTable = false;
  /** The header of the table that is being read, once it has come. */
  let header: Cell[] | null = null;
  for (const line of lines) {
    const row = rowOf(line);
    const last = blocks.at(-1);
    const table = last?.kind === 'table' ? last : null;
    if (row === 'rule' || (!row && line.trim() === '')) continue;
    if (row) {
      if (!table) {
        blocks.push({ kind: 'table', rows: [row] });
        header = null;
      } else addRow(table.rows, row, header);
      if (!header && readHeader(row) !== null) header = row;
      isTaskTable ||= header !== null;
    } else if (table && header && continuesCell(line)) appendToCell(table.rows.at(-1)!, line);
    else if (table && header && /^[IVXLC]+\.?\s+\p{L}/u.test(line)) table.rows.push(headingRow(line));
    else if (last?.kind === 'text') last.text += `\n${line.trim()}`;
    else blocks.push({ kind: 'text', text: line.trim() });
  }
  return isTaskTable ? blocks : (readCsv(text) ?? readColumns(text) ?? blocks);
}

function rowOf(line: string): Cell[] | 'rule' | null {
  if (/^[\s:|+=-]{5,}$/.test(line) && /[-=]{3}/.test(line) && /[|+]/.test(line)) return 'rule';
  if (line.includes('\t')) return line.split('\t').map((part) => cell(part.trim()));
  if (/^\s*\|.*\|\s*$/.test(line))
    return line
      .trim()
      .slice(1, -1)
      .split('|')
      .map((part) => cell(part.trim()));
  return null;
}

/** A row that begins in the middle of a cell goes on with the row before: a line break inside the cell cut it. */
function addRow(rows: Cell[][], row: Cell[], header: Cell[] | null): void {
  const last = rows.at(-1)!;
  const first = row[0]!.text;
  const goesOn =
    header !== null &&
    header !== last &&
    readHeader(header)?.no === 0 &&
    last.length + row.length - 1 <= header.length &&
    /^\p{L}{2}/u.test(first) &&
    !ROMAN.test(first);
  if (!goesOn) rows.push(row);
  else {
    last.at(-1)!.text += `\n${first}`;
    last.push(...row.slice(1));
  }
}

const ROMAN = /^[IVXLC]+\.?$/;

/** A line without tabs inside the table that goes on in lower case or as a list item belongs to the cell before it. */
function continuesCell(line: string): boolean {
  return /^\s*(?:\p{Ll}|[-–•+]\s)/u.test(line);
}

function appendToCell(row: Cell[], line: string): void {
  const last = row.findLast((each) => each.text !== '') ?? row.at(-1);
  if (last) last.text += `\n${line.trim()}`;
}

function headingRow(line: string): Cell[] {
  const match = /^([IVXLC]+)\.?\s+(.*)$/u.exec(line.trim())!;
  return [cell(match[1]!), cell(match[2]!)];
}

/** Columns made of spaces, as `pdftotext -layout` writes them; a form feed ends a page, the next may stand elsewhere. */
function readColumns(text: string): Block[] | null {
  const pages = text.split('\f').map((page) => page.split('\n'));
  const isHead = (line: string) =>
    /\S {2,}\S/.test(line) && /noi dung|nhiem vu|cong viec/.test(foldVietnamese(line));
  if (!pages.flat().some(isHead)) return null;
  const fragments = pages.flatMap((lines, page) =>
    lines.flatMap((line, y) =>
      [...line.normalize('NFC').matchAll(/\S+(?: \S+)*/g)].map((match): Fragment => {
        const right = match.index + match[0].length;
        return { text: match[0], x: match.index, right, y, height: 1, page };
      }),
    ),
  );
  return fragmentsToRows(fragments);
}
