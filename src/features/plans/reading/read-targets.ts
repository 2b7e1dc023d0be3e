import { foldVietnamese } from '../../procedures/index.ts';
import type { PlanTarget } from '../schema.ts';
import { runningText } from './clean.ts';

const AT_LEAST =
  /(toi thieu|it nhat|khong duoi|khong thap hon|>=|≥|tu|tren|hon|vuot|dat tren)( dat| la| ty le| muc)?\s*$/;
const AT_MOST = /(toi da|khong qua|khong vuot qua|khong cao hon|<=|≤|duoi|it hon)( la| ty le| muc)?\s*$/;

/** The numbers that a task promises, each with the words around it. */
export function readTargets(text: string): PlanTarget[] {
  return clauses(runningText(text)).flatMap(readClause);
}

/** Sentences and list items, cut again so that each holds one number. */
function clauses(text: string): string[] {
  return text
    .split(/\n|;|(?<=[^\d]|%)\.\s+/)
    .map((part) => part.replace(/^[-\s]+|[\s.;]+$/g, ''))
    .filter((part) => part !== '');
}

const NUMBER =
  /(\d+(?:[.,]\d+)?)\s*(%|phần trăm)|(?:(tối thiểu|ít nhất|không dưới|tối đa|không quá)\s+(\d+)\s+(\p{L}+(?:\s\p{L}+)?))/giu;

function readClause(clause: string): PlanTarget[] {
  const matches = [...clause.matchAll(NUMBER)];
  return matches.map((match, at) => {
    const start =
      matches.length === 1 || at === 0 ? 0 : boundary(clause, matches[at - 1]!.index, match.index);
    const end =
      at === matches.length - 1 ? clause.length : boundary(clause, match.index, matches[at + 1]!.index);
    const words = clause.slice(start, end).replace(/^[\s,]+|[\s,]+$/g, '');
    const before = foldVietnamese(match[3] ?? clause.slice(start, match.index));
    const after = foldVietnamese(clause.slice(match.index + match[0].length, end));
    return {
      indicator: null,
      op: comparison(before, after),
      value: Number((match[1] ?? match[4]!).replace(',', '.')),
      unit: match[1] === undefined ? match[5]! : '%',
      text: words,
    };
  });
}

/** Where one number's words end and the next one's begin: the last comma between them, else right before the number. */
function boundary(clause: string, from: number, to: number): number {
  const comma = clause.lastIndexOf(',', to);
  return comma > from ? comma + 1 : to;
}

function comparison(before: string, after: string): PlanTarget['op'] {
  if (/^(tro len|hoac cao hon)/.test(after) || AT_LEAST.test(before)) return '>=';
  if (/^tro xuong/.test(after) || AT_MOST.test(before)) return '<=';
  return '=';
}
