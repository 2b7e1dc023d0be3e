import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { root } from '../platform/root.ts';

/** A one-page PDF that says of itself that it is a sample. */
export function drawSample(title: string): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'A4', info: { Title: title, CreationDate: new Date(0) } });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Uint8Array>((finish) => pdf.on('end', () => finish(Buffer.concat(chunks))));
  pdf.font(join(root, 'node_modules', '@expo-google-fonts', 'tinos', '400Regular', 'Tinos_400Regular.ttf'));
  pdf.fontSize(24).text(title, { align: 'center' });
  pdf
    .moveDown()
    .fontSize(12)
    .text('Tệp minh họa của bản trình diễn, không có giá trị pháp lý.', { align: 'center' });
  pdf.end();
  return done;
}
