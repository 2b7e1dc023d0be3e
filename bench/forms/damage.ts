import sharp from 'sharp';
import {
  chain,
  type Matrix,
  move,
  ontoCorners,
  rotate,
  scale,
} from '../../src/platform/scanning/cleaning/matrix.ts';
import { type Raw, warp } from '../../src/platform/scanning/cleaning/warp.ts';
import type { PageImage } from '../../src/platform/scanning/page.ts';
import type { Chance } from './forms.ts';

/** What happens to paper between the hand and the file. */
export const CONDITIONS = [
  'sạch 300 dpi',
  'sạch 200 dpi',
  'nghiêng +5°',
  'nghiêng −3°',
  'xoay 90°',
  'xoay 180°',
  'nhiễu hạt',
  'mờ nét',
  'mực nhạt, giấy xám',
  'bóng đổ',
  'viền đen máy quét',
  'ảnh chụp trên bàn',
] as const;

export type Condition = (typeof CONDITIONS)[number];

/** A clean sheet as it would come in that condition; the same chance makes the same page. */
export async function damage(sheet: PageImage, condition: Condition, chance: Chance): Promise<PageImage> {
  const page = await toRaw(sheet);
  switch (condition) {
    case 'sạch 300 dpi':
      return asScan(page, 300);
    case 'sạch 200 dpi':
      return asScan(await resize(page, 2 / 3), 200);
    case 'nghiêng +5°':
      return asScan(lean(page, 5), 300);
    case 'nghiêng −3°':
      return asScan(lean(page, -3), 300);
    case 'xoay 90°':
      return asScan(await turn(page, 90), 300);
    case 'xoay 180°':
      return asScan(await turn(lean(page, 1.5), 180), 300);
    case 'nhiễu hạt':
      return asScan(addGrain(page, chance, 34, 0.006), 300);
    case 'mờ nét':
      return asScan(await blur(page, 3.2), 300);
    case 'mực nhạt, giấy xám':
      return asScan(addGrain(fade(page, 0.24, 196), chance, 5, 0), 300);
    case 'bóng đổ':
      return asScan(shade(page, chance, 0.7), 300);
    case 'viền đen máy quét':
      return asScan(frame(page, chance), 300);
    case 'ảnh chụp trên bàn':
      return takePhoto(page, chance);
  }
}

async function toRaw({ bytes }: PageImage): Promise<Raw> {
  const { data, info } = await sharp(bytes)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: 3 };
}

const picture = ({ data, width, height, channels }: Raw) => sharp(data, { raw: { width, height, channels } });

async function asScan(page: Raw, dpi: number): Promise<PageImage> {
  const bytes = await picture(page).withDensity(dpi).jpeg({ quality: 85 }).toBuffer();
  return { bytes, width: page.width, height: page.height, dpi, isPhoto: false, text: null };
}

async function resize(page: Raw, by: number): Promise<Raw> {
  const width = Math.round(page.width * by);
  const { data, info } = await picture(page).resize({ width }).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: 3 };
}

async function blur(page: Raw, sigma: number): Promise<Raw> {
  return { ...page, data: await picture(page).blur(sigma).raw().toBuffer() };
}

async function turn(page: Raw, degrees: number): Promise<Raw> {
  const { data, info } = await picture(page).rotate(degrees).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: 3 };
}

/** Turned a little clockwise on the glass, as large as before. */
function lean(page: Raw, degrees: number): Raw {
  const [x, y] = [page.width / 2, page.height / 2];
  return warp(page, page, chain(move(x, y), rotate(-degrees), move(-x, -y)));
}

function eachPixel(page: Raw, change: (shade: number, x: number, y: number) => number): Raw {
  const data = Uint8Array.from(page.data);
  for (let y = 0, at = 0; y < page.height; y++)
    for (let x = 0; x < page.width; x++)
      for (let channel = 0; channel < 3; channel++, at++)
        data[at] = Math.max(0, Math.min(255, change(data[at]!, x, y)));
  return { ...page, data };
}

