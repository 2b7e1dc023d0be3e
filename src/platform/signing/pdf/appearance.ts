import { beginPdf, type Pdf } from '../../files/pdf.ts';

/** What a signature looks like on the page. */
export interface Appearance {
  /** The words about it, e.g. who, which agency, when (ISO 8601). */
  lines: string[];
  /** A picture (PNG with transparency, or JPEG) of the hand-written signature or of the seal. */
  image?: Uint8Array;
  /** A person's signature stands over his name; an agency's red seal covers the left third. */
  kind?: 'person' | 'agency';
}

export interface Size {
  width: number;
  height: number;
}

const INK = '#1d4f91';
const SEAL_RED = '#c8102e';
const SMALLEST = 4.5;

/**
 * The visible signature as a one-page PDF of that size in points.
 * @law NĐ 30/2020/NĐ-CP, Phụ lục I (thể thức văn bản điện tử: hình ảnh chữ ký, dấu của cơ quan và thông tin chữ ký số)
 * @checked 2026-11-27 domain.md §8, an indirect source
 * @uncertain The exact place and size of the information of a signature were not read in the decree itself.
 */
export function drawSignature({ width, height }: Size, appearance: Appearance): Promise<Uint8Array> {
  return drawPage({ width, height }, (pdf) => {
    if (appearance.kind === 'agency') return drawSeal(pdf, { width, height }, appearance);
    const pictureHeight = appearance.image ? height * 0.6 : 0;
    if (appearance.image)
      pdf.image(Buffer.from(appearance.image), 0, 0, {
        fit: [width, pictureHeight],
        align: 'center',
        valign: 'center',
      });
    else
      pdf
        .lineWidth(0.7)
        .roundedRect(0.5, 0.5, width - 1, height - 1, 3)
        .stroke(INK);
    const box = { x: 4, y: pictureHeight + 2, width: width - 8, height: height - pictureHeight - 4 };
    drawLines(pdf, box, appearance.lines, INK);
  });
}

/** The text of a form field as a one-page PDF of the field's size: baseline and size are those of the text around it. */
export function drawFieldText(size: Size, text: string, { font, points }: { font: string; points: number }) {
  return drawPage(size, (pdf) => {
    pdf.font(font).fontSize(points);
    const fitting = Math.min(points, (points * (size.width - 1)) / Math.max(1, pdf.widthOfString(text)));
    pdf.fontSize(fitting).fillColor('black');
    pdf.text(text, 0, size.height - fitting * 1.17, { lineBreak: false });
  });
}

/** The seal in its own colour; without a picture of it a ring that says what it is and imitates no seal. */
function drawSeal(pdf: Pdf, { width, height }: Size, { image, lines }: Appearance): void {
  const side = Math.min(height, width / 3);
  const top = (height - side) / 2;
  if (image) pdf.image(Buffer.from(image), 0, top, { fit: [side, side], align: 'center', valign: 'center' });
  else {
    const [x, y, radius] = [side / 2, height / 2, side / 2 - 1.5];
    pdf.lineWidth(1.6).circle(x, y, radius).stroke(SEAL_RED);
    pdf
      .lineWidth(0.7)
      .circle(x, y, radius * 0.82)
      .stroke(SEAL_RED);
    const points = radius * 0.42;
    pdf.font('bold').fontSize(points).fillColor(SEAL_RED);
    for (const [row, word] of ['ĐÃ', 'KÝ SỐ'].entries())
      pdf.text(word, 0, y + (row - 1) * points * 1.1, { width: side, align: 'center', lineBreak: false });
  }
  drawLines(pdf, { x: side + 4, y: 2, width: width - side - 6, height: height - 4 }, lines, SEAL_RED);
}

interface Box extends Size {
  x: number;
  y: number;
}

/** As large as they fit, in the middle of the height. */
function drawLines(pdf: Pdf, box: Box, lines: readonly string[], colour: string): void {
  pdf.font('regular').fillColor(colour);
  const heightOf = (points: number) => {
    pdf.fontSize(points);
    return lines.reduce((sum, line) => sum + pdf.heightOfString(line || ' ', { width: box.width }), 0);
  };
  let points = 10;
  while (points > SMALLEST && heightOf(points) > box.height) points -= 0.5;
  pdf.fontSize(points);
  let y = box.y + Math.max(0, (box.height - heightOf(points)) / 2);
  for (const line of lines) {
    pdf.text(line, box.x, y, { width: box.width });
    y += pdf.heightOfString(line || ' ', { width: box.width });
  }
}

function drawPage({ width, height }: Size, draw: (pdf: Pdf) => void): Promise<Uint8Array> {
  const { pdf, bytes } = beginPdf({ size: [width, height], margin: 0, autoFirstPage: true });
  draw(pdf);
  pdf.end();
  return bytes;
}
