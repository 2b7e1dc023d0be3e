import { randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/database/database.ts';
import { hashOf, lockBytes, type StoredFile } from '../../platform/files/file-store.ts';
import { inspectFile } from '../../platform/files/inspect.ts';
import { InfectedFile } from '../../platform/files/inspection/refuse.ts';
import { scanFile } from '../../platform/files/scan.ts';
import { log } from '../../platform/log.ts';
import { countUpload, sealCaller } from './callers.ts';
import { type Ground, limitsOf, type Upload, type UploadOwner } from './schema.ts';
import { checkRoom, findSame, listUploads, lockOwner, noteInfected, saveUpload } from './store.ts';

export interface GivenFile {
  name: string;
  bytes: Uint8Array;
  part?: string;
  /** The address it comes from, to be counted. */
  caller?: string;
}

/**
 * Takes a whole file: inspects it, has it scanned, and only then keeps it. The same file for the same part is one.
 * @throws Problem file_unreadable, file_infected, file_too_large, invalid, too_many_tries, try_later; then nothing of it is kept
 */
export async function takeUpload(
  ground: Ground,
  owner: UploadOwner,
  given: GivenFile,
  now: Date,
): Promise<Upload> {
  const { caller } = given;
  if (caller !== undefined)
    await ground.database.transact((tx) => countUpload(tx, sealCaller(ground, caller), now));
  const file = await inspectGiven(ground, owner, given, now);
  return ground.database.transact((tx) =>
    keepFile(tx, ground, owner, { ...file, part: given.part ?? '', now }),
  );
}

/** What the file really is, and that no scanner knows it. Writes nothing, but that harmful code was sent. */
export async function inspectGiven(
  { database, settings }: Ground,
  owner: UploadOwner,
  given: GivenFile,
  now: Date,
): Promise<StoredFile> {
  try {
    const { kinds, fileMegabytes } = limitsOf(owner);
    const file = await inspectFile(given, { kinds, megabytes: fileMegabytes });
    return { ...file, scanned: await scanFile(settings, file) };
  } catch (error) {
    if (!(error instanceof InfectedFile)) throw error;
    const { signature } = error;
    const [size, sha256] = [given.bytes.length, hashOf(given.bytes)];
    log('warn', 'infected_upload', { signature, size });
    await database.transact((tx) => noteInfected(tx, owner, { signature, size, sha256, at: now }));
    throw error;
  }
}

interface Kept extends StoredFile {
  part: string;
  now: Date;
}

/** Keeps an inspected file, if there is room. @throws Problem invalid, file_too_large */
export async function keepFile(tx: Tx, { files }: Ground, owner: UploadOwner, file: Kept): Promise<Upload> {
  await lockOwner(tx, owner);
  const [sha256, part] = [hashOf(file.bytes), file.part];
  const same = await findSame(tx, owner, { part, sha256 });
  if (same) return same;
  const size = file.bytes.length;
  checkRoom(owner, await listUploads(tx, owner), size);
  await lockBytes(tx, sha256);
  await files.write(file.bytes);
  const { name, mediaType, scanned = false } = file;
  const upload: Upload = { id: randomUUID(), part, name, mediaType, size, sha256, scanned, at: file.now };
  await saveUpload(tx, owner, upload);
  await owner.taken?.(tx, upload);
  return upload;
}
