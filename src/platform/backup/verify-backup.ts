import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { json as readJson } from 'node:stream/consumers';
import { type Contents, names, readName, type Totals } from './contents.ts';
import { readPackage } from './package.ts';

export interface VerifiedBackup {
  madeAt: string;
  /** The newest migration in it. */
  version: string;
  rows: number;
  files: number;
  /** What is not as it should be, one Vietnamese line each. */
  faults: string[];
}

/**
 * Reads a backup to its end, without a database: every piece is authenticated, every file is counted against its hash, every table
 * against the number of its rows.
 * @throws Error as `readPackage` does
 */
export async function verifyBackup(path: string, key: Uint8Array): Promise<VerifiedBackup> {
  let contents: Contents | null = null;
  let totals: Totals | null = null;
  const rows: Record<string, number> = {};
  const broken: string[] = [];
  let files = 0;
  for await (const { name, pieces } of readPackage(path, key)) {
    const what = readName(name);
    if ('table' in what) rows[what.table] = await countLines(pieces);
    else if ('sha256' in what) {
      files++;
      if ((await hashAll(pieces)) !== what.sha256) broken.push(what.sha256);
    } else if (name === names.contents) contents = (await readJson(Readable.from(pieces))) as Contents;
    else if (name === names.totals) totals = (await readJson(Readable.from(pieces))) as Totals;
  }
  if (contents === null || totals === null) throw new Error('bản sao lưu không có mục lục.');
  const expected = totals;
  const wrong = contents.tables.filter(({ name }) => rows[name] !== expected.rows[name]);
  return {
    ...{ madeAt: contents.madeAt, version: contents.migrations.at(-1)?.name ?? '', files },
    rows: Object.values(rows).reduce((sum, count) => sum + count, 0),
    faults: [
      ...wrong.map(({ name }) => `bảng ${name}: ${rows[name] ?? 0} dòng, phải có ${expected.rows[name]}`),
      ...broken.map((sha256) => `tệp ${sha256}: thiếu hoặc hỏng`),
    ],
  };
}

/** COPY writes one row a line; line breaks within a value are escaped. */
async function countLines(pieces: AsyncIterable<Uint8Array>): Promise<number> {
  let count = 0;
  for await (const piece of pieces)
    for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, at + 1)) count++;
  return count;
}

async function hashAll(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}
