import QRCode from 'qrcode';
import { toLocalDay } from '../../../law/day.ts';
import { beginPdf, type Pdf } from '../../../platform/files/pdf.ts';
import type { Slip, SlipBlock } from './slip.ts';

const MM = 72 / 25.4;
/** Margins of NĐ 30/2020 Phụ lục I: left 30–35, right 15–20, top and bottom 20–25 mm. */
const LEFT = 30 * MM;
const RIGHT = 15 * MM;
const TOP = 20 * MM;
/** The left half of the letterhead is the smaller: the State's name must stand on one line. */
const LEFT_HALF = 0.42;

/** The form as an A4 PDF with its QR code; black on white, one type face, text that can be selected and read aloud. */
export async function drawPdf(slip: Slip): Promise<Uint8Array> {
  const { pdf, bytes } = beginPdf({
    size: 'A4',
    margins: { left: LEFT, right: RIGHT, top: TOP, bottom: TOP },
    lang: 'vi-VN',
    displayTitle: true,
    bufferPages: true,
    info: { Title: `${slip.title} ${slip.code}`, Author: slip.issuer, CreationDate: slip.issuedAt },
  });
  drawHead(pdf, slip);
  await drawQr(pdf, slip);
  if (slip.addressee !== null)
    pdf
      .font('regular')
      .fontSize(13)
      .text(`Kính gửi: ${slip.addressee}`, LEFT, pdf.y, {
        width: width(pdf),
        align: 'center',
      });
  for (const block of slip.blocks) drawBlock(pdf, block);
  drawEnd(pdf, slip);
  numberPages(pdf);
  pdf.end();
  return bytes;
}

function width(pdf: Pdf): number {
  return pdf.page.width - LEFT - RIGHT;
}

function drawHead(pdf: Pdf, slip: Slip): void {
  const left = width(pdf) * LEFT_HALF;
  const right = width(pdf) - left;
  const rightEdge = LEFT + left;
  const [year, month, day] = toLocalDay(slip.issuedAt).split('-');
  pdf
    .font('italic')
    .fontSize(11)
    .text(slip.formName, LEFT, TOP - 8 * MM, { width: width(pdf), align: 'right' });
  const centred = (size: number, font: string) => pdf.font(font).fontSize(size);
  centred(12, 'regular').text(slip.parent.toUpperCase(), LEFT, TOP, { width: left - 6, align: 'center' });
  centred(12, 'bold').text(slip.issuer.toUpperCase(), { width: left - 6, align: 'center' });
  const leftEnd = drawRule(pdf, LEFT, left - 6, 0.4);
  centred(12, 'bold').text('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', rightEdge, TOP, {
    width: right,
    align: 'center',
  });
  centred(13, 'bold').text('Độc lập - Tự do - Hạnh phúc', { width: right, align: 'center' });
  const motto = pdf.widthOfString('Độc lập - Tự do - Hạnh phúc') / right;
  const y = Math.max(drawRule(pdf, rightEdge, right, motto), leftEnd) + 4;
  if (slip.number !== null)
    centred(13, 'regular').text(`Số: ${slip.number}`, LEFT, y, { width: left - 6, align: 'center' });
  centred(13, 'italic').text(
    `${slip.place}, ngày ${day} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`,
    rightEdge,
    y,
    { width: right, align: 'center' },
  );
  pdf.moveDown(1);
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

async function drawQr(pdf: Pdf, slip: Slip): Promise<void> {
  const size = 25 * MM;
  const image = await QRCode.toBuffer(slip.qrText, { errorCorrectionLevel: 'M', margin: 2, scale: 8 });
  const y = pdf.y;
  pdf.image(image, LEFT + width(pdf) - size, y, { width: size });
  pdf
    .font('bold')
    .fontSize(13)
    .text(slip.code, LEFT, y + size / 2 - 8, { width: width(pdf) - size - 8, align: 'center' });
  pdf.y = y + size + 4;
}

function drawBlock(pdf: Pdf, block: SlipBlock): void {
  pdf.fontSize(13);
  pdf.x = LEFT;
  if (block.kind === 'paragraph')
    pdf.font('regular').text(block.text, LEFT, pdf.y, { width: width(pdf), align: 'justify' });
  if (block.kind === 'facts')
    for (const [label, value] of block.rows) {
      pdf.font('regular').text(`${label}: `, LEFT, pdf.y, { width: width(pdf), continued: true });
      pdf.font('bold').text(value || '………………');
    }
  if (block.kind === 'list') {
    pdf.font('bold').text(block.title, LEFT, pdf.y, { width: width(pdf) });
    pdf.font('regular');
    for (const [at, item] of block.items.entries())
      pdf.text(`${at + 1}. ${item}`, LEFT, pdf.y, { width: width(pdf), align: 'justify' });
  }
  if (block.kind === 'table') drawTable(pdf, block);
  pdf.moveDown(0.4);
}

function drawTable(pdf: Pdf, { title, head, widths, rows }: Extract<SlipBlock, { kind: 'table' }>): void {
  pdf.font('bold').text(title, LEFT, pdf.y, { width: width(pdf) });
  pdf.moveDown(0.2);
  pdf.font('regular').fontSize(11.5);
  const body = rows.length > 0 ? rows : [head.map((_, at) => (at === 1 ? 'Không có' : ''))];
  pdf.table({
    position: { x: LEFT, y: pdf.y },
    maxWidth: width(pdf),
    columnStyles: widths.map((share) => ({ width: share * width(pdf) })),
    defaultStyle: { padding: 3, border: 0.5 },
    data: [head.map((text) => ({ text, font: { src: 'bold' } })), ...body],
  } as never);
  pdf.x = LEFT;
}

/** Signatures on the right (two side by side when there are two), recipients on the left. */
function drawEnd(pdf: Pdf, slip: Slip): void {
  const height = 42 * MM;
  if (slip.signatures.length === 0) return;
  if (pdf.y + height > pdf.page.height - TOP) pdf.addPage();
  const column = width(pdf) / 2;
  const y = pdf.y + 8;
  const offset = slip.signatures.length === 1 ? column : 0;
  for (const [at, { authority, who, name }] of slip.signatures.entries()) {
    const x = LEFT + offset + at * column;
    const centred = { width: column, align: 'center' as const };
    pdf.font('bold').fontSize(13);
    pdf.text([authority, who].filter(Boolean).join('\n').toUpperCase(), x, y, centred);
    pdf.font('italic').fontSize(11).text('(Ký và ghi rõ họ tên)', x, pdf.y, centred);
    pdf
      .font('bold')
      .fontSize(13)
      .text(name, x, y + 30 * MM, centred);
  }
  if (slip.recipients.length === 0) return;
  pdf
    .font('bold')
    .fontSize(12)
    .text('Nơi nhận:', LEFT, y, { width: column - 12 });
  pdf.font('regular').fontSize(11);
  for (const [at, each] of slip.recipients.entries())
    pdf.text(`- ${each}${at === slip.recipients.length - 1 ? '.' : ';'}`, { width: column - 12 });
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
