import { type Block, type Cell, cell } from './blocks.ts';
import { readHeader } from './find-table.ts';

/** Values parted by commas or semicolons, quoted where they hold one; null when no line is the header of a task table. */
export function readCsv(text: string): Block[] | null {
  for (const comma of [',', ';']) {
    const rows = parse(text, comma);
    const start = rows.findIndex((row) => readHeader(row) !== null);
    if (start === -1 || !isRegular(rows.slice(start))) continue;
    const before = rows.slice(0, start).map((row) => row.map((each) => each.text).join(comma));
    return [
      { kind: 'text', text: before.join('\n') },
      { kind: 'table', rows: rows.slice(start) },
    ];
  }
  return null;
}

/** Nearly every row has as many values as the header; in prose with commas they vary. */
function isRegular([header, ...rows]: Cell[][]): boolean {
  const filled = rows.filter((row) => row.some((each) => each.text !== ''));
  return filled.filter((row) => row.length === header!.length).length >= filled.length * 0.8;
}

function parse(text: string, comma: string): Cell[][] {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  const values = new RegExp(`(?:"((?:[^"]|"")*)"|([^${comma}\\n]*))(${comma}|\\n|$)`, 'g');
  for (const [whole, quoted, plain, end] of text.matchAll(values)) {
    if (whole === '') break;
    row.push(cell((quoted?.replaceAll('""', '"') ?? plain ?? '').trim()));
    if (end === comma) continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
