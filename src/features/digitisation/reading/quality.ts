import type { Day } from '../../../law/day.ts';
import type { Measures } from '../../../platform/scanning/index.ts';

/** What a rule of quality says of a page or of a document. */
export interface QualityVerdict {
  rule:
    | 'page_count'
    | 'order'
    | 'resolution'
    | 'sharpness'
    | 'contrast'
    | 'cut_edge'
    | 'blank_page'
    | 'unread_page';
  /** `fault`: accepted only with a reason; `notice`: worth a look. */
  weight: 'fault' | 'notice';
  /** The page, from 0; null: the document as a whole. */
  page: number | null;
  /** A Vietnamese sentence for the officer. */
  text: string;
}

/** What is known of a document's pages when they are judged. */
export interface JudgedDocument {
  pages: readonly { measures: Measures; confidence: number | null; position: number }[];
  /** How many sides the original has, as the officer counted; null: not counted. */
  originalPages: number | null;
}

/** Every breach of the rules in force on a day. */
export function judgeQuality(_document: JudgedDocument, _day: Day): QualityVerdict[] {
  return [];
}
