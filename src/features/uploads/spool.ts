import { createCipheriv, randomBytes } from 'node:crypto';
import { constants, type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileKey, openKeys } from '../../platform/files/store/keys.ts';
import type { Ground } from './schema.ts';

/*
 * Where the pieces of files lie that are on their way, one file for each upload that was begun: a key's id (8 bytes), a salt
 * (24), and the pieces in AES-256-CTR under a key of this file alone, so that any can be written at its place. The hash of
 * the whole, which a browser says at the end, shows a change.
 */
const [ID, SALT, BLOCK] = [8, 24, 16];
const HEAD_BYTES = ID + SALT;

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
    if (offset > 0 && (await file.stat()).size - HEAD_BYTES < offset) return false;
    const key = offset === 0 ? await beginSpool(ground, file) : await spoolKey(ground, file);
    if (key === null) return false;
    const secret = turn(key, offset, bytes);
    await file.write(secret, 0, secret.length, HEAD_BYTES + offset);
    await file.datasync();
    if (offset === 0) await syncFolder(folder);
    return true;
  } finally {
    await file.close();
  }
}

/** All of it; null when the pieces are gone, or their key is. */
export async function readPieces(ground: Ground, id: string, size: number): Promise<Uint8Array | null> {
  const file = await open(join(folderOf(ground), id)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (file === null) return null;
  try {
    const key = await spoolKey(ground, file);
    const { bytesRead, buffer } = await file.read(Buffer.alloc(size), 0, size, HEAD_BYTES);
    return key !== null && bytesRead === size ? turn(key, 0, buffer) : null;
  } finally {
    await file.close();
  }
}

async function beginSpool({ settings }: Ground, file: FileHandle): Promise<Buffer> {
  const { current } = openKeys(settings.files);
  const salt = randomBytes(SALT);
  await file.truncate(0);
  await file.write(Buffer.concat([current.id, salt]), 0, HEAD_BYTES, 0);
  return keyOf(current, salt);
}

async function spoolKey({ settings }: Ground, file: FileHandle): Promise<Buffer | null> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  if (bytesRead < HEAD_BYTES) return null;
  const key = openKeys(settings.files).find(buffer.subarray(0, ID));
  return key ? keyOf(key, buffer.subarray(ID)) : null;
}

const keyOf = (key: FileKey, salt: Buffer) => key.derive(salt, 'spool');

/** Makes plain bytes secret ones and back, wherever in the file they stand. */
function turn(key: Buffer, offset: number, bytes: Uint8Array): Buffer {
  const counter = Buffer.alloc(BLOCK);
  counter.writeBigUInt64BE(BigInt(Math.floor(offset / BLOCK)), 8);
  const cipher = createCipheriv('aes-256-ctr', key, counter);
  cipher.update(Buffer.alloc(offset % BLOCK));
  return cipher.update(bytes);
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
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
