import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Blobs } from './blobs.ts';

const READ_BYTES = 256 * 1024;

/** On the local disk. A file is written aside, reaches the disk, and then gets its name, which reaches the disk too. */
export function openDiskBlobs(folder: string): Blobs {
  const pathOf = (name: string) => join(folder, name);
  const parts = join(folder, 'part');
  return {
    async put(name, blob) {
      await makeFolder(parts);
      const part = join(parts, randomUUID());
      try {
        await writeOut(part, blob.open());
        await makeFolder(dirname(pathOf(name)));
        await rename(part, pathOf(name));
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
      await syncFolder(dirname(pathOf(name)));
    },
    async get(name) {
      const file = await unlessMissing(open(pathOf(name)));
      return file?.createReadStream({ highWaterMark: READ_BYTES }) ?? null;
    },
    async has(name) {
      if ((await unlessMissing(stat(pathOf(name)))) === null) return false;
      // Whoever wrote it may have died before its name was on the disk.
      await syncFolder(dirname(pathOf(name)));
      return true;
    },
    remove: (name) => rm(pathOf(name), { force: true }),
    list: () => listFolder(folder),
    async forgetParts(before) {
      let forgotten = 0;
      for (const name of (await unlessMissing(readdir(parts))) ?? []) {
        const found = await unlessMissing(stat(join(parts, name)));
        if (found === null || found.mtime >= before) continue;
        await rm(join(parts, name), { force: true });
        forgotten++;
      }
      return forgotten;
    },
    check: () => makeFolder(folder),
  };
}

async function writeOut(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new folder's own name has to reach the disk as well. */
async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}

async function syncFolder(path: string): Promise<void> {
  const folder: FileHandle = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function* listFolder(folder: string): AsyncGenerator<{ name: string; at: Date }> {
  for (const shard of (await unlessMissing(readdir(folder))) ?? []) {
    if (!/^[0-9a-f]{2}$/.test(shard)) continue;
    for (const each of (await unlessMissing(readdir(join(folder, shard)))) ?? []) {
      const name = `${shard}/${each}`;
      const found = await unlessMissing(stat(join(folder, name)));
      if (found !== null) yield { name, at: found.mtime };
    }
  }
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
