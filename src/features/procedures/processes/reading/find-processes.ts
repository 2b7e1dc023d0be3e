import { foldVietnamese } from '../../../../platform/fold-vietnamese.ts';
import type { Block, Cell } from '../../../../platform/tables/blocks.ts';
import { readLimit } from './read-limit.ts';

/** The rows of one process as a decision writes them. */
export interface WrittenProcess {
  title: string;
  total: string;
  rows: WrittenRow[];
}

export interface WrittenRow {
  label: string;
  what: string;
  who: string;
  time: string;
}

type Role = keyof WrittenRow;

const HEADERS: Record<Role, RegExp> = {
  label: /^(tt|stt|buoc|thu tu|cac buoc)/,
  what: /noi dung|trinh tu|cong viec/,
  who: /trach nhiem|thuc hien boi|don vi|co quan|nguoi thuc hien|chu the|bo phan/,
  time: /thoi gian|thoi han/,
};

/** Every table of steps of a document, with the title that stands before it. */
export function findProcesses(blocks: readonly Block[]): WrittenProcess[] {
  const found: WrittenProcess[] = [];
  let title = '';
  for (const block of blocks) {
    if (block.kind === 'text') title = titleOf(block.text) || title;
    else found.push(...processesIn(block.rows, title));
  }
  return found;
}

/** The last paragraph that names a process or a procedure. */
function titleOf(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return (
    lines.findLast((line) => /quy tr[iì]nh|thủ tục|m[aã] TTHC|\d\.\d{6}/i.test(line)) ?? lines.at(-1) ?? ''
  );
}

function processesIn(rows: Cell[][], before: string): WrittenProcess[] {
  const found: WrittenProcess[] = [];
  let columns: Record<Role, number> | null = null;
  let title = before;
  for (const row of rows) {
    const texts = row.map((each) => each.text);
    const header = readHeader(texts);
    if (header) {
      columns = header;
      found.push({ title, total: '', rows: [] });
      continue;
    }
    const filled = [...new Set(texts.filter((text) => text !== ''))];
    if (columns === null || filled.length <= 1) {
      if (/quy tr[iì]nh|\d\.\d{6}/i.test(filled[0] ?? '')) title = filled[0]!;
      continue;
    }
    const current = found.at(-1)!;
    if (/^tong|^thoi han giai quyet/.test(foldVietnamese(filled[0]!))) {
      current.total = filled.findLast((text) => readLimit(text)?.minutes) ?? '';
      continue;
    }
    const { label, what, who, time } = columns;
    current.rows.push({
      label: texts[label] ?? '',
      what: texts[what] ?? '',
      who: texts[who] ?? '',
      time: texts[time] ?? '',
    });
  }
  return found.filter((each) => each.rows.length > 0);
}

/** Which column is which; null when the row is no header. */
function readHeader(texts: string[]): Record<Role, number> | null {
  const folded = texts.map((text) => foldVietnamese(text));
  const at = (role: Role, taken: number[]) =>
    folded.findIndex(
      (text, column) => !taken.includes(column) && text.length < 60 && HEADERS[role].test(text),
    );
  const time = at('time', []);
  const label = at('label', [time]);
  const what = at('what', [time, label]);
  const who = at('who', [time, label, what]);
  return [label, what, who, time].includes(-1) ? null : { label, what, who, time };
}
