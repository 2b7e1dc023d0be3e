import type { Platform } from '../../platform/platform.ts';
import type { Visitor } from '../citizens/index.ts';
import { discardUploads } from '../uploads/index.ts';
import { uploadOwner } from './attachments.ts';
import { mustBeUnfiled } from './save.ts';
import { type DraftKey, lockDraft } from './store.ts';

/** So many are forgotten in one turn; the next turn takes the rest. */
const MOST = 500;

type Ground = Pick<Platform, 'database' | 'files' | 'settings'>;

/**
 * Throws a draft away on its owner's word, with what was attached.
 * @throws Problem not_found; step_not_open when it was filed
 */
export async function discardDraft(
  ground: Ground,
  key: DraftKey,
  visitor: Visitor | null,
  now: Date,
): Promise<void> {
  await ground.database.transact(async (tx) => {
    mustBeUnfiled(await lockDraft(tx, key, visitor, now));
    await tx.deleteFrom('drafts').where('ward_id', '=', key.wardId).where('id', '=', key.id).execute();
  });
  await discardUploads(ground, uploadOwner(key));
}

/** Forgets drafts that nobody saved for their term, with what was attached. @returns how many */
export async function sweepDrafts(ground: Ground, now: Date): Promise<number> {
  const swept = await ground.database.transact((tx) =>
    tx
      .deleteFrom('drafts')
      .where(({ eb, refTuple, selectFrom }) =>
        eb(
          refTuple('ward_id', 'id'),
          'in',
          selectFrom('drafts')
            .select(['ward_id', 'id'])
            .where('filed_at', 'is', null)
            .where('expires_at', '<=', now)
            .limit(MOST)
            .$asTuple('ward_id', 'id'),
        ),
      )
      .returning(['ward_id', 'id'])
      .execute(),
  );
  for (const { ward_id: wardId, id } of swept) await discardUploads(ground, uploadOwner({ wardId, id }));
  return swept.length;
}
