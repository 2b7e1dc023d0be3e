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
    /\/(?:RichMedia|Rendition|SubmitForm|ImportData)(?![A-Za-z])|xfa\.org\/schema/,
    'có biểu mẫu động hoặc nội dung đa phương tiện nên không được nhận. Hãy in lại ra PDF rồi gửi.',
  ],
];

const MOST_STREAMS = 20_000;
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
function refuseForbidden(name: string, text: string): void {
  const plain = text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  for (const [pattern, why] of FORBIDDEN) if (pattern.test(plain)) refuse(name, why);
  if (/\/(?:FlateDecode|Fl)[\s/[\]]*\/(?:FlateDecode|Fl)(?![A-Za-z])/.test(plain)) refuse(name, BOMB);
}

/** Everything that looks packed is unpacked, whatever is said of it: a reader follows references, not declarations. */
async function checkStreams(name: string, bytes: Buffer, text: string): Promise<void> {
  let room = MOST_UNPACKED;
  let count = 0;
  for (const match of text.matchAll(/stream\r?\n/g)) {
    const start = match.index + match[0].length;
    if (text.startsWith('end', match.index - 3)) continue;
    if (++count > MOST_STREAMS) refuse(name, BOMB);
    refuseHiddenObjects(name, text, match.index);
    if ((bytes[start]! & 0x0f) !== 8 || bytes.length < start + 2 || bytes.readUInt16BE(start) % 31 !== 0)
      continue;
    const end = text.indexOf('endstream', start);
    const packed = bytes.subarray(start, end < 0 ? bytes.length : end);
    try {
      room -= await checkPacked(name, packed, room);
    } catch (error) {
      if (error instanceof TooMuch) refuse(name, BOMB);
      throw error;
    }
  }
}

/** Objects may be packed, but only in the one way that is looked into here. */
function refuseHiddenObjects(name: string, text: string, at: number): void {
  const from = Math.max(text.lastIndexOf(' obj', at), at - 4096);
  const dictionary = text
    .slice(from, at)
    .replace(/#([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  if (!/\/ObjStm(?![A-Za-z])/.test(dictionary) || !/\/Filter/.test(dictionary)) return;
  const isPlain = /\/Filter\s*(?:\[\s*)?\/(?:FlateDecode|Fl)\s*(?:\]|\/|>|\s\/)/.test(dictionary);
  if (!isPlain || /Predictor\s+[2-9]|ASCII|LZW|RunLength|\/Crypt/.test(dictionary))
    refuse(
      name,
      'giấu nội dung theo cách không kiểm tra được nên không được nhận. Hãy in lại ra PDF rồi gửi.',
    );
}

/** @returns how many bytes came out */
async function checkPacked(name: string, packed: Buffer, room: number): Promise<number> {
  if (packed.length < SMALL) {
    const small = inflateSmall(packed, Math.max(1, Math.min(room, 16 * 1024 * 1024)));
    if (small !== null) checkContent(name, looksLikeObjects(small) ? small : small.subarray(0, HEAD));
    return small?.length ?? 0;
  }
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
