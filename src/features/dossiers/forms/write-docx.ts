import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import QRCode from 'qrcode';
import { toLocalDay } from '../../../law/day.ts';
import type { Slip, SlipBlock } from './slip.ts';

/** Twentieths of a point in a millimetre. */
const MM = 1440 / 25.4;
const WIDTH = Math.round(165 * MM);
const { CENTER, RIGHT, JUSTIFIED, LEFT } = AlignmentType;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE };

type Style = { bold?: boolean; italics?: boolean; size?: number };

/** The same form as a Word document: A4 with the margins of NĐ 30/2020, Times New Roman, page numbers from page 2. */
export async function writeDocx(slip: Slip): Promise<Uint8Array> {
  const document = new Document({
    title: `${slip.title} ${slip.code}`,
    creator: slip.issuer,
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
          default: new Header({
            children: [
              new Paragraph({
                alignment: CENTER,
                children: [new TextRun({ children: [PageNumber.CURRENT] })],
              }),
            ],
          }),
        },
        children: [
          letterhead(slip),
          line(slip.title.toUpperCase(), { bold: true, size: 14 }, CENTER, 200),
          await qrLine(slip),
          ...(slip.addressee === null ? [] : [line(`Kính gửi: ${slip.addressee}`, {}, CENTER, 120)]),
          ...slip.blocks.flatMap(drawBlock),
          ...(slip.signatures.length === 0 ? [] : [ending(slip)]),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

type Alignment = (typeof AlignmentType)[keyof typeof AlignmentType];

function line(text: string, style: Style = {}, alignment: Alignment = LEFT, before = 0): Paragraph {
  return new Paragraph({ alignment, spacing: { before }, children: [run(text, style)] });
}

function run(text: string, { size, ...style }: Style = {}): TextRun {
  return new TextRun({ text, ...style, ...(size !== undefined && { size: size * 2 }) });
}

/** A rule under what stands above it, as wide as a share of its column. */
function rule(columnWidth: number, share: number): Paragraph {
  const side = Math.round((columnWidth * (1 - share)) / 2);
  return new Paragraph({
    spacing: { line: 60, lineRule: 'exact' },
    indent: { left: side, right: side },
    border: { top: { style: BorderStyle.SINGLE, size: 4, color: '000000', space: 1 } },
    children: [],
  });
}

function letterhead(slip: Slip): Table {
  const [year, month, day] = toLocalDay(slip.issuedAt).split('-');
  const date = `${slip.place}, ngày ${day} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`;
  return columns([
    {
      share: 0.42,
      children: [
        line(slip.parent.toUpperCase(), { size: 12 }, CENTER),
        line(slip.issuer.toUpperCase(), { bold: true, size: 12 }, CENTER),
        rule(WIDTH * 0.42, 0.4),
        line(slip.number === null ? '' : `Số: ${slip.number}`, { size: 13 }, CENTER, 60),
      ],
    },
    {
      share: 0.58,
      children: [
        line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, size: 12 }, CENTER),
        line('Độc lập - Tự do - Hạnh phúc', { bold: true, size: 13 }, CENTER),
        rule(WIDTH * 0.58, 0.6),
        line(date, { italics: true, size: 13 }, CENTER, 60),
      ],
    },
  ]);
}

function columns(cells: { share: number; children: Paragraph[] }[]): Table {
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: cells.map(({ share }) => Math.round(WIDTH * share)),
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    rows: [
      new TableRow({
        cantSplit: true,
        children: cells.map(
          ({ share, children }) =>
            new TableCell({
              children,
              borders: NO_BORDERS,
              width: { size: Math.round(WIDTH * share), type: WidthType.DXA },
            }),
        ),
      }),
    ],
  });
}

async function qrLine(slip: Slip): Promise<Paragraph> {
  const data = await QRCode.toBuffer(slip.qrText, { errorCorrectionLevel: 'M', margin: 2, scale: 8 });
  return new Paragraph({
    alignment: CENTER,
    spacing: { before: 60, after: 60 },
    children: [
      run(`${slip.code}   `, { bold: true }),
      new ImageRun({
        type: 'png',
        data,
        transformation: { width: 94, height: 94 },
        altText: { name: 'QR', title: 'Mã QR', description: 'Mã QR đến trang tra cứu hồ sơ' },
      }),
    ],
  });
}

function drawBlock(block: SlipBlock): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'paragraph':
      return [line(block.text, {}, JUSTIFIED, 80)];
    case 'facts':
      return block.rows.map(
        ([label, value]) =>
          new Paragraph({ children: [run(`${label}: `), run(value || '………………', { bold: true })] }),
      );
    case 'list':
      return [
        line(block.title, { bold: true }, LEFT, 80),
        ...block.items.map((item, at) => line(`${at + 1}. ${item}`, {}, JUSTIFIED)),
      ];
    case 'table':
      return [line(block.title, { bold: true }, LEFT, 80), grid(block)];
  }
}

function grid({ head, widths, rows }: Extract<SlipBlock, { kind: 'table' }>): Table {
  const body = rows.length > 0 ? rows : [head.map((_, at) => (at === 1 ? 'Không có' : ''))];
  const row = (texts: string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: texts.map(
        (text, at) =>
          new TableCell({
            width: { size: Math.round(WIDTH * widths[at]!), type: WidthType.DXA },
            margins: { left: 80, right: 80, top: 40, bottom: 40 },
            children: [line(text, { bold: isHead, size: 12 })],
          }),
      ),
    });
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths.map((share) => Math.round(WIDTH * share)),
    rows: [row(head, true), ...body.map((each) => row(each, false))],
  });
}

/** Recipients on the left, the signature on the right; or two signatures side by side. */
function ending({ signatures, recipients }: Slip): Table {
  const signed = signatures.map(({ authority, who, name }) => ({
    share: 0.5,
    children: [
      ...(authority === '' ? [] : [line(authority.toUpperCase(), { bold: true }, CENTER, 200)]),
      line(who.toUpperCase(), { bold: true }, CENTER, authority === '' ? 200 : 0),
      line('(Ký và ghi rõ họ tên)', { italics: true, size: 11 }, CENTER),
      line(name, { bold: true }, CENTER, 1100),
    ],
  }));
  if (signed.length > 1) return columns(signed);
  const last = recipients.length - 1;
  const sentTo = recipients.map((each, at) => line(`- ${each}${at === last ? '.' : ';'}`, { size: 11 }));
  const left =
    recipients.length === 0
      ? [line('')]
      : [line('Nơi nhận:', { bold: true, italics: true, size: 12 }, LEFT, 200), ...sentTo];
  return columns([{ share: 0.5, children: left }, ...signed]);
}
