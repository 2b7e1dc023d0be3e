import sharp from 'sharp';

export interface SmallPicture {
  /** JPEG, upright. */
  bytes: Uint8Array;
  width: number;
  height: number;
}

/** A picture as JPEG with at most so many dots a side; sharp works in threads of its own. */
export async function shrinkPicture(
  bytes: Uint8Array,
  longestSide: number,
  quality = 80,
): Promise<SmallPicture> {
  const { data, info } = await sharp(bytes, { limitInputPixels: 52_000_000 })
    .autoOrient()
    .flatten({ background: '#fff' })
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality })
    .toBuffer({ resolveWithObject: true });
  return { bytes: new Uint8Array(data), width: info.width, height: info.height };
}
