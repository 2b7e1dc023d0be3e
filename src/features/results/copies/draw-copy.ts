import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import QRCode from 'qrcode';
import { beginPdf } from '../../../platform/files/pdf.ts';
import { Problem } from '../../../platform/problem.ts';
import { prepareForm } from '../../../platform/signing/index.ts';
import { A4, longDay, MARGINS, MM, widthOf } from '../../dossiers/index.ts';
import { FIELDS } from '../drawing/result-document.ts';

export interface CopyWords {
  document: string;
  number: number;
  year: number;
  day: string;
  place: string;
  /** The lines above the signer's name. */
  office: string[];
  signerName: string;
  checkCode: string;
  checkUrl: string;
  drawnAt: Date;
}

const A4_POINTS: [number, number] = [595.28, 841.89];

/**
 * The scan of an original with the words of certification as its last page, with empty fields for the two signatures. Pages
 * are copied as they are; forms, scripts and signatures of the scan stay behind.
 * @law NĐ 23/2015/NĐ-CP (lời chứng chứng thực bản sao từ bản chính); chứng thực bản sao điện tử theo NĐ 45/2020/NĐ-CP
 * @checked 2026-11-27 from general knowledge of the words in use
 * @uncertain neither decree was read: the words and their place are those of practice
 * @throws Problem file_unreadable
 */
export async function drawCopy(scan: Scan, words: CopyWords): Promise<Uint8Array> {
  const copy = await PDFDocument.create();
  await addScan(copy, scan);
  const { bytes, office } = await drawWords(words);
  const [last] = await copy.copyPages(await PDFDocument.load(bytes), [0]);
  copy.addPage(last!);
  copy.setTitle(`Bản sao chứng thực số ${words.number}/${words.year}`);
  copy.setCreationDate(words.drawnAt);
  copy.setModificationDate(words.drawnAt);
  const page = copy.getPageCount();
  return prepareForm(await copy.save({ useObjectStreams: false }), {
    texts: [],
    signatures: [
      {
        ...{ name: FIELDS.approval, page },
        rect: {
          x: office.x + 12 * MM,
          y: A4_POINTS[1] - office.y - 16 * MM,
          width: 54 * MM,
          height: 15 * MM,
        },
      },
      {
        ...{ name: FIELDS.seal, page },
        rect: { x: office.x, y: A4_POINTS[1] - office.y - 36 * MM, width: 66 * MM, height: 22 * MM },
      },
    ],
  });
}

export interface Scan {
  mediaType: string;
  bytes: Uint8Array;
}

const UNREADABLE = 'Không đọc được bản quét này để làm bản sao. Hãy quét lại thành PDF, JPEG hoặc PNG.';

async function addScan(copy: PDFDocument, { mediaType, bytes }: Scan): Promise<void> {
  try {
    if (mediaType !== 'application/pdf') return await addPicture(copy, mediaType, bytes);
    const scan = await PDFDocument.load(bytes, { updateMetadata: false });
    for (const page of await copy.copyPages(scan, scan.getPageIndices())) {
      page.node.delete(PDFName.of('Annots'));
      copy.addPage(page);
    }
  } catch (error) {
    throw Object.assign(new Problem('file_unreadable', UNREADABLE), { cause: error });
  }
}

async function addPicture(copy: PDFDocument, mediaType: string, bytes: Uint8Array): Promise<void> {
  const picture = mediaType === 'image/png' ? await copy.embedPng(bytes) : await copy.embedJpg(bytes);
  const isWide = picture.width > picture.height;
  const size: [number, number] = isWide ? [A4_POINTS[1], A4_POINTS[0]] : A4_POINTS;
  const { width, height } = picture.scaleToFit(size[0], size[1]);
  const at = { x: (size[0] - width) / 2, y: (size[1] - height) / 2, width, height };
  copy.addPage(size).drawImage(picture, at);
}

/** The page of certification; also where the office of the signer ends. */
async function drawWords(words: CopyWords): Promise<{ bytes: Uint8Array; office: { x: number; y: number } }> {
  const { pdf, bytes } = beginPdf({ ...A4, info: { CreationDate: words.drawnAt } });
  const full = { width: widthOf(pdf), align: 'center' as const };
  pdf.y = MARGINS.top + 20 * MM;
  pdf.font('bold').fontSize(15).text('CHỨNG THỰC BẢN SAO ĐÚNG VỚI BẢN CHÍNH', MARGINS.left, pdf.y, full);
  pdf.moveDown(0.6);
  pdf.font('regular').fontSize(13);
  pdf.text(`Giấy tờ: ${words.document}`, MARGINS.left, pdf.y, full);
  const number = String(words.number).padStart(2, '0');
  pdf.text(`Số chứng thực: ${number}, quyển số ${words.year} – SCT/BS`, MARGINS.left, pdf.y + 4, full);
  pdf.font('italic').text(`${words.place}, ${longDay(words.day)}`, MARGINS.left, pdf.y + 4, full);
  const column = { x: MARGINS.left + widthOf(pdf) / 2, width: widthOf(pdf) / 2 };
  const top = pdf.y + 8 * MM;
  pdf.font('bold').fontSize(13);
  pdf.y = top;
  for (const line of words.office) pdf.text(line, column.x, pdf.y, { width: column.width, align: 'center' });
  const office = { x: column.x + 8 * MM, y: pdf.y };
  pdf.text(words.signerName, column.x, pdf.y + 38 * MM, { width: column.width, align: 'center' });
  const image = await QRCode.toBuffer(words.checkUrl, { errorCorrectionLevel: 'M', margin: 2, scale: 8 });
  pdf.image(image, MARGINS.left, top, { width: 30 * MM });
  pdf
    .font('regular')
    .fontSize(9)
    .text(words.checkCode, MARGINS.left, top + 31 * MM, { lineBreak: false });
  pdf.end();
  return { bytes: await bytes, office };
}
