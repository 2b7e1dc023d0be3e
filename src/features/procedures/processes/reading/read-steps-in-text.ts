import type { Block } from '../../../../platform/tables/blocks.ts';
import { isFirstLabel, type WrittenProcess, type WrittenRow } from './find-processes.ts';
import { readLimit } from './read-limit.ts';
import { titleOf, totalIn } from './read-title.ts';

const STEP = /^[-–+*•]?\s*(bước\s*\d{1,2}|b\d{1,2})\s*[.:)–-]?\s*(.*)$/i;
const TIME = /thời (?:gian|hạn)[^:\d]{0,40}:?\s*(.+)$/i;
const WHO =
  /(?:^|[.;,(]\s*|[-–+]\s*)(?:người (?:thực hiện|xử lý)|trách nhiệm(?: thực hiện)?|đơn vị(?: thực hiện)?|thực hiện)\s*:\s*([^.;()\n]+)/i;

/** Processes written as running text, "Bước 1. …" with the time of each: for decisions without a table. */
export function readStepsInText(blocks: readonly Block[]): WrittenProcess[] {
  const found: WrittenProcess[] = [];
  let before: string[] = [];
  const lines = blocks.flatMap((block) => (block.kind === 'text' ? block.text.split('\n') : []));
  for (const line of lines.map((each) => each.trim()).filter(Boolean)) {
    const step = STEP.exec(line);
    const current = found.at(-1);
    if (step && (isFirstLabel(step[1]!) || !current)) {
      const text = before.join('\n');
      const title = titleOf(text) ?? before.at(-1) ?? '';
      found.push({ title, total: totalIn(text), rows: [rowOf(step)], sections: [], notes: [] });
      before = [];
    } else if (step) current!.rows.push(rowOf(step));
    else if (current && /^tổng/i.test(line)) current.total ||= totalIn(line);
    else if (current && before.length === 0 && !titleOf(line)) goOn(current.rows.at(-1)!, line);
    else before.push(line);
  }
  const isSteps = ({ rows }: WrittenProcess) => rows.length >= 3 && rows.some((row) => row.time !== '');
  return found.filter(isSteps).map((each) => ({ ...each, rows: each.rows.map(parted) }));
}

function rowOf([, label, text]: RegExpExecArray): WrittenRow {
  return { label: label!, what: text!, who: '', time: timeIn(text!) };
}

/** What follows a step's line belongs to it. */
function goOn(row: WrittenRow, line: string): void {
  row.what = `${row.what}\n${line}`.trim();
  row.time ||= timeIn(line);
}

function timeIn(text: string): string {
  const named = TIME.exec(text)?.[1];
  if (named !== undefined && readLimit(named) !== undefined) return named.slice(0, 80);
  const last = /[(–:-]\s*([^()–:]{1,60}?)\)?[.;]?$/.exec(text)?.[1];
  return last !== undefined && readLimit(last) !== undefined ? last : '';
}

/** Who does it, out of "Trách nhiệm: …" or of the words before a colon. */
function parted(row: WrittenRow): WrittenRow {
  const named = WHO.exec(row.what)?.[1];
  if (named !== undefined) return { ...row, who: named.trim() };
  const [, who, what] = /^([^:.\n]{3,80}):\s*(.+)$/s.exec(row.what) ?? [];
  return who === undefined ? row : { ...row, who: who.trim(), what: what! };
}
