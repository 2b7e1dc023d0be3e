import QRCode from 'qrcode';
import { beginPdf, type Pdf } from '../../../../platform/files/pdf.ts';
import type { PrintedForm, Signature, SlipBlock } from '../slip.ts';
import { drawTable } from './draw-table.ts';

const MM = 72 / 25.4;
/** Margins of NĐ 30/2020 Phụ lục I: left 30–35, right 15–20, top and bottom 20–25 mm. */
const LEFT = 30 * MM;
const RIGHT = 15 * MM;
const TOP = 20 * MM;
/** The left half of the letterhead is the smaller: the State's name must stand on one line. */
const LEFT_HALF = 0.42;
const QR_SIZE = 26 * MM;
const INDENT = 10 * MM;

/** The form as an A4 PDF with its QR code; black on white, one type face, text that can be selected and read aloud. */
export async function drawPdf(slip: PrintedForm): Promise<Uint8Array> {
  const { pdf, bytes } = beginPdf({
    size: 'A4',
    margins: { left: LEFT, right: RIGHT, top: TOP, bottom: TOP },
    lang: 'vi-VN',
    displayTitle: true,
    bufferPages: true,
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

function width(pdf: Pdf): number {
  return pdf.page.width - LEFT - RIGHT;
}

function drawHead(pdf: Pdf, slip: PrintedForm): void {
  const left = width(pdf) * LEFT_HALF;
  const right = width(pdf) - left;
  const rightEdge = LEFT + left;
  const centred = (text: string, style: [font: string, size: number], x: number, y?: number) =>
    pdf
      .font(style[0])
      .fontSize(style[1])
      .text(text, x, y, { width: x === LEFT ? left - 6 : right, align: 'center' });
  pdf
    .font('italic')
    .fontSize(11)
    .text(slip.formName, LEFT, TOP - 8 * MM, { width: width(pdf), align: 'right' });
  pdf.y = TOP;
  for (const line of slip.issuer.parent) centred(line.toUpperCase(), ['regular', 12], LEFT, pdf.y);
  for (const line of slip.issuer.name) centred(line.toUpperCase(), ['bold', 12], LEFT, pdf.y);
  const leftEnd = slip.issuer.name.length > 0 ? drawRule(pdf, LEFT, left - 6, 0.4) : TOP;
  centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', ['bold', 12], rightEdge, TOP);
  centred('Độc lập - Tự do - Hạnh phúc', ['bold', 13], rightEdge, pdf.y);
  const motto = pdf.widthOfString('Độc lập - Tự do - Hạnh phúc') / right;
  const y = Math.max(drawRule(pdf, rightEdge, right, motto), leftEnd) + 4;
  if (slip.number !== null) centred(`Số: ${slip.number}`, ['regular', 13], LEFT, y);
  centred(slip.placeAndDay, ['italic', 13], rightEdge, y);
  pdf.moveDown(0.8);
  pdf
    .font('bold')
    .fontSize(14)
    .text(slip.title.toUpperCase(), LEFT, pdf.y, { width: width(pdf), align: 'center' });
  pdf.moveDown(0.5);
}

/** A rule under what was written, as wide as a share of its column. @returns where it stands */
function drawRule(pdf: Pdf, x: number, columnWidth: number, share: number): number {
  const from = x + (columnWidth * (1 - share)) / 2;
  const y = pdf.y + 1;
  pdf
    .moveTo(from, y)
    .lineTo(from + columnWidth * share, y)
    .lineWidth(0.6)
    .stroke();
  return y;
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

/** Arabic, at the top centre, not on the first page. */
function numberPages(pdf: Pdf): void {
  const { count } = pdf.bufferedPageRange();
  for (let page = 1; page < count; page++) {
    pdf.switchToPage(page);
    pdf
      .font('regular')
      .fontSize(13)
      .text(String(page + 1), LEFT, 10 * MM, { width: width(pdf), align: 'center', lineBreak: false });
  }
}
