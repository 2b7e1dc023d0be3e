import QRCode from 'qrcode';
import { beginPdf, type Pdf } from '../../../platform/files/pdf.ts';

export const PAPERS = ['A4', 'A3'] as const;
export type Paper = (typeof PAPERS)[number];

const MM = 72 / 25.4;
/** Everything grows with the sheet: A3 is read from further away. */
const SCALE: Record<Paper, number> = { A4: 1, A3: 1.3 };
const INK = '#0b3f4c';
const GOLD = '#b07d1f';

/** Whose notice board it is, and to whom people turn. */
export interface Board {
  wardName: string;
  city: string;
  address: string;
  phone: string | null;
  /** The day that the sheet was printed, dd/MM/yyyy. */
  printedOn: string;
}

/** A sheet that is being drawn. */
export interface Sheet {
  pdf: Pdf;
  bytes: Promise<Uint8Array>;
  board: Board;
  /** Points for a size given for A4. */
  size(points: number): number;
  left: number;
  width: number;
  /** Where the text must end, above the foot. */
  bottom: number;
}

export function beginSheet(paper: Paper, board: Board, title: string): Sheet {
  const scale = SCALE[paper];
  const margin = 15 * MM * scale;
  const { pdf, bytes } = beginPdf({
    ...{ size: paper, bufferPages: true, lang: 'vi-VN', displayTitle: true },
    margins: { left: margin, right: margin, top: margin, bottom: margin },
    info: { Title: title, Author: `Ủy ban nhân dân ${board.wardName}` },
  });
  const size = (points: number) => points * scale;
  const width = pdf.page.width - 2 * margin;
  const bottom = pdf.page.height - margin - size(40);
  return { pdf, bytes, board, size, left: margin, width, bottom };
}

/** The ward's name on the left, the code that opens the page on the right, with its title between. */
export async function drawHead(
  sheet: Sheet,
  {
    title,
    subtitle,
    qrText,
    qrWords,
  }: { title: string; subtitle: string[]; qrText: string; qrWords: string },
): Promise<void> {
  const { pdf, left, width, size, board } = sheet;
  const qr = size(86);
  const image = await QRCode.toBuffer(qrText, { errorCorrectionLevel: 'M', margin: 2, scale: 10 });
  const top = pdf.y;
  pdf.image(image, left + width - qr, top, { width: qr });
  pdf
    .font('regular')
    .fontSize(size(8))
    .fillColor('black')
    .text(qrWords, left + width - qr, top + qr + size(1), { width: qr, align: 'center' });
  const qrEnd = pdf.y;
  const beside = { width: width - qr - size(12) };
  pdf
    .font('bold')
    .fontSize(size(11))
    .fillColor(INK)
    .text(`ỦY BAN NHÂN DÂN ${board.wardName.toUpperCase()}, ${board.city.toUpperCase()}`, left, top, beside)
    .font('regular')
    .text('Trung tâm Phục vụ hành chính công', beside);
  pdf.moveDown(0.6).font('bold').fontSize(size(17)).text(title, beside);
  pdf.moveDown(0.2).font('regular').fontSize(size(10.5)).fillColor('black');
  for (const line of subtitle) pdf.text(line, beside);
  pdf.y = Math.max(pdf.y, qrEnd) + size(8);
  pdf
    .moveTo(left, pdf.y)
    .lineTo(left + width, pdf.y)
    .lineWidth(size(1.5))
    .stroke(GOLD);
  pdf.y += size(8);
  pdf.x = left;
}

/** Begins another page when this much does not fit any more. */
export function makeRoom({ pdf, bottom }: Sheet, height: number): boolean {
  if (pdf.y + height <= bottom) return false;
  pdf.addPage();
  return true;
}

/** Pages that belong together, with what stands at their foot; `to` is the page after the last. */
export interface Section {
  from: number;
  to: number;
  marks: string;
}

/** On every page: to whom people turn with feedback, what the sheet is, and its number. Ends the document. */
export function endSheet(sheet: Sheet, sections: readonly Section[]): Promise<Uint8Array> {
  for (const section of sections)
    for (let page = section.from; page < section.to; page++) drawFoot(sheet, section, page);
  sheet.pdf.end();
  return sheet.bytes;
}

function drawFoot(sheet: Sheet, { from, to, marks }: Section, page: number): void {
  const { pdf, left, width, size, bottom, board } = sheet;
  pdf.switchToPage(page);
  pdf.page.margins.bottom = 0;
  const top = bottom + size(6);
  pdf
    .moveTo(left, top)
    .lineTo(left + width, top)
    .lineWidth(size(0.7))
    .stroke(GOLD);
  pdf
    .font('bold')
    .fontSize(size(9))
    .fillColor('black')
    .text(feedbackWords(board), left, top + size(4), { width })
    .font('regular')
    .fontSize(size(8))
    .text(`${marks} In ngày ${board.printedOn}. Trang ${page - from + 1}/${to - from}.`, left, pdf.y, {
      width,
    });
}

/** Where feedback about procedures goes, as it must hang beside them. */
export function feedbackWords({ wardName, address, phone }: Board): string {
  const call = phone ? `, điện thoại ${phone}` : '';
  return `Phản ánh, kiến nghị về thủ tục: Ủy ban nhân dân ${wardName}, ${address}${call}; hoặc Cổng Dịch vụ công quốc gia (dichvucong.gov.vn).`;
}
