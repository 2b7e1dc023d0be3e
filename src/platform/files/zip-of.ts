import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export interface ZipEntry {
  name: string;
  bytes: Uint8Array;
  /** Pictures and PDF do not shrink. */
  isPacked?: boolean;
}

/** A ZIP that is made while it is sent: one file at a time is in memory, and the next only when the reader wants more. */
export function zipOf(entries: () => AsyncGenerator<ZipEntry>): ReadableStream<Uint8Array> {
  const source = entries();
  let zip: Zip;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      zip = new Zip((error, chunk, isLast) => {
        if (error) controller.error(error);
        else {
          controller.enqueue(chunk);
          if (isLast) controller.close();
        }
      });
    },
    async pull() {
      const { value, done } = await source.next();
      if (done) {
        zip.end();
        return;
      }
      const entry = value.isPacked ? new ZipPassThrough(value.name) : new ZipDeflate(value.name);
      zip.add(entry);
      entry.push(value.bytes, true);
    },
  });
}
