import type { Edge } from '../page.ts';
import { type Grey, shadeAt } from './grey.ts';

/** How far around an edge the shades are compared, pixels at 300 dots an inch. */
const REACH = 7;

/**
 * How sharp the edges of letters are: of the whole step from ink to paper, the share that is made within two pixels, in the middle
 * of all clear steps. About 0.8 on a good scan, under 0.3 when letters swim.
 */
export function measureSharpness({ data, width, height }: Grey): number {
  const steps: number[] = [];
  for (let y = REACH; y < height - REACH; y += 5)
    for (let x = REACH; x < width - REACH; x += REACH) {
      let [least, most, steepest] = [255, 0, 0];
      for (let at = y * width + x - REACH; at <= y * width + x + REACH; at++) {
        const shade = data[at]!;
        if (shade < least) least = shade;
        if (shade > most) most = shade;
        steepest = Math.max(steepest, Math.abs(data[at + 1]! - data[at - 1]!));
      }
      if (most - least > 70) steps.push(steepest / (most - least));
    }
  if (steps.length < 50) return 1;
  return Math.min(1, steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)]!);
}

/** How much darker ink is than paper, from 0 to 1. */
export function measureContrast(picture: Grey, ink: Uint8Array): number {
  let [sum, count] = [0, 0];
  for (let at = 0; at < ink.length; at++)
    if (ink[at]) {
      sum += picture.data[at]!;
      count++;
    }
  return count === 0 ? 0 : Math.max(0, shadeAt(picture, 0.8) - sum / count) / 255;
}

/** How near the picture's rim ink must come to be cut, pixels of the small picture; and on what share of the rim. */
const RIM = 2;
const [LEAST_CUT, MOST_CUT] = [0.004, 0.5];

/** Edges at which writing runs off the picture. A line along the whole edge is a shadow of the lid, not writing. */
export function findCutEdges(ink: Uint8Array, { width, height }: { width: number; height: number }): Edge[] {
  const shares: Record<Edge, number> = { top: 0, right: 0, bottom: 0, left: 0 };
  const touches = (x: number, y: number) => ink[y * width + x] === 1;
  for (let x = 0; x < width; x++)
    for (let rim = 0; rim < RIM; rim++) {
      if (touches(x, rim)) shares.top += 1 / (RIM * width);
      if (touches(x, height - 1 - rim)) shares.bottom += 1 / (RIM * width);
    }
  for (let y = 0; y < height; y++)
    for (let rim = 0; rim < RIM; rim++) {
      if (touches(rim, y)) shares.left += 1 / (RIM * height);
      if (touches(width - 1 - rim, y)) shares.right += 1 / (RIM * height);
    }
  return (Object.keys(shares) as Edge[]).filter(
    (edge) => shares[edge] > LEAST_CUT && shares[edge] < MOST_CUT,
  );
}

/** A page on which less than this is ink has nothing on it. */
const BLANK = 0.0004;

export function isBlankPage(ink: Uint8Array): boolean {
  let count = 0;
  for (const each of ink) count += each;
  return count < BLANK * ink.length;
}
