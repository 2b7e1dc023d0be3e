import type { Tx } from '../../platform/database/database.ts';
import { type Dropped, dropUploads } from '../uploads/index.ts';
import { uploadOwner } from './attachments.ts';

/**
 * Deletes what an account has not filed yet, with what was attached; an organisation's drafts are not his.
 * @returns how many, and what `forgetDropped` forgets after the commit
 */
export async function eraseDrafts(
  tx: Tx,
  { wardId, citizenId }: { wardId: number; citizenId: number },
): Promise<{ count: number; dropped: Dropped[] }> {
  const rows = await tx
    .deleteFrom('drafts')
    .where('ward_id', '=', wardId)
    .where('citizen_id', '=', citizenId)
    .where('client_organisation_id', 'is', null)
    .where('filed_at', 'is', null)
    .returning('id')
    .execute();
  const dropped: Dropped[] = [];
  for (const { id } of rows) dropped.push(await dropUploads(tx, uploadOwner({ wardId, id })));
  return { count: rows.length, dropped };
}
