import { crc32 } from 'node:zlib';
import { refuseMarkup } from './foreign.ts';
import { inflate, inflateSmall, TooMuch } from './inflate.ts';
import { checkPixels } from './pixels.ts';
import { BROKEN, refuse } from './refuse.ts';

const SAMPLES: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const MOST_UNPACKED = 400_000_000;
/** Ten megabytes in the usual pieces of 8 kB are 1,300. */
const MOST_CHUNKS = 20_000;
const MOST_TEXT = 4 * 1024 * 1024;
const BOMB = 'nở ra quá lớn khi mở nên không được nhận. Hãy chụp hoặc quét lại.';

interface Chunk {
  type: string;
  data: Buffer;
}

/** Every chunk with its checksum, nothing after the last, and no more behind them than the picture needs. @throws Problem file_unreadable */
export async function checkPng(name: string, bytes: Buffer): Promise<void> {
  const chunks = readChunks(name, bytes);
  const head = chunks[0];
  if (head?.type !== 'IHDR' || head.data.length !== 13) refuse(name, BROKEN);
  const [width, height] = [head!.data.readUInt32BE(0), head!.data.readUInt32BE(4)];
  checkPixels(name, width, height);
  for (const chunk of chunks) checkText(name, chunk);
  const bits = (SAMPLES[head!.data[9]!] ?? 4) * head!.data[8]!;
  const needed = height * (Math.ceil((width * bits) / 8) + 1);
  const packed = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
  if (packed.length === 0) refuse(name, BROKEN);
  if (needed > MOST_UNPACKED) refuse(name, BOMB);
  // Interlaced pictures have a filter byte for every row of each of seven passes.
  const most = needed + 8 * height + 65_536;
  const size = await inflate(packed, { most }).catch((error) =>
    refuse(name, error instanceof TooMuch ? BOMB : BROKEN),
  );
  if (size < needed) refuse(name, BROKEN);
}

function readChunks(name: string, bytes: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  let at = 8;
  for (;;) {
    if (at + 12 > bytes.length) refuse(name, BROKEN);
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) refuse(name, BROKEN);
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) refuse(name, BROKEN);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (chunks.length >= MOST_CHUNKS) refuse(name, BOMB);
    chunks.push({ type, data: bytes.subarray(at + 8, end - 4) });
    at = end;
    if (type === 'IEND') break;
  }
  if (at !== bytes.length)
    refuse(name, 'có dữ liệu lạ nối sau ảnh nên không được nhận. Hãy chụp hoặc quét lại.');
  return chunks;
}

/** Texts and colour profiles may be packed, and so be a bomb or hide a page. XMP is XML and stands in iTXt. */
function checkText(name: string, { type, data }: Chunk): void {
  if (!['tEXt', 'zTXt', 'iTXt', 'iCCP'].includes(type)) return;
  const text = textOf(name, type, data).toString('latin1');
  if (type === 'iTXt') refuseMarkup(name, text);
  else if (type !== 'iCCP' && /<[a-z!/?]/i.test(text)) refuseMarkup(name, '<html>');
}

function textOf(name: string, type: string, data: Buffer): Buffer {
  const key = data.indexOf(0);
  if (key < 0) refuse(name, BROKEN);
  if (type === 'tEXt') return data.subarray(key + 1);
  if (type !== 'iTXt') return unpackText(name, data.subarray(key + 2));
  const language = data.indexOf(0, key + 3);
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
  if (translated < 0) refuse(name, BROKEN);
  const text = data.subarray(translated + 1);
  return data[key + 1] === 1 ? unpackText(name, text) : text;
}

function unpackText(name: string, packed: Buffer): Buffer {
  try {
    return inflateSmall(packed, MOST_TEXT) ?? refuse(name, BROKEN);
  } catch (error) {
    if (error instanceof TooMuch) refuse(name, BOMB);
    throw error;
  }
}
