import { beginPdf, type Pdf } from '../../../platform/files/pdf.ts';
import { prepareForm } from '../../../platform/signing/index.ts';
import { A4, drawLetterhead, drawRule, MARGINS, numberPages, widthOf } from '../../dossiers/index.ts';
import { drawBlock } from './draw-block.ts';
import { drawEnd, type Placed } from './draw-end.ts';
import { LINE, lineToFill } from './line-to-fill.ts';
import { FIELDS, type ResultDocument } from './result-document.ts';

/**
 * The result as an A4 PDF in the layout of NĐ 30/2020/NĐ-CP, with empty fields for its number, its day and its two signatures.
 * Black on white, one type face, text that can be selected and read aloud.
 */
export async function drawResult(document: ResultDocument): Promise<Uint8Array> {
  const { pdf, bytes } = beginPdf({
    ...A4,
    info: {
      Title: [document.title, document.subject, document.dossierCode].filter(Boolean).join(' – '),
      Author: document.issuer.join(' '),
      CreationDate: document.drawnAt,
    },
  });
  const texts = drawHead(pdf, document);
  for (const block of document.blocks) drawBlock(pdf, block);
  const signatures = await drawEnd(pdf, document);
  numberPages(pdf);
  pdf.end();
  return prepareForm(await bytes, { texts, signatures });
}

type Field = Placed & { font: 'regular' | 'italic'; points: number };

/** @returns where number and day are filled in */
function drawHead(pdf: Pdf, document: ResultDocument): Field[] {
  const { left, right, y } = drawLetterhead(pdf, { parent: [], name: document.issuer });
  const fields: Field[] = [
    {
      ...lineToFill(pdf, FIELDS.number, left, { y: y + 4, before: 'Số: ', most: `0000/${document.symbol}` }),
      ...{ font: 'regular', points: 13 },
    },
    {
      ...lineToFill(pdf, FIELDS.day, right, {
        ...{ y: y + 4, before: `${document.place}, `, most: 'ngày 30 tháng 12 năm 2026', font: 'italic' },
      }),
      ...{ font: 'italic', points: 13 },
    },
  ];
  pdf.y = y + 4 + 13 * LINE;
  if (document.title === '')
    pdf
      .font('regular')
      .fontSize(12)
      .text(document.subject, left.x, pdf.y + 2, {
        ...{ width: left.width, align: 'center' },
      });
  else drawTitle(pdf, document);
  pdf.moveDown(0.6);
  if (document.addressee !== '') drawCentred(pdf, `Kính gửi: ${document.addressee}`, 'regular', 13);
  return fields;
}

function drawTitle(pdf: Pdf, { title, subject }: ResultDocument): void {
  pdf.moveDown(0.9);
  drawCentred(pdf, title.toUpperCase(), 'bold', 14);
  if (subject === '') return;
  drawCentred(pdf, subject, 'bold', 14);
  pdf.y += 2;
  drawRule(pdf, { x: MARGINS.left, width: widthOf(pdf) }, 0.18);
}

function drawCentred(pdf: Pdf, text: string, font: string, size: number): void {
  pdf
    .font(font)
    .fontSize(size)
    .text(text, MARGINS.left, pdf.y, { width: widthOf(pdf), align: 'center' });
}
