import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

/** Small real files, and the parts that hostile ones are put together from. */

const bytes = (text: string) => Buffer.from(text, 'latin1');

/** The test virus of all scanners, put together so that no scanner takes this file for it. */
export const EICAR = bytes(`X5O!P%@AP[4\\PZX54(P^)7CC)7}${'$EICAR-STANDARD-'}ANTIVIRUS-TEST-FILE!$H+H*`);

export interface PdfObject {
  dictionary?: string;
  stream?: Buffer;
  body?: string;
}

/** A one-page PDF with a right cross-reference table, and whatever objects are added from number 4 on. */
export function makePdf({
  catalog = '',
  objects = [] as PdfObject[],
  trailer = '',
  text = 'Giay to',
} = {}): Buffer {
  const content = bytes(`BT /F1 24 Tf 72 720 Td (${text}) Tj ET`);
  const all: PdfObject[] = [
    { body: `<</Type /Catalog /Pages 2 0 R ${catalog}>>` },
    { body: '<</Type /Pages /Kids [3 0 R] /Count 1>>' },
    { body: '<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <<>>>>' },
    { stream: content },
    ...objects,
  ];
  let out = bytes('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
  const places: number[] = [];
  for (const [at, { body, dictionary = '', stream }] of all.entries()) {
    places.push(out.length);
    const inner = stream
      ? [bytes(`<</Length ${stream.length} ${dictionary}>>\nstream\n`), stream, bytes('\nendstream')]
      : [bytes(body ?? '<<>>')];
    out = Buffer.concat([out, bytes(`${at + 1} 0 obj\n`), ...inner, bytes('\nendobj\n')]);
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = all.length + 1;
  return Buffer.concat([
    out,
    bytes(`xref\n0 ${size}\n0000000000 65535 f \n${table}`),
    bytes(`trailer\n<</Size ${size} /Root 1 0 R ${trailer}>>\nstartxref\n${out.length}\n%%EOF\n`),
  ]);
}

/** A segment of a JPEG with its length. */
export function jpegSegment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

interface Picture {
  width?: number;
  height?: number;
  /** What its head says, where that is a lie. */
  said?: { width: number; height: number };
}

/** A grey picture that decoders read: one code of one bit for "as before" and one for "no more in this block". */
export function makeJpeg({
  width = 16,
  height = 16,
  said = { width, height },
  segments = [],
}: Picture & { segments?: Buffer[] } = {}): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt16BE(said.height, 0);
  size.writeUInt16BE(said.width, 2);
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8);
  const scan = Buffer.alloc(Math.ceil((blocks * 2) / 8));
  if (blocks % 4 !== 0) scan[scan.length - 1] = 0xff >> ((blocks % 4) * 2);
  const code = (kind: number) => Buffer.from([kind, 1, ...Array<number>(15).fill(0), 0]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jpegSegment(0xe0, bytes('JFIF\0\x01\x01\0\0\x01\0\x01\0\0')),
    ...segments,
    jpegSegment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1)])),
    jpegSegment(0xc0, Buffer.concat([Buffer.from([8]), size, Buffer.from([1, 1, 0x11, 0])])),
    jpegSegment(0xc4, code(0x00)),
    jpegSegment(0xc4, code(0x10)),
    jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    scan,
    Buffer.from([0xff, 0xd9]),
  ]);
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([bytes(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A grey PNG; `said` makes its head lie about its size. */
export function makePng({
  width = 4,
  height = 4,
  said = { width, height },
  chunks = [],
}: Picture & { chunks?: Buffer[] } = {}): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(said.width, 0);
  head.writeUInt32BE(said.height, 4);
  head[8] = 8;
  return Buffer.concat([
    bytes('\x89PNG\r\n\x1a\n'),
    pngChunk('IHDR', head),
    ...chunks,
    pngChunk('IDAT', deflateSync(Buffer.alloc(height * (width + 1)))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

export interface ZipPart {
  name: string;
  data: Buffer;
  /** Packed bytes that are not of `data`. */
  packed?: Buffer;
  size?: number;
  crc?: number;
  flags?: number;
  unixMode?: number;
  /** Name of the entry itself, where its list has another. */
  localName?: string;
  /** Lies over the entry of this number instead of behind it. */
  over?: number;
}

/** A zip exactly as told, right or wrong. */
export function makeZip(parts: readonly ZipPart[], { before = '', after = '', comment = '' } = {}): Buffer {
  const locals: Buffer[] = [bytes(before)];
  const list: Buffer[] = [];
  const places: number[] = [];
  let at = before.length;
  for (const part of parts) {
    const packed = part.packed ?? deflateRawSync(part.data);
    const crc = part.crc ?? crc32(part.data);
    const size = part.size ?? part.data.length;
    const place = part.over === undefined ? at : places[part.over]!;
    places.push(place);
    const [name, localName] = [Buffer.from(part.name), Buffer.from(part.localName ?? part.name)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(part.flags ?? 0, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
    const local = Buffer.concat([bytes('PK\x03\x04'), common, localName, packed]);
    local.writeUInt16LE(localName.length, 26);
    if (part.over === undefined) {
      locals.push(local);
      at += local.length;
    }
    const entry = Buffer.concat([bytes('PK\x01\x02'), Buffer.from([20, 3]), common, Buffer.alloc(14), name]);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(((part.unixMode ?? 0o100644) << 16) >>> 0, 38);
    entry.writeUInt32LE(place, 42);
    list.push(entry);
  }
  const central = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...locals, central, end, bytes(comment), bytes(after)]);
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** The parts of a Word file of one paragraph. */
export function docxParts(text = 'Tờ khai', more = ''): ZipPart[] {
  const xml = (name: string, inner: string) => ({ name, data: Buffer.from(XML + inner) });
  return [
    xml(
      '[Content_Types].xml',
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${OFFICE}.wordprocessingml.document.main+xml"/></Types>`,
    ),
    xml(
      '_rels/.rels',
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    xml(
      'word/document.xml',
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p>${more}</w:body></w:document>`,
    ),
  ];
}

export const makeDocx = (...more: ZipPart[]) => makeZip([...docxParts(), ...more]);
