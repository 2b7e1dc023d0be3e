import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import { extract, pack } from 'tar-stream';
import { toBytes } from '../files/store/flow.ts';
import { openKeys } from '../files/store/keys.ts';
import { rechunk } from '../files/store/rechunk.ts';
import { HEAD_BYTES, keyIdOf, makeHead, opened, sealed } from '../files/store/sealing.ts';

/*
 * A backup is one file: a tar of named streams, each cut into numbered parts (as the length of a stream is not known before its end),
 * compressed with zstd and sealed as the files of the store are, under BACKUP_KEY.
 */
export interface NamedStream {
  name: string;
  pieces: AsyncIterable<Uint8Array>;
}

const PART = 4 * 1024 * 1024;
/** Stands in the sealed head where a file of the store has its hash: neither can be put in the place of the other. */
const LABEL = createHash('sha256').update('motcua backup').digest('hex');

/** Writes the file under its name when all of it is on the disk; until then it is called `….part`. @returns its size in bytes */
export async function writePackage(
  path: string,
  key: Uint8Array,
  streams: AsyncIterable<NamedStream>,
): Promise<number> {
  const part = `${path}.part`;
  try {
    const head = makeHead(openKeys({ key, oldKeys: [] }).current, LABEL);
    await pipeline(
      Readable.from(tarOf(streams)),
      createZstdCompress(),
      (plain: AsyncIterable<Uint8Array>) => sealed(head, plain),
      createWriteStream(part, { mode: 0o600, flush: true }),
    );
    const { size } = await stat(part);
    await rename(part, path);
    return size;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function* tarOf(streams: AsyncIterable<NamedStream>): AsyncGenerator<Uint8Array> {
  const tar = pack();
  const filled = fill(tar, streams).catch((error: Error) => tar.destroy(error));
  yield* tar as AsyncIterable<Uint8Array>;
  await filled;
}

async function fill(tar: ReturnType<typeof pack>, streams: AsyncIterable<NamedStream>): Promise<void> {
  for await (const { name, pieces } of streams) {
    let no = 0;
    for await (const { bytes } of rechunk(pieces, PART)) {
      const part = `${name}/${String(++no).padStart(6, '0')}`;
      await new Promise<void>((done, failed) =>
        tar.entry({ name: part, mode: 0o600 }, bytes, (error) => (error ? failed(error) : done())),
      );
    }
  }
  tar.finalize();
}

/**
 * The streams of a backup in their order; each has to be read before the next is asked for, what is left of it is skipped.
 * @throws Error with a Vietnamese sentence for what is no backup, is sealed with another key, was changed or cut short
 */
export async function* readPackage(path: string, key: Uint8Array): AsyncGenerator<NamedStream> {
  const keys = openKeys({ key, oldKeys: [] });
  await mustBeOurs(path, keys.current.id);
  const tar = extract();
  const fed = pipeline(
    createReadStream(path),
    (given: AsyncIterable<Uint8Array>) => opened(keys, LABEL, given),
    createZstdDecompress(),
    tar as unknown as NodeJS.WritableStream,
  ).catch((error) => {
    throw new Error('bản sao lưu bị hỏng, bị sửa hoặc bị cắt ngắn.', { cause: error });
  });
  fed.catch(() => undefined);
  /** Why the tar ended is known to what feeds it. */
  const explained = async <T>(asked: Promise<T>): Promise<T> => {
    try {
      return await asked;
    } catch (error) {
      await fed;
      throw error;
    }
  };
  try {
    yield* grouped(tar, explained);
    await fed;
  } finally {
    tar.destroy();
  }
}

async function* grouped(
  tar: ReturnType<typeof extract>,
  explained: <T>(asked: Promise<T>) => Promise<T>,
): AsyncGenerator<NamedStream> {
  const entries = tar[Symbol.asyncIterator]();
  let next = await explained(entries.next());
  while (!next.done) {
    const name = nameOf(next.value.header.name);
    const pieces = (async function* () {
      while (!next.done && nameOf(next.value.header.name) === name) {
        yield await explained(toBytes(next.value as AsyncIterable<Uint8Array>));
        next = await explained(entries.next());
      }
    })();
    yield { name, pieces };
    // What was not read of it.
    while (!next.done && nameOf(next.value.header.name) === name) {
      next.value.resume();
      next = await explained(entries.next());
    }
  }
}

const nameOf = (part: string) => part.slice(0, part.lastIndexOf('/'));

async function mustBeOurs(path: string, ours: Buffer): Promise<void> {
  const file = await open(path, 'r').catch(() => {
    throw new Error(`không đọc được tệp ${path}.`);
  });
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  await file.close();
  const id = keyIdOf(buffer.subarray(0, bytesRead));
  if (id === null) throw new Error(`${path} không phải bản sao lưu của Một Cửa.`);
  if (!id.equals(ours))
    throw new Error(`bản sao lưu này được mã hóa bằng một BACKUP_KEY khác (khóa ${id.toString('hex')}).`);
}
