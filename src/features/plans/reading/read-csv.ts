import type { Block, Cell } from '../../../platform/tables/blocks.ts';
import { parseCsv } from '../../../platform/tables/parse-csv.ts';
import { readHeader } from './find-table.ts';

/** Values parted by commas or semicolons, quoted where they hold one; null when no line is the header of a task table. */
export function readCsv(text: string): Block[] | null {
  for (const comma of [',', ';']) {
    const rows = parseCsv(text, comma);
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
