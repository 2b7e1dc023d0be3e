import type { Db } from '../../platform/database/database.ts';
import { unsealJson } from '../../platform/personal-ids/sealing.ts';
import {
  type Answers,
  type FormDefinition,
  findFormVersion,
  findProcedureVersion,
  generalForm,
} from '../procedures/index.ts';

/** The answers that a dossier was filed with, and the form that they answer. */
export interface FiledAnswers {
  form: FormDefinition;
  answers: Answers;
}

/** Null for a dossier that was not filed from home. The caller has checked who may read it. */
export async function findAnswers(db: Db, wardId: number, dossierId: number): Promise<FiledAnswers | null> {
  const row = await db
    .selectFrom('dossier_answers as filed')
    .innerJoin('dossiers', (on) =>
      on.onRef('dossiers.ward_id', '=', 'filed.ward_id').onRef('dossiers.id', '=', 'filed.dossier_id'),
    )
    .select(['filed.procedure_code', 'form_version', 'answers', 'procedure_version'])
    .where('filed.ward_id', '=', wardId)
    .where('filed.dossier_id', '=', dossierId)
    .executeTakeFirst();
  if (!row) return null;
  const { procedure_code: code, form_version: version } = row;
  const form =
    version === null
      ? generalForm(await findProcedureVersion(db, code, row.procedure_version))
      : await findFormVersion(db, code, version);
  return { form, answers: unsealJson<Answers>('dossier_answers.answers', row.answers) };
}
