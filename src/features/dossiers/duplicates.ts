import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { foldVietnamese } from '../../platform/fold-vietnamese.ts';
import { marksOf } from '../../platform/personal-ids/sealing.ts';
import type { Status } from './schema.ts';

export interface LikeDossier {
  id: number;
  code: string;
  status: Status;
  on: Date;
}

interface Asked {
  procedureCode: string;
  name: string;
  personalId: string | null;
  phone: string | null;
  /** Of the form itself: what it has made already is no duplicate. */
  clientKey: string;
  /** Days back in which a finished dossier still counts; open ones always do. */
  days: number;
  now: Date;
}

/** Dossiers of the same person for the same procedure that are open or recent: perhaps this one was filed already. */
export async function findLikeDossiers(db: Db, wardId: number, asked: Asked): Promise<LikeDossier[]> {
  const { personalId, phone } = asked;
  if (personalId === null && phone === null) return [];
  const since = new Date(asked.now.getTime() - asked.days * 86_400_000);
  const marks = personalId === null ? [] : marksOf(wardId, personalId);
  const rows = await db
    .selectFrom('dossiers')
    .select(['id', 'code', 'status', 'submitted_at', 'applicant_name', 'applicant_personal_id_mark'])
    .where('ward_id', '=', wardId)
    .where('procedure_code', '=', asked.procedureCode)
    .where(sql<boolean>`client_key::text <> ${asked.clientKey}`)
    .where((on) =>
      on.or([
        ...(personalId === null ? [] : [on('applicant_personal_id_mark', 'in', marks)]),
        ...(phone === null ? [] : [on('applicant_phone', '=', phone)]),
      ]),
    )
    .where((on) => on.or([on('finished_at', 'is', null), on('submitted_at', '>=', since)]))
    .orderBy('submitted_at', 'desc')
    .limit(5)
    .execute();
  return rows
    .filter(
      (row) =>
        marks.some((mark) => row.applicant_personal_id_mark?.equals(mark)) ||
        foldVietnamese(row.applicant_name) === foldVietnamese(asked.name),
    )
    .map((row) => ({ id: row.id, code: row.code, status: row.status as Status, on: row.submitted_at }));
}

/** The newest of a very busy ward say as much as all of them, and are counted at once. */
const MOST_COUNTED = 2000;

/** The procedures that a ward receives most since an instant, most first; of very many dossiers the newest count. */
export async function popularProcedures(
  db: Db,
  wardId: number,
  since: Date,
  limit: number,
): Promise<string[]> {
  const newest = db
    .selectFrom('dossiers')
    .select('procedure_code')
    .where('ward_id', '=', wardId)
    .where('submitted_at', '>=', since)
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_COUNTED);
  const rows = await db
    .selectFrom(newest.as('newest'))
    .select('procedure_code')
    .groupBy('procedure_code')
    .orderBy(({ fn }) => fn.countAll(), 'desc')
    .orderBy('procedure_code')
    .limit(limit)
    .execute();
  return rows.map((row) => row.procedure_code);
}
