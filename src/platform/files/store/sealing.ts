import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { FileKey, FileKeys } from './keys.ts';
import { joined, rechunk } from './rechunk.ts';

/*
 * A sealed file: head, then chunks. The head is "MCF1", the key's id (8), a salt (16), and the SHA-256 of the plain bytes
 * sealed (32 + 16), so that who has the key knows what a file is. Each chunk is AES-256-GCM over up to 64 KiB under a key of
 * this file alone; its nonce is its number and whether it is the last, its associated data the head. So nothing can be cut
 * off, put in another order, or into another file unseen (the STREAM construction of Hoang, Reyhanitabar, Rogaway, Vizár).
 */
const MAGIC = Buffer.from('MCF1');
const [ID, SALT, HASH, TAG, CHUNK] = [8, 16, 32, 16, 64 * 1024];
export const HEAD_BYTES = MAGIC.length + ID + SALT + HASH + TAG;
const CIPHER = 'aes-256-gcm';

interface Head {
  bytes: Buffer;
  chunkKey: Buffer;
}

/** How many bytes a file of a size has when it is sealed. */
export function sealedSize(size: number): number {
  return HEAD_BYTES + size + TAG * Math.max(1, Math.ceil(size / CHUNK));
}

/** The head of a new file. Made once a file: what is sealed under one head is always the same. */
export function makeHead(key: FileKey, sha256: string): Head {
  const salt = randomBytes(SALT);
  const cipher = createCipheriv(CIPHER, key.derive(salt, 'head'), Buffer.alloc(12));
  const hash = Buffer.concat([cipher.update(Buffer.from(sha256, 'hex')), cipher.final()]);
  const bytes = Buffer.concat([MAGIC, key.id, salt, hash, cipher.getAuthTag()]);
  return { bytes, chunkKey: key.derive(salt, 'chunks') };
}

/** The id of the key that a file is sealed with; null when it is not sealed. */
export function keyIdOf(bytes: Buffer): Buffer | null {
  const isSealed = bytes.length >= HEAD_BYTES && bytes.subarray(0, MAGIC.length).equals(MAGIC);
  return isSealed ? bytes.subarray(MAGIC.length, MAGIC.length + ID) : null;
}

/** @throws Error when it is no head, its key is not there, or it was changed */
export function readHead(keys: FileKeys, given: Buffer): Head & { sha256: string; key: FileKey } {
  const bytes = given.subarray(0, HEAD_BYTES);
  const id = keyIdOf(bytes);
  if (id === null) throw new Error('A file in the store is not sealed as it should be.');
  const key = keys.find(id);
  if (!key) throw new Error(`A file is sealed with key ${id.toString('hex')}, which is not among ours.`);
  const salt = bytes.subarray(MAGIC.length + ID, MAGIC.length + ID + SALT);
  const decipher = createDecipheriv(CIPHER, key.derive(salt, 'head'), Buffer.alloc(12));
  decipher.setAuthTag(bytes.subarray(HEAD_BYTES - TAG));
  const hash = bytes.subarray(HEAD_BYTES - TAG - HASH, HEAD_BYTES - TAG);
  const sha256 = Buffer.concat([decipher.update(hash), decipher.final()]).toString('hex');
  return { bytes, key, sha256, chunkKey: key.derive(salt, 'chunks') };
}

function nonceOf(no: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(no, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

export async function* sealed(head: Head, plain: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  yield head.bytes;
  let no = 0;
  for await (const { bytes, isLast } of rechunk(plain, CHUNK)) {
    const cipher = createCipheriv(CIPHER, head.chunkKey, nonceOf(no++, isLast));
    cipher.setAAD(head.bytes);
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }
}

/**
 * What was sealed. Each chunk is given out only after it was authenticated.
 * @throws Error for another file than that of this hash, one that was changed, cut short or made longer, or of an unknown key
 */
export async function* opened(
  keys: FileKeys,
  sha256: string,
  given: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  const { head: first, rest } = await splitHead(given);
  const head = readHead(keys, first);
  if (head.sha256 !== sha256) throw new Error('A file lies in the place of another.');
  let no = 0;
  for await (const { bytes, isLast } of rechunk(rest, CHUNK + TAG)) {
    if (bytes.length < TAG) throw new Error('A file in the store was cut short.');
    const decipher = createDecipheriv(CIPHER, head.chunkKey, nonceOf(no++, isLast));
    decipher.setAAD(head.bytes);
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
    const plain = decipher.update(bytes.subarray(0, bytes.length - TAG));
    decipher.final();
    yield plain;
  }
}

/** The head and what follows it; closing what follows closes all of it. */
async function splitHead(given: AsyncIterable<Uint8Array>) {
  const source = given[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < HEAD_BYTES) {
    const next = await source.next();
    if (next.done) throw new Error('A file in the store was cut short.');
    head = Buffer.concat([head, next.value]);
  }
  const first = head.subarray(HEAD_BYTES);
  return { head: head.subarray(0, HEAD_BYTES), rest: joined(first, source) };
}
