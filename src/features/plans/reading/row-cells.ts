import { type Cell, cell } from '../../../platform/tables/blocks.ts';
import { cleanCell } from '../../../platform/tables/clean-cell.ts';
import type { Columns, Role, TaskTable } from './find-table.ts';
import { readDue } from './read-due.ts';

/** A row of the task table by the roles of its cells. */
export type RowCells = Record<Exclude<Role, 'start'>, string> & {
  /** One text over the whole row: a heading. */
  isWide: boolean;
  /** The task's text is the merged cell of the row above. */
  isMerged: boolean;
};

export const ROMAN = /^(?:[IVXLC]+|[A-Z])$/;
export const NUMBER = /^\d+(?:\.\d+)*$/;
export const LETTER = /^[a-zđ]$/;

/** The cells of a row, a lost empty cell put back, signs for "as above" taken from `above`. */
export function rowCells(row: Cell[], table: TaskTable, above: RowCells | null): RowCells {
  const { columns } = table;
  const whole = realign(row, table);
  const read = (role: Role) => {
    const at = columns[role];
    const found = at === undefined ? undefined : whole[at];
    const isRepeated = found?.merged && (role === 'no' || role === 'text');
    return found === undefined || isRepeated ? '' : cleanCell(found.text);
  };
  const same = (role: 'lead' | 'support' | 'deliverable' | 'due', words: string) =>
    above && DITTO.test(words) ? above[role] : words;
  return numbered(whole, columns, {
    no: read('no').replace(/\s+/g, ''),
    text: read('text'),
    lead: same('lead', read('lead')),
    support: same('support', read('support')),
    deliverable: same('deliverable', read('deliverable')),
    due: same('due', [read('start') && `Từ ${read('start')} đến`, read('due')].filter(Boolean).join(' ')),
    isWide: false,
    isMerged: columns.text !== undefined && whole[columns.text]?.merged === true,
  });
}

const DITTO = /^(?:["”〃]+|-?\s*nt\s*-?|như trên|\/\/)$/iu;

/** A heading over the whole row lies in the first cell; without a number column the number stands before the text. */
function numbered(row: Cell[], columns: Columns, given: RowCells): RowCells {
  const alone = isAlone(row, columns);
  const text = alone ? cleanCell(alone.text) : given.text;
  const isHeading = alone !== null && !ROMAN.test(text) && !NUMBER.test(text);
  const isWide = isHeading && (alone.span > 2 || row.indexOf(alone) !== columns.text);
  const cells: RowCells = isHeading
    ? { no: '', text, lead: '', support: '', deliverable: '', due: '', isWide, isMerged: false }
    : given;
  const match = cells.no === '' && PREFIX.exec(cells.text);
  if (match) return { ...cells, no: match[1]!, text: cells.text.slice(match[0].length) };
  return { ...cells, no: cells.no.replace(/[.)\s]+$/, '') };
}

const PREFIX =
  /^(?:(?:phần|mục)\s+(?=[IVX\d]))?([IVXLC]+|[A-Z]|\d+(?:\.\d+)*|[a-zđ])(?:\s*[.)/:]|\s*-(?=\s))\s*(?=\p{L})/iu;

/** The only text of a row, where a heading may lie; the same text in every cell counts as one. */
function isAlone(row: Cell[], columns: Columns): Cell | null {
  const filled = row.filter((each) => each.text !== '');
  const first = filled[0];
  if (first === undefined) return null;
  const place = row.indexOf(first);
  if (filled.length > 1) return filled.every((each) => each.text === first.text) ? first : null;
  return place === 0 || place === columns.no || place === columns.text ? first : null;
}

/** Two rows of the source on one line: what lies beyond the last column is a row of its own. */
export function unglue(row: Cell[], width: number): Cell[][] {
  if (row.length <= width + 1) return [row];
  const rest = row.slice(width);
  const isDots = (each: Cell | undefined) => each !== undefined && /^[….\s]{2,}$/.test(each.text);
  const dots = rest.findIndex(isDots);
  return dots === -1
    ? [row.slice(0, width), ...unglue(rest, width)]
    : [row.slice(0, width), [cell('…')], ...unglue(rest.slice(dots + 1), width)];
}

/** An empty cell lost in the middle moves the rest to the left: seen when what should be the due is none and its neighbour is. */
function realign(row: Cell[], { columns, width }: TaskTable): Cell[] {
  const { due } = columns;
  if (due === undefined || row.length >= width || due === 0 || columns.support !== due - 1) return row;
  const isDue = (at: number) => row[at] !== undefined && readDue(row[at].text, 2000).kind !== 'unparsed';
  if (isDue(due) || !isDue(due - 1)) return row;
  return [...row.slice(0, due - 1), cell(''), ...row.slice(due - 1)];
}

export function isBlank(row: Cell[]): boolean {
  return row.every((each) => cleanCell(each.text) === '');
}

/** "…": the source left rows out here. */
export function isElision(row: Cell[]): boolean {
  return row.every((each) => /^[….\s]*$/.test(each.text));
}

/** What stands below the table's last task when a sheet or page runs on. */
export function endsTable(row: Cell[]): boolean {
  const filled = row.filter((each) => each.text !== '');
  return filled.length <= 2 && /^(nơi nhận|tm\. |kt\. |người lập|ghi chú:)/iu.test(filled[0]?.text ?? '');
}
