import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../database/database.ts';

/**
 * Bytes known by their SHA-256, kept once, sealed, on a disk or in a bucket. Where they lie is told by a key alone, so that nobody
 * learns from a hash whether there are any. `store/open-store.ts` opens one.
 */
export interface FileStore {
  /** Keeps bytes and returns their hash when they are there to stay. Twice is as once. */
  write(bytes: Uint8Array): Promise<string>;
  /** The same for a file of any size, never whole in memory. @throws Error when it is not what it was said to be; nothing is kept */
  writeFrom(source: FileSource): Promise<void>;
  /** @throws Error when they are not there, or were changed */
  read(sha256: string): Promise<Uint8Array>;
  /**
   * The same as a stream, in constant memory: it has to be read or cancelled. Every piece was checked before it is given out.
   * @throws Error as `read` does, when it can be known at the beginning; later the stream errors
   */
  open(sha256: string): Promise<ReadableStream<Uint8Array>>;
  /** Forgets bytes that no row names any more, under `lockBytes`. Twice is as once. */
  remove(sha256: string): Promise<void>;
  /** @throws Error with a Vietnamese sentence when it cannot be used: no such bucket, a key that is refused */
  check(): Promise<void>;
  upkeep: StoreUpkeep;
}

/** A file whose hash and size (bytes) were counted before; `open` gives its bytes from the start, each time it is called. */
export interface FileSource {
  sha256: string;
  size: number;
  open(): AsyncIterable<Uint8Array>;
}

/** What looks after a store as a whole. */
export interface StoreUpkeep {
  /** Every name under which bytes of this hash may lie. */
  namesOf(sha256: string): string[];
  list(): AsyncIterable<{ name: string; at: Date }>;
  /** The hash of what lies under a name; null when it is not ours: of an unknown key, damaged, or foreign. */
  whatIs(name: string): Promise<string | null>;
  /** Forgets what a crash left half written before an instant. @returns how many */
  forgetParts(before: Date): Promise<number>;
  /** Seals a file of `size` bytes with the present key, if it is not, under `lockBytes`. @returns whether it was not */
  reseal(sha256: string, size: number): Promise<boolean>;
}

/** Whoever writes bytes or forgets them holds this until his rows are committed: none loses what another just named. */
export async function lockBytes(tx: Tx, sha256: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`bytes:${sha256}`}, 0))`.execute(tx);
}

/** The name by which bytes are known. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export interface StoredFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
  /** Whether a virus scanner looked at it. */
  scanned?: boolean;
}

/** A stored file whose bytes come as a stream, which has to be read or cancelled. */
export interface OpenedFile {
  name: string;
  mediaType: string;
  size: number;
  stream: ReadableStream<Uint8Array>;
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
  await nameFile(tx, wardId, { ...file, sha256, size: file.bytes.length }, now);
  return sha256;
}

/** The same for a large file. */
export async function saveLargeFile(
  tx: Tx,
  store: FileStore,
  wardId: number,
  file: Omit<StoredFile, 'bytes'> & { source: FileSource },
  now: Date,
): Promise<string> {
  const { sha256, size } = file.source;
  await lockBytes(tx, sha256);
  await store.writeFrom(file.source);
  await nameFile(tx, wardId, { ...file, sha256, size }, now);
  return sha256;
}

type NamedFile = Omit<StoredFile, 'bytes'> & { sha256: string; size: number };

/**
 * The row that makes bytes a stored file of the ward, under `lockBytes`; a file that is there keeps its name and is named anew,
 * so that no sweep takes it from whoever just found it.
 */
export async function nameFile(tx: Tx, wardId: number, file: NamedFile, now: Date): Promise<void> {
  await tx
    .insertInto('files')
    .values({
      ward_id: wardId,
      sha256: file.sha256,
      name: file.name,
      media_type: file.mediaType,
      size: file.size,
      created_at: now,
      named_at: now,
      scanned_at: file.scanned ? now : null,
    })
    .onConflict((conflict) => conflict.columns(['ward_id', 'sha256']).doUpdateSet({ named_at: now }))
    .execute();
}
