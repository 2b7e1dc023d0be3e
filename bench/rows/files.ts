// What sealing files costs: megabytes a second written and read, beside plain files of the same run, and how much memory a
// long stream takes.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashOf } from '../../src/platform/files/file-store.ts';
import { openFileStore } from '../../src/platform/files/store/open-store.ts';
import type { Row } from '../table/table.ts';

const MB = 1024 * 1024;
const PIECE = MB;

/** Files of two sizes, and a stream of so many megabytes. */
export async function sealedFiles(streamMegabytes: number): Promise<Row[]> {
  const rows: Row[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-files-'));
  const store = openFileStore({
    folder: join(folder, 'sealed'),
    key: randomBytes(32),
    oldKeys: [],
    s3: null,
  });
  try {
    for (const [megabytes, count] of [
      [0.25, 80],
      [10, 12],
    ] as const) {
      const files = Array.from({ length: count }, () => randomBytes(megabytes * MB));
      const total = megabytes * count;
      const hashes = files.map(hashOf);
      const ours = await rate(total, files, (bytes) => store.write(bytes));
      const plain = await rate(total, files, (bytes) => writePlain(folder, bytes));
      const oursRead = await rate(total, hashes, (sha256) => store.read(sha256));
      const plainRead = await rate(total, hashes, async (sha256) => {
        if (hashOf(await readFile(join(folder, sha256))) !== sha256) throw new Error('turned');
      });
      rows.push(rateRow(`ghi tệp ${megabytes} MB có niêm phong / để trần`, ours, plain));
      rows.push(rateRow(`đọc và kiểm tệp ${megabytes} MB / để trần`, oursRead, plainRead));
    }
    rows.push(await streamRow(store, streamMegabytes));
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As the store did before it sealed: hashed, written aside, flushed, given its name. */
async function writePlain(folder: string, bytes: Uint8Array): Promise<void> {
  const path = join(folder, hashOf(bytes));
  const file = await open(`${path}.part`, 'wx');
  await file.writeFile(bytes);
  await file.sync();
  await file.close();
  await rename(`${path}.part`, path);
}

async function rate<T>(megabytes: number, list: T[], work: (each: T) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  for (const each of list) await work(each);
  return megabytes / ((performance.now() - start) / 1000);
}

async function streamRow(store: ReturnType<typeof openFileStore>, megabytes: number): Promise<Row> {
  const piece = randomBytes(PIECE);
  async function* stream() {
    for (let no = 0; no < megabytes; no++) {
      piece.writeUInt32BE(no, 0);
      yield piece.subarray();
    }
  }
  const hash = createHash('sha256');
  for await (const each of stream()) hash.update(each);
  const source = { sha256: hash.digest('hex'), size: megabytes * PIECE, open: stream };
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  const writing = performance.now();
  await store.writeFrom(source);
  const reading = performance.now();
  let length = 0;
  for await (const each of await store.open(source.sha256)) length += each.length;
  const ended = performance.now();
  clearInterval(watch);
  if (length !== source.size) throw new Error('a short file');
  const speed = (from: number, to: number) => (megabytes / ((to - from) / 1000)).toFixed(0);
  return {
    what: `luồng ${megabytes} MB: ghi / đọc`,
    ours: `${speed(writing, reading)} MB/s`,
    plain: `${speed(reading, ended)} MB/s`,
    ratio: (ended - reading) / (reading - writing),
    note: `bộ nhớ thêm nhiều nhất ${((most - before) / MB).toFixed(0)} MB`,
  };
}

/** How many times as long as plain files. */
function rateRow(what: string, ours: number, plain: number): Row {
  return { what, ours: `${ours.toFixed(0)} MB/s`, plain: `${plain.toFixed(0)} MB/s`, ratio: plain / ours };
}
