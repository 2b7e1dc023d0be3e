import type { Tx } from '../../database/database.ts';
import { mustSeeEveryWard } from '../../database/walls.ts';
import { type FileStore, lockBytes } from '../file-store.ts';
import { isNamed } from './references.ts';

/** Bytes go when no row names them any more, of any ward. @returns whether they went */
export async function forgetBytes(tx: Tx, store: FileStore, sha256: string): Promise<boolean> {
  await lockBytes(tx, sha256);
  await mustSeeEveryWard(tx);
  if (await isNamed(tx, sha256)) return false;
  await store.remove(sha256);
  return true;
}
