import type { TaskReading } from '../schema.ts';
import { type Cell, cell } from './blocks.ts';
import { cleanCell, runningText } from './clean.ts';
import { type Columns, isHeaderRow, type Role, type TaskTable } from './find-table.ts';
import { readDue } from './read-due.ts';
import { readTargets } from './read-targets.ts';
import { splitDeliverables } from './split-deliverables.ts';
import { splitUnits } from './split-units.ts';

/** A task while its rows are gathered: a cell broken by the page comes in pieces. */
interface Draft {
  section: string | null;
  group: string | null;
  no: string | null;
  cells: Record<Exclude<Role, 'no'>, string>;
  warnings: string[];
  /** A numbered row with nothing but text: a group if children follow, else a task that lacks its cells. */
  maybeGroup: boolean;
}

interface Reading {
  section: string | null;
  group: string | null;
  groupRow: Draft | null;
  drafts: Draft[];
  afterHeading: boolean;
}

const ROMAN = /^(?:[IVXLC]+|[A-Z])$/;
const NUMBER = /^\d+(?:\.\d+)*$/;
const LETTER = /^[a-zđ]$/;

/** The rows of the table as tasks: sections, groups and their children, rows broken by the page put together. */
export function rowsToTasks(table: TaskTable, year: number | null): TaskReading[] {
  const reading: Reading = { section: null, group: null, groupRow: null, drafts: [], afterHeading: false };
  for (const row of table.rows.flatMap((each) => unglue(each, table.width))) {
    if (isBlank(row)) continue;
    if (isHeaderRow(row)) continue;
    if (isElision(row)) forgetPlace(reading);
    else readRow(reading, cellsOf(realign(row, table), table.columns));
  }
  settleGroup(reading);
  return reading.drafts.map((draft, at) => finish(draft, at + 1, year, table.columns));
}

type Cells = Record<Role, string>;

function cellsOf(row: Cell[], columns: Columns): Cells & { mergedOnly: boolean } {
  const read = (role: Role) => {
    const at = columns[role];
    const found = at === undefined ? undefined : row[at];
    return found === undefined || (found.merged && (role === 'no' || role === 'text'))
      ? ''
      : cleanCell(found.text);
  };
  const cells = {
    no: read('no').replace(/\s+/g, ''),
    text: read('text'),
    lead: read('lead'),
    support: read('support'),
    deliverable: read('deliverable'),
    due: read('due'),
  };
  return { ...numbered(row, cells, columns), mergedOnly: false };
}

/** A heading over the whole row lies in the first cell; without a number column the number stands before the text. */
function numbered(row: Cell[], given: Cells, columns: Columns): Cells {
  let cells = given;
  const filled = row.filter((each) => each.text !== '');
  const place = row.findIndex((each) => each.text !== '');
  const alone =
    (filled.length === 1 && (place === 0 || place === columns.no || place === columns.text)) ||
    (filled.length > 1 && new Set(filled.map((each) => each.text)).size === 1);
  const text = alone ? cleanCell(filled[0]!.text) : cells.text;
  if (alone && !ROMAN.test(text) && !NUMBER.test(text))
    cells = { no: '', text, lead: '', support: '', deliverable: '', due: '' };
  const match =
    cells.no === '' && /^([IVXLC]+|[A-Z]|\d+(?:\.\d+)*|[a-zđ])\s*[.)/]\s*(?=\p{L})/u.exec(cells.text);
  if (match) return { ...cells, no: match[1]!, text: cells.text.slice(match[0].length) };
  return { ...cells, no: cells.no.replace(/[.)\s]+$/, '') };
}

function readRow(reading: Reading, cells: Cells): void {
  const { no, text, lead, support, deliverable, due } = cells;
  const bare = lead === '' && support === '' && deliverable === '' && due === '';
  const previous = reading.drafts.at(-1);
  if (bare && text !== '' && ROMAN.test(no) && !(no.length === 1 && LETTER.test(no)))
    return void beginSection(reading, no, text);
  if (bare && text !== '' && no === '' && isHeading(text) && !continues(text, previous))
    return void beginSection(reading, '', text);
  if (bare && text !== '' && (NUMBER.test(no) || LETTER.test(no))) return void beginGroup(reading, no, text);
  if (no === '' && previous && !reading.afterHeading && isContinuation(cells, previous))
    return void append(previous, cells);
  if (text === '' && no === '' && !previous) return;
  reading.afterHeading = false;
  if (no !== '' && reading.groupRow && !isChildNumber(no, reading.groupRow.no)) settleGroup(reading, true);
  const inGroup = reading.groupRow !== null || (reading.group !== null && (no === '' || LETTER.test(no)));
  if (!inGroup) reading.group = null;
  reading.groupRow = null;
  reading.drafts.push({
    section: reading.section,
    group: reading.group,
    no: no || null,
    cells: { text, lead, support, deliverable, due },
    warnings: [],
    maybeGroup: false,
  });
}

/** "2.1" belongs to group "2", a letter or a dash to any group. */
function isChildNumber(no: string, group: string | null): boolean {
  return (
    LETTER.test(no) ||
    (group !== null && no.startsWith(`${group}.`)) ||
    (group !== null && LETTER.test(group))
  );
}

function isHeading(text: string): boolean {
  return text.length > 3 && text === text.toUpperCase() && /\p{L}/u.test(text);
}

function beginSection(reading: Reading, no: string, text: string): void {
  settleGroup(reading);
  reading.section = [no, runningText(text)].filter(Boolean).join('. ');
  reading.group = null;
  reading.afterHeading = true;
}

