import { AlignmentType, Document, Header, ImageRun, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import QRCode from 'qrcode';
import type { Signature, Slip, SlipBlock } from '../slip.ts';
import { columns, grid, line, MM, rule, run, textRuns, WIDTH } from './word-parts.ts';

const { CENTER, RIGHT, JUSTIFIED, LEFT } = AlignmentType;

/** The same form as a Word document: A4 with the margins of NĐ 30/2020, Times New Roman, page numbers from page 2. */
export async function writeDocx(slip: Slip): Promise<Uint8Array> {
  const document = new Document({
    title: `${slip.title} ${slip.code}`,
    creator: slip.issuer.name.join(' '),
    styles: {
      default: { document: { run: { font: 'Times New Roman', size: 26, language: { value: 'vi-VN' } } } },
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: Math.round(210 * MM), height: Math.round(297 * MM) },
            margin: { top: 20 * MM, bottom: 20 * MM, left: 30 * MM, right: 15 * MM, header: 10 * MM },
          },
        },
        headers: {
          first: new Header({ children: [line(slip.formName, { italics: true, size: 11 }, RIGHT)] }),
          default: new Header({ children: [pageNumber()] }),
        },
        children: [
          letterhead(slip),
          line(slip.title.toUpperCase(), { bold: true, size: 14 }, CENTER, 200),
          line('', { size: 4 }),
          await besideQr(slip),
          ...slip.blocks.slice(1).flatMap((block) => drawBlock(block, block === slip.blocks.at(-1))),
          ...(slip.signatures.length === 0 ? [] : [ending(slip)]),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function pageNumber(): Paragraph {
  return new Paragraph({
    alignment: CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT] })],
  });
}

function letterhead({ issuer, number, placeAndDay }: Slip) {
  return columns([
    {
      share: 0.42,
      children: [
        ...issuer.parent.map((text) => line(text.toUpperCase(), { size: 12 }, CENTER)),
        ...issuer.name.map((text) => line(text.toUpperCase(), { bold: true, size: 12 }, CENTER)),
        rule(WIDTH * 0.42, 0.4),
        ...(number === null ? [] : [line(`Số: ${number}`, { size: 13 }, CENTER, 60)]),
      ],
    },
    {
      share: 0.58,
      children: [
        line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, size: 12 }, CENTER),
        line('Độc lập - Tự do - Hạnh phúc', { bold: true, size: 13 }, CENTER),
        rule(WIDTH * 0.58, 0.6),
        line(placeAndDay, { italics: true, size: 13 }, CENTER, 60),
      ],
    },
  ]);
}

/** The QR code on the right; beside it whom the slip is for and the first block. */
async function besideQr({ qrText, addressee, blocks }: Slip) {
  const data = await QRCode.toBuffer(qrText, { errorCorrectionLevel: 'M', margin: 2, scale: 8 });
  const image = new ImageRun({
    type: 'png',
    data,
    transformation: { width: 98, height: 98 },
    altText: { name: 'QR', title: 'Mã QR', description: 'Mã QR đến trang tra cứu hồ sơ' },
  });
  return columns([
    {
      share: 0.83,
      children: [
        ...(addressee === null ? [] : [line(`Kính gửi: ${addressee}`, {}, CENTER, 60)]),
        ...drawBlock(blocks[0]!),
      ],
    },
    { share: 0.17, children: [new Paragraph({ alignment: RIGHT, children: [image] })] },
  ]);
}

/** The last block stays on the page of the signature. */
function drawBlock(block: SlipBlock, isLast = false) {
  switch (block.kind) {
    case 'paragraph':
      return [
        new Paragraph({
          alignment: JUSTIFIED,
          keepNext: isLast,
          spacing: { before: 120 },
          indent: { firstLine: Math.round(10 * MM) },
          children: textRuns(block.text),
        }),
      ];
    case 'facts':
      return block.rows.map(
        ([label, value]) =>
          new Paragraph({
            spacing: { before: 40 },
            children: [run(`${label}: `), ...textRuns(value || '………………', { bold: true })],
          }),
      );
    case 'list':
      return [
        line(block.title, { bold: true }, LEFT, 120),
        ...block.items.map((item, at) => line(`${at + 1}. ${item}`, {}, JUSTIFIED)),
      ];
    case 'table':
      return [line(block.title, { bold: true }, LEFT, 120), grid(block), line('', { size: 4 })];
  }
}

/** Recipients on the left, the signature on the right; or two signatures side by side. */
function ending({ signatures, recipients }: Slip) {
  const signed = signatures.map((each) => ({ share: 0.5, children: signature(each) }));
  if (signed.length > 1) return columns(signed);
  const last = recipients.length - 1;
  const sentTo = recipients.map((each, at) => line(`- ${each}${at === last ? '.' : ';'}`, { size: 11 }));
  const left =
    recipients.length === 0
      ? [line('')]
      : [line('Nơi nhận:', { bold: true, italics: true, size: 12 }, LEFT, 200), ...sentTo];
  return columns([{ share: 0.5, children: left }, ...signed]);
}

function signature({ authority, who, hint, name }: Signature): Paragraph[] {
  return [
    ...[...authority, who].map((text, at) =>
      line(text.toUpperCase(), { bold: true }, CENTER, at === 0 ? 200 : 0),
    ),
    line(hint, { italics: true, size: 11 }, CENTER),
    line(name, { bold: true }, CENTER, 1100),
  ];
}
