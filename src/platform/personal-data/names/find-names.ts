import type { Span } from '../finding.ts';
import type { PlainText, Word } from '../plain-text.ts';
import {
  BODY_PAIRS,
  DOUBTFUL_BARE,
  FIRM_CUES,
  NOT_NAMES,
  PERSON_CUES,
  PLACE_CUES,
  TITLE_WORDS,
} from './cues.ts';
import { endOfSmallName } from './small-names.ts';
import { FAMOUS, PUBLIC } from './surnames.ts';
import { isCommon, isGiven, isMarkedMiddle, isMiddle, isSurname, Lexicon } from './word-lists.ts';

const LONGEST = 5;
/** Letters and ends that no Vietnamese syllable has. */
const FOREIGN = /[fjwz]|[^aeiouycghmnpt]$|.{8}/;

/** Names of people: by surname and shape, by the words before them, in capitals and in lower case. */
export function findNames(plain: PlainText): Span[] {
  const reader = new NameReader(plain);
  const found: Span[] = [];
  let at = 0;
  while (at < plain.words.length) {
    const name = reader.nameAt(at);
    if (name === null) {
      at += 1;
      continue;
    }
    const [first, last] = [plain.words[at]!, plain.words[name.end - 1]!];
    found.push({ kind: 'name', certainty: name.certainty, start: first.start, end: last.end });
    at = name.end;
  }
  return found;
}

interface Name {
  /** Index of the word after it. */
  end: number;
  certainty: Span['certainty'];
}

class NameReader {
  readonly #words: readonly Word[];
  readonly #plain: PlainText;
  readonly #lists: Lexicon;
  /** Up to here words name a place. */
  #placeUntil = 0;

  constructor(plain: PlainText) {
    this.#plain = plain;
    this.#words = plain.words;
    this.#lists = new Lexicon(plain.hasAccents);
  }

