import { forgetFreed } from './discard-upload.ts';
import type { Ground } from './schema.ts';
import { forgetPieces, listOldPieces } from './spool.ts';

const DAY_MS = 24 * 3_600_000;
/** Longer than any draft lives: what nobody filed by then is nobody's. */
const LIFE_DAYS = 90;

/**
 * Forgets uploads that were begun more than a day ago, pieces that a crash left without one, and files that no dossier took
 * over in a quarter of a year. @returns how many
 */
export async function sweepUploads(ground: Ground, now: Date): Promise<number> {
  const begun = await ground.database.transact((tx) =>
    tx.deleteFrom('begun_uploads').where('expires_at', '<=', now).returning('id').execute(),
  );
  for (const { id } of begun) await forgetPieces(ground, id);
  for (const id of await listOldPieces(ground, new Date(now.getTime() - 2 * DAY_MS)))
    await forgetPieces(ground, id);
  const before = new Date(now.getTime() - LIFE_DAYS * DAY_MS);
  const left = await ground.database.transact((tx) =>
    tx.deleteFrom('uploads').where('created_at', '<', before).returning('sha256').execute(),
  );
  await forgetFreed(
    ground,
    left.map((row) => row.sha256),
  );
  return begun.length + left.length;
}
