import type { DocumentLayout, LetterStyle } from '../../../law/document-layout.ts';
import type { Pdf } from '../../../platform/files/pdf.ts';
import { type Column, drawLetterhead, drawRule, MARGINS, widthOf } from '../../dossiers/index.ts';
import { FIELDS, LINE, lineToFill } from '../../results/index.ts';
import { fontOf } from './draw-blocks.ts';
import type { OfficialDocument } from './model.ts';
import type { TextField } from './printing.ts';
import { basisLines, lettersOf, numberText, placeAndDay } from './words.ts';

/**
 * Letterhead, number and day, name of the kind and subject, addressees and bases.
 * @returns where number and day are filled in; nothing where they are known
 */
export function drawHead(
  pdf: Pdf,
  document: OfficialDocument,
  { styles, rules }: DocumentLayout,
): TextField[] {
  const { agency } = document;
  const { left, right, y } = drawLetterhead(pdf, {
    parent: agency.parent?.split('\n') ?? [],
    name: agency.name.split('\n'),
  });
  const fields = drawNumberAndDay(pdf, document, { left, right, y: y + 4 });
  pdf.y = y + 4 + styles.number.points * LINE;
  if (document.kindName === null) drawLetterSubject(pdf, document.subject, styles.letterSubject, left);
  else {
    pdf.moveDown(0.8);
    centred(pdf, lettersOf(document.kindName, styles.kindName), styles.kindName);
    centred(pdf, document.subject, styles.subject, 0.85);
    pdf.y += 2;
    drawRule(pdf, { x: MARGINS.left, width: widthOf(pdf) }, rules.subject / 2);
  }
  pdf.y += 10;
  drawAddressees(pdf, document.addressees, styles.addressee);
  pdf.font('italic').fontSize(styles.basis.points);
  for (const line of basisLines(document.basis)) {
    pdf.y += 6;
    pdf.text(line, MARGINS.left, pdf.y, { width: widthOf(pdf), align: 'justify', indent: 36 });
  }
  return fields;
}

interface Halves {
  left: Column;
  right: Column;
  y: number;
}

function drawNumberAndDay(pdf: Pdf, document: OfficialDocument, { left, right, y }: Halves): TextField[] {
  const { number, symbol, place } = document;
  if (number !== null) {
    const text = (words: string, font: string, { x, width }: Column) =>
      pdf.font(font).fontSize(13).text(words, x, y, { width, align: 'center' });
    text(`Số: ${numberText(document)}`, 'regular', left);
    text(placeAndDay(document), 'italic', right);
    return [];
  }
  const most = 'ngày 30 tháng 12 năm 2026';
  return [
    {
      ...lineToFill(pdf, FIELDS.number, left, { y, before: 'Số: ', most: `0000/${symbol}` }),
      ...{ font: 'regular', points: 13 },
    },
    {
      ...lineToFill(pdf, FIELDS.day, right, { y, before: `${place}, `, most, font: 'italic' }),
      ...{ font: 'italic', points: 13 },
    },
  ];
}

function drawLetterSubject(pdf: Pdf, subject: string, style: LetterStyle, { x, width }: Column): void {
  const words = /^v\/v\b/i.test(subject) ? subject : `V/v ${subject}`;
  pdf.font(fontOf(style)).fontSize(style.points);
  pdf.text(words, x, pdf.y + 2, { width, align: 'center' });
}

/** One addressee stands in the line of the words "Kính gửi"; several below it, each with a dash. */
function drawAddressees(pdf: Pdf, addressees: readonly string[], style: LetterStyle): void {
  if (addressees.length === 0) return;
  pdf.y += 4;
  const [only = ''] = addressees;
  if (addressees.length === 1) {
    centred(pdf, `Kính gửi: ${only}`, style);
    return;
  }
  const x = MARGINS.left + widthOf(pdf) * 0.22;
  pdf.font(fontOf(style)).fontSize(style.points).text('Kính gửi:', x, pdf.y);
  const width = widthOf(pdf) * 0.78 - 20;
  for (const [at, each] of addressees.entries())
    pdf.text(`- ${each}${at === addressees.length - 1 ? '.' : ';'}`, x + 20, pdf.y, { width });
}

/** In the middle of the page, on a share of its width. */
function centred(pdf: Pdf, text: string, style: LetterStyle, share = 1): void {
  const width = widthOf(pdf) * share;
  pdf.font(fontOf(style)).fontSize(style.points);
  pdf.text(text, MARGINS.left + (widthOf(pdf) - width) / 2, pdf.y, { width, align: 'center' });
}
