import { findAddresses } from './addresses/find-addresses.ts';
import { findBirths } from './find-births.ts';
import { findContacts } from './find-contacts.ts';
import type { Finding, Span } from './finding.ts';
import { findKnown, type KnownData } from './known.ts';
import { findNames } from './names/find-names.ts';
import { findCodes } from './numbers/find-codes.ts';
import { findNumbers } from './numbers/find-numbers.ts';
import { findSpokenDigits } from './numbers/spoken-digits.ts';
import { type PlainText, readPlainText } from './plain-text.ts';

export interface PersonalDataOptions {
  /** Names, phones, addresses … that must be caught wherever they stand, such as the sender's. */
  known?: readonly KnownData[];
  /** What may stand: the ward's own numbers, the names of those who sign for it. */
  allowed?: readonly string[];
}

/**
 * Personal data in a text, in the order of their places, none overlapping another. Linear in the text's length.
 * It finds what has a shape, a cue or a familiar name; it cannot promise that nothing else tells who somebody is: a person decides.
 */
export function findPersonalData(
  text: string,
  { known = [], allowed = [] }: PersonalDataOptions = {},
): Finding[] {
  const plain = readPlainText(text);
  const { folded } = plain;
  const spans = [
    ...findKnown(plain, known),
    ...findCodes(folded),
    ...findContacts(folded),
    ...findNumbers(folded),
    ...findSpokenDigits(plain),
    ...findBirths(folded),
    ...findAddresses(plain),
    ...findNames(plain),
  ];
  const permitted = new Set(allowed.map((each) => keyOf(readPlainText(each))));
  return withoutOverlaps(spans.filter(({ start, end }) => end > start)).flatMap((span) => {
    const [start, end] = [plain.starts[span.start]!, plain.ends[span.end - 1]!];
    const found: Finding = { ...span, start, end, text: text.slice(start, end) };
    return permitted.size > 0 && permitted.has(keyOf(readPlainText(found.text))) ? [] : [found];
  });
}

/** As what two writings of the same are the same: a number by its digits, words without accents. */
function keyOf({ folded }: PlainText): string {
  const digits = folded.replace(/\D/g, '').replace(/^84(?=\d{9})/, '0');
  return digits.length >= 6 ? digits : folded.replace(/\s+/g, ' ').trim();
}

/** Of overlapping spans the sure, then the longer one gives the kind; what any of them covers is covered. */
function withoutOverlaps(spans: readonly Span[]): Span[] {
  const sorted = spans.toSorted((one, other) => one.start - other.start || other.end - one.end);
  const found: Span[] = [];
  for (const span of sorted) {
    const last = found.at(-1);
    if (last === undefined || span.start >= last.end) {
      found.push({ ...span });
      continue;
    }
    const better = isBetter(span, last) ? span : last;
    found[found.length - 1] = {
      ...{ kind: better.kind, start: last.start, end: Math.max(last.end, span.end) },
      certainty: last.certainty === 'sure' || span.certainty === 'sure' ? 'sure' : 'likely',
    };
  }
  return found;
}

function isBetter(one: Span, other: Span): boolean {
  if (one.kind === 'known' || other.kind === 'known') return one.kind === 'known' && other.kind !== 'known';
  if (one.certainty !== other.certainty) return one.certainty === 'sure';
  return one.end - one.start > other.end - other.start;
}
