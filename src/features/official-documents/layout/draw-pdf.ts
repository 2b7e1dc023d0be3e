import { toLocalDay } from '../../../law/day.ts';
import { type DocumentLayout, documentLayout } from '../../../law/document-layout.ts';
import { beginPdf, type Pdf } from '../../../platform/files/pdf.ts';
import { prepareForm } from '../../../platform/signing/index.ts';
import { A4, MARGINS, numberPages } from '../../dossiers/index.ts';
import { drawEnd, type Ending, endHeight } from '../../results/index.ts';
import { drawAnnexes } from './draw-annexes.ts';
import { drawBlock, heightOfBlock } from './draw-blocks.ts';
import { drawHead } from './draw-head.ts';
import type { OfficialDocument } from './model.ts';
import type { Printing } from './printing.ts';
import { withEndMark } from './words.ts';

/** A document that is looked at before it has a code; layouts are dated, and this day's is in force. */
const BARE: Printing = { checkCode: '', checkUrl: '', drawnAt: new Date('2026-01-01T00:00:00Z') };

/**
 * The document as a PDF in the layout of NĐ 30/2020/NĐ-CP. Without number and day it has empty fields for them and for its two
 * signatures. Text can be selected and read aloud.
 */
export async function drawPdf(document: OfficialDocument, printing: Printing = BARE): Promise<Uint8Array> {
  const layout = documentLayout(document.day ?? toLocalDay(printing.drawnAt));
  const { pdf, bytes } = beginPdf({
    ...A4,
    info: {
      Title: [document.kindName, document.subject].filter(Boolean).join(' – '),
      Author: document.agency.name.replace(/\n/g, ' '),
      CreationDate: printing.drawnAt,
    },
  });
  const texts = drawHead(pdf, document, layout);
  const ending = { ...endingOf(document), ...printing };
  drawBody(pdf, document, ending, layout);
  const signatures = await drawEnd(pdf, ending, layout.styles.office.points);
  texts.push(...drawAnnexes(pdf, document, layout));
  numberPages(pdf);
  pdf.end();
  return prepareForm(await bytes, { texts, signatures });
}

/** The last part of the text stays on the page of the signature, unless it is longer than a page. */
function drawBody(pdf: Pdf, document: OfficialDocument, ending: Ending, layout: DocumentLayout): void {
  const body = withEndMark(document.body);
  for (const [at, block] of body.entries()) {
    const needed = heightOfBlock(pdf, block, layout) + endHeight(ending);
    const room = pdf.page.height - MARGINS.bottom - pdf.y;
    const isKept = at === body.length - 1 && block.kind !== 'table' && needed > room;
    if (isKept && needed < pdf.page.height - MARGINS.top - MARGINS.bottom) pdf.addPage();
    drawBlock(pdf, block, layout);
  }
}

function endingOf({ signature, recipients }: OfficialDocument) {
  const authority = signature.authority?.split('\n') ?? [];
  return {
    office: [...authority, ...signature.position.split('\n')].map((line) => line.toUpperCase()),
    recipients: recipients.map((line) => line.trim().replace(/^-\s*|[;.]+$/g, '')),
    signerName: signature.name,
  };
}
