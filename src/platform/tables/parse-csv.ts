import { type Cell, cell } from './blocks.ts';

/** Values parted by a comma or semicolon, quoted where they hold one. */
export function parseCsv(text: string, comma: string): Cell[][] {
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
  if (row.length > 0) rows.push([...row, cell('')]);
  return rows;
}
