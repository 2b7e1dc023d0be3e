import type { Span } from '../finding.ts';
import type { PlainText } from '../plain-text.ts';

const SPOKEN: Record<string, string> = {
  khong: '0',
  mot: '1',
  hai: '2',
  ba: '3',
  bon: '4',
  tu: '4',
  nam: '5',
  lam: '5',
  sau: '6',
  bay: '7',
  tam: '8',
  chin: '9',
};
const TOKEN = /[a-z]+|\d/g;

interface SpokenRun {
  value: string;
  start: number;
  end: number;
  words: number;
}

/** Numbers written out digit by digit, in words or partly in words ("không chín một hai …"): nine digits at least. */
export function findSpokenDigits({ folded }: PlainText): Span[] {
  return spokenRuns(folded)
    .filter(({ words }) => words > 1)
    .flatMap(spanOf);
}

function spokenRuns(folded: string): SpokenRun[] {
  const runs: SpokenRun[] = [];
  for (const { 0: token, index } of folded.matchAll(TOKEN)) {
    const value = SPOKEN[token] ?? (/\d/.test(token) ? token : null);
    if (value === null) continue;
    const end = index + token.length;
    const words = Number(token !== value);
    const run = runs.at(-1);
    if (run !== undefined && isNear(folded, run.end, index)) {
      run.value += value;
      run.end = end;
      run.words += words;
    } else runs.push({ value, start: index, end, words });
  }
  return runs;
}

const isNear = (folded: string, end: number, start: number) =>
  start - end < 4 && /^[\s.,;\-–/_]{0,3}$/.test(folded.slice(end, start));

function spanOf({ value, start, end, words }: SpokenRun): Span[] {
  if (value.length < 9 || value.length > 15) return [];
  const isPhone = /^(?:0|84)[235789]\d{8,9}$/.test(value);
  if (isPhone) return [{ kind: 'phone', certainty: 'sure', start, end }];
  if (words < 7) return [];
  const kind = value.length === 12 ? 'personal-id' : 'number';
  return [{ kind, certainty: 'likely', start, end }];
}
