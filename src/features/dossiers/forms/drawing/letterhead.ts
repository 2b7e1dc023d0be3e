import { MARGINS_MM } from '../../../../law/document-layout.ts';
import type { Pdf } from '../../../../platform/files/pdf.ts';
import type { Issuer } from '../slip.ts';

export const MM = 72 / 25.4;
/** Margins of NĐ 30/2020 Phụ lục I, in points. */
export const MARGINS = {
  ...{ left: MARGINS_MM.left * MM, right: MARGINS_MM.right * MM },
  ...{ top: MARGINS_MM.top * MM, bottom: MARGINS_MM.bottom * MM },
};
/** The left half of the letterhead is the smaller: the State's name must stand on one line. */
const LEFT_HALF = 0.42;
const GAP = 6;

/** A4 with its margins, written in Vietnamese; pages are kept until they are numbered. */
export const A4 = {
  ...{ size: 'A4', margins: MARGINS, lang: 'vi-VN', displayTitle: true, bufferPages: true },
} as const;

export function widthOf(pdf: Pdf): number {
  return pdf.page.width - MARGINS.left - MARGINS.right;
}

export interface Column {
  x: number;
  width: number;
}

/** The two halves of the letterhead, and where its rules end. */
export interface Letterhead {
  left: Column;
  right: Column;
  y: number;
}

/** Who issues on the left, the State's name and motto on the right, each with its rule. */
export function drawLetterhead(pdf: Pdf, { parent, name }: Pick<Issuer, 'parent' | 'name'>): Letterhead {
  const half = widthOf(pdf) * LEFT_HALF;
  const left = { x: MARGINS.left, width: half - GAP };
  const right = { x: MARGINS.left + half, width: widthOf(pdf) - half };
  const centred = (text: string, [font, size]: [string, number], column: Column, y: number) =>
    pdf.font(font).fontSize(size).text(text, column.x, y, { width: column.width, align: 'center' });
  pdf.y = MARGINS.top;
  for (const line of parent) centred(line.toUpperCase(), ['regular', 12], left, pdf.y);
  for (const line of name) centred(line.toUpperCase(), ['bold', 12], left, pdf.y);
  const leftEnd = name.length > 0 ? drawRule(pdf, left, 0.4) : MARGINS.top;
  centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', ['bold', 12], right, MARGINS.top);
  centred('Độc lập - Tự do - Hạnh phúc', ['bold', 13], right, pdf.y);
  const motto = pdf.widthOfString('Độc lập - Tự do - Hạnh phúc') / right.width;
  return { left, right, y: Math.max(drawRule(pdf, right, motto), leftEnd) };
}

/** A rule under what was written, as wide as a share of its column. @returns where it stands */
export function drawRule(pdf: Pdf, column: Column, share: number): number {
  const from = column.x + (column.width * (1 - share)) / 2;
  const y = pdf.y + 1;
  pdf
    .moveTo(from, y)
    .lineTo(from + column.width * share, y)
    .lineWidth(0.6)
    .stroke();
  return y;
}

/** Arabic, at the top centre, not on the first page. */
export function numberPages(pdf: Pdf): void {
  const { count } = pdf.bufferedPageRange();
  for (let page = 1; page < count; page++) {
    pdf.switchToPage(page);
    pdf
      .font('regular')
      .fontSize(13)
      .text(String(page + 1), MARGINS.left, 10 * MM, {
        ...{ width: widthOf(pdf), align: 'center', lineBreak: false },
      });
  }
}
