import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { SlipTable } from '../slip.ts';

/** Twentieths of a point in a millimetre. */
export const MM = 1440 / 25.4;
/** Between the margins of an A4 page. */
export const WIDTH = Math.round(165 * MM);
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE };

type Alignment = (typeof AlignmentType)[keyof typeof AlignmentType];
interface Style {
  bold?: boolean;
  italics?: boolean;
  strike?: boolean;
  /** Points. */
  size?: number;
}

/** A paragraph; where the text has several lines they break as they do there. */
export function line(
  text: string,
  style: Style = {},
  alignment: Alignment = AlignmentType.LEFT,
  before = 0,
): Paragraph {
  return new Paragraph({ alignment, spacing: { before }, children: textRuns(text, style) });
}

export function textRuns(text: string, style: Style = {}): TextRun[] {
  return text.split('\n').map((part, at) => run(part, style, at > 0));
}

export function run(text: string, { size, ...style }: Style = {}, isNewLine = false): TextRun {
  return new TextRun({
    text,
    ...style,
    ...(size !== undefined && { size: size * 2 }),
    ...(isNewLine && { break: 1 }),
  });
}

/** A rule under what stands above it, as wide as a share of its column. */
export function rule(columnWidth: number, share: number): Paragraph {
  const side = Math.round((columnWidth * (1 - share)) / 2);
  return new Paragraph({
    spacing: { before: 40, line: 60, lineRule: 'exact' },
    indent: { left: side, right: side },
    border: { top: { style: BorderStyle.SINGLE, size: 4, color: '000000', space: 1 } },
    children: [],
  });
}

/** Blocks side by side, without rules. */
export function columns(cells: { share: number; children: (Paragraph | Table)[] }[]): Table {
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
              margins: { left: 0, right: 0 },
              width: { size: Math.round(WIDTH * share), type: WidthType.DXA },
            }),
        ),
      }),
    ],
  });
}

/** A ruled table whose head stands again on every page. */
export function grid({ head, widths, rows, struck = [] }: SlipTable): Table {
  const body = rows.length > 0 ? rows : [head.map((_, at) => (at === 1 ? 'Không có' : ''))];
  const row = (texts: string[], style: Style, tableHeader: boolean) =>
    new TableRow({
      tableHeader,
      cantSplit: true,
      children: texts.map(
        (text, at) =>
          new TableCell({
            width: { size: Math.round(WIDTH * widths[at]!), type: WidthType.DXA },
            margins: { left: 80, right: 80, top: 40, bottom: 40 },
            children: [line(text, { size: 12, ...style })],
          }),
      ),
    });
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths.map((share) => Math.round(WIDTH * share)),
    rows: [
      row(head, { bold: true }, true),
      ...body.map((each, at) => row(each, { strike: struck.includes(at) }, false)),
    ],
  });
}
