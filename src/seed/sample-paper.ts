import { beginPdf } from '../platform/files/pdf.ts';

/** A one-page PDF that says of itself that it is a sample. */
export function drawSample(title: string): Promise<Uint8Array> {
  const { pdf, bytes } = beginPdf({ size: 'A4', info: { Title: title, CreationDate: new Date(0) } });
  pdf.font('regular').fontSize(24).text(title, { align: 'center' });
  pdf
    .moveDown()
    .fontSize(12)
    .text('Tệp minh họa của bản trình diễn, không có giá trị pháp lý.', { align: 'center' });
  pdf.end();
  return bytes;
}
