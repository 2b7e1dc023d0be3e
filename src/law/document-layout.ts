import type { Day } from './day.ts';
import { type Dated, inForce } from './in-force.ts';

/** How a component is set: points, and what is done to its letters. */
export interface LetterStyle {
  points: number;
  bold?: boolean;
  italic?: boolean;
  upper?: boolean;
}

/** Measures of an administrative document: millimetres, and points for letters and what stands between lines. */
export interface DocumentLayout {
  font: string;
  paper: { widthMm: number; heightMm: number };
  marginsMm: { top: number; bottom: number; left: number; right: number };
  /** Where the page number stands, from the upper edge of the paper. */
  pageNumberMm: number;
  /** First line of a paragraph. */
  indentMm: number;
  /** Before a paragraph, at least. */
  paragraphGapPoints: number;
  /** Single is 1. */
  lineSpacing: number;
  /** Rules: share of the line above them. The motto's is as long as its text. */
  rules: { agency: number; subject: number };
  styles: Record<DocumentComponent, LetterStyle>;
}

export const DOCUMENT_COMPONENTS = [
  ...(['state', 'motto', 'parentAgency', 'agency', 'number', 'placeAndDay', 'kindName', 'subject'] as const),
  ...(['letterSubject', 'addressee', 'basis', 'body', 'heading1', 'heading2', 'heading3', 'office'] as const),
  ...(['signer', 'recipientsTitle', 'recipients', 'pageNumber', 'annexTitle', 'annexOf', 'table'] as const),
] as const;
export type DocumentComponent = (typeof DOCUMENT_COMPONENTS)[number];

/** The one choice of margins for everything that the house prints: millimetres. */
export const MARGINS_MM = { top: 20, bottom: 20, left: 30, right: 15 } as const;

/**
 * Margins, letters and spaces of an administrative document, one choice within the ranges that the annex allows.
 * @law NĐ 30/2020/NĐ-CP, Điều 8 và Phụ lục I (thể thức, kỹ thuật trình bày văn bản hành chính)
 * @checked 2026-11-27 in a digest of the annex: top 20–25, bottom 20–25, left 30–35, right 15–20 mm; body 13–14 pt; page number top centre, not on page 1
 * @uncertain the annex itself was not read; size of letters in tables and of headings within the body is the house's choice
 */
export const DOCUMENT_LAYOUTS: readonly (Dated & { layout: DocumentLayout })[] = [
  {
    from: '2020-03-05',
    until: null,
    layout: {
      font: 'Times New Roman',
      paper: { widthMm: 210, heightMm: 297 },
      marginsMm: MARGINS_MM,
      pageNumberMm: 10,
      indentMm: 12.7,
      paragraphGapPoints: 6,
      lineSpacing: 1,
      rules: { agency: 0.4, subject: 0.35 },
      styles: {
        state: { points: 12, bold: true, upper: true },
        motto: { points: 13, bold: true },
        parentAgency: { points: 12, upper: true },
        agency: { points: 12, bold: true, upper: true },
        number: { points: 13 },
        placeAndDay: { points: 13, italic: true },
        kindName: { points: 14, bold: true, upper: true },
        subject: { points: 14, bold: true },
        letterSubject: { points: 12 },
        addressee: { points: 14 },
        basis: { points: 14, italic: true },
        body: { points: 14 },
        heading1: { points: 14, bold: true },
        heading2: { points: 14, bold: true },
        heading3: { points: 14, bold: true, italic: true },
        office: { points: 14, bold: true, upper: true },
        signer: { points: 14, bold: true },
        recipientsTitle: { points: 12, bold: true, italic: true },
        recipients: { points: 11 },
        pageNumber: { points: 13 },
        annexTitle: { points: 14, bold: true, upper: true },
        annexOf: { points: 14, italic: true },
        table: { points: 12 },
      },
    },
  },
];

/** The measures of a document that is written on a day. */
export function documentLayout(day: Day): DocumentLayout {
  return inForce(DOCUMENT_LAYOUTS, day).layout;
}
