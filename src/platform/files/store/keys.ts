import { createHmac, hkdfSync } from 'node:crypto';

/** A key of the installation's files: what it makes of a hash and of a salt tells nothing of the key. */
export interface FileKey {
  /** Eight bytes that name it in the head of each file; not secret. */
  id: Buffer;
  /** Where bytes of this hash lie: nobody without the key can tell whether there are any. */
  nameOf(sha256: string): string;
  /** A key of 32 bytes for one file and one purpose. */
  derive(salt: Uint8Array, purpose: string): Buffer;
}

/** The key that new files are sealed with, and all that old ones may be sealed with, the present one first. */
export interface FileKeys {
  current: FileKey;
  all: readonly FileKey[];
  find(id: Uint8Array): FileKey | undefined;
}

export function openKeys({ key, oldKeys }: { key: Uint8Array; oldKeys: readonly Uint8Array[] }): FileKeys {
  const all = [key, ...oldKeys].map(openKey);
  return { current: all[0]!, all, find: (id) => all.find((each) => each.id.equals(id)) };
}

function openKey(secret: Uint8Array): FileKey {
  const derive = (salt: Uint8Array, purpose: string, length = 32) =>
    Buffer.from(hkdfSync('sha256', secret, salt, `motcua files: ${purpose}`, length));
  const nameKey = derive(Buffer.alloc(0), 'name');
  return {
    id: derive(Buffer.alloc(0), 'id', 8),
    nameOf: (sha256) => placeOf(createHmac('sha256', nameKey).update(sha256).digest('hex')),
    derive: (salt, purpose) => derive(salt, purpose),
  };
}

/** No folder holds more than a 256th of all files. */
export function placeOf(name: string): string {
  return `${name.slice(0, 2)}/${name}`;
}
