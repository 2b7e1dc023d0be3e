import { sign } from 'node:crypto';
import { zipSync } from 'fflate';
import { KEY, MANIFEST, SIGNATURE, SUMS } from '../src/features/archive/schema.ts';
import { hashOf } from '../src/platform/files/file-store.ts';
import { publicPem, signingKey } from '../src/platform/security/sign.ts';

/** The files of a package by their path. */
export type Unpacked = Record<string, Uint8Array>;

/** Puts the hashes of the manifest's list and SHA256SUMS right for files that were changed; the signature is left. */
export function rehash(files: Unpacked): Unpacked {
  const manifest = JSON.parse(Buffer.from(files[MANIFEST]!).toString());
  for (const file of manifest.files ?? []) {
    const bytes = files[file.path];
    if (bytes) Object.assign(file, { sha256: hashOf(bytes), size: bytes.length });
  }
  const all: Unpacked = { ...files, [MANIFEST]: Buffer.from(JSON.stringify(manifest)) };
  const lines = Object.keys(all)
    .filter((path) => path !== SUMS && path !== SIGNATURE)
    .map((path) => `${hashOf(all[path]!)}  ${path}\n`);
  return { ...all, [SUMS]: Buffer.from(lines.join('')) };
}

/** What someone can make of a changed package who has no key but his own. */
export function resign(files: Unpacked): Unpacked {
  const key = signingKey('a forger', 'archive package');
  const all = rehash({ ...files, [KEY]: Buffer.from(publicPem(key)) });
  return { ...all, [SIGNATURE]: sign(null, Buffer.from(all[SUMS]!), key) };
}

export function rezip(files: Unpacked): Buffer {
  return Buffer.from(zipSync(files, { level: 0 }));
}
