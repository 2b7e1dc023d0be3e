import { createHash } from 'node:crypto';
import {
  type Finding,
  findPersonalData,
  type PersonalKind,
  PLACEHOLDERS,
  replaceFindings,
} from '../../../../platform/personal-data/index.ts';

/** What was decided about something that looks like personal data; `keeps`: it is shown, `reason` says why. */
export interface Decision {
  keeps: boolean;
  reason: string;
}
/** By `Suspect.key`. */
export type Decisions = ReadonlyMap<string, Decision>;

/** Something in a text that looks like personal data; the same words of a field are decided together. */
export interface Suspect {
  /** Of this field and these words; says nothing of them. */
  key: string;
  kind: PersonalKind;
  certainty: Finding['certainty'];
  /** As it stands in `ReadText.shown`. */
  shown: string;
  before: string;
  after: string;
}

/** A text as a moderator reads it: data of those concerned are masked already, everything else that was found is pointed at. */
export interface ReadText {
  shown: string;
  /** Places of findings in `shown`, in order: [start, end). */
  marks: { start: number; end: number }[];
  suspects: Suspect[];
}

const CONTEXT = 40;
const MOST_TURNS = 4;

/** The key of words of a field. */
function keyOf(field: string, words: string): string {
  return `${field}-${createHash('sha256').update(words).digest('hex').slice(0, 12)}`;
}

/** Longer than any text may be: it is refused for that, and nobody reads it before. */
const MOST_READ = 20_000;

/** @param known names, numbers and addresses of whoever is concerned: the sender, officers, who is spoken of. Nobody is told which is whose. */
export function readText(field: string, text: string, known: readonly string[]): ReadText {
  if (text.length > MOST_READ) return { shown: text, marks: [], suspects: [] };
  let [shown, at] = ['', 0];
  const placed = findPersonalData(text, { known }).map((finding) => {
    shown += text.slice(at, finding.start);
    const start = shown.length;
    shown += finding.kind === 'known' ? PLACEHOLDERS.known : finding.text;
    at = finding.end;
    return { finding, start, end: shown.length };
  });
  shown += text.slice(at);
  const suspects = new Map<string, Suspect>();
  for (const { finding, start, end } of placed) {
    const key = keyOf(field, finding.text);
    const before = suspects.get(key);
    suspects.set(key, {
      ...{ key, kind: finding.kind, shown: shown.slice(start, end) },
      certainty: before?.certainty === 'sure' ? 'sure' : finding.certainty,
      before: shown.slice(Math.max(0, start - CONTEXT), start),
      after: shown.slice(end, end + CONTEXT),
    });
  }
  return { shown, marks: placed.map(({ start, end }) => ({ start, end })), suspects: [...suspects.values()] };
}

/** A text in which everything is masked that `masks` says yes to; what a mask uncovers too. */
export function maskWhere(
  text: string,
  { field, known, masks }: { field: string; known: readonly string[]; masks: (each: MaskChoice) => boolean },
): string {
  let masked = text;
  for (let turn = 0; turn < MOST_TURNS && text.length <= MOST_READ; turn++) {
    const found = findPersonalData(masked, { known }).filter(({ kind, text: words }) =>
      masks({ key: keyOf(field, words), kind }),
    );
    if (found.length === 0) break;
    masked = replaceFindings(masked, found);
  }
  return masked;
}

type MaskChoice = Pick<Suspect, 'key' | 'kind'>;