/** Grain of so many shades, and this share of pixels black or white. */
function addGrain(page: Raw, chance: Chance, shades: number, specks: number): Raw {
  const data = Uint8Array.from(page.data);
  for (let at = 0; at < data.length; at += 3) {
    const grain = (chance() + chance() + chance() - 1.5) * 2 * shades;
    const speck = chance() < specks ? (chance() < 0.5 ? -255 : 255) : 0;
    for (let channel = 0; channel < 3; channel++)
      data[at + channel] = Math.max(0, Math.min(255, data[at + channel]! + grain + speck));
  }
  return { ...page, data };
}

/** Ink that is only this much darker than the paper, of this shade. */
function fade(page: Raw, contrast: number, paper: number): Raw {
  return eachPixel(page, (shade) => paper - (255 - shade) * contrast);
}

/** A soft shadow that falls from one corner, to this share of the light. */
function shade(page: Raw, chance: Chance, depth: number): Raw {
  const angle = chance() * 2 * Math.PI;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return eachPixel(page, (tone, x, y) => {
    const along = ((x / page.width - 0.5) * cos + (y / page.height - 0.5) * sin) * 3;
    return tone * (1 - depth / (1 + Math.exp(-4 * along)));
  });
}

/** The sheet smaller than the glass, leaning, with the lid open: black around it. */
function frame(page: Raw, chance: Chance): Raw {
  const size = { width: Math.round(page.width * 1.16), height: Math.round(page.height * 1.1) };
  const degrees = 2.5 * (chance() - 0.5) * 2;
  const map = chain(
    move(page.width / 2, page.height / 2),
    rotate(-degrees),
    move(-size.width / 2, -size.height / 2),
  );
  return onGround(page, size, map, () => 18);
}

/** The page where the map leads into it, the ground elsewhere. */
function onGround(
  page: Raw,
  size: { width: number; height: number },
  map: Matrix,
  ground: (x: number, y: number) => number,
): Raw {
  const laid = warp(page, size, map);
  const inside = warp(
    { data: new Uint8Array(page.width * page.height), width: page.width, height: page.height, channels: 1 },
    size,
    map,
  );
  for (let at = 0; at < inside.data.length; at++)
    if (inside.data[at]! > 127) {
      const tone = ground(at % size.width, Math.floor(at / size.width));
      laid.data.set([tone, tone * 0.8, tone * 0.62], at * 3);
    }
  return laid;
}

/** A telephone's picture from a little aside: perspective, a wooden table, a lamp, a shadow, soft and packed hard. */
async function takePhoto(page: Raw, chance: Chance): Promise<PageImage> {
  const shape = page.height / page.width;
  const size = shape < 1 ? { width: 4000, height: 3000 } : { width: 3000, height: 4000 };
  const [wide, high] =
    shape < 1
      ? [0.8 * size.width, 0.8 * size.width * shape]
      : [(0.84 * size.height) / shape, 0.84 * size.height];
  const [left, top] = [(size.width - wide) / 2, (size.height - high) / 2];
  const bend = () => (chance() - 0.5) * 0.07 * wide;
  const at = (x: number, y: number) => [left + x * wide + bend(), top + y * high + bend()] as const;
  const corners = ontoCorners([at(0, 0), at(1, 0), at(1, 1), at(0, 1)]);
  const map = chain(scale(page.width, page.height), inverse(corners));
  const wood = (x: number, y: number) =>
    92 + 14 * Math.sin(x / 37 + 3 * Math.sin(y / 310)) + 8 * Math.sin(x / 5);
  const laid = onGround(page, size, map, wood);
  const lit = shade(await blur(laid, 1.3), chance, 0.4);
  const warm = addGrain(lit, chance, 6, 0);
  const bytes = await picture(warm).jpeg({ quality: 78 }).toBuffer();
  return { bytes, ...size, dpi: null, isPhoto: true, text: null };
}

function inverse(m: Matrix): Matrix {
  const [a, b, c, d, e, f, g, h, i] = m;
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
}
