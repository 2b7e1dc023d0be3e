import type { Pdf } from '../../../platform/files/pdf.ts';
import type { Column } from '../../dossiers/index.ts';
import { type Placed, placed } from './draw-end.ts';

/** Height of a line, as a share of its letters'. */
export const LINE = 1.17;

export interface LineToFill {
  y: number;
  before: string;
  /** The longest that it will be filled with: the line stands in the middle of its column then. */
  most: string;
  /** Points; 13 where none are given. */
  points?: number;
  font?: 'regular' | 'italic';
}

/** Words and, behind them, room for what is filled in later; both together stand in the middle of the column. */
export function lineToFill(pdf: Pdf, name: string, column: Column, line: LineToFill): Placed {
  const { y, before, most, font = 'regular', points = 13 } = line;
  pdf.font(font).fontSize(points);
  const width = pdf.widthOfString(most) + 2;
  const begin = column.x + Math.max(0, (column.width - pdf.widthOfString(before) - width) / 2);
  pdf.text(before, begin, y, { lineBreak: false });
  return placed(pdf, name, { x: begin + pdf.widthOfString(before), y, width, height: points * LINE });
}
