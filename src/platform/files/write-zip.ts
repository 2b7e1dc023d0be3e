import { Readable } from 'node:stream';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export interface ZipEntry {
  path: string;
  read(): Promise<Uint8Array>;
}

/** What is packed already gains nothing from being packed again. */
const PACKED = /\.(?:pdf|jpg|png|docx|xlsx|zip|bin|sig)$/;

/**
 * A ZIP piece by piece, one file in memory at a time. The same files in the same order give the same bytes: every file is
 * dated noon of one day, whatever the clock and the time zone of the machine.
 * @param day as `2026-11-28`
 */
export async function* writeZip(
  entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>,
  day: string,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    failure ??= error;
    ready.push(chunk);
  });
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  for await (const { path, read } of entries) {
    const file = PACKED.test(path) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    file.mtime = new Date(year, month - 1, date, 12);
    zip.add(file);
    file.push(await read(), true);
    if (failure) throw failure;
    yield* ready.splice(0);
  }
  zip.end();
  if (failure) throw failure;
  yield* ready.splice(0);
}

/** The same as the body of an answer: the next file is read only when its reader wants more. */
export function zipStream(
  entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>,
  day: string,
): ReadableStream<Uint8Array> {
  const pieces = Readable.from(writeZip(entries, day), { highWaterMark: 1 });
  return Readable.toWeb(pieces) as ReadableStream<Uint8Array>;
}
