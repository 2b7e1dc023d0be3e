import type { Edge, QuarterTurns } from '../page.ts';
import { findLay, type Ink } from './find-lay.ts';
import { findInk, type Grey } from './grey.ts';
import { chain, IDENTITY, type Matrix, move, ontoCorners, rotate, scale as stretch } from './matrix.ts';
import { type Corners, sheetSize } from './quadrangle.ts';
import { warp } from './warp.ts';

/** What a page shall look like when it is clean, and where each of its pixels comes from. */
export interface Plan {
  width: number;
  height: number;
  turns: QuarterTurns;
  skewDegrees: number;
  clearness: number;
  /** Pixels of the clean page for one of the picture as it came. */
  scale: number;
  /** Dots an inch of the clean page. */
  dpi: number;
  /** From pixels of the clean page to pixels of the picture as it came, enlarged by `scale`; IDENTITY: nothing moves. */
  pixels: Matrix;
  /** The same in fractions of both. */
  toSource: Matrix;
  /** What is written on the paper, small, as it came. */
  inkOnPaper: Ink;
  /** Edges at which the paper leaves the picture, when its corners were found. */
  isCut: Edge[] | null;
}

interface Source {
  width: number;
  height: number;
  dpi: number | null;
}

/** Letters are read best at about so many dots an inch; enlarging more than twice adds nothing. */
const [READING_DPI, MOST_ENLARGED] = [300, 2];
/** The longer side of A4 in inches, and of a card. */
const [A4_INCHES, CARD_INCHES] = [11.69, 3.37];
const A4_SHAPE = Math.SQRT2;
/** Lines that lean less are level. */
const LEAST_DEGREES = 0.12;

export function layOut(
  look: Grey,
  source: Source,
  {
    turns,
    isPlain = false,
    paper,
  }: { turns?: QuarterTurns | undefined; isPlain?: boolean; paper: Corners | null },
): Plan {
  const sheet = sheetOf(source, paper);
  const inkOnPaper = findInkOnPaper(look, paper, sheet);
  const lay = isPlain
    ? { isSideways: false, skewDegrees: 0, isOnHead: false, clearness: 1 }
    : findLay(inkOnPaper, turns === undefined ? undefined : turns % 2 === 1);
  const turned = turns ?? (((lay.isSideways ? 1 : 0) + (lay.isOnHead ? 2 : 0)) as QuarterTurns);
  const skewDegrees = Math.abs(lay.skewDegrees) < LEAST_DEGREES ? 0 : lay.skewDegrees;
  const [wide, high] = turned % 2 === 1 ? [sheet.height, sheet.width] : [sheet.width, sheet.height];
  const canvas = grow({ width: wide, height: high }, inkOnPaper, turned, skewDegrees);
  const inches = paper && isCard(sheet) ? CARD_INCHES : A4_INCHES;
  const sourceDpi = source.dpi ?? Math.max(sheet.width, sheet.height) / inches;
  const scale = Math.min(MOST_ENLARGED, READING_DPI / sourceDpi, mostScale(canvas));
  const size = { width: Math.round(canvas.width * scale), height: Math.round(canvas.height * scale) };
  const isMoved = paper !== null || turned !== 0 || skewDegrees !== 0;
  const pixels = !isMoved
    ? IDENTITY
    : chain(
        stretch(scale, scale),
        paper
          ? chain(ontoCorners(inPixels(paper, source)), stretch(1 / sheet.width, 1 / sheet.height))
          : IDENTITY,
        chain(move(sheet.width / 2, sheet.height / 2), rotate(-90 * turned), rotate(skewDegrees)),
        move(-canvas.width / 2, -canvas.height / 2),
        stretch(1 / scale, 1 / scale),
      );
  const [fullWidth, fullHeight] = [source.width * scale, source.height * scale];
  return {
    ...size,
    turns: turned,
    skewDegrees,
    clearness: lay.clearness,
    scale,
    dpi: sourceDpi * scale,
    pixels,
    toSource: chain(stretch(1 / fullWidth, 1 / fullHeight), pixels, stretch(size.width, size.height)),
    inkOnPaper,
    isCut: paper && cutEdges(paper),
  };
}

