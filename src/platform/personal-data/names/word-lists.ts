import type { Word } from '../plain-text.ts';
import { COMMON_SYLLABLES } from './common-syllables.ts';
import { GIVEN_NAMES, MARKED_MIDDLES, MIDDLES, STRONG_SURNAMES, WEAK_SURNAMES } from './surnames.ts';

const bare = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
const FOLDED = new Map<ReadonlySet<string>, Set<string>>();

function foldedOf(words: ReadonlySet<string>): Set<string> {
  const before = FOLDED.get(words);
  if (before !== undefined) return before;
  const folded = new Set([...words].map(bare));
  FOLDED.set(words, folded);
  return folded;
}

/** Looks words up as their author writes: with accents they must match; without, only in a text that has none. */
export class Lexicon {
  readonly #hasAccents: boolean;

  constructor(hasAccents: boolean) {
    this.#hasAccents = hasAccents;
  }

  get hasAccents(): boolean {
    return this.#hasAccents;
  }

  has(words: ReadonlySet<string>, word: Word): boolean {
    if (words.has(word.accented)) return true;
    return this.#isBare(word) && foldedOf(words).has(word.folded);
  }

  hasPair(words: ReadonlySet<string>, one: Word, two: Word): boolean {
    if (words.has(`${one.accented} ${two.accented}`)) return true;
    return this.#isBare(one) && this.#isBare(two) && foldedOf(words).has(`${one.folded} ${two.folded}`);
  }

  #isBare(word: Word): boolean {
    return !this.#hasAccents && word.accented === word.folded;
  }
}

const STRONG = new Set(STRONG_SURNAMES);
const WEAK = new Set(WEAK_SURNAMES);
const GIVEN = new Set(GIVEN_NAMES);
const NEVER_BARE = new Set([
  'van',
  'ong',
  'trang',
  'vang',
  'lai',
  'vo',
  'ho',
  'le',
  'ly',
  'do',
  'quan',
  'than',
  'thai',
  'tang',
  'luc',
  'vien',
  'ninh',
  'dam',
  'man',
  'cu',
  'luu',
  'hang',
  'cam',
]);

/** Without accents these are streets and schools rather than people. */
const BARE_PLACES = new Set(['duong', 'truong', 'khong']);

/** How surely a word is a surname; without accents in a text of accents only the plainest are. */
export function isSurname(lists: Lexicon, word: Word): 'strong' | 'weak' | null {
  if (STRONG.has(word.accented)) return WEAK.has(word.accented) && !word.isCapital ? 'weak' : 'strong';
  if (WEAK.has(word.accented)) return 'weak';
  if (word.accented !== word.folded || BARE_PLACES.has(word.folded)) return null;
  if (foldedOf(STRONG).has(word.folded)) return NEVER_BARE.has(word.folded) ? 'weak' : 'strong';
  return !lists.hasAccents && foldedOf(WEAK).has(word.folded) ? 'weak' : null;
}

/** In a text of accents, a word without them is that very word, unless it is a name that its author wrote without. */
const hasEither = (words: ReadonlySet<string>, lists: Lexicon, word: Word) =>
  words.has(word.accented) ||
  (word.accented === word.folded &&
    (!lists.hasAccents || word.isCapital) &&
    foldedOf(words).has(word.folded));

export const isMarkedMiddle = (lists: Lexicon, word: Word) => hasEither(MARKED_MIDDLES, lists, word);
export const isMiddle = (lists: Lexicon, word: Word) => hasEither(MIDDLES, lists, word);
export const isGiven = (lists: Lexicon, word: Word) => hasEither(GIVEN, lists, word);

/** Whether a word is an everyday one; without accents, whether it may be. */
export const isCommon = (lists: Lexicon, word: Word) => lists.has(COMMON_SYLLABLES, word);
