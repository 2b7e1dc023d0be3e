import type { Matrix } from './matrix.ts';

/** Pixels as they lie in memory: `channels` bytes each, row by row. */
export interface Raw {
  data: Uint8Array;
  width: number;
  height: number;
  channels: 1 | 3;
}

/**
 * A picture of this size whose pixels are taken from where `toSource` (both in pixels) leads; what lies outside becomes white.
 * Between pixels it is linear, so that the source should be about as fine as the result.
 */
export function warp(source: Raw, size: { width: number; height: number }, toSource: Matrix): Raw {
  const { width, height } = size;
  const { channels } = source;
  const data = new Uint8Array(width * height * channels).fill(255);
  const isFlat = toSource[6] === 0 && toSource[7] === 0;
  for (let y = 0, to = 0; y < height; y++) {
    const [startX, startY] = [toSource[1] * (y + 0.5) + toSource[2], toSource[4] * (y + 0.5) + toSource[5]];
    const startDepth = toSource[7] * (y + 0.5) + toSource[8];
    for (let x = 0; x < width; x++, to += channels) {
      const middle = x + 0.5;
      const depth = isFlat ? startDepth : startDepth + toSource[6] * middle;
      const sx = (startX + toSource[0] * middle) / depth - 0.5;
      const sy = (startY + toSource[3] * middle) / depth - 0.5;
      if (sx > -1 && sy > -1 && sx < source.width && sy < source.height) mix(source, sx, sy, data, to);
    }
  }
  return { data, width, height, channels };
}

/** Writes the shade between the four pixels around a place. */
function mix(source: Raw, x: number, y: number, data: Uint8Array, to: number): void {
  const { channels, width, height } = source;
  const left = Math.floor(x);
  const top = Math.floor(y);
  const [fx, fy] = [x - left, y - top];
  const x0 = left < 0 ? 0 : left;
  const y0 = top < 0 ? 0 : top;
  const x1 = left + 1 >= width ? width - 1 : left + 1;
  const y1 = top + 1 >= height ? height - 1 : top + 1;
  const [a, b] = [(y0 * width + x0) * channels, (y0 * width + x1) * channels];
  const [c, d] = [(y1 * width + x0) * channels, (y1 * width + x1) * channels];
  for (let channel = 0; channel < channels; channel++) {
    const upper = source.data[a + channel]! * (1 - fx) + source.data[b + channel]! * fx;
    const lower = source.data[c + channel]! * (1 - fx) + source.data[d + channel]! * fx;
    data[to + channel] = upper * (1 - fy) + lower * fy + 0.5;
  }
}
