import type { Db } from '../../../platform/database/database.ts';

export interface OwnAnswer {
  at: Date;
  scores: unknown;
  comment: string;
}

/** What the applicant of a dossier said last when he was asked; null when he said nothing. */
export async function findOwnAnswer(
  db: Db,
  { wardId, dossierId }: { wardId: number; dossierId: number },
): Promise<OwnAnswer | null> {
  const row = await db
    .selectFrom('survey_answer_versions')
    .select(['at', 'scores', 'comment'])
    .where('ward_id', '=', wardId)
    .where('dossier_id', '=', dossierId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
