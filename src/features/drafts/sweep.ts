import type { Platform } from '../../platform/platform.ts';
import { discardUploads } from '../uploads/index.ts';
import { uploadOwner } from './attachments.ts';

/** So many are forgotten in one turn; the next turn takes the rest. */
const MOST = 500;

/** Forgets drafts that nobody saved for their term, with what was attached. @returns how many */
export async function sweepDrafts(platform: Platform, now: Date): Promise<number> {
  const { database } = platform;
  const rows = await database.db
    .selectFrom('drafts')
    .select(['ward_id', 'id'])
    .where('filed_at', 'is', null)
    .where('expires_at', '<=', now)
    .limit(MOST)
    .execute();
  for (const { ward_id: wardId, id } of rows) {
    await discardUploads(platform, uploadOwner({ wardId, id }));
    await database.transact((tx) =>
      tx
        .deleteFrom('drafts')
        .where('ward_id', '=', wardId)
        .where('id', '=', id)
        .where('filed_at', 'is', null)
        .where('expires_at', '<=', now)
        .execute(),
    );
  }
  return rows.length;
}
