import type { Raw } from './warp.ts';

/** The paper's own shade is looked for in squares of so many pixels. */
const SQUARE = 32;
/** How bright paper becomes; a little of its grain stays. */
const PAPER = 250;

/** The shade of the empty paper all over a page, square by square and colour by colour. */
interface Ground {
  shades: Float32Array;
  across: number;
  down: number;
  /** The share of squares by which the light differs from the brightest: 0 even … 1. */
  unevenness: number;
  brightest: number;
}

/** Evens the light out in place: shadows, yellow lamps and grey paper become white, ink and red stamps stay. */
export function flatten(page: Raw, ground = findGround(page)): void {
  const { data, width, height, channels } = page;
  const { shades, across, down } = ground;
  const [columns, rows] = [spots(width, across), spots(height, down)];
  for (let y = 0, at = 0; y < height; y++) {
    const [upper, lower, fy] = [rows.first[y]! * across, rows.second[y]! * across, rows.part[y]!];
    for (let x = 0; x < width; x++) {
      const [left, right, fx] = [columns.first[x]!, columns.second[x]!, columns.part[x]!];
      for (let channel = 0; channel < channels; channel++, at++) {
        const top =
          shades[(upper + left) * channels + channel]! * (1 - fx) +
          shades[(upper + right) * channels + channel]! * fx;
        const low =
          shades[(lower + left) * channels + channel]! * (1 - fx) +
          shades[(lower + right) * channels + channel]! * fx;
        const shade = (data[at]! * PAPER) / (top * (1 - fy) + low * fy);
        data[at] = shade > 255 ? 255 : shade;
      }
    }
  }
}

/** For each pixel the two squares whose middles it lies between, and how near the second is. */
function spots(length: number, squares: number) {
  const first = new Int32Array(length);
  const second = new Int32Array(length);
  const part = new Float32Array(length);
  for (let at = 0; at < length; at++) {
    const place = Math.min(squares - 1, Math.max(0, (at + 0.5) / SQUARE - 0.5));
    first[at] = Math.floor(place);
    second[at] = Math.min(squares - 1, first[at]! + 1);
    part[at] = place - first[at]!;
  }
  return { first, second, part };
}

/** Finds the ground: bright for its square, without the dark of photos and large letters, and smooth. */
export function findGround(page: Raw): Ground {
  const { width, height, channels } = page;
  const [across, down] = [Math.ceil(width / SQUARE), Math.ceil(height / SQUARE)];
  let shades = new Float32Array(across * down * channels);
  for (let row = 0; row < down; row++)
    for (let column = 0; column < across; column++)
      for (let channel = 0; channel < channels; channel++)
        shades[(row * across + column) * channels + channel] = brightShade(
          page,
          column * SQUARE,
          row * SQUARE,
          channel,
        );
  const grid = { across, down, channels };
  for (const pick of [Math.max, Math.max, Math.max, Math.min, Math.min, Math.min])
    shades = around(shades, grid, pick);
  for (let time = 0; time < 2; time++) shades = around(shades, grid, mean);
  const sorted = Float32Array.from(shades).sort();
  const share = (part: number) => sorted[Math.floor(part * (sorted.length - 1))]!;
  const brightest = share(0.9);
  shades = shades.map((shade) => Math.max(shade, 0.3 * brightest, 20));
  return { shades, across, down, unevenness: 1 - share(0.03) / Math.max(1, brightest), brightest };
}

/** The shade that four fifths of a square's pixels do not reach. */
function brightShade(
  { data, width, height, channels }: Raw,
  left: number,
  top: number,
  channel: number,
): number {
  const counts = new Uint16Array(64);
  let all = 0;
  for (let y = top; y < Math.min(height, top + SQUARE); y += 4)
    for (let x = left; x < Math.min(width, left + SQUARE); x += 4) {
      counts[data[(y * width + x) * channels + channel]! >> 2]!++;
      all++;
    }
  let above = all * 0.25;
  for (let shade = 63; shade >= 0; shade--) {
    above -= counts[shade]!;
    if (above <= 0) return shade * 4 + 2;
  }
  return 2;
}

function mean(...values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Each square by what `pick` makes of itself and its eight neighbours. */
function around(
  shades: Float32Array<ArrayBuffer>,
  { across, down, channels }: { across: number; down: number; channels: number },
  pick: (...values: number[]) => number,
): Float32Array<ArrayBuffer> {
  const made = new Float32Array(shades.length);
  for (let row = 0; row < down; row++)
    for (let column = 0; column < across; column++)
      for (let channel = 0; channel < channels; channel++) {
        const values: number[] = [];
        for (let y = Math.max(0, row - 1); y <= Math.min(down - 1, row + 1); y++)
          for (let x = Math.max(0, column - 1); x <= Math.min(across - 1, column + 1); x++)
            values.push(shades[(y * across + x) * channels + channel]!);
        made[(row * across + column) * channels + channel] = pick(...values);
      }
  return made;
}
