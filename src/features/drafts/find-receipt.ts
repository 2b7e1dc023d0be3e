import type { Db } from '../../platform/database/database.ts';
import { findDossier } from '../dossiers/index.ts';
import type { Receipt } from './receipt.ts';

/** What was received of a dossier that was filed here from home; null for one that came another way. */
export async function findReceipt(db: Db, wardId: number, dossierId: number): Promise<Receipt | null> {
  const filed = await db
    .selectFrom('dossier_answers')
    .select(['digest', 'procedure_code'])
    .where('ward_id', '=', wardId)
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst();
  if (!filed) return null;
  const { steps, state } = await findDossier(db, { wardId, dossierId });
  const first = steps[0]!.step;
  if (first.step !== 'submit') return null;
  return {
    code: state.code,
    procedureCode: filed.procedure_code,
    submittedAt: state.submittedAt,
    answerDueAt: first.payload.answerDueAt ? new Date(first.payload.answerDueAt) : null,
    papers: first.payload.documents.filter(({ file }) => file !== null).length,
    digest: filed.digest,
  };
}

/** The same by the dossier's code; for whoever checks a receipt. */
export async function findReceiptByCode(db: Db, wardId: number, code: string): Promise<Receipt | null> {
  const row = await db
    .selectFrom('dossiers')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('code', '=', code)
    .executeTakeFirst();
  return row ? findReceipt(db, wardId, row.id) : null;
}
