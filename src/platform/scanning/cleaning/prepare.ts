import sharp, { type Sharp } from 'sharp';
import { type Grey, shadeAt } from './grey.ts';
import { measureSharpness } from './measure.ts';
import type { Raw } from './warp.ts';

/** Grain above this many shades is smoothed away before reading. */
const LEAST_GRAIN = 9;
/** As far as faint print may be made darker: more would make its grain into ink. */
const MOST_GAIN = 1.8;

/**
 * The page in grey as the engine reads best: without grain, its ink dark on white. Sharpening soft letters was tried and made the
 * reading worse (decision 0037).
 */
export async function prepareForReading(
  page: Raw,
  isPlain: boolean,
): Promise<{ reading: Grey; sharpness: number }> {
  const plain = await toGrey(page);
  if (isPlain) return { reading: plain, sharpness: 1 };
  const grain = measureGrain(plain);
  const smooth = grain > LEAST_GRAIN ? await change(plain, (picture) => picture.median(3)) : plain;
  const sharpness = measureSharpness(smooth);
  stretchShades(smooth);
  return { reading: smooth, sharpness };
}

async function toGrey({ data, width, height, channels }: Raw): Promise<Grey> {
  if (channels === 1) return { data: Uint8Array.from(data), width, height };
  return {
    data: await sharp(data, { raw: { width, height, channels } }).greyscale().raw().toBuffer(),
    width,
    height,
  };
}

async function change({ data, width, height }: Grey, how: (picture: Sharp) => Sharp): Promise<Grey> {
  const picture = how(sharp(data, { raw: { width, height, channels: 1 } }));
  return { data: await picture.toColourspace('b-w').raw().toBuffer(), width, height };
}

/** How much neighbouring pixels of empty paper differ, shades (the median, which letters hardly touch). */
function measureGrain({ data, width, height }: Grey): number {
  const counts = new Uint32Array(512);
  let all = 0;
  for (let y = 2; y < height - 2; y += 9)
    for (let x = 2; x < width - 2; x += 3, all++) {
      const at = y * width + x;
      counts[Math.min(511, Math.abs(2 * data[at]! - data[at - 2]! - data[at + 2 * width]!))]!++;
    }
  let left = all / 2;
  for (let step = 0; step < 512; step++) {
    left -= counts[step]!;
    if (left <= 0) return step;
  }
  return 0;
}

/** Paper becomes white and ink dark, in place. */
function stretchShades(picture: Grey): void {
  const [ink, paper] = [shadeAt(picture, 0.015), shadeAt(picture, 0.6)];
  const gain = Math.min(MOST_GAIN, 230 / Math.max(1, paper - ink));
  if (gain < 1.05) return;
  const shades = Uint8Array.from({ length: 256 }, (_, shade) =>
    Math.max(0, Math.min(255, 252 - (paper - shade) * gain)),
  );
  for (let at = 0; at < picture.data.length; at++) picture.data[at] = shades[picture.data[at]!]!;
}
