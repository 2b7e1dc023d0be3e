import { beginPdf } from '../src/platform/files/pdf.ts';
import { openReader } from '../src/platform/scanning/index.ts';

/** Made-up papers, small and with letters, that say what they are, as PDFs: they are read at once, so that tests need not wait. */
export async function paperPdf(pages: readonly (readonly string[])[]): Promise<Buffer> {
  const { pdf, bytes } = beginPdf({ autoFirstPage: false, size: 'A6', margin: 25 });
  for (const lines of pages) {
    pdf.addPage();
    for (const [at, line] of lines.entries())
      pdf
        .font(at < 3 ? 'bold' : 'regular')
        .fontSize(8)
        .text(line);
  }
  pdf.end();
  return Buffer.from(await bytes);
}

export const BIRTH = [
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Độc lập - Tự do - Hạnh phúc',
  'GIẤY KHAI SINH',
  'Số: 123/2026',
  'Họ, chữ đệm, tên: Nguyễn Văn Mẫu',
  'Ngày, tháng, năm sinh: 05/01/2020',
  'Số định danh cá nhân: 999000000017',
  'Ngày 12 tháng 03 năm 2026',
];
export const CONTRACT = [
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Độc lập - Tự do - Hạnh phúc',
  'HỢP ĐỒNG',
  'Số: 45/HĐ',
  'Hôm nay, ngày 01 tháng 10 năm 2026, hai bên thỏa thuận như sau.',
];

/** A paper of one page as a scanner's picture: its letters have to be read. */
export async function paperJpeg(lines: readonly string[]): Promise<Uint8Array> {
  const reader = openReader({ threads: 1 });
  try {
    const bytes = await paperPdf([lines]);
    return (await reader.openPage({ mediaType: 'application/pdf', bytes }, 1)).bytes;
  } finally {
    await reader.close();
  }
}
