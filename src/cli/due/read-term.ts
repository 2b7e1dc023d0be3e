import { describeTerm, readCatalogueSeed } from '../../features/procedures/index.ts';
import { type Day, formatDay } from '../../law/day.ts';
import { parseTerm, type Term } from '../../law/due.ts';
import type { GivenOptions } from '../options.ts';

/** A term as it was asked for, and the procedure whose term it is. */
export interface AskedTerm {
  text: string;
  term: Term;
  procedure: { code: string; name: string; case: number; when: string; words: string } | null;
}

/** From `--term 3wd`, or from `--procedure CODE [--case N]`. @throws RangeError with a Vietnamese sentence */
export function readTerm(given: GivenOptions, receivedOn: Day): AskedTerm {
  const [text, code, no] = ['--term', '--procedure', '--case'].map((name) => given.get(name)?.[0]);
  if (text !== undefined && code !== undefined)
    throw new RangeError('chọn --term hoặc --procedure, không cả hai.');
  if (code === undefined && no !== undefined) throw new RangeError('--case chỉ đi cùng --procedure.');
  if (code !== undefined) return termOfProcedure(code, no, receivedOn);
  if (text === undefined)
    throw new RangeError('cần --term hoặc --procedure, ví dụ --from 2026-02-13T15:30 --term 3wd.');
  return { text: text.trim().toLowerCase(), term: parseTerm(text), procedure: null };
}

function termOfProcedure(code: string, no: string | undefined, on: Day): AskedTerm {
  const found = readCatalogueSeed().procedures.find(
    (each) =>
      each.code === code && each.validFrom <= on && (each.validUntil === null || on < each.validUntil),
  );
  if (!found) throw new RangeError(`danh mục ngày ${formatDay(on)} không có thủ tục "${code}".`);
  const variant =
    no === undefined && found.terms.length === 1
      ? found.terms[0]
      : found.terms.find((each) => String(each.no) === no);
  if (!variant) {
    const cases = found.terms.map((each) => `${each.no} ${describeTerm(each)}`).join('; ');
    throw new RangeError(`thủ tục ${code}: chọn --case trong các trường hợp ${cases || '(chưa có)'}.`);
  }
  if (variant.term === null)
    throw new RangeError(
      `thủ tục ${code}, trường hợp ${variant.no}: ${describeTerm(variant).toLowerCase()}.`,
    );
  const procedure = {
    ...{ code, name: found.name, case: variant.no, when: variant.when },
    words: describeTerm(variant),
  };
  return { text: variant.term, term: parseTerm(variant.term), procedure };
}
