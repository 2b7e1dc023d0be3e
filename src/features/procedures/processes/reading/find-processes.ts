import { foldVietnamese } from '../../../../platform/fold-vietnamese.ts';
import type { Block, Cell } from '../../../../platform/tables/blocks.ts';
import { type Columns, isNumberRow, readColumns, readUnits } from './columns.ts';
import { type LimitUnit, readLimit } from './read-limit.ts';
import { caseOf, isTitle, titleOf, totalIn } from './read-title.ts';

/** The rows of one process as a decision writes them. */
export interface WrittenProcess {
  title: string;
  total: string;
  rows: WrittenRow[];
  /** Headings between its steps, such as "Quy trình tại cấp tỉnh". */
  sections: string[];
  /** What was chosen in reading, in Vietnamese. */
  notes: string[];
}

export interface WrittenRow {
  label: string;
  what: string;
  who: string;
  time: string;
  unit?: LimitUnit;
  /** The cell of its time is merged with that of the step before: one limit for both. */
  sharesTime?: boolean;
}

interface Gathering {
  found: WrittenProcess[];
  columns: Columns | null;
  width: number;
  title: string;
  /** Under which cases stand: "a) Đối với trường hợp …". */
  lastTitle: string;
  total: string;
  /** The next step begins a process, whatever its number: a title or the first heading stands before it. */
  isTitled: boolean;
  hasBreak: boolean;
}

/** Every table of steps of a document, with the title that stands before it; one broken over pages is one. */
export function findProcesses(blocks: readonly Block[]): WrittenProcess[] {
  const begun: Omit<Gathering, 'found'> = {
    ...{ columns: null, width: 0, title: '', lastTitle: '', total: '', isTitled: true, hasBreak: false },
  };
  const state: Gathering = { found: [], ...begun };
  for (const block of blocks) {
    if (block.kind === 'text') takeText(state, block.text);
    else {
      const width = Math.max(...block.rows.map((row) => row.length));
      if (width !== state.width) state.columns = null;
      state.width = width;
      state.hasBreak = true;
      for (const row of block.rows) takeRow(state, row);
    }
  }
  return state.found.filter((each) => each.rows.length > 0);
}

function takeText(state: Gathering, text: string): void {
  const current = state.found.at(-1);
  if (current?.total === '' && /^\s*tổng/i.test(text)) current.total = totalIn(text);
  const parted = titleOf(text) === null ? caseOf(text) : null;
  const title = titleOf(text) ?? (parted === null ? null : withCase(state.lastTitle, parted));
  if (title === null && state.title !== '') return;
  state.title = title ?? lastLine(text);
  state.total = totalIn(text) || state.total;
  state.isTitled ||= title !== null;
}

/** What stands before a table that nothing names. */
function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)!.slice(0, 300);
}

function withCase(title: string, parted: string): string {
  return `${title.split(' – ')[0]} – ${parted}`;
}

function takeRow(state: Gathering, row: Cell[]): void {
  const texts = row.map((each) => each.text.trim());
  const header = readColumns(texts);
  if (header) {
    state.columns = header;
    state.hasBreak = true;
    return;
  }
  const { columns } = state;
  const units = columns && state.hasBreak && readUnits(columns, texts);
  if (units) {
    state.columns = units;
    return;
  }
  const filled = [...new Set(texts.filter((text) => text !== ''))];
  if (filled.length === 0 || isNumberRow(texts)) return;
  const current = state.found.at(-1);
  if (isTotal(filled[0]!)) {
    const total = totalOf(filled, columns);
    if (!current || state.isTitled) state.total = total || state.total;
    else current.total = total || current.total;
    state.isTitled ||= current !== undefined;
    return;
  }
  if (columns === null || (isSection(row, filled) && !goesOn(state, columns, row)))
    takeSection(state, filled);
  else takeStep(state, columns, row);
}

function isTotal(text: string): boolean {
  return /^(tong (cong|so|thoi|cac|han)|tong$|cong$|cong:|thoi (gian|han) giai quyet)/.test(
    foldVietnamese(text),
  );
}

