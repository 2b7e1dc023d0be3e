import sharp from 'sharp';
import { Problem } from '../../../../platform/problem.ts';

/** Cells of the grid by which parts of a picture are made unrecognisable, numbered from 0 row by row. */
export const GRID = 8;
const LONGEST_SIDE = 1600;
const MOST_PIXELS = 52_000_000;

export interface MadePhoto {
  /** JPEG of the dots alone: no place, device, time, comment or colour profile. */
  bytes: Uint8Array;
  width: number;
  height: number;
}

/**
 * A picture as the public may see it: upright, at most 1,600 dots a side, each given cell filled with the mean of its dots, so that
 * nothing of it can be brought back.
 * @throws Problem file_unreadable
 */
export async function makePhoto(bytes: Uint8Array, cells: readonly number[]): Promise<MadePhoto> {
  const { data, info } = await readDots(bytes);
  const { width, height, channels } = info;
  for (const cell of cells) fillCell(data, { width, height, channels }, cell);
  const jpeg = await sharp(data, { raw: { width, height, channels } }).jpeg({ quality: 82 }).toBuffer();
  return { bytes: new Uint8Array(jpeg), width, height };
}

async function readDots(bytes: Uint8Array) {
  try {
    return await sharp(bytes, { limitInputPixels: MOST_PIXELS })
      .autoOrient()
      .flatten({ background: '#fff' })
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
  } catch {
    throw new Problem('file_unreadable', 'Không đọc được ảnh này. Hãy bỏ chọn ảnh.');
  }
}

interface Dots {
  width: number;
  height: number;
  channels: number;
}

function fillCell(data: Buffer, { width, height, channels }: Dots, cell: number): void {
  const edge = (no: number, length: number) => Math.round((no * length) / GRID);
  const [column, row] = [cell % GRID, Math.floor(cell / GRID)];
  const [left, right] = [edge(column, width), edge(column + 1, width)];
  const [top, bottom] = [edge(row, height), edge(row + 1, height)];
  const count = (right - left) * (bottom - top);
  if (count <= 0) return;
  for (let channel = 0; channel < channels; channel++) {
    const each = (visit: (at: number) => void) => {
      for (let y = top; y < bottom; y++)
        for (let x = left; x < right; x++) visit((y * width + x) * channels + channel);
    };
    let sum = 0;
    each((at) => {
      sum += data[at]!;
    });
    const mean = Math.round(sum / count);
    each((at) => {
      data[at] = mean;
    });
  }
}
