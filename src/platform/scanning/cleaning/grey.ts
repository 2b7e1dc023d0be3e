/** A small picture in shades from 0 (black) to 255. */
export interface Grey {
  data: Uint8Array;
  width: number;
  height: number;
}

/** The shade that best parts dark from bright (Otsu 1979), and the means of both sides. */
export function splitShades({ data }: Grey): { threshold: number; dark: number; bright: number } {
  const counts = new Float64Array(256);
  for (const shade of data) counts[shade]!++;
  let total = 0;
  for (let shade = 0; shade < 256; shade++) total += shade * counts[shade]!;
  const best = { threshold: 128, dark: 0, bright: 255, between: -1 };
  let [below, sum] = [0, 0];
  for (let shade = 0; shade < 255; shade++) {
    below += counts[shade]!;
    sum += shade * counts[shade]!;
    const above = data.length - below;
    if (below === 0 || above === 0) continue;
    const [dark, bright] = [sum / below, (total - sum) / above];
    const between = below * above * (bright - dark) ** 2;
    if (between > best.between) Object.assign(best, { threshold: shade, dark, bright, between });
  }
  return best;
}

/** Sums of all shades above and left of each place, one row and column larger than the picture. */
function sumShades({ data, width, height }: Grey): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += data[y * width + x]!;
      sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1]! + row;
    }
  }
  return sums;
}

/** How much darker than its surroundings ink is. */
const INK = 0.86;

/** 1 where something is written: clearly darker than the mean of the surroundings, whatever the light there is. */
export function findInk(picture: Grey, reach = 15): Uint8Array {
  const { data, width, height } = picture;
  const sums = sumShades(picture);
  const ink = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    const [top, bottom] = [Math.max(0, y - reach), Math.min(height, y + reach + 1)];
    for (let x = 0; x < width; x++) {
      const [left, right] = [Math.max(0, x - reach), Math.min(width, x + reach + 1)];
      const at = (row: number, column: number) => sums[row * (width + 1) + column]!;
      const sum = at(bottom, right) - at(top, right) - at(bottom, left) + at(top, left);
      if (data[y * width + x]! < (INK * sum) / ((bottom - top) * (right - left))) ink[y * width + x] = 1;
    }
  }
  return ink;
}

/** The shade below which this share of a picture lies. */
export function shadeAt({ data }: Grey, share: number): number {
  const counts = new Uint32Array(256);
  for (const shade of data) counts[shade]!++;
  let left = share * data.length;
  for (let shade = 0; shade < 256; shade++) {
    left -= counts[shade]!;
    if (left <= 0) return shade;
  }
  return 255;
}
