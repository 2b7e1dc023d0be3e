import { constants, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ground } from './schema.ts';

/** Where the pieces of files lie that are on their way, one file for each upload that was begun. */
function folderOf({ settings }: Ground): string {
  return join(settings.dataDir, 'spool');
}

/**
 * Writes a piece at its place and waits until the disk has it: what is said to be received stays received.
 * @returns false when what should lie before it is gone
 */
export async function writePiece(
  ground: Ground,
  id: string,
  offset: number,
  bytes: Uint8Array,
): Promise<boolean> {
  const folder = folderOf(ground);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await open(join(folder, id), constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    if ((await file.stat()).size < offset) return false;
    await file.write(bytes, 0, bytes.length, offset);
    await file.datasync();
    return true;
  } finally {
    await file.close();
  }
}

/** All of it; null when the pieces are gone. */
export async function readPieces(ground: Ground, id: string, size: number): Promise<Uint8Array | null> {
  try {
    const bytes = await readFile(join(folderOf(ground), id));
    return bytes.length >= size ? bytes.subarray(0, size) : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

export async function forgetPieces(ground: Ground, id: string): Promise<void> {
  await rm(join(folderOf(ground), id), { force: true });
}

/** Pieces that were last written before an instant. */
export async function listOldPieces(ground: Ground, before: Date): Promise<string[]> {
  const folder = folderOf(ground);
  const names = await readdir(folder).catch(() => []);
  const old: string[] = [];
  for (const name of names) {
    const found = await stat(join(folder, name)).catch(() => null);
    if (found !== null && found.mtime < before) old.push(name);
  }
  return old;
}
