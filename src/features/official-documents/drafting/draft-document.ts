import { sql } from 'kysely';
import type { OfficialKind } from '../../../law/document-kinds.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import { listOfficers, listUnits, noteAct } from '../../organisation/index.ts';
import { newCheckCode } from '../../results/index.ts';
import type { Annex, Block } from '../layout/model.ts';
import type { Drafter, FulfilledTask, Signing } from '../schema.ts';
import { possibleSignings } from '../signing.ts';
import { addVersion } from './add-version.ts';
import { checkContent } from './check-content.ts';

export interface NewDocument {
  clientKey: string;
  kind: OfficialKind;
  /** For what it is made, e.g. 'urging/12/2'; null at the desk. */
  origin: string | null;
  subject: string;
  addressees: string[];
  basis: string[];
  body: Block[];
  annexes?: Annex[];
  recipients: string[];
  signing: Signing;
  /** Who signs, where several hold that office; otherwise the first who does. */
  signerId?: number | null;
  /** Whose document it is: the officer's unit, or the centre's for a job. */
  unitId?: number;
  tasks: FulfilledTask[];
}

/**
 * A new document as a draft, by an officer or by a job on its own. The same client key makes nothing twice.
 * @returns its number in the ward
 * @throws Problem invalid (with the fields), step_not_open (this origin has a document that is not cancelled)
 */
export async function draftDocument(tx: Tx, act: Drafter, draft: NewDocument): Promise<number> {
  const { wardId, officer } = drafterOf(act);
  if (draft.origin !== null) await lockOrigin(tx, wardId, draft.origin);
  const repeated = await findByKey(tx, wardId, draft.clientKey);
  if (repeated !== null) return repeated;
  const content = checkContent({ ...draft, annexes: draft.annexes ?? [] });
  if (draft.origin !== null) await mustBeFree(tx, wardId, draft.origin);
  const unitId = draft.unitId ?? officer?.unitId ?? (await centreOf(tx, wardId));
  const signers = possibleSignings(await listOfficers(tx, wardId), unitId).filter(
    ({ signing }) => signing === draft.signing,
  );
  const asked =
    draft.signerId == null ? signers[0] : signers.find((each) => each.officer.id === draft.signerId);
  if (draft.signerId != null && !asked)
    throw new Problem('invalid', 'Chưa lưu được văn bản.', { signing: 'Người này không ký được như vậy.' });
  const { id } = await tx
    .insertInto('official_documents')
    .values({
      ...{ ward_id: wardId, kind: draft.kind, origin: draft.origin, state: 'draft', version: 1 },
      ...{ subject: content.subject, signing: draft.signing, signer_id: asked?.officer.id ?? null },
      ...{ unit_id: unitId, code: newCheckCode(), created_at: act.now, created_by: officer?.id ?? null },
      changed_at: act.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { clientKey, tasks } = draft;
  await addVersion(
    tx,
    { wardId, id, no: 1 },
    { content, tasks, clientKey, at: act.now, by: officer?.id ?? null },
  );
  if ('officer' in act) await noteAct(tx, act, 'draft_document', String(id));
  return id;
}

export function drafterOf(act: Drafter) {
  return 'officer' in act
    ? { wardId: act.officer.wardId, officer: act.officer }
    : { wardId: act.wardId, officer: null };
}

/** Two jobs that draft for the same origin at once: the second waits and finds the first's. */
async function lockOrigin(tx: Tx, wardId: number, origin: string): Promise<void> {
  const key = `official:${wardId}/${origin}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx);
}

async function mustBeFree(tx: Tx, wardId: number, origin: string): Promise<void> {
  const row = await tx
    .selectFrom('official_documents')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('origin', '=', origin)
    .where('state', '<>', 'cancelled')
    .executeTakeFirst();
  if (row)
    throw new Problem('step_not_open', 'Việc này đã có văn bản: hãy mở văn bản ấy, hoặc hủy nó trước.');
}

async function findByKey(tx: Tx, wardId: number, clientKey: string): Promise<number | null> {
  const row = await tx
    .selectFrom('official_versions')
    .select('document_id')
    .where('ward_id', '=', wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  return row?.document_id ?? null;
}

async function centreOf(tx: Tx, wardId: number): Promise<number> {
  const units = await listUnits(tx, wardId);
  const centre = units.find((unit) => unit.kind === 'centre' && !unit.isClosed) ?? units[0];
  if (!centre) throw new Problem('invalid', 'Phường chưa có đơn vị nào.');
  return centre.id;
}
