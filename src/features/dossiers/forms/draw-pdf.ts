import QRCode from 'qrcode';
import { toLocalDay } from '../../../law/day.ts';
import { beginPdf, type Pdf } from '../../../platform/files/pdf.ts';
import type { Slip, SlipBlock } from './slip.ts';

const MM = 72 / 25.4;
/** Margins of NĐ 30/2020 Phụ lục I: left 30–35, right 15–20, top and bottom 20–25 mm. */
const LEFT = 30 * MM;
const RIGHT = 15 * MM;
const TOP = 20 * MM;

/** The form as an A4 PDF with its QR code; black on white, one font, text that can be selected and read aloud. */
export async function drawPdf(slip: Slip): Promise<Uint8Array> {
  const { pdf, bytes } = beginPdf({
    size: 'A4',
    margins: { left: LEFT, right: RIGHT, top: TOP, bottom: TOP },
    lang: 'vi-VN',
    displayTitle: true,
    info: { Title: `${slip.title} ${slip.code}`, Author: slip.issuer, CreationDate: slip.issuedAt },
  });
  drawHead(pdf, slip);
  await drawQr(pdf, slip);
  for (const block of slip.blocks) drawBlock(pdf, block);
  drawSignatures(pdf, slip);
  pdf.end();
  return bytes;
}

function width(pdf: Pdf): number {
  return pdf.page.width - LEFT - RIGHT;
}

function drawHead(pdf: Pdf, slip: Slip): void {
  const half = width(pdf) / 2;
  const right = LEFT + half;
  const [year, month, day] = toLocalDay(slip.issuedAt).split('-');
  pdf
    .font('italic')
    .fontSize(10)
    .text(slip.formName, LEFT, TOP - 8 * MM, { width: width(pdf), align: 'right' });
  pdf.fontSize(11);
  pdf.font('regular').text(slip.parent.toUpperCase(), LEFT, TOP, { width: half - 6, align: 'center' });
  pdf.font('bold').text(slip.issuer.toUpperCase(), { width: half - 6, align: 'center' });
  const leftEnd = pdf.y;
  pdf.font('bold').text('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', right, TOP, { width: half, align: 'center' });
  pdf.text('Độc lập - Tự do - Hạnh phúc', { width: half, align: 'center' });
  pdf
    .moveTo(right + half / 4, pdf.y + 1)
    .lineTo(right + (half * 3) / 4, pdf.y + 1)
    .lineWidth(0.6)
    .stroke();
  const y = Math.max(pdf.y, leftEnd) + 8;
  pdf.font('regular').fontSize(12);
  if (slip.number !== null) pdf.text(`Số: ${slip.number}`, LEFT, y, { width: half - 6, align: 'center' });
  pdf.font('italic').text(`${slip.place}, ngày ${day} tháng ${month} năm ${year}`, right, y, {
    width: half,
    align: 'center',
  });
  pdf.moveDown(1.2);
  pdf
    .font('bold')
    .fontSize(14)
    .text(slip.title.toUpperCase(), LEFT, pdf.y, { width: width(pdf), align: 'center' });
  pdf.moveDown(0.6);
}

async function drawQr(pdf: Pdf, slip: Slip): Promise<void> {
  const size = 26 * MM;
  const image = await QRCode.toBuffer(slip.qrText, { errorCorrectionLevel: 'M', margin: 2, scale: 8 });
  const x = LEFT + width(pdf) - size;
  const y = pdf.y;
  pdf.image(image, x, y, { width: size });
  pdf
    .font('bold')
    .fontSize(13)
    .text(slip.code, LEFT, y + size / 2 - 8, { width: width(pdf) - size - 8, align: 'center' });
  pdf.y = y + size + 6;
}

function drawBlock(pdf: Pdf, block: SlipBlock): void {
  pdf.fontSize(12.5);
  pdf.x = LEFT;
  if (block.kind === 'paragraph')
    pdf.font('regular').text(block.text, LEFT, pdf.y, { width: width(pdf), align: 'justify' });
  if (block.kind === 'facts')
    for (const [label, value] of block.rows) {
      pdf.font('regular').text(`${label}: `, LEFT, pdf.y, { width: width(pdf), continued: true });
      pdf.font('bold').text(value || '–');
    }
  if (block.kind === 'list') {
    pdf.font('bold').text(block.title, LEFT, pdf.y, { width: width(pdf) });
    pdf.font('regular');
    for (const [at, item] of block.items.entries())
      pdf.text(`${at + 1}. ${item}`, LEFT, pdf.y, { width: width(pdf) });
  }
  if (block.kind === 'table' && block.rows.length > 0) {
    pdf.font('bold').text(block.title, LEFT, pdf.y, { width: width(pdf) });
    pdf.moveDown(0.2);
    pdf.font('regular').fontSize(11.5);
    pdf.table({
      position: { x: LEFT, y: pdf.y },
      maxWidth: width(pdf),
      columnStyles: block.widths.map((share) => ({ width: share * width(pdf) })),
      defaultStyle: { padding: 3, border: 0.5 },
      data: [block.head.map((text) => ({ text, font: { src: 'bold' } })), ...block.rows],
    } as never);
  }
  pdf.moveDown(0.5);
}

function drawSignatures(pdf: Pdf, slip: Slip): void {
  if (slip.signatures.length === 0) return;
  const height = 36 * MM;
  if (pdf.y + height > pdf.page.height - TOP) pdf.addPage();
  const column = width(pdf) / Math.max(2, slip.signatures.length);
  const y = pdf.y + 8;
  const offset = slip.signatures.length === 1 ? column : 0;
  for (const [at, { who, name }] of slip.signatures.entries()) {
    const x = LEFT + offset + at * column;
    pdf.font('bold').fontSize(12).text(who.toUpperCase(), x, y, { width: column, align: 'center' });
    pdf
      .font('italic')
      .fontSize(11)
      .text('(Ký và ghi rõ họ tên)', x, pdf.y, { width: column, align: 'center' });
    pdf
      .font('bold')
      .fontSize(12)
      .text(name, x, y + 26 * MM, { width: column, align: 'center' });
  }
}
