import type { Db } from '../../platform/database/database.ts';
import {
  type FormDefinition,
  findFormVersion,
  generalForm,
  type ProcedureVersion,
} from '../procedures/index.ts';
import type { Draft } from './schema.ts';

/** The form that a draft is filled in on: that of its procedure as it was begun, or the general one. */
export async function formOf(db: Db, draft: Draft, procedure: ProcedureVersion): Promise<FormDefinition> {
  if (draft.formVersion === null) return generalForm(procedure);
  return findFormVersion(db, draft.procedureCode, draft.formVersion);
}
