import QRCode from 'qrcode';
import { beginPdf, type Pdf } from '../../../../platform/files/pdf.ts';
import type { PrintedForm, Signature, SlipBlock } from '../slip.ts';
import { drawTable } from './draw-table.ts';
import { A4, drawLetterhead, MARGINS, MM, numberPages, widthOf as width } from './letterhead.ts';

const { left: LEFT, top: TOP } = MARGINS;
const QR_SIZE = 26 * MM;
const INDENT = 10 * MM;

/** The form as an A4 PDF with its QR code; black on white, one type face, text that can be selected and read aloud. */
export async function drawPdf(slip: PrintedForm): Promise<Uint8Array> {
  const { pdf, bytes } = beginPdf({
    ...A4,
    info: {
      Title: `${slip.title} ${slip.code}`,
      Author: slip.issuer.name.join(' ') || (slip.addressee ?? ''),
      CreationDate: slip.issuedAt,
    },
  });
  drawHead(pdf, slip);
  await drawBesideQr(pdf, slip);
  const last = slip.blocks.at(-1)!;
  for (const block of slip.blocks.slice(1)) {
    if (block === last) keepWithSignature(pdf, slip, block);
    drawBlock(pdf, block, width(pdf));
  }
  drawEnd(pdf, slip);
  numberPages(pdf);
  pdf.end();
  return bytes;
}

function drawHead(pdf: Pdf, slip: PrintedForm): void {
  pdf
    .font('italic')
    .fontSize(11)
    .text(slip.formName, LEFT, TOP - 8 * MM, { width: width(pdf), align: 'right' });
  const { left, right, y } = drawLetterhead(pdf, slip.issuer);
  const centred = (text: string, font: string, column: typeof left) =>
    pdf
      .font(font)
      .fontSize(13)
      .text(text, column.x, y + 4, { width: column.width, align: 'center' });
  if (slip.number !== null) centred(`Số: ${slip.number}`, 'regular', left);
  centred(slip.placeAndDay, 'italic', right);
  pdf.moveDown(0.8);
  pdf
    .font('bold')
    .fontSize(14)
    .text(slip.title.toUpperCase(), LEFT, pdf.y, { width: width(pdf), align: 'center' });
  pdf.moveDown(0.5);
}

/** The QR code on the right; beside it whom the slip is for and the first block. */
async function drawBesideQr(pdf: Pdf, slip: PrintedForm): Promise<void> {
  const image = await QRCode.toBuffer(slip.qrText, { errorCorrectionLevel: 'M', margin: 2, scale: 8 });
  const { page, y } = pdf;
  pdf.image(image, LEFT + width(pdf) - QR_SIZE, y, { width: QR_SIZE });
  const beside = width(pdf) - QR_SIZE - 8;
  pdf.y = y;
  if (slip.addressee !== null) {
    pdf
      .font('regular')
      .fontSize(13)
      .text(`Kính gửi: ${slip.addressee}`, LEFT, y, { width: beside, align: 'center' });
    pdf.moveDown(0.4);
  }
  drawBlock(pdf, slip.blocks[0]!, beside);
  if (pdf.page === page) pdf.y = Math.max(pdf.y, y + QR_SIZE + 4);
}

function drawBlock(pdf: Pdf, block: SlipBlock, blockWidth: number): void {
  pdf.fontSize(13);
  pdf.x = LEFT;
  const justified = { width: blockWidth, align: 'justify' as const };
  if (block.kind === 'paragraph')
    pdf.font('regular').text(block.text, LEFT, pdf.y, { ...justified, indent: INDENT });
  if (block.kind === 'facts')
    for (const [label, value] of block.rows) {
      pdf.font('regular').text(`${label}: `, LEFT, pdf.y, { width: blockWidth, continued: true });
      pdf.font('bold').text(value || '………………');
      pdf.y += 2;
    }
  if (block.kind === 'list') {
    pdf.font('bold').text(block.title, LEFT, pdf.y, { width: blockWidth });
    pdf.font('regular');
    for (const [at, item] of block.items.entries()) pdf.text(`${at + 1}. ${item}`, LEFT, pdf.y, justified);
  }
  if (block.kind === 'table') drawTable(pdf, { x: LEFT, width: blockWidth, bottom: TOP }, block);
  pdf.x = LEFT;
  pdf.y += 6;
}

const END_HEIGHT = 50 * MM;

/** A signature never stands alone on its page: the last paragraph goes with it. */
function keepWithSignature(pdf: Pdf, { signatures }: PrintedForm, last: SlipBlock): void {
  if (signatures.length === 0 || last.kind !== 'paragraph') return;
  const height =
    pdf
      .font('regular')
      .fontSize(13)
      .heightOfString(last.text, { width: width(pdf) }) + 6;
  const left = pdf.page.height - TOP - pdf.y;
  if (left < height + END_HEIGHT && height < 60 * MM) pdf.addPage();
}

/** Signatures on the right (two side by side when there are two), recipients on the left; never torn apart. */
function drawEnd(pdf: Pdf, slip: PrintedForm): void {
  if (slip.signatures.length === 0) return;
  if (pdf.y + END_HEIGHT > pdf.page.height - TOP) pdf.addPage();
  const column = width(pdf) / 2;
  const y = pdf.y + 8;
  const offset = slip.signatures.length === 1 ? column : 0;
  for (const [at, each] of slip.signatures.entries())
    drawSignature(pdf, each, { x: LEFT + offset + at * column, y, column });
  if (slip.recipients.length === 0) return;
  const within = { width: column - 12 };
  pdf.font('bold-italic').fontSize(12).text('Nơi nhận:', LEFT, y, within);
  pdf.font('regular').fontSize(11);
  for (const [at, each] of slip.recipients.entries())
    pdf.text(`- ${each}${at === slip.recipients.length - 1 ? '.' : ';'}`, within);
}

function drawSignature(
  pdf: Pdf,
  { authority, who, hint, name }: Signature,
  { x, y, column }: { x: number; y: number; column: number },
): void {
  const centred = { width: column, align: 'center' as const };
  pdf.font('bold').fontSize(13);
  pdf.text([...authority, who].join('\n').toUpperCase(), x, y, centred);
  pdf.font('italic').fontSize(11).text(hint, x, pdf.y, centred);
  pdf
    .font('bold')
    .fontSize(13)
    .text(name, x, y + 36 * MM, centred);
}
