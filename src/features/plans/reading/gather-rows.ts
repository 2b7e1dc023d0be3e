import { runningText } from './clean.ts';
import { LETTER, NUMBER, ROMAN, type RowCells } from './row-cells.ts';

/** A task while its rows are gathered: a cell broken by the page comes in pieces. */
export interface Draft {
  section: string | null;
  group: string | null;
  no: string | null;
  cells: Pick<RowCells, 'text' | 'lead' | 'support' | 'deliverable' | 'due'>;
  warnings: string[];
  /** The row has nothing but its text. */
  isBare: boolean;
}

/** Where the reader stands in the table. */
export interface Gathering {
  section: string | null;
  group: string | null;
  /** The number of the group; empty when its heading has none. */
  groupNo: string;
  /** A numbered row with nothing but text: a group if children follow, else a task that lacks its cells. */
  groupRow: Draft | null;
  drafts: Draft[];
  afterHeading: boolean;
  /** What to say with the next task. */
  notes: string[];
}

export function beginGathering(): Gathering {
  return {
    section: null,
    group: null,
    groupNo: '',
    groupRow: null,
    drafts: [],
    afterHeading: false,
    notes: [],
  };
}

/** Takes the next row in: a section, a group, a task or the rest of the task before. */
export function gatherRow(at: Gathering, cells: RowCells): void {
  const { no, text, lead, support, deliverable, due } = cells;
  const isBare = lead === '' && support === '' && deliverable === '' && due === '';
  const previous = at.drafts.at(-1);
  const isName = isBare && text !== '';
  if (isName && ROMAN.test(no)) beginSection(at, no, text);
  else if (isName && no === '' && isHeading(at, cells)) beginHeading(at, cells);
  else if (isName && (NUMBER.test(no) || LETTER.test(no))) beginGroup(at, no, text);
  else if (no === '' && previous && !at.afterHeading && isContinuation(cells, previous))
    append(previous, cells);
  else if (text !== '' || no !== '') addTask(at, cells, isBare);
}

function addTask(at: Gathering, cells: RowCells, isBare: boolean): void {
  const { no, text, lead, support, deliverable, due } = cells;
  at.afterHeading = false;
  if (at.groupRow && !isChild(no, at.groupNo)) settleGroup(at);
  if (!isChild(no, at.groupNo)) at.group = null;
  at.groupRow = null;
  at.drafts.push({
    section: at.section,
    group: at.group,
    no: no || null,
    cells: { text, lead, support, deliverable, due },
    warnings: at.notes,
    isBare,
  });
  at.notes = [];
}

/** "2.1" belongs to group "2"; a letter, a dash or no number to any group but a letter's own kind. */
function isChild(no: string, group: string): boolean {
  if (no === '' || group === '' || no.startsWith(`${group}.`)) return true;
  return LETTER.test(no) !== LETTER.test(group);
}

/** Whether a row of text alone without a number names what follows: wide, in capitals or before any task. */
function isHeading(at: Gathering, { text, isWide }: RowCells): boolean {
  const previous = at.drafts.at(-1);
  if (/^[\p{Ll}•+-]/u.test(text)) return false;
  const isLoud = text.length > 3 && text === text.toUpperCase() && /\p{L}/u.test(text);
  return isWide || isLoud || (previous === undefined && at.groupRow === null);
}

/** A heading without a number: of a section, or of a group where the sections have numbers. */
function beginHeading(at: Gathering, { text }: RowCells): void {
  const isInNumbered = at.section !== null && /^[IVXLCA-Z]+\. /.test(at.section);
  if (!isInNumbered || text === text.toUpperCase()) beginSection(at, '', text);
  else {
    settleGroup(at);
    at.group = runningText(text).replace(/:$/, '');
    at.groupNo = '';
    at.afterHeading = true;
  }
}

function beginSection(at: Gathering, no: string, text: string): void {
  settleGroup(at);
  at.section = [no, runningText(text)].filter(Boolean).join('. ');
  at.group = null;
  at.groupNo = '';
  at.afterHeading = true;
}

function beginGroup(at: Gathering, no: string, text: string): void {
  settleGroup(at);
  at.group = `${no}. ${runningText(text).replace(/:$/, '')}`;
  at.groupNo = no;
  at.groupRow = {
    section: at.section,
    group: null,
    no,
    cells: { text, lead: '', support: '', deliverable: '', due: '' },
    warnings: at.notes,
    isBare: true,
  };
  at.notes = [];
  at.afterHeading = true;
}

/** A would-be group under which nothing came is a task of its own. */
export function settleGroup(at: Gathering): void {
  if (at.groupRow) {
    at.drafts.push(at.groupRow);
    at.group = null;
    at.groupNo = '';
  }
  at.groupRow = null;
}

/** Rows were left out here ("…"): what follows is in a section that the file does not show. */
export function forgetPlace(at: Gathering): void {
  settleGroup(at);
  at.section = null;
  at.group = null;
  at.groupNo = '';
  at.notes = ['Tệp bỏ bớt dòng ngay trước nhiệm vụ này: không rõ thuộc mục nào.'];
}

/** Whether a row without a number is the rest of the row before it. */
function isContinuation(cells: RowCells, previous: Draft): boolean {
  const { text, lead, due } = cells;
  if (text === '') return true;
  const plain = text.replace(/^[-–•+\s]+/, '');
  if (/^\p{Ll}/u.test(plain) && !/^[-–•+]/.test(text)) return true;
  if (goesOn(cells.lead) || goesOn(cells.support)) return true;
  if (lead !== '' && due !== '') return false;
  if (lead === '' && due === '') return true;
  return !/[.;!?]$/.test(previous.cells.text);
}

const UNIT_IN_LOWER_CASE =
  /^(các|phòng|trung tâm|văn phòng|ban|công an|cổng|ủy ban|sở|hội|đoàn|bộ|tổ|cơ quan|đơn vị)(?=\s)/u;

/** A unit's cell that begins in the middle of a name. */
function goesOn(text: string): boolean {
  return /^\p{Ll}/u.test(text) && !UNIT_IN_LOWER_CASE.test(text);
}

function append(draft: Draft, cells: RowCells): void {
  for (const role of ['text', 'lead', 'support', 'deliverable', 'due'] as const) {
    const [before, after] = [draft.cells[role], cells[role]];
    if (after === '' || before.endsWith(after)) continue;
    const joint = cells.isMerged || /^\s*(?:[-–•+]|<)/.test(after) ? '\n' : jointOf(before, after);
    draft.cells[role] = before === '' ? after : `${before}${joint}${after}`;
  }
  draft.isBare &&= cells.lead === '' && cells.due === '';
}

/** A break in the middle of a sentence is a space; one after a full name or a sentence is a line. */
function jointOf(before: string, after: string): string {
  if (/^[\p{Ll}\d(,;.]/u.test(after) || /[,(–-]$/.test(before)) return ' ';
  return /^\p{Lu}/u.test(after) && /[.;:]$/.test(before) ? '\n' : ' ';
}
