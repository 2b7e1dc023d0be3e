import type { Tx } from '../../../platform/database/database.ts';

/** Empties what was written beside the scores of these dossiers, in every version; the scores count on. @returns of how many answers */
export async function blankComments(tx: Tx, wardId: number, dossierIds: readonly number[]): Promise<number> {
  if (dossierIds.length === 0) return 0;
  const rows = await tx
    .updateTable('survey_answers')
    .set({ comment: '' })
    .where('ward_id', '=', wardId)
    .where('dossier_id', 'in', [...dossierIds])
    .returning('dossier_id')
    .execute();
  await tx
    .updateTable('survey_answer_versions')
    .set({ comment: '' })
    .where('ward_id', '=', wardId)
    .where('dossier_id', 'in', [...dossierIds])
    .where('comment', '!=', '')
    .execute();
  return rows.length;
}
