import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import type { PlanTarget } from '../schema.ts';
import { runningText } from './clean.ts';

const AT_LEAST =
  /(toi thieu|it nhat|khong duoi|khong thap hon|khong it hon|>=|≥|tu|tren|hon|vuot|dat tren)( dat| la| ty le| muc)?\s*$/;
const AT_MOST =
  /(toi da|khong qua|khong vuot qua|khong cao hon|<=|≤|(?<!khong )duoi|(?<!khong )(?:it|nho|thap) hon)( la| ty le| muc)?\s*$/;

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

const UNITS =
  'hồ sơ|thủ tục|dịch vụ|hội nghị|tin bài|văn bản|báo cáo|sáng kiến|mô hình|công chức|cán bộ|doanh nghiệp|đơn vị|\\p{L}+';
const NUMBER = new RegExp(
  `(?:(?<low>\\d+(?:[.,]\\d+)?)\\s*%?\\s*[-–]\\s*)?(?<value>\\d+(?:[.,]\\d+)?)\\s*(?:%|phần trăm)|(?<word>tối thiểu|ít nhất|không dưới|tối đa|không quá)\\s+(?<count>\\d+)\\s+(?<unit>${UNITS})`,
  'giu',
);

function readClause(clause: string): PlanTarget[] {
  const matches = [...clause.matchAll(NUMBER)];
  return matches.flatMap((match, at) => {
    const start = at === 0 ? 0 : boundary(clause, matches[at - 1]!.index, match.index);
    const last = at === matches.length - 1;
    const end = last ? clause.length : boundary(clause, match.index, matches[at + 1]!.index);
    const text = clause.slice(start, end).replace(/^[\s,]+|[\s,]+$/g, '');
    const { low, value, word, count, unit } = match.groups as Partial<Record<string, string>>;
    const target = (op: PlanTarget['op'], amount: string): PlanTarget => ({
      indicator: null,
      op,
      value: Number(amount.replace(',', '.')),
      unit: unit ?? '%',
      text,
    });
    if (low !== undefined) return [target('>=', low), target('<=', value!)];
    const before = foldVietnamese(word ?? clause.slice(start, match.index));
    const after = foldVietnamese(clause.slice(match.index + match[0].length, end));
    const isUpper = at > 0 && /từ\s.*\sđến\s*$/iu.test(clause.slice(0, match.index));
    return [target(isUpper ? '<=' : comparison(before, after), value ?? count!)];
  });
}

/** Where one number's words end and the next one's begin: the last comma between them, else right before the number. */
function boundary(clause: string, from: number, to: number): number {
  const comma = clause.lastIndexOf(',', to);
  return comma > from ? comma + 1 : to;
}

function comparison(before: string, after: string): PlanTarget['op'] {
  if (/^tro xuong/.test(after) || AT_MOST.test(before)) return '<=';
  if (/^(tro len|hoac cao hon)/.test(after) || AT_LEAST.test(before)) return '>=';
  return '=';
}