function beginGroup(reading: Reading, no: string, text: string): void {
  settleGroup(reading);
  reading.group = `${no}. ${runningText(text).replace(/:$/, '')}`;
  reading.groupRow = {
    section: reading.section,
    group: null,
    no,
    cells: { text, lead: '', support: '', deliverable: '', due: '' },
    warnings: ['Dòng này chỉ có nội dung: không ghi đơn vị, sản phẩm và thời hạn.'],
    maybeGroup: true,
  };
  reading.afterHeading = true;
}

/** A would-be group under which nothing came is a task of its own. */
function settleGroup(reading: Reading, numberedFollows = false): void {
  if (reading.groupRow) {
    reading.drafts.push({ ...reading.groupRow, maybeGroup: false });
    reading.group = null;
  }
  reading.groupRow = null;
  if (numberedFollows) reading.group = null;
}

/** Rows were left out here ("…"): what follows is in a section that the file does not show. */
function forgetPlace(reading: Reading): void {
  settleGroup(reading);
  reading.section = null;
  reading.group = null;
}

function continues(text: string, previous: Draft | undefined): boolean {
  return previous !== undefined && !/[.;:!?)]$/.test(previous.cells.text) && /^\p{Ll}/u.test(text);
}

/** Whether a row without a number is the rest of the row before it. */
function isContinuation(cells: Cells, previous: Draft): boolean {
  const { text, lead, due } = cells;
  if (text === '') return true;
  const plain = text.replace(/^[-–•+\s]+/, '');
  if (/^\p{Ll}/u.test(plain) && !/^[-–•+]/.test(text)) return true;
  if (goesOn(cells.lead) || goesOn(cells.support)) return true;
  if (lead !== '' && due !== '') return false;
  if (lead === '' && due === '') return true;
  return !/[.;!?]$/.test(previous.cells.text);
}

/** A unit's cell that begins in the middle of a name. */
function goesOn(text: string): boolean {
  return (
    /^\p{Ll}/u.test(text) &&
    !/^(các|phòng|trung tâm|văn phòng|ban|công an|cổng|ủy ban|sở|hội|đoàn|bộ|tổ|cơ quan|đơn vị)\b/iu.test(
      text,
    ) &&
    !/^(các|tổ|sở|đoàn|hội|bộ) /u.test(text)
  );
}

function append(draft: Draft, cells: Cells): void {
  for (const role of ['text', 'lead', 'support', 'deliverable', 'due'] as const) {
    const [before, after] = [draft.cells[role], cells[role]];
    if (after === '' || before.endsWith(after)) continue;
    draft.cells[role] =
      before === ''
        ? after
        : `${before}${/^\s*(?:[-–•+]|<)/.test(after) ? '\n' : joint(before, after)}${after}`;
  }
}

/** A break in the middle of a sentence is a space; one after a full name or a sentence is a line. */
function joint(before: string, after: string): string {
  return /^[\p{Ll}\d(,;.]/u.test(after) || /[,(–-]$/.test(before)
    ? ' '
    : /^\p{Lu}/u.test(after) && /[.;:]$/.test(before)
      ? '\n'
      : ' ';
}

/** Two rows of the source on one line: what lies beyond the last column is a row of its own. */
function unglue(row: Cell[], width: number): Cell[][] {
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
  const isDue = (at: number) =>
    row[at] !== undefined && !['unparsed'].includes(readDue(row[at].text, 2000).kind);
  if (isDue(due) || !isDue(due - 1)) return row;
  return [...row.slice(0, due - 1), cell(''), ...row.slice(due - 1)];
}

function isBlank(row: Cell[]): boolean {
  return row.every((each) => cleanCell(each.text) === '');
}

function isElision(row: Cell[]): boolean {
  return row.every((each) => /^[….\s]*$/.test(each.text));
}

function finish(draft: Draft, order: number, year: number | null, columns: Columns): TaskReading {
  const { cells } = draft;
  const text = runningText(cells.text);
  const { lead, support } = unitsOf(cells);
  const leadUnits = splitUnits(lead);
  const deliverables = splitDeliverables(cells.deliverable);
  const inText = readTargets(cells.text);
  const due = readDue(cells.due, year);
  const warnings = [...draft.warnings];
  if (due.kind === 'unparsed' && !draft.warnings.length && columns.due !== undefined)
    warnings.push(due.raw === '' ? 'Không ghi thời hạn.' : `Chưa hiểu thời hạn "${due.raw}".`);
  if (leadUnits.length === 0 && !draft.warnings.length && columns.lead !== undefined)
    warnings.push('Không ghi đơn vị chủ trì.');
  return {
    order,
    section: draft.section,
    group: draft.group,
    no: draft.no,
    text,
    leadUnits,
    supportingUnits: splitUnits(support),
    deliverables,
    due,
    targets: inText.length > 0 ? inText : deliverables.flatMap(readTargets),
    warnings,
  };
}

/** One cell for both: "Chủ trì: … Phối hợp: …". */
function unitsOf({ lead, support }: Draft['cells']): { lead: string; support: string } {
  const match =
    /^\s*(?:[-–+]\s*)?(?:(?:cơ quan|đơn vị)\s+)?chủ trì\s*:(.*?)(?:[-–+;.\s]*(?:(?:cơ quan|đơn vị)\s+)?phối hợp\s*:(.*))?$/isu.exec(
      lead,
    );
  if (!match) return { lead, support };
  return { lead: match[1]!, support: [match[2] ?? '', support].filter(Boolean).join('\n') };
}
