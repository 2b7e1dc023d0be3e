import type { Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import { type Act, noteAct } from '../../organisation/index.ts';
import type { OfficialDocumentRecord, OfficialStep } from '../schema.ts';
import { stateAfter, whyNotStep } from '../workflow.ts';

/** A step as somebody asks for it: what he had seen, and the key of his form. */
export interface StepRequest {
  id: number;
  clientKey: string;
  /** How many steps, and which version, he had before him. */
  stepCount: number;
  version: number;
}

/** Whether this very form has taken its step already. */
export function isTaken(tx: Tx, wardId: number, clientKey: string): Promise<boolean> {
  return tx
    .selectFrom('official_steps')
    .select('no')
    .where('ward_id', '=', wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst()
    .then((row) => row !== undefined);
}

/** @throws Problem changed_meanwhile (another step or version since), step_not_open */
export function mustBeOpen(
  act: Act,
  document: OfficialDocumentRecord,
  step: OfficialStep,
  { stepCount, version }: Pick<StepRequest, 'stepCount' | 'version'>,
): void {
  if (document.stepCount !== stepCount || document.version !== version)
    throw new Problem('changed_meanwhile', 'Văn bản vừa có thay đổi. Hãy xem lại rồi làm tiếp.');
  const why = whyNotStep(act.officer, document, step);
  if (why) throw new Problem('step_not_open', why);
}

interface Taken {
  step: OfficialStep;
  clientKey: string;
  file?: string | null;
  docx?: string | null;
  why?: string;
  issuedOn?: string;
}

/** One more line of the record, and the document's row as it is after it. */
export async function addStep(
  tx: Tx,
  act: Act,
  document: OfficialDocumentRecord,
  taken: Taken,
): Promise<void> {
  const key = { ward_id: document.wardId, document_id: document.id };
  const no = document.stepCount + 1;
  const { step, clientKey, file = null, docx = null, why = '', issuedOn } = taken;
  await tx
    .insertInto('official_steps')
    .values({
      ...{ ...key, no, step, version_no: document.version, file, docx, why },
      ...{ taken_at: act.now, taken_by: act.officer.id, client_key: clientKey },
    })
    .execute();
  await tx
    .updateTable('official_documents')
    .set({
      ...{ state: stateAfter(step), step_count: no, changed_at: act.now },
      ...(issuedOn !== undefined && { issued_on: issuedOn }),
      ...(step === 'publish' && { published_at: act.now }),
      ...(step === 'unpublish' && { published_at: null }),
    })
    .where('ward_id', '=', document.wardId)
    .where('id', '=', document.id)
    .execute();
  await noteAct(tx, act, `document_${step}`, String(document.id));
}
