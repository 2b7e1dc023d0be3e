import type { Word } from '../plain-text.ts';
import {
  BARE_COMMON,
  BODY_PAIRS,
  COMMON_AFTER_CUES,
  COMMON_PAIRS,
  FIRM_CUES,
  NAME_ENDS,
  WEAK_BARE_CUES,
} from './cues.ts';
import { isCommon, isGiven, isMarkedMiddle, isMiddle, isSurname, type Lexicon } from './word-lists.ts';

/**
 * Where a name ends that begins at this word though no capital tells it (lower case, or a passage of capitals): "nguyen van nam",
 * after a cue also "trần hoa", "hạnh". Null when none begins here. The index is that of the word after it.
 */
export function endOfSmallName(
  words: readonly Word[],
  at: number,
  { cue, lists }: { cue: boolean; lists: Lexicon },
): number | null {
  const [word, next] = [words[at]!, joined(words, at + 1)];
  if (next !== null && BODY_PAIRS.has(`${word.folded} ${next.folded}`)) return null;
  if (BODY_PAIRS.has(`${words[at - 1]?.folded} ${word.folded}`)) return null;
  const isCued = cue && (lists.hasAccents || !WEAK_BARE_CUES.has(words[at - 1]?.folded ?? ''));
  const end = next === null ? null : endAfterSurname(words, at, { cue: isCued, lists });
  if (end !== null) return end;
  if (!cue) return null;
  if (isCalled(words, at, lists)) return at + (isTwoNames(words, at, lists) ? 2 : 1);
  return lists.hasAccents ? endOfUnknown(words, at, lists) : null;
}

/** Right after a cue, words that are no everyday ones: four at most. */
function endOfUnknown(words: readonly Word[], at: number, lists: Lexicon): number | null {
  const isPart = (word: Word) =>
    !isCommon(lists, word) &&
    !endsName(lists, word) &&
    !COMMON_AFTER_CUES.has(word.accented) &&
    !lists.has(FIRM_CUES, word) &&
    word.accented !== word.folded;
  const [two, one] = [words[at - 2], words[at - 1]!];
  const isNext = lists.has(FIRM_CUES, one) || (two !== undefined && lists.hasPair(FIRM_CUES, two, one));
  if (!isNext || !isPart(words[at]!)) return null;
  let end = at + 1;
  while (end - at < 4 && joined(words, end) !== null && isPart(words[end]!)) end += 1;
  return end;
}

/** A given name by itself, after a cue. */
function isCalled(words: readonly Word[], at: number, lists: Lexicon): boolean {
  const word = words[at]!;
  if (!isGiven(lists, word) || COMMON_PAIRS.has(`${words[at - 1]?.folded} ${word.folded}`)) return false;
  return lists.hasAccents ? !COMMON_AFTER_CUES.has(word.accented) : !BARE_COMMON.has(word.folded);
}

function isTwoNames(words: readonly Word[], at: number, lists: Lexicon): boolean {
  const next = joined(words, at + 1);
  return next !== null && isGiven(lists, next) && isMiddle(lists, words[at]!) && !endsName(lists, next);
}

/** Surname, middle names and given name. A cue lets unknown words stand in it, as long as they end no name. */
function endAfterSurname(
  words: readonly Word[],
  at: number,
  { cue, lists }: { cue: boolean; lists: Lexicon },
): number | null {
  const strength = isSurname(lists, words[at]!);
  const [second, third, fourth] = [1, 2, 3].map((step) => joined(words, at + step));
  if (strength === null || !second || endsName(lists, second)) return null;
  const isFree = isPlainest(words[at]!) || (cue && (lists.hasAccents || strength === 'strong'));
  const isPart = (word: Word) => isNameWord(lists, word) || !(endsName(lists, word) || isCommon(lists, word));
  const isTail = third && (isFree && lists.hasAccents ? !endsName(lists, third) : isPart(third));
  const length = fourth && isTail && isPart(fourth) && !endsName(lists, fourth) ? 4 : 3;
  if (isMarkedMiddle(lists, second) && isTail) return at + length;
  const isSecond = strength === 'strong' ? isPart(second) : cue && isNameWord(lists, second);
  if (!isFree && !isSecond) return null;
  if (isTail) return at + length;
  return cue || isPlainest(words[at]!) ? at + 2 : null;
}

const isPlainest = ({ folded, accented }: Word) =>
  accented === 'nguyễn' ||
  accented === 'huỳnh' ||
  (folded === accented && (folded === 'nguyen' || folded === 'huynh'));

const isNameWord = (lists: Lexicon, word: Word) => isGiven(lists, word) || isMiddle(lists, word);

/** Written with accents it is a common word; without them only when it is no name either. */
const endsName = (lists: Lexicon, word: Word) =>
  lists.has(NAME_ENDS, word) && (lists.hasAccents || !isNameWord(lists, word));

/** The word at an index when only a space stands before it. */
function joined(words: readonly Word[], at: number): Word | null {
  const word = words[at];
  return word?.isJoined ? word : null;
}
