import { constants, createInflate, createInflateRaw, inflateSync } from 'node:zlib';

/** More came out than may. */
export class TooMuch extends Error {}

interface Inflating {
  /** Deflate without the zlib head, as in a zip. */
  raw?: boolean;
  /** How many bytes may come out. */
  most: number;
  /** Sees every piece; what it throws ends the unpacking. */
  see?: (piece: Buffer) => void;
  /** A stream that ends too early counts as far as it goes. */
  tolerant?: boolean;
}

/**
 * Unpacks without keeping what comes out, off the main thread.
 * @returns how many bytes came out
 * @throws TooMuch, what zlib says of broken data, what `see` throws
 */
export function inflate(
  parts: readonly Uint8Array[],
  { raw, most, see, tolerant }: Inflating,
): Promise<number> {
  const options = { chunkSize: 256 * 1024, ...(tolerant && { finishFlush: constants.Z_SYNC_FLUSH }) };
  const inflater = raw ? createInflateRaw(options) : createInflate(options);
  return new Promise((resolve, reject) => {
    let size = 0;
    const stop = (end: () => void) => {
      inflater.destroy();
      end();
    };
    inflater.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size > most) return stop(() => reject(new TooMuch()));
      try {
        see?.(piece);
      } catch (error) {
        stop(() => reject(error));
      }
    });
    inflater.on('end', () => resolve(size));
    inflater.on('error', reject);
    for (const part of parts) inflater.write(part);
    inflater.end();
  });
}

/** The beginning of what a small packed part holds; null when it is not packed. */
export function inflateSmall(bytes: Uint8Array, most: number): Buffer | null {
  try {
    return inflateSync(bytes, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new TooMuch();
    return null;
  }
}
