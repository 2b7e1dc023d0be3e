import { createHash } from 'node:crypto';
import type { Db } from '../../database/database.ts';
import { mustSeeEveryWard } from '../../database/walls.ts';
import { Problem } from '../../problem.ts';
import type { FileStore } from '../file-store.ts';
import { eachNamed, isNamed } from './references.ts';

export interface VerifiedFiles {
  files: number;
  /** Plain bytes that were read. */
  bytes: number;
  /** Hashes of what is named by a row and cannot be read as what it should be. */
  faults: string[];
}

/** How many parts all files are divided into by their hashes, of which one a day is read. */
const PARTS = 7;

/**
 * Reads all bytes that a row names, or the part of a day, and names those that are not there or not what they should be.
 * @throws Problem try_later when the store does not answer
 */
export async function verifyFiles(
  db: Db,
  store: FileStore,
  day: number | null = null,
): Promise<VerifiedFiles> {
  await mustSeeEveryWard(db);
  const found: VerifiedFiles = { files: 0, bytes: 0, faults: [] };
  for await (const rows of eachNamed(db))
    for (const { sha256, size } of rows) {
      if (day !== null && Number.parseInt(sha256.slice(0, 8), 16) % PARTS !== day % PARTS) continue;
      const isRight = await isAsNamed(store, sha256, size);
      // What was discarded meanwhile is missing by right.
      if (!isRight && (await isNamed(db, sha256))) found.faults.push(sha256);
      found.files++;
      found.bytes += size;
    }
  return found;
}

async function isAsNamed(store: FileStore, sha256: string, size: number): Promise<boolean> {
  try {
    const hash = createHash('sha256');
    let length = 0;
    for await (const piece of await store.open(sha256)) {
      hash.update(piece);
      length += piece.length;
    }
    return length === size && hash.digest('hex') === sha256;
  } catch (error) {
    // A store that does not answer says nothing of its files.
    if (error instanceof Problem) throw error;
    return false;
  }
}
