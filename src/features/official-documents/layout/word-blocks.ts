import { createHash } from 'node:crypto';
import {
  AlignmentType,
  HeadingLevel,
  ImageRun,
  type IStylesOptions,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  WidthType,
} from 'docx';
import type { DocumentLayout, LetterStyle } from '../../../law/document-layout.ts';
import { textRuns } from '../../dossiers/index.ts';
import type { Block, PictureBlock, TableBlock } from './model.ts';
import { lettersOf } from './words.ts';

export const { CENTER, JUSTIFIED, LEFT, RIGHT } = AlignmentType;
/** Twentieths of a point in a millimetre, and in a point. */
export const MM = 1440 / 25.4;
const POINT = 20;
const PIXELS_PER_POINT = 96 / 72;

/** What blocks need to know of the page that they stand on. */
export class Page {
  readonly layout: DocumentLayout;
  /** Between the margins, twentieths of a point. */
  readonly width: number;

  constructor(layout: DocumentLayout, isLandscape: boolean) {
    const { paper, marginsMm } = layout;
    this.layout = layout;
    const across = isLandscape ? paper.heightMm : paper.widthMm;
    this.width = Math.round((across - marginsMm.left - marginsMm.right) * MM);
  }
}

const face = ({ points, bold = false, italic = false }: LetterStyle) => ({
  ...{ size: points * 2, bold, italics: italic },
});

/** Styles by name: whoever edits the file changes them in one place, and its outline is read from them. */
export function wordStyles({
  font,
  styles,
  indentMm,
  paragraphGapPoints,
  lineSpacing,
}: DocumentLayout): IStylesOptions {
  const spacing = {
    before: paragraphGapPoints * POINT,
    line: Math.round(240 * lineSpacing),
    lineRule: LineRuleType.AUTO,
  };
  const indent = { firstLine: Math.round(indentMm * MM) };
  const heading = (style: LetterStyle) => ({
    run: { ...face(style), font, color: '000000' },
    paragraph: { spacing, indent, alignment: JUSTIFIED, keepNext: true },
  });
  const text = (id: string, name: string, style: LetterStyle, paragraph: object) => ({
    ...{ id, name, basedOn: 'Normal', quickFormat: true, run: face(style), paragraph },
  });
  return {
    default: {
      document: {
        run: { font, size: styles.body.points * 2, language: { value: 'vi-VN' }, color: '000000' },
      },
      heading1: heading(styles.heading1),
      heading2: heading(styles.heading2),
      heading3: heading(styles.heading3),
      title: { run: { ...face(styles.kindName), font, color: '000000' }, paragraph: { alignment: CENTER } },
    },
    paragraphStyles: [
      text('NoiDung', 'Nội dung', styles.body, { spacing, indent, alignment: JUSTIFIED }),
      text('CanCu', 'Căn cứ', styles.basis, { spacing, indent, alignment: JUSTIFIED }),
      text('Bang', 'Bảng', styles.table, {}),
      text('SoTrang', 'Số trang', styles.pageNumber, { alignment: CENTER }),
    ],
  };
}

/** A line in the middle in the letters of its component. */
export function styled(
  text: string,
  style: LetterStyle,
  { heading = false, before = 0 }: { heading?: boolean; before?: number } = {},
): Paragraph {
  const { bold = false, italic = false, points } = style;
  return new Paragraph({
    alignment: CENTER,
    spacing: { before },
    ...(heading && { heading: HeadingLevel.TITLE }),
    children: textRuns(lettersOf(text, style), { bold, italics: italic, size: points }),
  });
}

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** The last lines go with the signature. */
export function wordBlocks(blocks: readonly Block[], page: Page): (Paragraph | Table)[] {
  return blocks.flatMap((block, at) => wordBlock(block, page, at === blocks.length - 1));
}

function wordBlock(block: Block, page: Page, keepNext: boolean): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: HEADINGS[block.level], children: textRuns(block.text) })];
    case 'paragraph':
      return [new Paragraph({ style: 'NoiDung', keepNext, children: textRuns(block.text) })];
    case 'item':
      return [new Paragraph({ style: 'NoiDung', keepNext, children: textRuns(`- ${block.text}`) })];
    case 'table':
      return wordTable(block, page);
    case 'picture':
      return wordPicture(block, page);
  }
}

const ALIGNMENTS = { left: LEFT, right: RIGHT, center: CENTER } as const;

function wordTable(
  { caption, columns, rows, strong }: TableBlock,
  { width, layout }: Page,
): (Paragraph | Table)[] {
  const sum = columns.reduce((total, { weight }) => total + weight, 0);
  const widths = columns.map(({ weight }) => Math.round((weight / sum) * width));
  const { points } = layout.styles.table;
  const row = (cells: readonly string[], isHead: boolean, isStrong: boolean) =>
    new TableRow({
      ...{ tableHeader: isHead, cantSplit: true },
      children: cells.map((text, at) => {
        const alignment = isHead ? CENTER : ALIGNMENTS[columns[at]!.align];
        const children = textRuns(text, { bold: isHead || isStrong, size: points });
        return new TableCell({
          width: { size: widths[at]!, type: WidthType.DXA },
          margins: { left: 80, right: 80, top: 40, bottom: 40 },
          children: [new Paragraph({ style: 'Bang', alignment, children })],
        });
      }),
    });
  const title = caption === null ? [] : [styled(caption, { points, bold: true }, { before: 120 })];
  return [
    ...title,
    new Table({
      width: { size: width, type: WidthType.DXA },
      columnWidths: widths,
      rows: [
        row(
          columns.map(({ label }) => label),
          true,
          true,
        ),
        ...rows.map((cells, at) => row(cells, false, strong.includes(at))),
      ],
    }),
    new Paragraph({ style: 'Bang', children: [] }),
  ];
}

function wordPicture({ caption, description, png, width, height }: PictureBlock, page: Page): Paragraph[] {
  const share = Math.min(1, page.width / POINT / width) * PIXELS_PER_POINT;
  const image = new ImageRun({
    type: 'png',
    data: png,
    transformation: { width: Math.round(width * share), height: Math.round(height * share) },
    altText: { id: numberOf(png), name: caption, title: caption, description },
  });
  const { points } = page.layout.styles.table;
  return [
    new Paragraph({ alignment: CENTER, keepNext: true, spacing: { before: 120 }, children: [image] }),
    styled(caption, { points, bold: true }),
    ...(description === '' || description === caption ? [] : [styled(description, { points, italic: true })]),
  ];
}

/** Word wants a number for every picture; from the picture itself, so that the same document is the same file. */
function numberOf(png: Uint8Array): string {
  return String(createHash('sha256').update(png).digest().readUInt32BE(0) >>> 1);
}
