import type { DocumentLayout } from '../../../law/document-layout.ts';
import type { Pdf } from '../../../platform/files/pdf.ts';
import { MARGINS, widthOf } from '../../dossiers/index.ts';
import { lineToFill } from '../../results/index.ts';
import { drawBlock, fontOf } from './draw-blocks.ts';
import type { Annex, OfficialDocument } from './model.ts';
import type { TextField } from './printing.ts';
import { annexWords, lettersOf, numberAndDay } from './words.ts';

/** The field of an annex, by its place, in which number and day of its document are filled in. */
export function annexField(at: number): string {
  return `kem-theo-${at + 1}`;
}

/** "PHỤ LỤC" where there is one, "PHỤ LỤC I", "PHỤ LỤC II" where there are more. */
export function annexTitle(at: number, count: number): string {
  return count === 1 ? 'PHỤ LỤC' : `PHỤ LỤC ${roman(at + 1)}`;
}

function roman(number: number): string {
  const signs: [number, string][] = [
    ...([
      [10, 'X'],
      [9, 'IX'],
      [5, 'V'],
      [4, 'IV'],
      [1, 'I'],
    ] as [number, string][]),
  ];
  let [rest, text] = [number, ''];
  for (const [value, sign] of signs) for (; rest >= value; rest -= value) text += sign;
  return text;
}

/** Annexes, each on a page of its own. @returns where number and day of the document are filled in */
export function drawAnnexes(pdf: Pdf, document: OfficialDocument, layout: DocumentLayout): TextField[] {
  return document.annexes.flatMap((annex, at) => {
    // Pages that the text goes on to by itself are turned the same way.
    pdf.options.layout = annex.isLandscape ? 'landscape' : 'portrait';
    pdf.addPage();
    const fields = drawTitle(pdf, document, { annex, at }, layout);
    for (const block of annex.body) drawBlock(pdf, block, layout);
    return fields;
  });
}

function drawTitle(
  pdf: Pdf,
  document: OfficialDocument,
  { annex, at }: { annex: Annex; at: number },
  { styles }: DocumentLayout,
): TextField[] {
  const column = { x: MARGINS.left, width: widthOf(pdf) };
  const line = (text: string, font: string, points: number) =>
    pdf.font(font).fontSize(points).text(text, column.x, pdf.y, { width: column.width, align: 'center' });
  line(annexTitle(at, document.annexes.length), 'bold', styles.annexTitle.points);
  line(lettersOf(annex.title, styles.annexTitle), 'bold', styles.annexTitle.points);
  const { points } = styles.annexOf;
  const { before, after } = annexWords(document);
  const fields: TextField[] = [];
  if (document.number === null) {
    const most = `0000/${document.symbol} ngày 30 tháng 12 năm 2026`;
    const { y } = pdf;
    const place = lineToFill(pdf, annexField(at), column, { y, before, most, points, font: 'italic' });
    fields.push({ ...place, font: 'italic', points });
    pdf.y = y + points * 1.17;
  } else line(`${before}${numberAndDay(document)}`, 'italic', points);
  line(after, fontOf(styles.annexOf), points);
  pdf.y += 6;
  return fields;
}
