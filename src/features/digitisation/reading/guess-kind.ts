import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import { PAPER_KIND_LABELS, PAPER_KINDS, type PaperKind } from './kinds.ts';

/** What a paper seems to be. */
export interface KindGuess {
  kind: PaperKind;
  /** From 0 to 1; below 0.5 the page should not choose for the officer. */
  confidence: number;
  /** The words that speak for it, in Vietnamese, for the officer. */
  why: string;
}

/** What kind of paper a text is: by its title, else by what stands in it. */
export function guessKind(text: string): KindGuess {
  const folded = foldVietnamese(text);
  const kind = PAPER_KINDS.find((each) => folded.includes(foldVietnamese(PAPER_KIND_LABELS[each])));
  if (!kind) return { kind: 'other', confidence: 0, why: 'Không thấy tên loại giấy tờ.' };
  return { kind, confidence: 0.6, why: `Có dòng "${PAPER_KIND_LABELS[kind]}".` };
}
