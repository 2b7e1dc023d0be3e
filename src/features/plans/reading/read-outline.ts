import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import type { Block } from '../../../platform/tables/blocks.ts';
import { cleanCell } from '../../../platform/tables/clean-cell.ts';
import type { TaskReading } from '../schema.ts';
import { lackOfDue, lackOfLead } from './lacks.ts';
import { readDue } from './read-due.ts';
import { readTargets } from './read-targets.ts';
import { splitDeliverables } from './split-deliverables.ts';
import { splitUnits } from './split-units.ts';

/** A plan without a table: numbered paragraphs, each followed by "Cơ quan chủ trì: …", "Thời gian thực hiện: …". */
interface Item {
  section: string | null;
  parents: string[];
  no: string;
  text: string;
  labels: Partial<Record<Label, string>>;
}

type Label = 'lead' | 'support' | 'due' | 'deliverable' | 'text';

const LABELS: [Label, RegExp][] = [
  ['support', /^(co quan|don vi|cac co quan)[^:]{0,30}phoi hop/],
  ['lead', /^(co quan|don vi|bo phan)[^:]{0,20}(chu tri|thuc hien|dau moi|phu trach)|^chu tri/],
  ['due', /^thoi (gian|han)|^tien do|^hoan thanh (truoc|trong)/],
  ['deliverable', /^san pham|^ket qua( dau ra)?$/],
  ['text', /^noi dung/],
];

/** @returns the tasks and the text before the first; null when fewer than two paragraphs carry both labels */
export function readOutline(
  blocks: Block[],
  year: number | null,
): { tasks: TaskReading[]; before: Block[] } | null {
  const lines = joinBroken(
    blocks.flatMap((block) =>
      block.kind === 'text'
        ? block.text.split('\n')
        : block.rows.map((row) => row.map((each) => each.text).join(' ')),
    ),
  );
  const items = readItems(lines);
  const labelled = items.filter((item) => item.labels.lead !== undefined || item.labels.due !== undefined);
  if (labelled.filter((item) => item.labels.lead !== undefined).length < 2) return null;
  return { tasks: labelled.map((item, at) => toTask(item, at + 1, year)), before: blocks };
}

const ROMAN = /^([IVXLC]+)\.\s+/;
const NUMBER = /^(\d{1,2}(?:\.\d{1,2})*)\.?\s+(?=\p{Lu})/u;
const LETTER = /^([a-zđ])\)\s+/;

/** A heading whose line was broken after its number ("1." / "Trên cơ sở…") or in the middle goes together again. */
function joinBroken(lines: string[]): string[] {
  const joined: string[][] = [];
  for (const raw of lines) {
    const line = cleanCell(raw);
    const parts = joined.at(-1);
    const last = parts?.at(-1) ?? '';
    const isBareNumber = parts?.length === 1 && /^(\d+(\.\d+)*|[IVX]+)\.$/.test(last);
    const goesOn =
      last !== '' && line !== '' && (isBareNumber || (!/[.;:]$/.test(last) && !startsItem(line)));
    if (goesOn) parts!.push(line);
    else joined.push([line]);
  }
  return joined.map((parts) => parts.join(' ')).filter((line) => line !== '');
}

function startsItem(line: string): boolean {
  return (
    ROMAN.test(line) ||
    NUMBER.test(line) ||
    LETTER.test(line) ||
    /^\d+(\.\d+)*\.$/.test(line) ||
    /^[-+•]/.test(line) ||
    labelOf(line) !== null
  );
}

function labelOf(line: string): { label: Label; value: string } | null {
  const words = line.replace(/^[-+•\s]+/, '');
  const colon = words.indexOf(':');
  const head = foldVietnamese(colon === -1 ? words : words.slice(0, colon));
  const found = LABELS.find(([, pattern]) => pattern.test(head));
  if (!found || (colon === -1 && found[0] !== 'due') || (colon !== -1 && head.length > 45)) return null;
  const value =
    colon === -1
      ? words.replace(/^thời (gian|hạn)( thực hiện| hoàn thành)?\s*/iu, '')
      : words.slice(colon + 1);
  return { label: found[0], value: value.trim() };
}

function readItems(lines: string[]): Item[] {
  const items: Item[] = [];
  let section: string | null = null;
  let parents: { level: number; text: string }[] = [];
  for (const line of lines) {
    const roman = ROMAN.exec(line);
    if (roman) {
      section = line;
      parents = [];
      items.push({ section, parents: [], no: '', text: '', labels: {} });
      continue;
    }
    const number = NUMBER.exec(line) ?? LETTER.exec(line);
    if (number && labelOf(line) === null) {
      const level = LETTER.test(line) ? 9 : number[1]!.split('.').length;
      parents = parents.filter((each) => each.level < level);
      const text = line.slice(number[0].length);
      items.push({ section, parents: parents.map((each) => each.text), no: number[1]!, text, labels: {} });
      parents.push({ level, text: line });
      continue;
    }
    const item = items.at(-1);
    const labelled = labelOf(line);
    if (item && labelled) item.labels[labelled.label] ??= labelled.value;
    else if (item && item.no !== '' && Object.keys(item.labels).length === 0) item.text += `\n${line}`;
  }
  return items.filter((item) => item.no !== '');
}

function toTask(item: Item, order: number, year: number | null): TaskReading {
  const due = readDue((item.labels.due ?? '').replace(/\.$/, ''), year);
  const leadUnits = splitUnits(longNames(item.labels.lead ?? ''));
  const text = [item.text, item.labels.text].filter(Boolean).join('\n').trim();
  return {
    order,
    section: item.section,
    group: item.parents.at(-1) ?? null,
    no: item.no,
    text,
    leadUnits,
    supportingUnits: splitUnits(longNames(item.labels.support ?? '')),
    deliverables: splitDeliverables((item.labels.deliverable ?? '').replace(/\.$/, '')),
    due,
    targets: readTargets(text),
    warnings: [...lackOfDue(due), ...lackOfLead(leadUnits)],
  };
}

/** "Sở X tiến hành rà soát các văn bản …": the name ends where its work begins. */
function longNames(text: string): string {
  return text
    .split(/\s*;\s*/)
    .map((part) =>
      part.replace(/\s+(tiến hành|rà soát|thực hiện|chủ động|có trách nhiệm|theo chức năng|để)\b.*$/su, ''),
    )
    .join('; ');
}
