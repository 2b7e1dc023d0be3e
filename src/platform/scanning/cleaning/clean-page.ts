import sharp from 'sharp';
import { Problem } from '../../problem.ts';
import type { Cleaning, Measures, PageImage, QuarterTurns } from '../page.ts';
import { findPaper } from './find-paper.ts';
import { findGround, flatten } from './flatten.ts';
import { findInk, type Grey } from './grey.ts';
import { layOut, type Plan } from './lay-out.ts';
import { IDENTITY } from './matrix.ts';
import { findCutEdges, isBlankPage, measureContrast } from './measure.ts';
import { prepareForReading } from './prepare.ts';
import type { Corners } from './quadrangle.ts';
import { type Raw, warp } from './warp.ts';

/** Pixels of the largest picture that is opened; a phone of 50 megapixels is just let through. */
export const MOST_PIXELS = 52_000_000;
/** The longer side, pixels, of the small picture by which a page is judged. */
const LOOK = 1100;
/** Light that differs by less than this, and paper as bright as this, are left alone. */
const [LEAST_UNEVEN, WHITE] = [0.12, 236];

/** A page made straight, with what is needed to read it and to judge it. */
export interface CleanPage {
  picture: Raw;
  /** The picture in grey, made for the engine. */
  reading: Grey;
  dpi: number;
  cleaning: Cleaning;
  measures: Measures;
  /** How sure it is that lines run across and not down; near 1: not at all. */
  clearness: number;
}

/** How a page is to be cleaned: turned as a person said, or not touched at all but for its size. */
export interface HowToClean {
  turns?: QuarterTurns | undefined;
  isPlain?: boolean;
}

/** Cuts a page to its paper, turns it upright, makes its lines level and its light even. @throws Problem file_unreadable */
export async function cleanPage(image: PageImage, how: HowToClean = {}): Promise<CleanPage> {
  const { look, width, height } = await lookAt(image);
  const corners = how.isPlain ? null : findPaper(look);
  const paper = corners?.map(([x, y]) => [x / look.width, y / look.height] as const) ?? null;
  const plan = layOut(look, { width, height, dpi: image.dpi }, { ...how, paper: paper as Corners | null });
  const picture = await draw(image, { width, height }, plan);
  const ground = findGround(picture);
  const isFlattened = !how.isPlain && (ground.unevenness > LEAST_UNEVEN || ground.brightest < WHITE);
  const before = how.isPlain ? null : measure(look, plan);
  if (isFlattened) flatten(picture, ground);
  const { reading, sharpness } = await prepareForReading(picture, how.isPlain === true);
  return {
    picture,
    reading,
    dpi: plan.dpi,
    clearness: plan.clearness,
    cleaning: {
      turns: plan.turns,
      skewDegrees: plan.skewDegrees,
      paper: paper as Cleaning['paper'],
      isFlattened,
      toSource: plan.toSource,
    },
    measures: {
      dpi: plan.dpi / plan.scale,
      isDpiKnown: image.dpi !== null,
      sharpness,
      contrast: before?.contrast ?? 1,
      cutEdges: before?.cutEdges ?? [],
      isBlank: before?.isBlank ?? false,
    },
  };
}

function open(image: PageImage) {
  return sharp(image.bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .autoOrient()
    .flatten({ background: '#fff' })
    .toColourspace('srgb');
}

/** The page small and grey, and how large it is when it stands as the camera says. */
async function lookAt(image: PageImage): Promise<{ look: Grey; width: number; height: number }> {
  try {
    const { autoOrient } = await sharp(image.bytes, { limitInputPixels: MOST_PIXELS }).metadata();
    const { data, info } = await open(image)
      .greyscale()
      .resize({ width: LOOK, height: LOOK, fit: 'inside' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { look: { data, width: info.width, height: info.height }, ...autoOrient };
  } catch {
    throw new Problem('file_unreadable', 'Ảnh bị hỏng hoặc quá lớn: không mở được.');
  }
}

/** The page at its full size, as the plan wants it. */
async function draw(
  image: PageImage,
  { width, height }: { width: number; height: number },
  plan: Plan,
): Promise<Raw> {
  const size = { width: Math.round(width * plan.scale), height: Math.round(height * plan.scale) };
  const { data, info } = await open(image)
    .resize({ ...size, fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const source: Raw = { data, width: info.width, height: info.height, channels: info.channels === 1 ? 1 : 3 };
  return plan.pixels === IDENTITY ? source : warp(source, plan, plan.pixels);
}

function measure(
  look: Grey,
  { inkOnPaper, isCut }: Plan,
): Pick<Measures, 'contrast' | 'cutEdges' | 'isBlank'> {
  const { mask, width, height } = inkOnPaper;
  return {
    contrast: measureContrast(look, findInk(look)),
    cutEdges: isCut ?? findCutEdges(mask, { width, height }),
    isBlank: isBlankPage(mask),
  };
}
