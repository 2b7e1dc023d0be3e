import QRCode from 'qrcode';
import type { Pdf } from '../../../platform/files/pdf.ts';
import { MARGINS, MM, widthOf } from '../../dossiers/index.ts';
import { FIELDS, type ResultDocument } from './result-document.ts';

/** What stands below the text of a document. Without a code to check it by there is none to print. */
export type Ending = Pick<ResultDocument, 'recipients' | 'office' | 'signerName' | 'checkCode' | 'checkUrl'>;

/** A field of the PDF, as the form is prepared with it: page from 1, points from the lower left corner. */
export interface Placed {
  name: string;
  page: number;
  rect: { x: number; y: number; width: number; height: number };
}

const QR = 22 * MM;
/** Between the office and the name: room for the signature and the seal. */
const ROOM = 37 * MM;

/** The rectangle of a field on the page that is being drawn, given from its upper left corner. */
export function placed(pdf: Pdf, name: string, { x, y, width, height }: Placed['rect']): Placed {
  const rect = { x, y: pdf.page.height - y - height, width, height };
  return { name, page: pdf.bufferedPageRange().count, rect };
}

/**
 * Recipients and the code to check the document by on the left, office and name of the signer on the right; never torn apart.
 * @returns where signature and seal stand: the seal over the left of the signature, below it
 */
export async function drawEnd(pdf: Pdf, document: Ending, points = 13): Promise<Placed[]> {
  const { office, signerName } = document;
  const column = widthOf(pdf) / 2;
  const right = { x: MARGINS.left + column, width: column };
  if (pdf.y + endHeight(document) > pdf.page.height - MARGINS.bottom) pdf.addPage();
  const y = pdf.y + 10;
  await drawLeft(pdf, document, { y, width: column - 12 });
  pdf.font('bold').fontSize(points);
  const centred = { width: column, align: 'center' as const };
  pdf.y = y;
  for (const line of office) pdf.text(line, right.x, pdf.y, centred);
  const top = pdf.y;
  pdf.text(signerName, right.x, top + ROOM, centred);
  return [
    placed(pdf, FIELDS.approval, { x: right.x + 20 * MM, y: top + 1 * MM, width: 54 * MM, height: 15 * MM }),
    placed(pdf, FIELDS.seal, { x: right.x + 8 * MM, y: top + 13.5 * MM, width: 66 * MM, height: 22 * MM }),
  ];
}

/** How much room the end needs at most, points: whoever draws the last paragraph keeps it on the same page. */
export function endHeight({ office, recipients }: Pick<Ending, 'office' | 'recipients'>): number {
  return 10 + Math.max(ROOM + (office.length + 2) * 16, 16 + recipients.length * 26 + QR + 20);
}

interface LeftColumn {
  y: number;
  width: number;
}

async function drawLeft(pdf: Pdf, document: Ending, { y, width }: LeftColumn): Promise<void> {
  const { recipients, checkCode, checkUrl } = document;
  pdf.font('bold-italic').fontSize(12).text('Nơi nhận:', MARGINS.left, y, { width });
  pdf.font('regular').fontSize(11);
  for (const [at, each] of recipients.entries())
    pdf.text(`- ${each}${at === recipients.length - 1 ? '.' : ';'}`, { width });
  if (checkCode === '') return;
  const image = await QRCode.toBuffer(checkUrl, { errorCorrectionLevel: 'M', margin: 2, scale: 8 });
  const top = pdf.y + 8;
  pdf.image(image, MARGINS.left, top, { width: QR });
  const beside = MARGINS.left + QR + 4;
  pdf.font('regular').fontSize(9);
  pdf.text('Kiểm tra văn bản: quét mã, hoặc vào mục “Kiểm tra văn bản” của cổng và gõ', beside, top + 6, {
    width: width - QR - 8,
  });
  pdf.font('bold').text(checkCode, { width: width - QR - 8 });
}
