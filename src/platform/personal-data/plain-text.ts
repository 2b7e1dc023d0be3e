import { PLACEHOLDERS } from './finding.ts';

/** A word of the text: letters only, offsets in the folded text. */
export interface Word {
  start: number;
  end: number;
  /** Lower case without accents. */
  folded: string;
  /** Lower case with accents, composed. */
  accented: string;
  /** It begins with a capital that says something: not within a passage of capitals. */
  isCapital: boolean;
  /** Only spaces or a hyphen stand between it and the word before. */
  isJoined: boolean;
}

/**
 * A text as the detectors read it: one character for each letter that a person sees, without accents, in lower case, digits of every
 * script as ASCII, invisible characters left out, placeholders of an earlier masking blanked. `starts` and `ends` lead back to the text as given.
 */
export interface PlainText {
  folded: string;
  words: Word[];
  /** Whether its author writes with accents: then a word without them is not another one with them. */
  hasAccents: boolean;
  /** Whether its author uses capitals to tell names: not when nearly all is in one case. */
  hasCapitals: boolean;
  starts: number[];
  ends: number[];
}

const INVISIBLE = /[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/;
const MARK = /\p{M}/u;
const LETTER = /\p{L}/u;
const DIGIT = /\p{Nd}/u;
const BLANKED = '\u0001';
const PLACEHOLDER = new RegExp(
  Object.values(PLACEHOLDERS)
    .map((each) => each.replace(/[[\]]/g, '\\$&'))
    .join('|'),
  'g',
);

/** Folds a text once for all detectors; linear in its length. */
export function readPlainText(text: string): PlainText {
  const shown = text.replace(PLACEHOLDER, (each) => BLANKED.repeat(each.length));
  const letters = lettersOf(shown);
  const folded = letters.map(({ folded }) => folded).join('');
  const words = withoutShouting(wordsOf(letters, folded));
  const accented = words.filter((word) => word.accented !== word.folded).length;
  return {
    folded,
    words,
    hasAccents: accented * 5 > words.length,
    hasCapitals: words.filter(({ isCapital }) => isCapital).length * 20 > words.length,
    starts: letters.map(({ start }) => start),
    ends: letters.map(({ end }) => end),
  };
}

interface Letter {
  folded: string;
  accented: string;
  isCapital: boolean;
  start: number;
  end: number;
}

function lettersOf(text: string): Letter[] {
  const found: Letter[] = [];
  let at = 0;
  for (const each of text) {
    const start = at;
    at += each.length;
    const last = found.at(-1);
    if (INVISIBLE.test(each)) continue;
    if (MARK.test(each)) {
      if (last !== undefined) withMark(last, each, at);
      continue;
    }
    for (const one of foldLetter(each)) found.push({ ...one, start, end: at });
  }
  return found;
}

/** A mark that stands by itself joins the letter before; more than four on one letter are noise. */
function withMark(letter: Letter, mark: string, end: number): void {
  letter.end = end;
  if (letter.accented.length > 4) return;
  letter.accented = (letter.accented + mark).normalize('NFC');
}

const KNOWN_LETTERS = new Map<string, Omit<Letter, 'start' | 'end'>[]>();

function foldLetter(each: string): Omit<Letter, 'start' | 'end'>[] {
  const before = KNOWN_LETTERS.get(each);
  if (before !== undefined) return before;
  const wide = DIGIT.test(each) ? digitOf(each) : each.normalize('NFKC');
  const letters = [...wide.normalize('NFC')].flatMap((one) => {
    const lower = one.toLowerCase();
    const bare = lower.normalize('NFD').replace(/\p{M}/gu, '').replace('đ', 'd');
    if (bare === '') return [];
    const folded = bare.length === 1 ? bare : '\ufffd';
    return [{ folded, accented: lower, isCapital: lower !== one }];
  });
  if (KNOWN_LETTERS.size < 5000) KNOWN_LETTERS.set(each, letters);
  return letters;
}

/** The value of a decimal digit of any script: they stand in tens in Unicode. */
function digitOf(each: string): string {
  const ascii = each.normalize('NFKC');
  if (/^[0-9]$/.test(ascii)) return ascii;
  let value = 0;
  const code = each.codePointAt(0)!;
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

/** A word as read first: whether it is all in capitals is known. */
type ReadWord = Word & { isUpper: boolean };

function wordsOf(letters: readonly Letter[], folded: string): ReadWord[] {
  const words: ReadWord[] = [];
  let at = 0;
  while (at < letters.length) {
    if (!LETTER.test(folded[at]!)) {
      at += 1;
      continue;
    }
    const start = at;
    while (at < letters.length && (LETTER.test(folded[at]!) || isInnerApostrophe(folded, at))) at += 1;
    words.push(wordOf(letters, folded, start, at, words.at(-1)?.end ?? -1));
  }
  return words;
}

const isInnerApostrophe = (folded: string, at: number) =>
  /['’]/.test(folded[at]!) && LETTER.test(folded[at + 1] ?? '');

function wordOf(
  letters: readonly Letter[],
  folded: string,
  ...[start, end, before]: [start: number, end: number, before: number]
): ReadWord {
  const own = letters.slice(start, end);
  const gap = before === -1 ? '.' : folded.slice(before, Math.min(start, before + 5));
  return {
    start,
    end,
    folded: folded.slice(start, end),
    accented: own.map(({ accented }) => accented).join(''),
    isCapital: own[0]!.isCapital,
    isUpper: own.every((each) => each.isCapital || !LETTER.test(each.folded)),
    isJoined: /^[ \t\u00a0]{1,3}$|^ ?- ?$/.test(gap),
  };
}

const SHOUTED = 5;

/** In a passage of so many words in capitals a capital says nothing. */
function withoutShouting(words: readonly ReadWord[]): Word[] {
  const found: Word[] = [];
  let from = 0;
  for (let at = 0; at <= words.length; at += 1) {
    if (words[at]?.isUpper) continue;
    const isShouted = at - from >= SHOUTED;
    for (const { isUpper: _upper, ...word } of words.slice(from, at + 1))
      found.push(isShouted && found.length < at ? { ...word, isCapital: false } : word);
    from = at + 1;
  }
  return found;
}
