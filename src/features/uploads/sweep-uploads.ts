import type { Ground } from './schema.ts';
import { forgetPieces, listOldPieces } from './spool.ts';

const DAY_MS = 24 * 3_600_000;

/** Forgets uploads that were begun more than a day ago, and pieces that a crash left without one. @returns how many */
export async function sweepUploads(ground: Ground, now: Date): Promise<number> {
  const rows = await ground.database.transact((tx) =>
    tx.deleteFrom('begun_uploads').where('expires_at', '<=', now).returning('id').execute(),
  );
  for (const { id } of rows) await forgetPieces(ground, id);
  for (const id of await listOldPieces(ground, new Date(now.getTime() - 2 * DAY_MS)))
    await forgetPieces(ground, id);
  return rows.length;
}
