import { type Block, type Cell, cell } from './blocks.ts';
import { cleanCell } from './clean-cell.ts';

const MOST_SPAN = 64;

/** A cell as it is written, before merged cells are laid out. */
interface Written {
  text: string;
  columns: number;
  rows: number;
}

/** What is open while the page is gone through; a table may stand in the cell of another. */
interface Open {
  tables: Written[][][];
  blocks: Block[];
  text: string;
  /** The element whose content is not shown. */
  hidden: string | null;
}

const TAG = /<(\/?)([a-z][a-z0-9]*)\b([^<>]{0,2000})>/gi;
const BREAKS = /^(br|p|div|tr|ul|ol|h\d)$/;

/** Tables and text of a page saved as HTML, as some systems write under the name .doc or .xls. */
export function readHtml(html: string): Block[] {
  const open: Open = { tables: [], blocks: [], text: '', hidden: null };
  let end = 0;
  for (const match of html.matchAll(TAG)) {
    say(open, html.slice(end, match.index).replace(/\s+/g, ' '));
    end = match.index + match[0].length;
    takeTag(open, match[2]!.toLowerCase(), match[1] === '/', match[3]!);
  }
  while (open.tables.length > 0) closeTable(open);
  closeText(open);
  return open.blocks;
}

function say(open: Open, words: string): void {
  if (open.hidden !== null) return;
  const table = open.tables.at(-1);
  if (!table) open.text += words;
  else {
    const last = table.at(-1)?.at(-1);
    if (last) last.text += words;
  }
}

function takeTag(open: Open, name: string, isEnd: boolean, attributes: string): void {
  if (/^(script|style|head)$/.test(name)) open.hidden = isEnd ? null : (open.hidden ?? name);
  else if (name === 'table' && isEnd) closeTable(open);
  else if (name === 'table') {
    closeText(open);
    open.tables.push([]);
  } else if (name === 'tr' && !isEnd) open.tables.at(-1)?.push([]);
  else if (/^t[dh]$/.test(name) && !isEnd)
    open.tables
      .at(-1)
      ?.at(-1)
      ?.push({ text: '', columns: spanOf(attributes, 'colspan'), rows: spanOf(attributes, 'rowspan') });
  else if (name === 'li' && !isEnd) say(open, '\n- ');
  else if (BREAKS.test(name)) say(open, '\n');
}

function closeTable(open: Open): void {
  const rows = open.tables.pop();
  if (rows && rows.length > 0) open.blocks.push({ kind: 'table', rows: layOut(rows) });
}

function closeText(open: Open): void {
  const text = cleanCell(open.text);
  if (text !== '') open.blocks.push({ kind: 'text', text });
  open.text = '';
}

/** Merged cells take the place that they cover. */
function layOut(rows: Written[][]): Cell[][] {
  const covered: { rows: number; text: string }[] = [];
  return rows.map((row) => {
    const cells: Cell[] = [];
    const cover = () => {
      for (let above = covered[cells.length]; above && above.rows > 0; above = covered[cells.length]) {
        above.rows--;
        cells.push(cell(above.text, true));
      }
    };
    for (const written of row) {
      cover();
      const text = cleanCell(written.text);
      for (let at = 0; at < written.columns; at++) {
        covered[cells.length] = { rows: written.rows - 1, text: at === 0 ? text : '' };
        cells.push(at === 0 ? cell(text, false, written.columns) : cell(''));
      }
    }
    cover();
    return cells;
  });
}

function spanOf(attributes: string, name: string): number {
  const found = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(attributes);
  return Math.min(MOST_SPAN, Math.max(1, Number(found?.[1] ?? 1)));
}
