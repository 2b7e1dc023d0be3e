import type { Tx } from '../../platform/database/database.ts';
import { enqueue } from '../../platform/jobs/jobs.ts';
import { mayFetchResult } from './result-access.ts';
import type { Dossier } from './store.ts';

/** Work on what a dossier has come to: its result is its owner's, and its papers have been examined. */
export const DOSSIER_SETTLED = 'dossiers.settled';

/** Whether its result is its owner's now, as a paper that was handed over or as a file that he may fetch. */
export function isSettled(dossier: Dossier): boolean {
  return dossier.state.status === 'returned' || mayFetchResult(dossier);
}

/** Queues that work when a step settles a dossier, or gives a settled one another result. */
export async function passOnSettled(tx: Tx, before: Dossier, after: Dossier, now: Date): Promise<void> {
  const isOther = before.state.resultFile !== after.state.resultFile;
  if (!isSettled(after) || (isSettled(before) && !isOther)) return;
  await enqueue(tx, DOSSIER_SETTLED, { wardId: after.wardId, dossierId: after.id }, { now });
}
