/** Segments of a JPEG that tell of the camera, the place and the time: APP1 (Exif, XMP), APP13 (IPTC), comments. */
const TELLING = new Set([0xe1, 0xed, 0xfe]);

/** A JPEG without where, when and by what it was taken. Bytes that are laid out otherwise come back as they are. */
export function withoutOrigin(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    // From the start of scan on there is only the picture.
    if (marker === 0xda) break;
    const end = at + 2 + ((bytes[at + 2]! << 8) | bytes[at + 3]!);
    if (end > bytes.length || end < at + 4) return bytes;
    if (!TELLING.has(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  kept.push(bytes.subarray(at));
  return new Uint8Array(Buffer.concat(kept));
}
