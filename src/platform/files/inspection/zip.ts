import { crc32 } from 'node:zlib';
import { Problem } from '../../problem.ts';
import { inflate, TooMuch } from './inflate.ts';
import { BROKEN, refuse } from './refuse.ts';

/** How much a zip may hold: files, and bytes once unpacked. */
export interface ZipLimits {
  entries: number;
  bytes: number;
}

const PAPER: ZipLimits = { entries: 2000, bytes: 100 * 1024 * 1024 };
/** Text packs to a hundredth at best; what packs better is made to burst. Small files may. */
const MOST_RATIO = 200;
const RATIO_FREE = 1024 * 1024;
const BOMB = 'nở ra quá lớn khi mở nên không được nhận. Hãy lưu lại dưới dạng PDF rồi gửi.';
const UNSAFE = 'có cấu trúc nén bất thường nên không được nhận. Hãy lưu lại dưới dạng PDF rồi gửi.';

export interface ZipEntry {
  name: string;
  isPacked: boolean;
  crc: number;
  size: number;
  data: Buffer;
}

/**
 * The entries of a zip that says one thing only: no byte before, between or after them that its list does not name, no
 * entry twice, none outside its folder, none locked, no link. Nothing is unpacked.
 * @throws Problem file_unreadable
 */
export function readZip(name: string, bytes: Buffer, most: ZipLimits = PAPER): ZipEntry[] {
  const end = bytes.length - 22;
  if (end < 0 || bytes.readUInt32LE(end) !== 0x06054b50 || bytes.readUInt16LE(end + 20) !== 0)
    refuse(name, bytes.includes('PK\x05\x06', 0, 'latin1') ? UNSAFE : BROKEN);
  const count = bytes.readUInt16LE(end + 10);
  const [size, start] = [bytes.readUInt32LE(end + 12), bytes.readUInt32LE(end + 16)];
  if (count > most.entries) refuse(name, BOMB);
  if (count === 0 || bytes.readUInt16LE(end + 8) !== count || start + size !== end) refuse(name, UNSAFE);
  const entries: ZipEntry[] = [];
  const ranges: { from: number; to: number }[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) refuse(name, UNSAFE);
    const { entry, from, to, next } = readEntry(name, bytes, at);
    entries.push(entry);
    ranges.push({ from, to });
    at = next;
  }
  if (at !== end) refuse(name, UNSAFE);
  checkRanges(name, ranges, start);
  checkNames(name, entries, most.bytes);
  return entries;
}

function readEntry(name: string, bytes: Buffer, at: number) {
  const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)];
  if (flags & 0x2041) refuse(name, 'có đặt mật khẩu nên cán bộ không xem được. Hãy bỏ mật khẩu rồi gửi lại.');
  const unixKind = (bytes.readUInt32LE(at + 38) >>> 28) & 0xf;
  if ((method !== 0 && method !== 8) || unixKind === 0xa) refuse(name, UNSAFE);
  const [packedSize, size] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
  const nameLength = bytes.readUInt16LE(at + 28);
  const entryName = bytes.subarray(at + 46, at + 46 + nameLength);
  const from = bytes.readUInt32LE(at + 42);
  if (from + 30 > bytes.length || bytes.readUInt32LE(from) !== 0x04034b50) refuse(name, UNSAFE);
  const localNameLength = bytes.readUInt16LE(from + 26);
  const dataAt = from + 30 + localNameLength + bytes.readUInt16LE(from + 28);
  if (!bytes.subarray(from + 30, from + 30 + localNameLength).equals(entryName)) refuse(name, UNSAFE);
  if (method === 0 && packedSize !== size) refuse(name, UNSAFE);
  const entry: ZipEntry = {
    name: entryName.toString('utf8'),
    isPacked: method === 8,
    crc: bytes.readUInt32LE(at + 16),
    size,
    data: bytes.subarray(dataAt, dataAt + packedSize),
  };
  const next = at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  // What was written without knowing its size is followed by a descriptor of 12 to 24 bytes.
  return { entry, from, to: dataAt + packedSize, next };
}

/** Entries lie one behind the other from the first byte to the list; overlapping ones are how a small zip becomes petabytes. */
function checkRanges(name: string, ranges: { from: number; to: number }[], listAt: number): void {
  let end = 0;
  for (const { from, to } of ranges.toSorted((one, other) => one.from - other.from)) {
    if (from < end || from - end > (end === 0 ? 0 : 24)) refuse(name, UNSAFE);
    end = to;
  }
  if (end > listAt || listAt - end > 24) refuse(name, UNSAFE);
}

function checkNames(name: string, entries: readonly ZipEntry[], mostBytes: number): void {
  const seen = new Set<string>();
  for (const entry of entries) {
    const key = entry.name.toLowerCase();
    const isOutside = /^[/\\]|^[a-z]:|\\|(^|\/)\.\.(\/|$)/i.test(entry.name);
    const isUnreadable = [...entry.name].some((sign) => sign < ' ' || sign === '\ufffd');
    if (isOutside || isUnreadable || entry.name === '' || seen.has(key)) refuse(name, UNSAFE);
    seen.add(key);
  }
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  const packed = entries.reduce((sum, { data }) => sum + data.length, 0);
  if (total > mostBytes || (total > RATIO_FREE && total > packed * MOST_RATIO)) refuse(name, BOMB);
}

/**
 * Unpacks one entry piece by piece; what it holds must be as long as was said, with the checksum that was said.
 * @throws Problem file_unreadable
 */
export async function seeEntry(name: string, entry: ZipEntry, see: (piece: Buffer) => void): Promise<void> {
  let crc = 0;
  const count = (piece: Buffer) => {
    crc = crc32(piece, crc);
    see(piece);
  };
  if (!entry.isPacked) count(entry.data);
  const size = !entry.isPacked
    ? entry.data.length
    : await inflate([entry.data], { raw: true, most: entry.size, see: count }).catch((error) => {
        if (error instanceof Problem) throw error;
        return refuse(name, error instanceof TooMuch ? BOMB : BROKEN);
      });
  if (size !== entry.size || crc !== entry.crc) refuse(name, BROKEN);
}
