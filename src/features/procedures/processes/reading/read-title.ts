import { foldVietnamese } from '../../../../platform/fold-vietnamese.ts';
import { normaliseProcedureCode } from '../../code.ts';
import { readLimit } from './read-limit.ts';

const CODE = /(?<![\d.,])[1-9][.,]\d{6}(?!\d)/g;
const LOOSE_CODE = /mã[^:\d]{0,40}:?\s*([1-9]\s?[.,]?\s?\d{5,6})(?![\d])/gi;

/** The codes of procedures that a title names. */
export function codesIn(text: string): string[] {
  const loose = [...text.matchAll(LOOSE_CODE)].map((match) => match[1]!);
  const found = [...(text.match(CODE) ?? []), ...loose];
  return [...new Set(found.flatMap((each) => normaliseProcedureCode(each) ?? []))];
}

/** Whether a heading begins another process, and is not one between its steps. */
export function isTitle(text: string): boolean {
  const words = foldVietnamese(text);
  return (
    codesIn(text).length > 0 ||
    /^([ivxlc]+|\d+|[a-z])?[.)]?\s*(ten (quy trinh|thu tuc)|quy trinh so|thu tuc|tthc)\b/.test(words) ||
    /^(\d+[.)]\s*)?quy trinh (noi bo )?(giai quyet |trong giai quyet )?(thu tuc|tthc)/.test(words)
  );
}

/** The title that running text gives to the table after it: the last line that names a procedure. */
export function titleOf(text: string): string | null {
  const lines = unwrapped(text.split('\n').map((line) => line.trim()));
  const at = lines.findLastIndex((line) => isTitle(line) || isLooseTitle(line));
  if (at === -1) return null;
  const parted = lines.slice(at + 1).findLast((line) => caseOf(line) !== null);
  const code = codesIn(lines[at]!).length > 0 ? undefined : lines.find((line) => codesIn(line).length > 0);
  return [lines[at], code, parted].filter(Boolean).join(' – ');
}

/** Lines of print that go on: the one before ends in the middle of a sentence, the next begins in lower case. */
function unwrapped(lines: string[]): string[] {
  const whole: string[] = [];
  for (const line of lines.filter((each) => each !== '')) {
    const last = whole.at(-1);
    const opens = /^([-–+*•]|\d+[.)]|[a-zđ]\)|[IVX]+\.)/.test(line);
    if (last !== undefined && !opens && /^\p{Ll}/u.test(line) && !/[.;:]$/.test(last))
      whole[whole.length - 1] = `${last} ${line}`;
    else whole.push(line);
  }
  return whole;
}

function isLooseTitle(line: string): boolean {
  return /quy trình|thủ tục/i.test(line) && !/^[-–+*]?\s*(tổng )?(thời|căn cứ|cơ sở|mã)/i.test(line);
}

/** "a) Đối với trường hợp cấp lại": one of several processes under one title. */
export function caseOf(text: string): string | null {
  const line = text.trim().split('\n').at(-1)!;
  return line.length < 400 && /^([a-zđ0-9]+(\.\d+)*[.)]|[-–*+])?\s*((đối với )?trường hợp)/i.test(line)
    ? line
    : null;
}

/** The whole term that a text writes: "Thời gian giải quyết: 12 ngày làm việc"; empty when it writes none. */
export function totalIn(text: string): string {
  const found = [
    ...text.matchAll(/(?:tổng|thời (?:gian|hạn))[^:\n]{0,90}:\s*([^\n;]{1,200})/gi),
    ...text.matchAll(/tổng (?:thời gian|số|cộng)[^\d:\n]{0,60}((?:\d|½|¼)[^\n;]{1,80})/gi),
  ];
  return found.map((match) => match[1]!.trim()).find((each) => readLimit(each)?.minutes) ?? '';
}
