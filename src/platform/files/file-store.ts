import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import type { Tx } from '../database/database.ts';

/** Bytes under their SHA-256 on the local disk. Writing the same bytes twice keeps one copy. */
export interface FileStore {
  write(bytes: Uint8Array): Promise<string>;
  read(sha256: string): Promise<Uint8Array>;
  /** Forgets bytes that no row names any more, under `lockBytes`. */
  remove(sha256: string): Promise<void>;
}

/** Whoever writes bytes or forgets them holds this until his rows are committed: none loses what another just named. */
export async function lockBytes(tx: Tx, sha256: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`bytes:${sha256}`}, 0))`.execute(tx);
}

/** The name under which bytes are kept. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function openFileStore(folder: string): FileStore {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  return {
    async write(bytes) {
      const sha256 = hashOf(bytes);
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
      if (hashOf(bytes) !== sha256) throw new Error(`File ${sha256} is not what was stored.`);
      return bytes;
    },
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
  };
}

export interface StoredFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
  /** Whether a virus scanner looked at it. */
  scanned?: boolean;
}

/** Stores the bytes first, then the row, so that a row never names bytes that are not there. */
export async function saveFile(
  tx: Tx,
  store: FileStore,
  wardId: number,
  file: StoredFile,
  now: Date,
): Promise<string> {
  await lockBytes(tx, hashOf(file.bytes));
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
      scanned_at: file.scanned ? now : null,
    })
    .onConflict((conflict) => conflict.columns(['ward_id', 'sha256']).doNothing())
    .execute();
  return sha256;
}
