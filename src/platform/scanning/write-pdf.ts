import { beginPdf, type Pdf } from '../files/pdf.ts';
import type { PageText, ReadPage, Word } from './page.ts';

/** A page of the PDF: its picture (JPEG), how large it is, and what stands on it; text null: kept without. */
export type PdfPage = Pick<ReadPage, 'picture' | 'width' | 'height' | 'dpi'> & { text: PageText | null };

/** A4 in points, and how far a page may be from it to be taken for one. */
const [A4_WIDTH, A4_HEIGHT, NEAR_A4] = [595.28, 841.89, 0.04];
/** The size of the letters, of the height of a word's box. */
const LETTERS = 0.8;

/** One PDF of the pictures in their order, each with its words invisibly over it: it is found, copied and read aloud. */
export async function writePdf(
  pages: readonly PdfPage[],
  { title, at }: { title: string; at: Date },
): Promise<Uint8Array> {
  const { pdf, bytes } = beginPdf({
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: 'vi-VN',
    displayTitle: true,
    info: { Title: title, Producer: 'Một Cửa', Creator: 'Một Cửa', CreationDate: at },
  });
  for (const page of pages) drawPage(pdf, page);
  pdf.end();
  return bytes;
}

function drawPage(pdf: Pdf, page: PdfPage): void {
  const [width, height] = paperSize(page);
  pdf.addPage({ size: [width, height], margin: 0 });
  pdf.image(Buffer.from(page.picture), 0, 0, { width, height });
  if (page.text === null) return;
  pdf.save();
  pdf.addContent('3 Tr');
  for (const line of page.text.lines) drawLine(pdf, line, [width, height]);
  pdf.restore();
}

/** The paper's size in points by the dots an inch; what is nearly A4 is A4. */
function paperSize({ width, height, dpi }: PdfPage): [number, number] {
  const size = [(width / dpi) * 72, (height / dpi) * 72] as const;
  const [wide, high] = width > height ? [A4_HEIGHT, A4_WIDTH] : [A4_WIDTH, A4_HEIGHT];
  const isNear = Math.abs(size[0] / wide - 1) < NEAR_A4 && Math.abs(size[1] / high - 1) < NEAR_A4;
  // What PDF readers still open.
  const shrink = Math.min(1, 14_000 / Math.max(...size));
  return isNear ? [wide, high] : [size[0] * shrink, size[1] * shrink];
}

/** Each word as wide as it is on the picture; all of a line on one base, so that a program reads it as a line. */
function drawLine(pdf: Pdf, line: readonly Word[], [width, height]: [number, number]): void {
  const size = Math.max(2, middle(line.map((word) => word.box.height)) * height * LETTERS);
  const base = middle(line.map((word) => word.box.y + word.box.height)) * height;
  pdf.font('regular').fontSize(size);
  for (const [at, { text, box }] of line.entries()) {
    const printed = pdf.widthOfString(text);
    if (printed === 0) continue;
    const horizontalScaling = Math.max(1, Math.round(((box.width * width) / printed) * 1000) / 10);
    const options = {
      lineBreak: false,
      baseline: 'alphabetic',
      horizontalScaling,
    } as PDFKit.Mixins.TextOptions;
    pdf.text(at === line.length - 1 ? text : `${text} `, box.x * width, base, options);
  }
}

function middle(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