  nameAt(at: number): Name | null {
    if (at < this.#placeUntil) return null;
    const word = this.#words[at]!;
    const isBig = word.isCapital;
    const cue = this.#cueBefore(at);
    if (isBig) return this.#bigName(at, cue);
    const small = endOfSmallName(this.#words, at, { cue: cue === 'firm', lists: this.#lists });
    if (small === null || this.#isPlace(at)) return null;
    return {
      end: small,
      certainty: cue === 'firm' && small - at > 1 ? 'sure' : small - at > 2 ? 'sure' : 'likely',
    };
  }

  #bigName(at: number, cue: 'firm' | 'some' | null): Name | null {
    const run = this.#runFrom(at);
    const word = this.#words[at]!;
    if (this.#isPlace(at)) {
      this.#placeUntil = at + run;
      return null;
    }
    const text = this.#folded(at, run);
    if ((cue !== 'firm' && isFamous(text)) || PUBLIC.has(text)) {
      this.#placeUntil = at + run;
      return null;
    }
    if (run >= 2 && !this.#isCue(FIRM_CUES, at) && this.#beginsName(at, cue)) return this.#full(at, run);
    if (cue === 'firm' && this.#mayBeCalled(at)) return { end: at + this.#named(at, run), certainty: 'sure' };
    if (
      cue === 'some' &&
      run <= 3 &&
      isGiven(this.#lists, this.#words[at + run - 1]!) &&
      !this.#lists.has(NOT_NAMES, word)
    )
      return { end: at + run, certainty: 'likely' };
    return null;
  }

  /** Whether a capital word after a firm cue may be what somebody is called. */
  #mayBeCalled(at: number): boolean {
    const [word, next] = [this.#words[at]!, this.#words[at + 1]];
    if (next?.isJoined && BODY_PAIRS.has(`${word.folded} ${next.folded}`)) return false;
    return !this.#lists.has(NOT_NAMES, word) || isGiven(this.#lists, word);
  }

  #full(at: number, run: number): Name {
    const length = this.#named(at, Math.min(run, LONGEST));
    return { end: at + Math.max(2, length), certainty: 'sure' };
  }

  /** A surname; or any word before "Văn", "Thị" in a name of three. */
  #beginsName(at: number, cue: 'firm' | 'some' | null): boolean {
    const [word, next] = [this.#words[at]!, this.#words[at + 1]!];
    const strength = isSurname(this.#lists, word);
    if (strength === 'strong' && !this.#lists.has(NOT_NAMES, next)) return true;
    if (strength === 'strong') return isMiddle(this.#lists, next) || isGiven(this.#lists, next);
    if (isMarkedMiddle(this.#lists, next) && this.#runFrom(at) >= 3)
      return !this.#lists.has(NOT_NAMES, word) || strength !== null;
    if (strength === null) return this.#looksLikeName(at);
    return cue !== null || isMiddle(this.#lists, next) || isGiven(this.#lists, next);
  }

  /** Three or four capital words that are no everyday ones, or a middle name second and a given name last: a rare surname, then. */
  #looksLikeName(at: number): boolean {
    const run = this.#runFrom(at);
    if (run < 3 || run > 4) return false;
    const words = this.#words.slice(at, at + run);
    if (words.some((word) => this.#lists.has(NOT_NAMES, word) || this.#lists.has(PLACE_CUES, word)))
      return false;
    if (isMiddle(this.#lists, words[1]!) && isGiven(this.#lists, words.at(-1)!)) return true;
    return (
      this.#lists.hasAccents &&
      !words.some((word) => isCommon(this.#lists, word) || FOREIGN.test(word.folded))
    );
  }

  /** Words of a run that belong to the name: it ends before a word that never stands in one. */
  #named(at: number, run: number): number {
    if (!this.#lists.hasAccents) return Math.min(run, LONGEST - 1);
    for (let length = 1; length < Math.min(run, LONGEST); length += 1) {
      const word = this.#words[at + length]!;
      const isOther =
        this.#lists.has(NOT_NAMES, word) && !isMiddle(this.#lists, word) && !isGiven(this.#lists, word);
      if (isOther) return length;
    }
    return Math.min(run, LONGEST);
  }

  #runFrom(at: number): number {
    let end = at + 1;
    while (
      end < this.#words.length &&
      end - at < 8 &&
      this.#words[end]!.isCapital &&
      this.#words[end]!.isJoined
    )
      end += 1;
    return end - at;
  }

  #isPlace(at: number): boolean {
    const before = this.#words[at - 1];
    if (before === undefined || !this.#isNear(at)) return false;
    if (this.#isCue(FIRM_CUES, at - 1)) return false;
    if (this.#lists.has(PLACE_CUES, before)) return true;
    const two = this.#words[at - 2];
    return two !== undefined && this.#lists.hasPair(PLACE_CUES, two, before);
  }

  /** A cue right before the word, or with up to four words of a title between. */
  #cueBefore(at: number): 'firm' | 'some' | null {
    for (let back = 1; back <= 6 && at - back >= 0; back += 1) {
      if (!this.#isNear(at - back + 1)) return null;
      if (this.#isCue(FIRM_CUES, at - back)) return 'firm';
      if (back === 1 && this.#isCue(PERSON_CUES, at - back)) return 'some';
      if (!this.#lists.has(TITLE_WORDS, this.#words[at - back]!)) return null;
    }
    return null;
  }

  /** Whether a cue of one word or two ends with this word. */
  #isCue(cues: ReadonlySet<string>, at: number): boolean {
    const [two, word] = [this.#words[at - 1], this.#words[at]!];
    const isOne =
      this.#lists.has(cues, word) && !(word.accented === word.folded && DOUBTFUL_BARE.has(word.folded));
    return isOne || (two !== undefined && word.isJoined && this.#lists.hasPair(cues, two, word));
  }

  /** Nothing but a space, a colon or a quotation mark stands before it. */
  #isNear(at: number): boolean {
    const [before, word] = [this.#words[at - 1]!, this.#words[at]!];
    return (
      word.isJoined ||
      (/^ ?[:–-]? ?["“'(]?$/.test(
        this.#plain.folded.slice(before.end, Math.min(word.start, before.end + 5)),
      ) &&
        word.start - before.end < 5)
    );
  }

  #folded(at: number, run: number): string {
    return this.#words
      .slice(at, at + run)
      .map(({ folded }) => folded)
      .join(' ');
  }
}

const isFamous = (text: string) =>
  FAMOUS.has(text) ||
  FAMOUS.has(text.split(' ').slice(0, 3).join(' ')) ||
  (FAMOUS.has(text.split(' ').slice(0, 2).join(' ')) && text.split(' ').length === 2);
