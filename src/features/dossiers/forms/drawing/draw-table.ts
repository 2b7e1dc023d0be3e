import type { Pdf } from '../../../../platform/files/pdf.ts';
import type { SlipTable } from '../slip.ts';

const PADDING = 3;

/** Where a table stands on its page: left edge, width, and the margin that it keeps below. */
interface Frame {
  x: number;
  width: number;
  bottom: number;
}

/** A ruled table whose head stands again on every page; a row goes to the next page whole, unless no page could hold it. */
export function drawTable(pdf: Pdf, frame: Frame, table: SlipTable): void {
  const { title, head, rows, struck = [] } = table;
  const widths = table.widths.map((share) => share * frame.width);
  const isEmpty = rows.length === 0;
  const body = isEmpty ? [head.map((_, at) => (at === 1 ? 'Không có' : ''))] : rows;
  const heading = { cells: head, isHead: true };
  const begin = () => drawRow(pdf, frame, widths, heading);
  const fits = (height: number) => pdf.y + height <= pdf.page.height - frame.bottom;

  pdf.font('bold').fontSize(13);
  const needed = pdf.heightOfString(title, { width: frame.width }) + 2 * rowHeight(pdf, widths, heading) + 20;
  if (!fits(needed)) pdf.addPage();
  pdf.font('bold').fontSize(13).text(title, frame.x, pdf.y, { width: frame.width });
  pdf.y += 3;
  begin();
  for (const [at, row] of body.entries()) {
    const isStruck = struck.includes(at);
    for (const cells of piecesOf(pdf, frame, widths, row)) {
      if (!fits(rowHeight(pdf, widths, { cells }))) {
        pdf.addPage();
        begin();
      }
      drawRow(pdf, frame, widths, { cells, isStruck });
    }
  }
}

interface Row {
  cells: string[];
  isHead?: boolean;
  isStruck?: boolean;
}

function drawRow(pdf: Pdf, frame: Frame, widths: number[], row: Row): void {
  const { cells, isStruck = false } = row;
  const height = rowHeight(pdf, widths, row);
  const { y } = pdf;
  let { x } = frame;
  for (const [at, text] of cells.entries()) {
    pdf.lineWidth(0.5).rect(x, y, widths[at]!, height).stroke();
    pdf.text(text, x + PADDING, y + PADDING, { width: widths[at]! - 2 * PADDING, strike: isStruck });
    x += widths[at]!;
  }
  pdf.y = y + height;
}

/** Also takes up the face that the row is written in. */
function rowHeight(pdf: Pdf, widths: number[], { cells, isHead = false }: Row): number {
  pdf.font(isHead ? 'bold' : 'regular').fontSize(11.5);
  const heights = cells.map((text, at) => pdf.heightOfString(text, { width: widths[at]! - 2 * PADDING }));
  return Math.max(...heights) + 2 * PADDING;
}

/** The row, or as many rows as it takes where one would be higher than a page. */
function piecesOf(pdf: Pdf, frame: Frame, widths: number[], row: string[]): string[][] {
  const most = (pdf.page.height - 2 * frame.bottom) * 0.8;
  if (rowHeight(pdf, widths, { cells: row }) <= most) return [row];
  const words = row.map((text) => text.split(' '));
  const longest = Math.max(...words.map((each) => each.length));
  const half = Math.ceil(longest / 2);
  if (longest < 2) return [row];
  const first = words.map((each) => each.slice(0, half).join(' '));
  const rest = words.map((each) => each.slice(half).join(' '));
  return [...piecesOf(pdf, frame, widths, first), ...piecesOf(pdf, frame, widths, rest)];
}
