const LONGEST_SIDE = 2000;
const SMALL_ENOUGH = 1_000_000;
const PREVIEW_SIDE = 96;

/** A photo as a JPEG of at most so many dots a side, upright, without where it was taken; anything else as it is. */
export async function shrink(
  file: File,
  longestSide = LONGEST_SIDE,
): Promise<{ name: string; blob: Blob; picture: ImageBitmap | null }> {
  const plain = { name: file.name, blob: file as Blob, picture: null };
  if (!/^image\/(jpeg|png|webp|hei[cf]|avif|bmp)$/.test(file.type)) return plain;
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (!picture) return plain;
  const { width, height } = picture;
  const scale = Math.min(1, longestSide / Math.max(width, height));
  const isFine = /jpeg|png/.test(file.type) && file.size < SMALL_ENOUGH;
  // A drawing stays as sharp as it is; a photo saved as PNG is known by its weight.
  if (isFine && (scale === 1 || file.type === 'image/png')) return { ...plain, picture };
  const canvas = draw(picture, Math.round(width * scale), Math.round(height * scale));
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
  if (!blob || (blob.size >= file.size && /jpeg|png/.test(file.type))) return { ...plain, picture };
  return { name: `${file.name.replace(/\.[^.]*$/, '')}.jpg`, blob, picture };
}

/** A small picture to know it by. The page's policy takes no picture from memory, but it lets one be drawn. */
export function preview(picture: ImageBitmap): HTMLCanvasElement {
  const scale = PREVIEW_SIDE / Math.max(picture.width, picture.height);
  const canvas = draw(picture, Math.max(1, picture.width * scale), Math.max(1, picture.height * scale));
  canvas.setAttribute('aria-hidden', 'true');
  return canvas;
}

function draw(picture: ImageBitmap, width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.drawImage(picture, 0, 0, width, height);
  return canvas;
}
