import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { root } from '../root.ts';

const FONTS = join(root, 'node_modules', '@expo-google-fonts', 'tinos');

export type Pdf = InstanceType<typeof PDFDocument>;

/** A PDF in the one type face that knows every Vietnamese letter; `bytes` come once it is ended. */
export function beginPdf(options: ConstructorParameters<typeof PDFDocument>[0]): {
  pdf: Pdf;
  bytes: Promise<Uint8Array>;
} {
  const pdf = new PDFDocument(options);
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const bytes = new Promise<Uint8Array>((done) => pdf.on('end', () => done(Buffer.concat(chunks))));
  pdf.registerFont('regular', join(FONTS, '400Regular', 'Tinos_400Regular.ttf'));
  pdf.registerFont('bold', join(FONTS, '700Bold', 'Tinos_700Bold.ttf'));
  pdf.registerFont('italic', join(FONTS, '400Regular_Italic', 'Tinos_400Regular_Italic.ttf'));
  pdf.registerFont('bold-italic', join(FONTS, '700Bold_Italic', 'Tinos_700Bold_Italic.ttf'));
  return { pdf, bytes };
}
