import type { PageText, Word } from '../../../platform/scanning/index.ts';
import type { PaperField, ProposedField } from './fields.ts';
import type { PaperKind } from './kinds.ts';
import { LABEL_RULES, type LabelRule, NEXT_LABELS, OF_OTHERS } from './labels.ts';
import { findNear, type Near } from './near.ts';
import { type Row, toRows, wordsFrom } from './rows.ts';
import { type Taken, takeValue } from './take-value.ts';

/** A value less sure than this is left empty: an officer types faster than he finds what is wrong. */
const LEAST = 0.6;
/** How sure one is of a value that stands where its label would be but has none. */
const UNLABELLED = 0.8;

interface Found extends Taken {
  page: number;
  likeness: number;
}

/**
 * What stands in a paper's fields, as far as it was read well enough; at most one proposal a field, in the fields' order. A
 * proposal is for a person to confirm, whatever its confidence.
 */
export function proposeFields(kind: PaperKind, pages: readonly PageText[]): ProposedField[] {
  const rows = toRows(pages);
  const proposed = new Map<PaperField, ProposedField>();
  const propose = (field: PaperField, found: Found | null) => {
    const made = found && toProposal(field, found);
    if (made && made.confidence >= LEAST && !proposed.has(field)) proposed.set(field, made);
  };
  for (const rule of LABEL_RULES)
    if (!rule.kinds || rule.kinds.includes(kind)) propose(rule.field, findValue(rule, rows));
  if (kind !== 'identity_card') propose('issuedOn', findPlaceAndDay(rows));
  propose('personalId', findLoneId(rows));
  propose('issuer', findHeadIssuer(rows));
  return [...proposed.values()];
}

/** The value behind the first label of the rule that has one of its shape. */
function findValue(rule: LabelRule, rows: readonly Row[]): Found | null {
  const found: Found[] = [];
  for (const [at, row] of rows.entries()) {
    const label = nearestLabel(rule, row);
    if (!label) continue;
    const rest = untilNextLabel(row, label.to);
    const taken = takeValue(rule.shape, rest) ?? takeBelow(rule, rest, rows[at + 1]);
    if (!taken) continue;
    found.push({ ...taken, page: row.page, likeness: label.likeness });
    if (found.length === (rule.nth ?? 1)) return found.at(-1)!;
  }
  return null;
}

function nearestLabel({ labels, shape }: LabelRule, row: Row): Near | null {
  const { folded } = row;
  for (const label of labels) {
    const found = findNear(label, folded);
    if (!found || !isWhole(folded, label, found)) continue;
    // A short label begins its row, as does one that anything may follow; "số" and "cơ quan cấp" stand in many a sentence.
    const isLoose = label.length < 6 || shape === 'words';
    if (isLoose && found.from > 3) continue;
    const after = folded.slice(found.to).trim();
    if (shape === 'number' && label === 'so' && !/^\d/.test(after)) continue;
    if (OF_OTHERS.some((other) => after === other || after.startsWith(`${other} `))) continue;
    return found;
  }
  return null;
}

/** Whether a phrase was found as words of its own: its beginning begins a word, nearly as it should. */
function isWhole(text: string, phrase: string, { from, to, likeness }: Near): boolean {
  const isLetter = (at: number) => /[a-z0-9]/.test(text[at] ?? '');
  if (likeness === 1) return !isLetter(from - 1) && !isLetter(to);
  return !isLetter(from - 1) && (text[from] === phrase[0] || text[from + 1] === phrase[1]);
}

/** The words behind a label, up to the next label of the row. */
function untilNextLabel(row: Row, from: number): Word[] {
  const ends = NEXT_LABELS.flatMap((label) => {
    const found = findNear(label, row.folded, from);
    return found && found.from > from + 1 && isWhole(row.folded, label, found) ? [found.from] : [];
  });
  const end = Math.min(...ends, Number.POSITIVE_INFINITY);
  return wordsFrom(row, from).filter((word) => row.starts[row.words.indexOf(word)]! < end);
}

/** On cards the value stands under its label. */
function takeBelow(rule: LabelRule, rest: readonly Word[], below: Row | undefined): Taken | null {
  const isEmpty = rest.every((word) => !/\d|\p{L}{2}/u.test(word.text));
  if (!isEmpty || !below || below.words.some((word) => word.text.endsWith(':'))) return null;
  return rule.shape === 'name' || rule.shape === 'id' || rule.shape === 'day'
    ? takeValue(rule.shape, below.words)
    : null;
}

/** "Hải Phòng, ngày 02 tháng 3 năm 2026": the last one of the paper, which is the day that it was signed. */
function findPlaceAndDay(rows: readonly Row[]): Found | null {
  for (const row of [...rows].reverse()) {
    if (
      /\b(sinh|chet|het han|den ngay|tu ngay|can cu|nghi dinh)\b/.test(row.folded) ||
      !/ngay.*nam/.test(row.folded)
    )
      continue;
    const taken = takeValue('day', row.words);
    if (taken) return { ...taken, page: row.page, likeness: UNLABELLED + 0.1 };
  }
  return null;
}

/** The only number on the paper that can be a personal id. */
function findLoneId(rows: readonly Row[]): Found | null {
  const found = rows.flatMap((row) => {
    const taken = takeValue('id', row.words);
    return taken ? [{ ...taken, page: row.page, likeness: UNLABELLED }] : [];
  });
  return found.length === 1 ? found[0]! : null;
}

/** "ỦY BAN NHÂN DÂN PHƯỜNG …" at the paper's head. */
function findHeadIssuer(rows: readonly Row[]): Found | null {
  const row = rows
    .slice(0, 8)
    .find(
      ({ folded }) =>
        (findNear('uy ban nhan dan', folded)?.from ?? 9) <= 2 &&
        /\b(phuong|xa|dac khu|thanh pho|tinh)\b/.test(folded),
    );
  const taken = row && takeValue('words', row.words);
  return taken ? { ...taken, page: row.page, likeness: 1 } : null;
}

/** The weakest word counts half: one misread letter spoils a number. */
function toProposal(field: PaperField, { value, words, page, likeness, mends }: Found): ProposedField | null {
  if (words.length === 0) return null;
  const sure = words.map((word) => word.confidence);
  const mean = sure.reduce((sum, each) => sum + each, 0) / sure.length;
  const confidence = likeness * 0.9 ** mends * (0.5 * Math.min(...sure) + 0.5 * mean);
  return {
    field,
    value,
    confidence: Math.round(Math.min(0.99, confidence) * 100) / 100,
    page,
    boxes: words.map((word) => word.box),
  };
}
