/** Segments of a JPEG that tell of the camera, the place and the time: APP1 (Exif, XMP), APP13 (IPTC), comments. */
const TELLING = new Set([0xe1, 0xed, 0xfe]);

/**
 * A JPEG without where, when and by what it was taken; which side is up is kept. Bytes that are laid out otherwise come
 * back as they are.
 */
export function withoutOrigin(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [];
  let turned = 1;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      // A marker may be led by any number of these.
      at++;
      continue;
    }
    // From the start of scan on there is only the picture.
    if (marker === 0xda) break;
    const end = at + 2 + ((bytes[at + 2]! << 8) | bytes[at + 3]!);
    if (end > bytes.length || end < at + 4) return bytes;
    const segment = bytes.subarray(at, end);
    if (!TELLING.has(marker)) kept.push(segment);
    else if (marker === 0xe1) turned = orientationOf(segment) ?? turned;
    at = end;
  }
  const up = turned === 1 ? [] : [orientationSegment(turned)];
  return new Uint8Array(Buffer.concat([bytes.subarray(0, 2), ...up, ...kept, bytes.subarray(at)]));
}

/** Which way the camera was held, 1–8, as the first directory of an Exif segment says; null when it does not. */
function orientationOf(segment: Uint8Array): number | null {
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength);
  if (Buffer.from(segment.subarray(4, 10)).toString('latin1') !== 'Exif\0\0' || segment.length < 20)
    return null;
  const isLittle = view.getUint16(10) === 0x4949;
  const start = 10 + view.getUint32(14, isLittle);
  if (start + 2 > segment.length) return null;
  const count = view.getUint16(start, isLittle);
  for (let entry = start + 2; entry < start + 2 + count * 12 && entry + 12 <= segment.length; entry += 12) {
    const value = view.getUint16(entry + 8, isLittle);
    if (view.getUint16(entry, isLittle) === 0x0112) return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

/** An Exif segment that says this alone. */
function orientationSegment(turned: number): Uint8Array {
  const tiff = [
    0x4d,
    0x4d,
    0,
    0x2a,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    turned,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  return Uint8Array.from([0xff, 0xe1, 0, 8 + tiff.length, ...Buffer.from('Exif\0\0', 'latin1'), ...tiff]);
}
