import { toLocalDay } from '../../law/day.ts';
import { formatDossierCode } from '../../law/dossier-code.ts';
import type { Tx } from '../../platform/database/database.ts';
import { reachWards } from '../../platform/database/walls.ts';
import { shareFile } from '../../platform/files/stored-file.ts';
import { Problem } from '../../platform/problem.ts';
import { findWard, listUnits } from '../organisation/index.ts';
import { findProcedureVersion } from '../procedures/index.ts';
import { answerDue, searchTextOf } from './arrival.ts';
import { competentUnit } from './competent-unit.ts';
import { derivedKey } from './derived-key.ts';
import { nextCodeNumber } from './numbers.ts';
import { saveNewDossier } from './save.ts';
import type { DossierDocument } from './schema.ts';
import type { StepContext } from './steps/preparation.ts';

/**
 * Makes the dossier that another ward of this installation received appear at the ward that resolves it, waiting to be
 * admitted; its time counts from the reception at the first ward.
 * @throws Problem invalid when that ward cannot take it
 */
export async function arriveFromWard(
  context: StepContext,
  wardId: number,
): Promise<{ wardId: number; dossierId: number }> {
  const { tx, act, dossier } = context;
  const { state } = dossier;
  await reachWards(tx, [wardId]);
  const [here, there] = [await findWard(tx, dossier.wardId), await findWard(tx, wardId)];
  const units = await listUnits(tx, wardId);
  const desk = units.find((each) => each.kind === 'centre');
  if (!desk) throw new Problem('invalid', `${there.name} chưa có Trung tâm Phục vụ hành chính công.`);
  const procedure = await findProcedureVersion(tx, state.procedureCode, state.procedureVersion);
  const day = toLocalDay(act.now);
  const number = await nextCodeNumber(tx, wardId, there.agencyCode, day);
  const code = formatDossierCode({ agencyCode: there.agencyCode, day, number });
  const { applicant } = dossier;
  const dossierId = await saveNewDossier(tx, {
    wardId,
    clientKey: derivedKey(context.clientKey, 'arrive'),
    applicant,
    searchText: searchTextOf(code, applicant),
    first: {
      step: 'submit',
      no: 1,
      statusAfter: 'submitted',
      at: act.now,
      officerId: null,
      unitId: null,
      toUnitId: desk.id,
      toOfficerId: null,
      dueAt: null,
      payload: {
        code,
        procedureCode: state.procedureCode,
        procedureVersion: state.procedureVersion,
        termNo: state.termNo,
        term: state.term,
        channel: state.channel,
        origin: state.origin,
        applicantKind: state.applicantKind,
        competentUnitId: competentUnit(units, procedure.competentUnitCode).id,
        resultIsDocument: state.resultIsDocument,
        documents: await shareDocuments(tx, dossier.wardId, wardId, state.documents),
        place: 'from_elsewhere',
        elsewhere: here.name,
        elsewhereWardId: here.id,
        foreignCode: state.code,
        twin: { wardId: dossier.wardId, dossierId: dossier.id },
        assistedOnline: state.assistedOnline,
        submittedAt: state.receivedAt!.toISOString(),
        answerDueAt: answerDue(act.now, state.channel, context.rules),
      },
    },
  });
  return { wardId, dossierId };
}

/** The same papers, readable at the other ward too; the vault and the look-ups that they came from stay here. */
export async function shareDocuments(
  tx: Tx,
  fromWardId: number,
  toWardId: number,
  documents: DossierDocument[],
): Promise<DossierDocument[]> {
  for (const { file } of documents)
    if (file !== null) await shareFile(tx, { sha256: file, fromWardId, toWardId });
  return documents.map(({ vaultItemId: _item, lookupId: _lookup, ...document }) => document);
}
