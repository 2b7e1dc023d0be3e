import type { PersonalKind, Span } from './finding.ts';
import { type PlainText, readPlainText } from './plain-text.ts';

/** Something to be caught wherever it stands; a bare string is masked as "known". */
export type KnownData = string | { kind: PersonalKind; value: string };

const FEWEST_DIGITS = 6;

/** Every place where something known stands, however it is written: words without accents, digits whatever parts them. */
export function findKnown(plain: PlainText, known: readonly KnownData[]): Span[] {
  const digits = digitsOf(plain.folded);
  return known.flatMap((each) => {
    const { kind, value } = typeof each === 'string' ? { kind: 'known' as const, value: each } : each;
    const wanted = readPlainText(value).folded.replace(/\s+/g, ' ').trim();
    const number = wanted.replace(/\D/g, '');
    const isNumber = number.length >= FEWEST_DIGITS && !/[a-z]{3}/.test(wanted);
    if (wanted.length < 2) return [];
    const places = isNumber ? findDigits(digits, number) : findWords(plain.folded, wanted);
    return places.map((place) => ({ kind, certainty: 'sure', ...place }));
  });
}

type Place = Pick<Span, 'start' | 'end'>;

/** All digits in a row and where each of them stands. */
export function digitsOf(folded: string): { value: string; at: number[] } {
  const at = [...folded.matchAll(/\d/g)].map(({ index }) => index);
  return { value: at.map((index) => folded[index]).join(''), at };
}

function findDigits({ value, at }: { value: string; at: number[] }, number: string): Place[] {
  const found: Place[] = [];
  const short = number.replace(/^(?:84|0)/, '');
  for (let from = value.indexOf(short); from !== -1; from = value.indexOf(short, from + short.length)) {
    const [start, last] = [at[from]!, at[from + short.length - 1]!];
    if (last - start > short.length * 4) continue;
    const head =
      /^84|^0/.test(number) && value[from - 1] === '0' && start - at[from - 1]! < 4 ? at[from - 1]! : start;
    found.push({ start: head, end: last + 1 });
  }
  return found;
}

function findWords(folded: string, wanted: string): Place[] {
  const words = wanted.split(' ').map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\p{L}\\d])${words.join('[\\s.,-]{1,3}')}(?![\\p{L}\\d])`, 'gu');
  return [...folded.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
