import { checkPixels } from './pixels.ts';
import { BROKEN, refuse } from './refuse.ts';

const SCAN = 0xda;
const END = 0xd9;
const COMMENT = 0xfe;

interface Walk {
  name: string;
  bytes: Buffer;
  hasFrame: boolean;
}

/**
 * Walks the segments of a JPEG from end to end. What some cameras leave behind the picture (a second picture, a film, the
 * maker's notes) is cut off: it is no paper, and nobody would see what else it holds.
 * @returns the picture alone
 * @throws Problem file_unreadable
 */
export function checkJpeg(name: string, given: Buffer): Buffer {
  const walk: Walk = { name, bytes: given, hasFrame: false };
  let at = 2;
  let hasScan = false;
  for (;;) {
    const marker = markerAt(walk, at);
    at = marker.next;
    if (marker.code === END) break;
    if (marker.code === 0x01 || (marker.code >= 0xd0 && marker.code <= 0xd7)) continue;
    const length = at + 2 <= given.length ? given.readUInt16BE(at) : 0;
    if (length < 2 || at + length > given.length) refuse(name, BROKEN);
    checkSegment(walk, marker.code, given.subarray(at + 2, at + length));
    at += length;
    if (marker.code !== SCAN) continue;
    hasScan = true;
    at = endOfScan(walk, at);
  }
  if (!walk.hasFrame || !hasScan) refuse(name, BROKEN);
  return withoutTrailer(name, given, at);
}

function markerAt({ name, bytes }: Walk, at: number): { code: number; next: number } {
  if (bytes[at] !== 0xff) refuse(name, BROKEN);
  let next = at;
  while (bytes[next] === 0xff) next++;
  const code = bytes[next];
  if (code === undefined || code === 0 || code === 0xd8) refuse(name, BROKEN);
  return { code: code!, next: next + 1 };
}

function checkSegment(walk: Walk, marker: number, segment: Buffer): void {
  const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
  if (isFrame) {
    if (segment.length < 6) refuse(walk.name, BROKEN);
    checkPixels(walk.name, segment.readUInt16BE(3), segment.readUInt16BE(1));
    walk.hasFrame = true;
    return;
  }
  const isMetadata = marker === COMMENT || (marker >= 0xe0 && marker <= 0xef);
  if (isMetadata) refuseCode(walk.name, marker, segment);
}

/** A JPEG that is a script too hides its picture in a comment, which its head must open and a later segment close. */
function refuseCode(name: string, marker: number, segment: Buffer): void {
  const text = segment.toString('latin1');
  const isTooLongHead =
    marker === 0xe0 && text.startsWith('JFIF\0') && segment.length !== headLength(segment);
  const isPage = marker === COMMENT && /<[a-z!/?]/i.test(text);
  if (isTooLongHead || isPage || /\*\/\s*[=;(]/.test(text))
    refuse(name, 'có mã lệnh giấu trong phần ghi chú của ảnh nên không được nhận. Hãy chụp lại.');
}

/** JFIF's head is fourteen bytes and its thumbnail. */
function headLength(segment: Buffer): number {
  return 14 + 3 * (segment[12] ?? 0) * (segment[13] ?? 0);
}

/** Where the compressed picture ends and the next marker begins. */
function endOfScan({ name, bytes }: Walk, from: number): number {
  let at = from;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    const code = bytes[at + 1];
    if (at < 0 || code === undefined) refuse(name, BROKEN);
    if (code !== 0 && !(code! >= 0xd0 && code! <= 0xd7) && code !== 0xff) return at;
    at += code === 0xff ? 1 : 2;
  }
}

function withoutTrailer(name: string, bytes: Buffer, end: number): Buffer {
  const trailer = bytes.subarray(end);
  if (trailer.length === 0) return bytes;
  const isSecondPicture = trailer.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]));
  const isFilm = trailer.subarray(4, 8).toString('latin1') === 'ftyp';
  const isMakersNotes = trailer.subarray(-4).toString('latin1') === 'SEFT';
  const isPadding = trailer.every((byte) => byte === 0);
  if (!isSecondPicture && !isFilm && !isMakersNotes && !isPadding)
    refuse(name, 'có dữ liệu lạ nối sau ảnh nên không được nhận. Hãy chụp lại.');
  return bytes.subarray(0, end);
}
