import type { DocumentLayout } from '../../../law/document-layout.ts';
import type { Pdf } from '../../../platform/files/pdf.ts';
import { MARGINS, widthOf } from '../../dossiers/index.ts';
import type { TableBlock } from './model.ts';

const PADDING = 3;

interface Row {
  cells: readonly string[];
  isHead?: boolean;
  isStrong?: boolean;
}

interface Grid {
  pdf: Pdf;
  widths: number[];
  aligns: TableBlock['columns'][number]['align'][];
  points: number;
}

/** A ruled table whose head stands again on every page; a row goes to the next page whole, unless no page could hold it. */
export function drawGrid(pdf: Pdf, table: TableBlock, { styles }: DocumentLayout): void {
  const sum = table.columns.reduce((total, { weight }) => total + weight, 0);
  const grid: Grid = {
    ...{ pdf, points: styles.table.points },
    widths: table.columns.map(({ weight }) => (weight / sum) * widthOf(pdf)),
    aligns: table.columns.map(({ align }) => align),
  };
  const head: Row = { cells: table.columns.map(({ label }) => label), isHead: true };
  const fits = (height: number) => pdf.y + height <= pdf.page.height - MARGINS.bottom;
  const caption = table.caption === null ? 0 : 24;
  if (!fits(caption + rowHeight(grid, head) + 30)) pdf.addPage();
  drawCaption(pdf, table.caption, styles.table.points);
  drawRow(grid, head);
  for (const [at, cells] of table.rows.entries())
    for (const piece of piecesOf(grid, cells)) {
      const row: Row = { cells: piece, isStrong: table.strong.includes(at) };
      if (!fits(rowHeight(grid, row))) {
        pdf.addPage();
        drawRow(grid, head);
      }
      drawRow(grid, row);
    }
  pdf.x = MARGINS.left;
  pdf.y += 4;
}

function drawCaption(pdf: Pdf, caption: string | null, points: number): void {
  if (caption === null) return;
  pdf.font('bold').fontSize(points);
  pdf.text(caption, MARGINS.left, pdf.y, { width: widthOf(pdf), align: 'center' });
  pdf.y += 3;
}

function drawRow(grid: Grid, row: Row): void {
  const { pdf, widths, aligns } = grid;
  const height = rowHeight(grid, row);
  const { y } = pdf;
  let x = MARGINS.left;
  for (const [at, text] of row.cells.entries()) {
    const width = widths[at]!;
    pdf.lineWidth(0.5).rect(x, y, width, height).stroke();
    const align = row.isHead ? 'center' : aligns[at]!;
    pdf.text(text, x + PADDING, y + PADDING, { width: width - 2 * PADDING, align });
    x += width;
  }
  pdf.y = y + height;
}

/** Also takes up the face that the row is written in. */
function rowHeight({ pdf, widths, points }: Grid, { cells, isHead = false, isStrong = false }: Row): number {
  pdf.font(isHead || isStrong ? 'bold' : 'regular').fontSize(points);
  const heights = cells.map((text, at) =>
    pdf.heightOfString(text || ' ', { width: widths[at]! - 2 * PADDING }),
  );
  return Math.max(...heights) + 2 * PADDING;
}

/** The row, or as many rows as it takes where one would be higher than a page. */
function piecesOf(grid: Grid, cells: readonly string[]): (readonly string[])[] {
  const most = (grid.pdf.page.height - MARGINS.top - MARGINS.bottom) * 0.7;
  const words = cells.map((text) => text.split(' '));
  const half = Math.ceil(Math.max(...words.map((each) => each.length)) / 2);
  if (
    rowHeight(grid, { cells, isStrong: true }) <= most ||
    half < 1 ||
    words.every((each) => each.length < 2)
  )
    return [cells];
  const part = (from: number, to?: number) => words.map((each) => each.slice(from, to).join(' '));
  return [...piecesOf(grid, part(0, half)), ...piecesOf(grid, part(half))];
}
