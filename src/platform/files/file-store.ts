import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Tx } from '../database/database.ts';

/** Bytes under their SHA-256 on the local disk. Writing the same bytes twice keeps one copy. */
export interface FileStore {
  write(bytes: Uint8Array): Promise<string>;
  read(sha256: string): Promise<Uint8Array>;
}

export function openFileStore(folder: string): FileStore {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  return {
    async write(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const path = pathOf(sha256);
      if (existsSync(path)) return sha256;
      await mkdir(dirname(path), { recursive: true });
      const part = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}.part`;
      await writeFile(part, bytes, { flush: true });
      await rename(part, path);
      return sha256;
    },
    async read(sha256) {
      const bytes = await readFile(pathOf(sha256));
      if (createHash('sha256').update(bytes).digest('hex') !== sha256)
        throw new Error(`File ${sha256} is not what was stored.`);
      return bytes;
    },
  };
}

export interface StoredFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

/** Stores the bytes first, then the row, so that a row never names bytes that are not there. */
export async function saveFile(
  tx: Tx,
  store: FileStore,
  wardId: number,
  file: StoredFile,
  now: Date,
): Promise<string> {
  const sha256 = await store.write(file.bytes);
  await tx
    .insertInto('files')
    .values({
      ward_id: wardId,
      sha256,
      name: file.name,
      media_type: file.mediaType,
      size: file.bytes.length,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(['ward_id', 'sha256']).doNothing())
    .execute();
  return sha256;
}
