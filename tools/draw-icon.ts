// The brand mark as PNG for home screens that take no SVG: drawn by sampling its few shapes, so that the build needs no
// picture library.
import { crc32, deflateSync } from 'node:zlib';

type Point = readonly [x: number, y: number];
type Colour = readonly [red: number, green: number, blue: number];

const GOLD: Colour = [0xd9, 0xa4, 0x41];
const LACQUER: Colour = [0x9d, 0x2b, 0x22];
const WHITE: Colour = [0xff, 0xff, 0xff];
const TEAL: Colour = [0x0b, 0x55, 0x66];

/** Samples a side of a pixel: edges come out smooth. */
const FINE = 4;

const inBox = ([x, y]: Point, [left, top, right, bottom]: readonly number[]) =>
  x >= left! && x <= right! && y >= top! && y <= bottom!;
const inCircle = ([x, y]: Point, cx: number, cy: number, r: number) => (x - cx) ** 2 + (y - cy) ** 2 <= r * r;

/** The colour of the mark at a point of its 32 × 32 field; null outside its round corners. */
function colourAt(point: Point, isFull: boolean): Colour | null {
  const [x, y] = point;
  if (inCircle(point, 15.6, 18.5, 1.3)) return TEAL;
  if (x >= 13 && x <= 21 && y <= 27 && y >= 12 - (3 / 8) * (x - 13)) return WHITE;
  const isDoor =
    inBox(point, [8, 9, 24, 27]) ||
    inBox(point, [11, 6, 21, 9]) ||
    inCircle(point, 11, 9, 3) ||
    inCircle(point, 21, 9, 3);
  if (isDoor) return LACQUER;
  const [nearX, nearY] = [Math.min(Math.max(x, 6), 26), Math.min(Math.max(y, 6), 26)];
  return isFull || inCircle(point, nearX, nearY, 6) ? GOLD : null;
}

/**
 * The mark as a PNG of `size` × `size`. `full`: gold to the edges and the door smaller, for systems that cut icons to
 * shapes of their own.
 */
export function drawIcon(size: number, isFull = false): Buffer {
  const rows: Buffer[] = [];
  const scale = isFull ? 40 / size : 32 / size;
  const shift = isFull ? -4 : 0;
  for (let row = 0; row < size; row++) {
    const line = Buffer.alloc(1 + size * 4);
    for (let column = 0; column < size; column++)
      line.set(
        pixel((fx, fy) => colourAt([(column + fx) * scale + shift, (row + fy) * scale + shift], isFull)),
        1 + column * 4,
      );
    rows.push(line);
  }
  return writePng(size, Buffer.concat(rows));
}

function pixel(colour: (x: number, y: number) => Colour | null): number[] {
  const sum = [0, 0, 0, 0];
  for (let at = 0; at < FINE * FINE; at++) {
    const found = colour(((at % FINE) + 0.5) / FINE, (Math.floor(at / FINE) + 0.5) / FINE);
    if (found === null) continue;
    for (let part = 0; part < 3; part++) sum[part]! += found[part]!;
    sum[3]!++;
  }
  const hits = sum[3]!;
  if (hits === 0) return [0, 0, 0, 0];
  return [
    ...sum.slice(0, 3).map((part) => Math.round(part / hits)),
    Math.round((255 * hits) / (FINE * FINE)),
  ];
}

function writePng(size: number, pixels: Buffer): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  // 8 bits a channel, colour with transparency.
  head.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(pixels, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
