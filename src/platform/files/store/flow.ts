import { createHash } from 'node:crypto';

/** Bytes piece by piece. */
export type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** All bytes of a source, or as many as are asked for at least. */
export async function toBytes(
  source: AsyncIterable<Uint8Array>,
  enough = Number.POSITIVE_INFINITY,
): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source) {
    pieces.push(piece);
    length += piece.length;
    if (length >= enough) break;
  }
  return Buffer.concat(pieces, length);
}

/** Lets bytes through. @throws Error at their end when they are not what they were said to be */
export async function* hashing(
  source: Pieces,
  { sha256, size }: { sha256: string; size: number },
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let length = 0;
  for await (const piece of source) {
    hash.update(piece);
    length += piece.length;
    if (length > size) break;
    yield piece;
  }
  if (length !== size || hash.digest('hex') !== sha256)
    throw new Error(`What should be stored as ${sha256} is something else.`);
}

/**
 * A stream that is asked for its first bytes at once, so that what cannot be opened fails before an answer begins. What fails
 * later errors the stream: nothing ends as if it were whole.
 */
export async function toStream(source: AsyncIterable<Uint8Array>): Promise<ReadableStream<Uint8Array>> {
  const iterator = source[Symbol.asyncIterator]();
  let ahead: IteratorResult<Uint8Array> | null = await iterator.next();
  return new ReadableStream(
    {
      async pull(controller) {
        const next = ahead ?? (await iterator.next());
        ahead = null;
        // Only a file of no bytes gives an empty piece.
        if (next.done || next.value.length === 0) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