function totalOf(filled: string[], columns: Columns | null): string {
  const unit = columns?.time[0]?.unit;
  const amount = filled.slice(1).findLast((text) => readLimit(text, unit)?.minutes);
  if (amount !== undefined) return `${amount}${/[a-zà-ỹ]/i.test(amount) ? '' : ` ${NAMES[unit ?? 'ngay']}`}`;
  return totalIn(filled.join(': '));
}

const NAMES: Record<LimitUnit, string> = {
  ...{ phut: 'phút', gio: 'giờ', buoi: 'buổi', ngay: 'ngày', tuan: 'tuần' },
};

/** A heading within the table: one text, perhaps with a numeral before it, or cells merged over the whole width. */
function isSection(row: Cell[], filled: string[]): boolean {
  if (filled.length === 1) return !/^\s*(bước|b)\s*\d/i.test(filled[0]!);
  const isNumbered = /^([IVX]+|[A-Z]|[a-z]\)|\d+(\.\d+)*)[.)]?$/.test(filled[0]!);
  return isNumbered && filled.length === 2 && row.some((each) => each.text === filled[1] && each.span >= 2);
}

/** The rest of a cell that the end of a page cut. */
function goesOn({ hasBreak, isTitled }: Gathering, { label, what, who }: Columns, row: Cell[]): boolean {
  const at = row.findIndex((each) => each.text.trim() !== '');
  return hasBreak && !isTitled && label !== -1 && row[at]!.span === 1 && [what, ...who].includes(at);
}

function takeSection(state: Gathering, filled: string[]): void {
  const text = filled.at(-1)!;
  if (isTitle(text)) {
    state.title = titleOf(text) ?? text;
    state.total = totalIn(text);
    state.isTitled = true;
  } else if (state.columns !== null && caseOf(text) !== null) {
    state.title = withCase(state.title || state.lastTitle, caseOf(text)!);
    state.isTitled = true;
  } else state.found.at(-1)?.sections.push(text);
}

function takeStep(state: Gathering, columns: Columns, row: Cell[]): void {
  const written = readStep(columns, row);
  const current = state.found.at(-1);
  const last = current?.rows.at(-1);
  if (columns.label !== -1 && state.hasBreak && !state.isTitled && last && isRestOf(last, written)) {
    for (const part of ['what', 'who', 'time'] as const) last[part] = `${last[part]} ${written[part]}`.trim();
    return;
  }
  const isFirst = isFirstLabel(written.label);
  const opens = !current || (state.hasBreak && isFirst) || (state.isTitled && (isFirst || state.hasBreak));
  state.hasBreak = false;
  state.isTitled = false;
  if (!opens) {
    current.rows.push(written);
    return;
  }
  const notes = columns.chosen === null ? [] : [`Bảng có nhiều cột thời gian: lấy cột "${columns.chosen}".`];
  const { title, total } = state;
  state.found.push({ title, total, rows: [written], sections: [], notes });
  Object.assign(state, { lastTitle: title || state.lastTitle, title: '', total: '' });
}

/** A row that the end of a page cut: no number, and no limit of its own. */
function isRestOf(last: WrittenRow, { label, time, unit }: WrittenRow): boolean {
  return label === '' && (readLimit(time, unit) === undefined || readLimit(last.time, unit) === undefined);
}

export function isFirstLabel(label: string): boolean {
  return /^(bước|b)?\s*0?1[.:)]?$/i.test(label.trim());
}

function readStep({ label, what, who, time }: Columns, row: Cell[]): WrittenRow {
  const text = (at: number) => row[at]?.text.trim() ?? '';
  const used = time.find(({ at }) => text(at) !== '') ?? time[0]!;
  return {
    label: text(label),
    what: text(what),
    who: [...new Set(who.map(text).filter((each) => each !== ''))].join(' – '),
    time: text(used.at),
    unit: used.unit,
    ...(row[used.at]?.merged && { sharesTime: true }),
  };
}
