import type { Database } from '../../database/database.ts';
import { mustSeeEveryWard } from '../../database/walls.ts';
import { Problem } from '../../problem.ts';
import { type FileStore, lockBytes } from '../file-store.ts';
import { eachNamed, isNamed } from './references.ts';

export interface Reencrypted {
  files: number;
  /** How many were sealed with another key, or not at all, until now. */
  resealed: number;
  /** Hashes of those that could not be read, and stay as they are. */
  faults: string[];
}

async function reseal(
  { upkeep }: FileStore,
  { sha256, size }: { sha256: string; size: number },
  done: Reencrypted,
): Promise<void> {
  try {
    if (await upkeep.reseal(sha256, size)) done.resealed++;
  } catch (error) {
    if (error instanceof Problem) throw error;
    done.faults.push(sha256);
  }
}

/** Seals every named file with the present key that is not yet. It may be stopped and begun again, and others work meanwhile. @throws Problem try_later */
export async function reencryptFiles({
  database,
  files,
}: {
  database: Database;
  files: FileStore;
}): Promise<Reencrypted> {
  await mustSeeEveryWard(database.db);
  const done: Reencrypted = { files: 0, resealed: 0, faults: [] };
  for await (const rows of eachNamed(database.db))
    for (const { sha256, size } of rows) {
      done.files++;
      await database.transact(async (tx) => {
        await lockBytes(tx, sha256);
        if (await isNamed(tx, sha256)) await reseal(files, { sha256, size }, done);
      });
    }
  return done;
}
