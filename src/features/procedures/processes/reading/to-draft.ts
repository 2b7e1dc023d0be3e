import { faultsOf, warningsOf } from '../faults.ts';
import type { ProcessNode } from '../schema.ts';
import { isFirstLabel, type WrittenProcess, type WrittenRow } from './find-processes.ts';
import { guessNode } from './guess-node.ts';
import { readLimit } from './read-limit.ts';
import { codesIn } from './read-title.ts';

/** A process as read: what was guessed is for someone to review before it is adopted. */
export interface ProcessDraft {
  name: string;
  procedureCodes: string[];
  /** The whole as the decision writes it, in working minutes; null when it writes none. */
  totalMinutes: number | null;
  /** The limits of the steps together. */
  sumMinutes: number;
  /** Kind and place of each are guessed from the words. */
  nodes: ProcessNode[];
  faults: string[];
  warnings: string[];
}

const MOST_STEPS = 60;

export function toDraft({ title, total, rows, sections, notes }: WrittenProcess): ProcessDraft {
  const steps = rows.filter((row) => row.what !== '' || row.who !== '').slice(0, MOST_STEPS);
  const warnings = [...notes];
  const nodes = steps.map((row, at) => toNode(row, at, steps.length, warnings));
  const draft = {
    name: title.replace(/\s+/g, ' ').trim().slice(0, 1000) || 'Quy trình chưa có tên',
    procedureCodes: codesIn(title),
    totalMinutes: readLimit(total)?.minutes ?? null,
    sumMinutes: nodes.reduce((sum, each) => sum + (each.limitMinutes ?? 0), 0),
    nodes,
  };
  warnings.push(...sharedTimes(steps), ...doubtsAbout(draft, steps, sections));
  return { ...draft, faults: faultsOf(draft), warnings: [...warnings, ...warningsOf(draft)] };
}

/** What makes the whole doubtful. */
function doubtsAbout(
  { procedureCodes, totalMinutes }: Pick<ProcessDraft, 'procedureCodes' | 'totalMinutes'>,
  steps: WrittenRow[],
  sections: string[],
): string[] {
  const doubts: string[] = [];
  if (steps.length === MOST_STEPS) doubts.push(`Chỉ đọc ${MOST_STEPS} bước đầu.`);
  if (totalMinutes === null) doubts.push('Không thấy tổng thời gian để đối chiếu với các bước.');
  if (procedureCodes.length === 0) doubts.push('Chưa biết quy trình này cho thủ tục nào.');
  if (procedureCodes.length > 1)
    doubts.push('Tiêu đề có nhiều mã thủ tục: có thể là hai quy trình dính nhau.');
  const again = steps.findIndex((row, at) => at > 0 && isFirstLabel(row.label));
  if (again > 0 && sections.length === 0)
    doubts.push(`Từ dòng ${again + 1} các bước đánh số lại từ đầu: có thể là hai quy trình dính nhau.`);
  if (sections.length > 0)
    doubts.push(`Quy trình có nhiều phần: ${sections.map((each) => `"${each.slice(0, 80)}"`).join(', ')}.`);
  return doubts;
}

/** Steps under one merged cell of time: the first has the limit, the others none of their own. */
function sharedTimes(steps: WrittenRow[]): string[] {
  return steps.flatMap((row, at) => {
    if (row.sharesTime || !steps[at + 1]?.sharesTime) return [];
    const end = steps.findIndex((each, later) => later > at && !each.sharesTime);
    const last = end === -1 ? steps.length : end;
    return [`Bước ${at + 1} đến ${last} chung một thời hạn "${row.time.slice(0, 40)}": chia lại nếu cần.`];
  });
}

function toNode(row: WrittenRow, at: number, count: number, warnings: string[]): ProcessNode {
  const isLast = at === count - 1;
  const { kind, place, isElsewhere } = guessNode(row.who, row.what, { isFirst: at === 0, isLast });
  if (isElsewhere)
    warnings.push(`Bước ${at + 1} do cơ quan khác làm (${row.who.slice(0, 60)}): nên là hồ sơ liên thông.`);
  return {
    id: `b${at + 1}`,
    name: (row.what || row.who).slice(0, 500),
    ...{ kind, place, unitCode: null, actor: row.who.slice(0, 500) },
    limitMinutes: row.sharesTime ? null : limitOf(row, at, warnings),
    next: isLast ? [] : [{ to: `b${at + 2}`, when: null }],
  };
}

function limitOf(row: WrittenRow, at: number, warnings: string[]): number | null {
  const limit = readLimit(row.time, row.unit);
  if (limit?.isRange)
    warnings.push(`Bước ${at + 1}: thời gian ghi khoảng "${row.time.slice(0, 60)}", lấy mức dài nhất.`);
  if (limit === undefined && row.time === '') warnings.push(`Bước ${at + 1}: không ghi thời gian.`);
  else if (limit === undefined)
    warnings.push(`Bước ${at + 1}: không đọc được thời gian "${row.time.slice(0, 60)}".`);
  return limit?.minutes ?? null;
}
