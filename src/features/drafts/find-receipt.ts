import type { Db } from '../../platform/database/database.ts';
import type { Dossier } from '../dossiers/index.ts';
import type { Receipt } from './receipt.ts';

/** What was received of a dossier that was filed here from home; null for one that came another way. */
export async function findReceipt(db: Db, { wardId, id, state, steps }: Dossier): Promise<Receipt | null> {
  const filed = await db
    .selectFrom('dossier_answers')
    .select(['digest', 'procedure_code'])
    .where('ward_id', '=', wardId)
    .where('dossier_id', '=', id)
    .executeTakeFirst();
  const first = steps[0]!.step;
  if (!filed || first.step !== 'submit') return null;
  return {
    code: state.code,
    procedureCode: filed.procedure_code,
    submittedAt: state.submittedAt,
    answerDueAt: first.payload.answerDueAt ? new Date(first.payload.answerDueAt) : null,
    papers: first.payload.documents.filter(({ file }) => file !== null).length,
    digest: filed.digest,
  };
}
