import { PAPER_KIND_LABELS, type PaperKind } from './kinds.ts';
import { findNear } from './near.ts';
import { foldLetters } from './rows.ts';

/** What a paper seems to be. */
export interface KindGuess {
  kind: PaperKind;
  /** From 0 to 1; below 0.5 the page should not choose for the officer. */
  confidence: number;
  /** The words that speak for it, in Vietnamese, for the officer. */
  why: string;
}

/** How papers name themselves, folded. A longer name wins over a shorter one within it. */
const TITLES: Record<Exclude<PaperKind, 'other'>, readonly string[]> = {
  birth_certificate: ['giay khai sinh', 'ban sao giay khai sinh', 'trich luc khai sinh'],
  death_certificate: ['trich luc khai tu', 'giay chung tu', 'giay bao tu'],
  marriage_certificate: ['giay chung nhan ket hon', 'trich luc ket hon'],
  marital_status: ['giay xac nhan tinh trang hon nhan'],
  identity_card: [
    'can cuoc cong dan',
    'the can cuoc',
    'can cuoc',
    'giay chung minh nhan dan',
    'identity card',
  ],
  driving_licence: ['giay phep lai xe'],
  residence_confirmation: ['xac nhan thong tin ve cu tru', 'giay xac nhan thong tin ve cu tru'],
  land_certificate: [
    'giay chung nhan quyen su dung dat',
    'quyen su dung dat quyen so huu',
    'giay chung nhan quyen su dung dat quyen so huu tai san gan lien voi dat',
  ],
  business_registration: [
    'giay chung nhan dang ky ho kinh doanh',
    'giay chung nhan dang ky doanh nghiep',
    'giay chung nhan dang ky kinh doanh',
    'giay chung nhan dang ky hop tac xa',
  ],
  diploma: [
    ...['bang tot nghiep', 'giay chung nhan tot nghiep', 'bang cu nhan', 'bang ky su', 'bang thac si'],
    ...['bang tien si', 'chung chi'],
  ],
  declaration: [
    ...[
      'to khai',
      'don de nghi',
      'don xin',
      'don dang ky',
      'giay de nghi',
      'phieu khai',
      'ban khai',
      'don khieu nai',
    ],
  ],
  minutes: ['bien ban'],
  decision: ['quyet dinh'],
  authorisation: ['giay uy quyen', 'hop dong uy quyen', 'van ban uy quyen'],
  contract: ['hop dong'],
  confirmation: ['giay xac nhan', 'xac nhan', 'giay chung nhan'],
};

/** A title stands within so many lines of the paper's top. */
const HEAD = 14;
/** What each line farther down takes from the confidence. */
const PER_LINE = 0.012;
/** How long a title's line may be, of the phrase that names it. */
const LONGEST = 4;

/** What it adds to the confidence that a title is nothing but the phrase. */
const WHOLE = 0.2;

interface Line {
  text: string;
  folded: string;
  isUpper: boolean;
}

/**
 * What kind of paper a text is, by the title it gives itself; misread letters and accents do no harm. A paper that only
 * mentions another ("Tờ khai cấp bản sao giấy khai sinh") is taken for what its title begins with.
 */
export function guessKind(text: string): KindGuess {
  const lines = text
    .split('\n')
    .map(toLine)
    .filter((line) => line.folded !== '');
  let best: KindGuess = {
    kind: 'other',
    confidence: 0,
    why: 'Không thấy tiêu đề của một loại giấy tờ đã biết.',
  };
  for (const [at, line] of lines.entries())
    for (const title of titlesFrom(lines, at))
      for (const kind of Object.keys(TITLES) as (keyof typeof TITLES)[]) {
        const confidence = likenessOf(kind, title) - PER_LINE * Math.max(0, at - 3) - (at > HEAD ? 0.2 : 0);
        if (confidence > best.confidence + 1e-9)
          best = {
            kind,
            confidence,
            why: `Có dòng "${line.text.slice(0, 80)}" (${PAPER_KIND_LABELS[kind].toLowerCase()}).`,
          };
      }
  return { ...best, confidence: Math.min(0.99, Math.round(best.confidence * 100) / 100) };
}

function toLine(text: string): Line {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const upper = text.match(/\p{Lu}/gu)?.length ?? 0;
  return { text: text.trim(), folded: foldLetters(text), isUpper: letters > 3 && upper > 0.7 * letters };
}

/** A line as a title, and with the next when the title goes on there. */
function titlesFrom(lines: readonly Line[], at: number): Line[] {
  const [line, next] = [lines[at]!, lines[at + 1]];
  const goesOn = next !== undefined && next.isUpper === line.isUpper;
  return goesOn ? [line, { ...line, folded: `${line.folded} ${next.folded}` }] : [line];
}

/** How much a line looks like a title of this kind, from 0 to 1. */
function likenessOf(kind: keyof typeof TITLES, { folded, isUpper }: Line): number {
  let best = 0;
  for (const phrase of TITLES[kind]) {
    const found = findNear(phrase, folded);
    if (!found) continue;
    const isTitle = found.from <= 2 || /^(so|no|mau|ban sao)\b/.test(folded);
    const isShort = folded.length <= LONGEST * phrase.length + 10;
    const weight = isTitle ? (isUpper ? 0.92 : isShort ? 0.62 : 0.3) : isUpper ? 0.45 : 0.2;
    // Of two that fit, the one that names more of the line is meant: "hợp đồng" is not all of "hợp đồng ủy quyền".
    const share = Math.min(1, phrase.length / folded.length);
    best = Math.max(best, found.likeness * (weight - WHOLE / 2) + WHOLE * share);
  }
  // "Giấy xác nhận" begins the titles of many kinds.
  return kind === 'confirmation' ? 0.8 * best : best;
}