/** A page of 25 megapixels is as large as is useful. */
function mostScale({ width, height }: { width: number; height: number }): number {
  return Math.sqrt(25_000_000 / (width * height));
}

/** How large the paper is in the picture's pixels; what is nearly A4 gets its shape, which perspective bent. */
function sheetOf(source: Source, paper: Corners | null): { width: number; height: number } {
  if (!paper) return source;
  const { width, height } = sheetSize(inPixels(paper, source));
  const shape = Math.max(width, height) / Math.min(width, height);
  if (shape < 1.32 || shape > 1.5) return { width, height };
  return width > height ? { width, height: width / A4_SHAPE } : { width: height / A4_SHAPE, height };
}

function inPixels(paper: Corners, { width, height }: { width: number; height: number }): Corners {
  return paper.map(([x, y]) => [x * width, y * height]) as unknown as Corners;
}

function isCard({ width, height }: { width: number; height: number }): boolean {
  const shape = Math.max(width, height) / Math.min(width, height);
  return shape > 1.52 && shape < 1.66;
}

/** What is written, seen on the paper alone. */
function findInkOnPaper(look: Grey, paper: Corners | null, sheet: { width: number; height: number }): Ink {
  if (!paper) return { mask: findInk(look), width: look.width, height: look.height };
  const shrink = Math.max(look.width, look.height) / Math.max(sheet.width, sheet.height);
  const size = { width: Math.round(sheet.width * shrink), height: Math.round(sheet.height * shrink) };
  const map = chain(ontoCorners(inPixels(paper, look)), stretch(1 / size.width, 1 / size.height));
  const flat = warp({ ...look, channels: 1 }, size, map);
  const ink = { mask: findInk({ ...flat, data: flat.data }), ...size };
  clearRim(ink);
  return ink;
}

/** What is left of the table at the cut edges is no writing. */
function clearRim({ mask, width, height }: Ink): void {
  const rim = Math.round(0.01 * Math.max(width, height));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (x < rim || y < rim || x >= width - rim || y >= height - rim) mask[y * width + x] = 0;
}

/** The page's size, larger where writing would be turned out of it. */
function grow(page: { width: number; height: number }, ink: Ink, turns: QuarterTurns, skewDegrees: number) {
  if (skewDegrees === 0) return page;
  const angle = ((90 * turns - skewDegrees) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [wide, high] = [0, 0];
  for (let y = 0; y < ink.height; y++)
    for (let x = 0; x < ink.width; x++) {
      if (!ink.mask[y * ink.width + x]) continue;
      const [dx, dy] = [x - ink.width / 2, y - ink.height / 2];
      wide = Math.max(wide, Math.abs(dx * cos - dy * sin));
      high = Math.max(high, Math.abs(dx * sin + dy * cos));
    }
  const side = (turns % 2 === 1 ? page.height : page.width) / ink.width;
  return {
    width: Math.max(page.width, 2.04 * wide * side),
    height: Math.max(page.height, 2.04 * high * side),
  };
}

/** A corner at the picture's rim was most likely beyond it. */
function cutEdges(paper: Corners): Edge[] {
  const near = (value: number) => value < 0.008;
  const edges: [Edge, boolean][] = [
    ['top', paper.filter(([, y]) => near(y)).length > 0],
    ['right', paper.filter(([x]) => near(1 - x)).length > 0],
    ['bottom', paper.filter(([, y]) => near(1 - y)).length > 0],
    ['left', paper.filter(([x]) => near(x)).length > 0],
  ];
  return edges.filter(([, isNear]) => isNear).map(([edge]) => edge);
}
