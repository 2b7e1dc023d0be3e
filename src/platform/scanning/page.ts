/** A rectangle on a page, in fractions of the page's width and height, from its top left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A word as it was read; `confidence` from 0 to 1. */
export interface Word {
  text: string;
  box: Box;
  confidence: number;
}

/** The words of a page, line by line from top to bottom. */
export interface PageText {
  lines: Word[][];
  /** From 0 to 1, the words weighed by their length; 0 when nothing was read. */
  confidence: number;
  /** `layer`: the PDF said it; `picture`: it was read from the picture and may be wrong. */
  source: 'layer' | 'picture';
}

/** How often a page was turned by 90° clockwise. */
export type QuarterTurns = 0 | 1 | 2 | 3;

/** A file as it came from the scanner, the phone or the drag: PDF, JPEG or PNG, already inspected. */
export interface ScanFile {
  mediaType: string;
  bytes: Uint8Array;
}

/** One page of a file before anything was done to it. */
export interface PageImage {
  /** JPEG or PNG. */
  bytes: Uint8Array;
  width: number;
  height: number;
  /** Pixels an inch where the file says it credibly; else null. */
  dpi: number | null;
  /** Whether a camera took it. */
  isPhoto: boolean;
  /** What a PDF already says in letters, if that can be used. */
  text: PageText | null;
}

export type Corner = readonly [x: number, y: number];

/** What was done to a page, so that a place on the clean page can be found on the page as it came. */
export interface Cleaning {
  turns: QuarterTurns;
  /** Degrees by which the text leaned, clockwise positive, after the turns. */
  skewDegrees: number;
  /** The paper's corners on the picture as it came, in fractions, clockwise from its top left; null: not cut. */
  paper: readonly [Corner, Corner, Corner, Corner] | null;
  /** Whether uneven light was evened out. */
  isFlattened: boolean;
  /** Leads from the clean page to the picture as it came, both in fractions: nine numbers, row by row. */
  toSource: readonly number[];
}

export type Edge = 'top' | 'right' | 'bottom' | 'left';

/** What can be measured of a clean page, for the rules of quality. */
export interface Measures {
  /** Pixels an inch of the picture as it came: as the file says, else as if the paper were A4. */
  dpi: number;
  isDpiKnown: boolean;
  /** From 0 (all blurred) to 1 (as sharp as a good scan). */
  sharpness: number;
  /** From 0 to 1: how much darker the ink is than the paper. */
  contrast: number;
  /** Edges at which the picture cuts writing off, or the paper leaves the picture. */
  cutEdges: Edge[];
  /** Nothing is on it. */
  isBlank: boolean;
}

/** A page that was cleaned and read. */
export interface ReadPage {
  /** JPEG in colour: what goes into the PDF. All boxes are places on it. */
  picture: Uint8Array;
  width: number;
  height: number;
  dpi: number;
  text: PageText;
  cleaning: Cleaning;
  measures: Measures;
}

/** The text of a page as a person would type it: one line of print a line. */
export function plainText({ lines }: Pick<PageText, 'lines'>): string {
  return lines.map((line) => line.map((word) => word.text).join(' ')).join('\n');
}

/** Where a place on the clean page stood on the picture as it came. */
export function placeOnSource({ toSource: m }: Pick<Cleaning, 'toSource'>, [x, y]: Corner): Corner {
  const depth = m[6]! * x + m[7]! * y + m[8]!;
  return [(m[0]! * x + m[1]! * y + m[2]!) / depth, (m[3]! * x + m[4]! * y + m[5]!) / depth];
}
