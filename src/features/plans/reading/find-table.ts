import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import { type Block, type Cell, cell } from '../../../platform/tables/blocks.ts';
import { cleanCell } from '../../../platform/tables/clean-cell.ts';

export const ROLES = ['no', 'text', 'lead', 'support', 'deliverable', 'start', 'due'] as const;
export type Role = (typeof ROLES)[number];

/** Which column plays which role. */
export type Columns = Partial<Record<Role, number>>;

/** Other words that a header uses, folded. The more telling come first. */
const SYNONYMS: Record<Role, RegExp> = {
  start: /bat dau|tu ngay|khoi dong/,
  due: /thoi (gian|han|diem)|ket thuc|den ngay|tien do|\bhan (hoan thanh|thuc hien)|ngay hoan thanh|hoan thanh (truoc|ngay)/,
  support: /phoi hop/,
  lead: /chu tri|thuc hien chinh|(don vi|co quan|bo phan|nguoi|phong|can bo|cong chuc|ca nhan)[^,]* (thuc hien|phu trach|chiu trach nhiem|duoc giao|dau moi|tham muu)|trach nhiem|phan cong|dau moi/,
  deliverable: /san pham|ket qua|dau ra|hinh thuc (van ban|san pham)/,
  no: /^(so|s)?tt$|^sothutu$|^so$|^muc$/,
  text: /noi dung|nhiem vu|cong viec|hoat dong|viec (can )?lam|ten (nhiem vu|cong viec)|giai phap/,
};

/** The roles of a header row; null when it is none: a task table names at least the task and two more. */
export function readHeader(row: Cell[]): Columns | null {
  const columns: Columns = {};
  for (const [at, each] of row.entries()) {
    const words = foldVietnamese(cleanCell(each.text)).replace(/[.:*]/g, '').trim();
    if (words === '' || words.length > 90 || each.merged) continue;
    const role = (Object.keys(SYNONYMS) as Role[]).find(
      (candidate) =>
        columns[candidate] === undefined &&
        SYNONYMS[candidate].test(candidate === 'no' ? words.replace(/\s/g, '') : words),
    );
    if (role) columns[role] = at;
    else if (/chu tri/.test(words) && !/phoi hop/.test(words)) columns.lead = at;
  }
  const others = (['lead', 'support', 'deliverable', 'due'] as const).filter(
    (role) => columns[role] !== undefined,
  );
  return columns.text !== undefined &&
    others.length >= 2 &&
    (columns.lead !== undefined || columns.due !== undefined)
    ? columns
    : null;
}

export interface TaskTable {
  columns: Columns;
  width: number;
  rows: Cell[][];
  /** Blocks before the first row of tasks: the document's head. */
  before: Block[];
}

/** All tables of tasks in a document as one; null when there is none. A later table may have other columns. */
export function findTaskTable(blocks: Block[]): TaskTable | null {
  let found: TaskTable | null = null;
  for (const [at, block] of blocks.entries()) {
    if (block.kind !== 'table') continue;
    const header = headerOf(block.rows);
    if (header) {
      found ??= {
        columns: header.columns,
        width: header.width,
        rows: [],
        before: [...blocks.slice(0, at), { kind: 'table', rows: block.rows.slice(0, header.first) }],
      };
      found.rows.push(
        ...block.rows
          .slice(header.first + header.height)
          .map((row) => arrange(row, header.columns, found!.columns)),
      );
    } else if (found && isContinued(block.rows, found)) found.rows.push(...block.rows);
  }
  return found;
}

function headerOf(rows: Cell[][]): { columns: Columns; first: number; height: number; width: number } | null {
  for (const [first, row] of rows.slice(0, 40).entries()) {
    const next = rows[first + 1];
    const joined = next && row.map((each, at) => cell(each.merged ? '' : join(each, next[at])));
    const two = next && looksLikeHeader(next) && joined ? readHeader(joined) : null;
    const one = readHeader(row);
    const count = (columns: Columns | null) => Object.keys(columns ?? {}).length;
    if (two && count(two) > count(one) && count(two) > count(readHeader(next ?? [])))
      return { columns: two, first, height: 2, width: row.length };
    if (one) return { columns: one, first, height: 1, width: row.length };
  }
  return null;
}

function join(above: Cell, below: Cell | undefined): string {
  return below && !below.merged && below.text !== above.text ? `${above.text} ${below.text}` : above.text;
}

/** Short words in every cell: the second line of a header, not a task. */
function looksLikeHeader(row: Cell[]): boolean {
  return row.every((each) => each.text.length < 40) && row.filter((each) => each.text !== '').length >= 2;
}

/** A table without a header right after the tasks goes on with them: a table broken by the page. */
function isContinued(rows: Cell[][], table: TaskTable): boolean {
  return (
    rows.length > 0 &&
    rows.every((row) => row.length <= table.width + 1 && row.length >= 2) &&
    rows.some((row) => row.length === table.width)
  );
}

/** Puts a row of a table with other columns into the order of the first one. */
function arrange(row: Cell[], from: Columns, to: Columns): Cell[] {
  if (ROLES.every((role) => from[role] === to[role])) return row;
  const arranged: Cell[] = [];
  for (const role of ROLES)
    if (to[role] !== undefined)
      arranged[to[role]] = (from[role] === undefined ? undefined : row[from[role]]) ?? cell('');
  return Array.from(arranged, (each) => each ?? cell(''));
}

/** A repeated header, or the row of column numbers below it. */
export function isHeaderRow(row: Cell[]): boolean {
  if (readHeader(row)) return true;
  const words = row.map((each) => each.text.replace(/[()\s]/g, '')).filter((word) => word !== '');
  return (
    words.length >= 3 &&
    words.every((word, at) => word === words[0] || Number(word) === Number(words[0]) + at) &&
    /^\d$/.test(words[0]!)
  );
}
