import { readZip, seeEntry } from '../../../platform/files/inspection/zip.ts';
import { Problem } from '../../../platform/problem.ts';

const LIMITS = { entries: 2000, bytes: 1024 * 1024 * 1024 };
/** The few entries that are read as text. */
const MOST_TEXT = 50 * 1024 * 1024;

/** A file in a package; nothing of it is unpacked before it is read. */
export interface PackageEntry {
  path: string;
  size: number;
  /** Piece by piece, against the length and checksum that were said. */
  see(tell: (piece: Buffer) => void): Promise<void>;
}

/**
 * The entries of a package in their order: none outside its folder, none twice, none that bursts, nothing beside them.
 * @throws Problem file_unreadable
 */
export function openPackage(bytes: Buffer): PackageEntry[] {
  try {
    return readZip('gói', bytes, LIMITS).map((entry) => ({
      ...{ path: entry.name, size: entry.size },
      see: (tell) => seeEntry('gói', entry, tell).catch(refuse),
    }));
  } catch (error) {
    return refuse(error);
  }
}

/** All of one entry. */
export async function readEntry(entry: PackageEntry, most = MOST_TEXT): Promise<Buffer> {
  if (entry.size > most) throw new Problem('file_unreadable', `Tệp ${entry.path} trong gói quá lớn.`);
  const pieces: Buffer[] = [];
  await entry.see((piece) => pieces.push(Buffer.from(piece)));
  return Buffer.concat(pieces);
}

/** What is said of an applicant's paper is not what is said of a package. */
function refuse(error: unknown): never {
  if (!(error instanceof Problem)) throw error;
  throw new Problem(
    'file_unreadable',
    'Không phải gói hồ sơ nguyên vẹn: tệp nén hỏng hoặc có cấu trúc bất thường (tên trùng, đường dẫn ra ngoài, nở quá lớn).',
  );
}
