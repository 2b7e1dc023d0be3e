/** The same bytes in pieces of one size; only the last is shorter, and is there when there is nothing at all. */
export async function* rechunk(
  source: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<{ bytes: Buffer; isLast: boolean }> {
  let piece = Buffer.allocUnsafe(size);
  let filled = 0;
  for await (const bytes of source)
    for (let at = 0; at < bytes.length; ) {
      // Whether a full piece is the last is known only when more comes.
      if (filled === size) {
        yield { bytes: piece, isLast: false };
        piece = Buffer.allocUnsafe(size);
        filled = 0;
      }
      const taken = Math.min(bytes.length - at, size - filled);
      piece.set(bytes.subarray(at, at + taken), filled);
      filled += taken;
      at += taken;
    }
  yield { bytes: piece.subarray(0, filled), isLast: true };
}

/** Bytes that were read ahead, then the rest of where they came from, which is closed with it. */
export async function* joined(
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    if (first.length > 0) yield first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
