import type { Db } from '../../../platform/database/database.ts';
import type { Dossier } from '../../dossiers/index.ts';
import { type SyncFlags, syncFlags } from './sync-flags.ts';

/** The flags of every paper of a dossier, by its number. */
export async function flagsOfDossier(db: Db, { wardId, state }: Dossier): Promise<Map<number, SyncFlags>> {
  const itemIds = state.documents.flatMap((each) => each.vaultItemId ?? []);
  const items =
    itemIds.length === 0
      ? []
      : await db
          .selectFrom('vault_items')
          .select(['id', 'result_code'])
          .where('ward_id', '=', wardId)
          .where('id', 'in', itemIds)
          .execute();
  return new Map(
    state.documents.map((document) => {
      const item = items.find((each) => each.id === document.vaultItemId);
      return [document.no, syncFlags(document, { resultCode: item?.result_code ?? null })];
    }),
  );
}
