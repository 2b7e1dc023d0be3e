import { hashOf } from '../../../platform/files/file-store.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Dossier } from '../../dossiers/index.ts';
import type { Ward } from '../../organisation/index.ts';
import type { ManifestFile, Role } from '../schema.ts';

/** What packages are made from. */
export type Ground = Pick<Platform, 'database' | 'files' | 'settings' | 'now'>;

/** A file on its way into a package; its bytes are read when they are written. */
export interface Part extends ManifestFile {
  read(): Promise<Uint8Array>;
}

interface Drawn {
  path: string;
  role: Role;
  name?: string;
  mediaType: string;
  bytes: Uint8Array;
}

/** A part whose bytes are there. */
export function partOf({ path, role, name, mediaType, bytes }: Drawn): Part {
  return {
    ...{ path, role, name: name ?? path.slice(path.lastIndexOf('/') + 1), mediaType },
    ...{ size: bytes.length, sha256: hashOf(bytes) },
    read: async () => bytes,
  };
}

/** What a feature that stands after this one adds to the package of a dossier: answers, receipts. */
export type PartsFrom = (ground: Ground, ward: Ward, dossier: Dossier) => Promise<Part[]>;
