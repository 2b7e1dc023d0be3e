import { refuseEicar, refuseMarkup } from './foreign.ts';
import { inflate, inflateSmall, TooMuch } from './inflate.ts';
import { BROKEN, refuse } from './refuse.ts';

/**
 * What a paper has no need of, by the names that PDF gives it. They are searched in every byte, so they must be long
 * enough not to come up in compressed pictures by chance: each action is known by its kind (/JavaScript), not by its
 * short key (/JS).
 */
const FORBIDDEN: [RegExp, string][] = [
  [
    /\/Encrypt(?![A-Za-z])/,
    'có đặt mật khẩu hoặc bị khóa nên cán bộ không xem được. Hãy bỏ mật khẩu rồi gửi lại.',
  ],
  [
    /\/JavaScript(?![A-Za-z])/,
    'có mã lệnh JavaScript bên trong nên không được nhận. Hãy in lại ra PDF rồi gửi.',
  ],
  [/\/Launch(?![A-Za-z])/, 'có lệnh mở chương trình khác nên không được nhận. Hãy in lại ra PDF rồi gửi.'],
  [
    /\/(?:EmbeddedFiles?|FileAttachment|GoToE)(?![A-Za-z])/,
    'có tệp khác đính kèm bên trong nên không được nhận. Hãy gửi từng tệp riêng.',
  ],
  [
    /\/(?:RichMedia|Rendition|SubmitForm|ImportData)(?![A-Za-z])|\/XFA\s{0,20}(?:\[|\d{1,10}\s\d{1,5}\sR)|xfa\.org\/schema/,
    'có biểu mẫu động hoặc nội dung đa phương tiện nên không được nhận. Hãy in lại ra PDF rồi gửi.',
  ],
];

/** A thousand pages have three thousand. */
const MOST_STREAMS = 10_000;
const MOST_UNPACKED = 512 * 1024 * 1024;
/** Compressed parts below this are unpacked at once: at most 4 MB come out. */
const SMALL = 4 * 1024;
/** How much is looked at of what does not read like objects: pictures, fonts, the text of pages. */
const HEAD = 256 * 1024;
/** How much of an object stream is read; a longer one is no document's. */
const MOST_OBJECTS = 32 * 1024 * 1024;
const BOMB = 'nở ra quá lớn khi mở nên không được nhận. Hãy quét lại với độ phân giải 200–300 dpi.';

/** @throws Problem file_unreadable, file_infected */
export async function checkPdf(name: string, bytes: Buffer): Promise<void> {
  const text = bytes.toString('latin1');
  if (!/^%PDF-[12]\.\d/.test(text)) refuse(name, BROKEN);
  if (!/%%EOF[\s\0]{0,4096}$/.test(text.slice(-8192))) refuse(name, endOf(text));
  if (!/\d\s+\d\s+obj\b/.test(text)) refuse(name, BROKEN);
  refuseForbidden(name, text);
  await checkStreams(name, bytes, text);
}

function endOf(text: string): string {
  return text.includes('%%EOF')
    ? 'có dữ liệu lạ nối sau phần cuối PDF nên không được nhận. Hãy in lại ra PDF rồi gửi.'
    : BROKEN;
}

/** Names may be written with #xx for any letter. */
function spelt(text: string): string {
  if (!text.includes('#')) return text;
  const bytes = Buffer.from(text, 'latin1');
  let to = 0;
  for (let at = 0; at < bytes.length; at++, to++) {
    const [high, low] = bytes[at] === HASH ? [digit(bytes[at + 1]), digit(bytes[at + 2])] : [-1, -1];
    const isSpelt = high >= 0 && low >= 0;
    bytes[to] = isSpelt ? high * 16 + low : bytes[at]!;
    if (isSpelt) at += 2;
  }
  return bytes.toString('latin1', 0, to);
}

const HASH = 0x23;

/** What a hexadecimal digit counts; -1 for anything else. */
function digit(code = 0): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 0x20;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

function refuseForbidden(name: string, text: string): void {
  const plain = spelt(text);
  for (const [pattern, why] of FORBIDDEN) if (pattern.test(plain)) refuse(name, why);
  if (/\/(?:FlateDecode|Fl)[\s/[\]]*\/(?:FlateDecode|Fl)(?![A-Za-z])/.test(plain)) refuse(name, BOMB);
}

/**
 * Everything that looks packed is unpacked, whatever is said of it: a reader follows references, not declarations. What is
 * said to hold packed objects must have been looked into.
 */
async function checkStreams(name: string, bytes: Buffer, text: string): Promise<void> {
  let [room, count, end, seen] = [MOST_UNPACKED, 0, 0, 0];
  for (const match of text.matchAll(/stream(?:\r\n|\n|\r)/g)) {
    if (text.startsWith('end', match.index - 3)) continue;
    if (++count > MOST_STREAMS) refuse(name, BOMB);
    const start = match.index + match[0].length;
    if (end < start) end = endAfter(text, start);
    const packed = bytes.subarray(start, end);
    try {
      const size = isPacked(packed) ? await checkPacked(name, packed, room) : 0;
      room -= size;
      if (holdsObjects(text, match.index) && (size > 0 || isPlain(text, match.index))) seen++;
    } catch (error) {
      if (error instanceof TooMuch) refuse(name, BOMB);
      throw error;
    }
  }
  if (seen < (spelt(text).match(/\/ObjStm(?![A-Za-z])/g)?.length ?? 0))
    refuse(
      name,
      'giấu nội dung theo cách không kiểm tra được nên không được nhận. Hãy in lại ra PDF rồi gửi.',
    );
}

function endAfter(text: string, start: number): number {
  const end = text.indexOf('endstream', start);
  return end < 0 ? text.length : end;
}

function isPacked(bytes: Buffer): boolean {
  return bytes.length > 2 && (bytes[0]! & 0x0f) === 8 && bytes.readUInt16BE(0) % 31 === 0;
}

/** The dictionary before a stream, with its names spelt out. */
function dictionaryBefore(text: string, at: number): string {
  const near = text.slice(Math.max(0, at - 4096), at);
  return spelt(near.slice(near.lastIndexOf('obj') + 1));
}

/** Objects packed in the one way that is looked into here. */
function holdsObjects(text: string, at: number): boolean {
  const dictionary = dictionaryBefore(text, at);
  if (!/\/ObjStm(?![A-Za-z])/.test(dictionary)) return false;
  const filter = /\/Filter\s{0,20}(?:\[\s{0,20})?\/(?:FlateDecode|Fl)\s{0,20}(?:[\]/>]|$)/;
  return (
    !/\/Filter/.test(dictionary) ||
    (filter.test(dictionary) &&
      !/Predictor\s{1,20}(?:[2-9]|1[0-5])|Parms\s{0,20}\d|ASCII|LZW|RunLength|\/Crypt/.test(dictionary))
  );
}

/** Not packed at all: then its names stand in the file itself. */
function isPlain(text: string, at: number): boolean {
  return !/\/Filter/.test(dictionaryBefore(text, at));
}

/** @returns how many bytes came out */
async function checkPacked(name: string, packed: Buffer, room: number): Promise<number> {
  if (packed.length < SMALL) {
    const small = inflateSmall(packed, Math.max(1, Math.min(room, 16 * 1024 * 1024)));
    if (small !== null) checkContent(name, looksLikeObjects(small) ? small : small.subarray(0, HEAD));
    return small?.length ?? 0;
  }
  if (inflateSmall(packed.subarray(0, SMALL), 16 * 1024 * 1024) === null) return 0;
  const pieces: Buffer[] = [];
  let kept = 0;
  const size = await inflate([packed], {
    most: room,
    tolerant: true,
    see: (piece) => {
      if (kept === 0 || (kept < MOST_OBJECTS && looksLikeObjects(pieces[0]!))) {
        pieces.push(piece);
        kept += piece.length;
      }
    },
  }).catch((error) => {
    if (error instanceof TooMuch) throw error;
    return 0;
  });
  checkContent(name, Buffer.concat(pieces));
  return size;
}

/** An object stream begins with pairs of numbers, perhaps after a comment; a form's definition is XML. */
function looksLikeObjects(piece: Buffer): boolean {
  return /^[\s\0]*(?:\d+[\s\0]+\d|%|<)/.test(piece.toString('latin1', 0, 1024));
}

function checkContent(name: string, bytes: Buffer): void {
  const text = bytes.toString('latin1');
  refuseForbidden(name, text);
  refuseEicar(name, text);
  if (text.startsWith('<')) refuseMarkup(name, text);
}
