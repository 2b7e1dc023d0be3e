import type { FileSettings } from '../../settings.ts';
import { type FileStore, hashOf } from '../file-store.ts';
import type { Blob, Blobs } from './blobs.ts';
import { openDiskBlobs } from './disk-blobs.ts';
import { hashing, type Pieces, toBytes, toStream } from './flow.ts';
import { type FileKeys, openKeys, placeOf } from './keys.ts';
import { openS3Blobs } from './s3-blobs.ts';
import { HEAD_BYTES, keyIdOf, makeHead, opened, readHead, sealed, sealedSize } from './sealing.ts';

/** The store that the settings name: sealed files in a folder of this disk, or in a bucket. */
export function openFileStore(settings: FileSettings): FileStore {
  const blobs = settings.s3 ? openS3Blobs(settings.s3) : openDiskBlobs(settings.folder);
  return storeOver(blobs, openKeys(settings));
}

function storeOver(blobs: Blobs, keys: FileKeys): FileStore {
  /** Where a file may lie: under the name of the present key or of an old one, or, of an older installation, under its hash. */
  const namesOf = (sha256: string) => [...keys.all.map((key) => key.nameOf(sha256)), placeOf(sha256)];
  const put = (sha256: string, size: number, plain: () => Pieces) => {
    const head = makeHead(keys.current, sha256);
    const blob: Blob = {
      size: sealedSize(size),
      open: () => sealed(head, hashing(plain(), { sha256, size })),
    };
    return blobs.put(keys.current.nameOf(sha256), blob);
  };
  const hasAny = async (sha256: string) => {
    for (const name of namesOf(sha256)) if (await blobs.has(name)) return true;
    return false;
  };
  const plainAt = async (name: string, sha256: string) => {
    const found = await readAt(blobs, keys, name, sha256);
    if (found === null) throw new Error(`File ${sha256} is not in the store.`);
    return found;
  };
  /** Where it is, it is looked for twice, as a rotation may move it meanwhile. */
  const plainOf = async (sha256: string) => {
    const names = namesOf(sha256);
    for (const name of [...names, ...names.slice(0, -1)]) {
      const found = await readAt(blobs, keys, name, sha256);
      if (found !== null) return found;
    }
    return plainAt(names.at(-1)!, sha256);
  };
  return {
    async write(bytes) {
      const sha256 = hashOf(bytes);
      if (!(await hasAny(sha256))) await put(sha256, bytes.length, () => [bytes]);
      return sha256;
    },
    async writeFrom({ sha256, size, open }) {
      if (!(await hasAny(sha256))) await put(sha256, size, open);
    },
    async read(sha256) {
      const bytes = await toBytes(await plainOf(sha256));
      if (hashOf(bytes) !== sha256) throw new Error(`File ${sha256} is not what was stored.`);
      return bytes;
    },
    open: async (sha256) => toStream(await plainOf(sha256)),
    async remove(sha256) {
      for (const name of namesOf(sha256)) await blobs.remove(name);
    },
    check: () => blobs.check(),
    upkeep: {
      namesOf,
      list: () => blobs.list(),
      whatIs: (name) => whatIs(blobs, keys, name),
      forgetParts: (before) => blobs.forgetParts(before),
      async reseal(sha256, size) {
        const [current, ...others] = namesOf(sha256);
        const old: string[] = [];
        for (const name of others) if (await blobs.has(name)) old.push(name);
        if (old.length === 0) return false;
        if (!(await blobs.has(current!))) await put(sha256, size, () => later(plainAt(old[0]!, sha256)));
        for (const name of old) await blobs.remove(name);
        return true;
      },
    },
  };
}

/** What lies under a name that a file may have; null when nothing does. */
async function readAt(blobs: Blobs, keys: FileKeys, name: string, sha256: string) {
  const found = await blobs.get(name);
  if (found === null) return null;
  return name === placeOf(sha256) ? checkedPlain(found, sha256) : opened(keys, sha256, found);
}

/** A file of an installation before files were sealed (none is large): nothing of it goes out before all of it was checked. */
async function* checkedPlain(given: AsyncIterable<Uint8Array>, sha256: string): AsyncGenerator<Uint8Array> {
  const bytes = await toBytes(given);
  if (hashOf(bytes) !== sha256) throw new Error(`File ${sha256} is not what was stored.`);
  yield bytes;
}

async function* later(given: Promise<AsyncIterable<Uint8Array>>): AsyncGenerator<Uint8Array> {
  yield* await given;
}

/** The hash of what lies under a name; null for what is not ours: of an unknown key, damaged, or never written by us. */
async function whatIs(blobs: Blobs, keys: FileKeys, name: string): Promise<string | null> {
  const given = await blobs.get(name);
  if (given === null) return null;
  const bytes = await toBytes(given, HEAD_BYTES);
  try {
    if (keyIdOf(bytes) !== null) {
      const { sha256, key } = readHead(keys, bytes);
      return key.nameOf(sha256) === name ? sha256 : null;
    }
  } catch {
    return null;
  }
  const whole = await blobs.get(name);
  const sha256 = whole === null ? '' : hashOf(await toBytes(whole));
  return placeOf(sha256) === name ? sha256 : null;
}
