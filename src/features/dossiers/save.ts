import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { publish } from '../../platform/database/publish.ts';
import { sealedNumber } from '../../platform/personal-ids/sealing.ts';
import { noteFacts } from '../figures/index.ts';
import { CHAIN_START, stepHash } from './chain.ts';
import { noteLookups } from './data/lookup-facts.ts';
import { factsOf } from './facts.ts';
import type { Consultation, DossierDocument } from './schema.ts';
import { applyStep, begin, type DossierState } from './state.ts';
import { stepFactsOf } from './step-facts.ts';
import type { ChainedStep, Step, StepOf } from './step-payloads.ts';
import type { Applicant, Dossier, DossierKey } from './store.ts';
import { openConsultations } from './workflow.ts';

/** What lists of dossiers follow live. */
export const DOSSIERS_TOPIC = 'dossiers';

export interface NewDossier {
  wardId: number;
  clientKey: string;
  applicant: Applicant;
  searchText: string;
  first: StepOf<'accept'> | StepOf<'submit'>;
}

function accountColumns({ payload }: NewDossier['first']) {
  return {
    citizen_id: payload.account?.citizenId ?? null,
    client_organisation_id: payload.account?.organisationId ?? null,
  };
}

/** The whole row of a dossier as it stands after some of its steps; without its id. */
export function dossierColumns(dossier: NewDossier, state: DossierState, head: Buffer) {
  return {
    ...fixedColumns(state),
    ...stateColumns(state),
    ...accountColumns(dossier.first),
    ...applicantColumns(dossier.wardId, dossier.applicant),
    head_hash: head,
    ward_id: dossier.wardId,
    client_key: dossier.clientKey,
    search_text: dossier.searchText,
  };
}

/** Saves a dossier and its first step. @returns its id */
export async function saveNewDossier(tx: Tx, dossier: NewDossier): Promise<number> {
  const state = begin(dossier.first);
  const hash = stepHash(CHAIN_START, dossier.first, dossier.clientKey);
  const row = await tx
    .insertInto('dossiers')
    .values(dossierColumns(dossier, state, hash))
    .returning('id')
    .executeTakeFirstOrThrow();
  const key = { wardId: dossier.wardId, dossierId: row.id };
  await insertStep(tx, key, {
    step: dossier.first,
    clientKey: dossier.clientKey,
    previousHash: CHAIN_START,
    hash,
  });
  await saveDocuments(tx, key, state, []);
  await noteFacts(tx, key.wardId, [], factsOf(state));
  await noteLookups(tx, key, null, state);
  await publish(tx, dossier.wardId, DOSSIERS_TOPIC, 'arrival');
  return row.id;
}

/** Appends a step to a locked dossier and keeps its row in step with it. */
export async function saveStep(tx: Tx, dossier: Dossier, step: Step, clientKey: string): Promise<Dossier> {
  const key = { wardId: dossier.wardId, dossierId: dossier.id };
  const state = applyStep(dossier.state, step);
  const previousHash = dossier.steps.at(-1)!.hash;
  const chained = { step, clientKey, previousHash, hash: stepHash(previousHash, step, clientKey) };
  await insertStep(tx, key, chained);
  await tx
    .updateTable('dossiers')
    .set({ ...stateColumns(state), head_hash: chained.hash })
    .where('ward_id', '=', key.wardId)
    .where('id', '=', key.dossierId)
    .execute();
  await saveDocuments(tx, key, state, dossier.state.documents);
  await saveConsultations(tx, key, state, dossier.state.consultations);
  await noteStepFacts(tx, dossier, step, state);
  await publish(tx, key.wardId, DOSSIERS_TOPIC, 'step');
  return { ...dossier, state, steps: [...dossier.steps, chained] };
}

/** What figures count otherwise after this step. */
async function noteStepFacts(tx: Tx, dossier: Dossier, step: Step, state: DossierState): Promise<void> {
  const taken = dossier.steps.map((each) => each.step);
  const after = [...factsOf(state), ...stepFactsOf(dossier.state, taken, step)];
  await noteFacts(tx, dossier.wardId, factsOf(dossier.state), after);
  await noteLookups(tx, { wardId: dossier.wardId, dossierId: dossier.id }, dossier.state, state);
}

async function insertStep(tx: Tx, key: DossierKey, chained: ChainedStep): Promise<void> {
  await tx.insertInto('dossier_steps').values(stepColumns(key, chained)).execute();
}

/** The row of one step of the control slip. */
export function stepColumns(key: DossierKey, { step, clientKey, previousHash, hash }: ChainedStep) {
  return {
    ward_id: key.wardId,
    dossier_id: key.dossierId,
    no: step.no,
    step: step.step,
    status_after: step.statusAfter,
    at: step.at,
    officer_id: step.officerId,
    unit_id: step.unitId,
    to_unit_id: step.toUnitId,
    to_officer_id: step.toOfficerId,
    due_at: step.dueAt,
    payload: JSON.stringify(step.payload),
    client_key: clientKey,
    previous_hash: previousHash,
    hash,
  };
}

/** The columns of who files it and for whom, with the personal ids sealed for this ward and their marks. */
function applicantColumns(wardId: number, applicant: Applicant) {
  const { personalId, representativePersonalId } = applicant;
  return {
    applicant_name: applicant.name,
    ...sealedNumber('dossiers.applicant_personal_id', wardId, personalId),
    applicant_birth_on: applicant.birthOn,
    applicant_phone: applicant.phone,
    applicant_address: applicant.address,
    applicant_email: applicant.email,
    representative_name: applicant.representativeName,
    ...sealedNumber('dossiers.representative_personal_id', wardId, representativePersonalId),
    representative_basis: applicant.representativeBasis,
    return_by: applicant.returnBy,
    return_address: applicant.returnAddress,
    notice_by: applicant.noticeBy,
    request: applicant.request,
  };
}

/** The columns of a dossier that its first step gives for good. */
export function fixedColumns(state: DossierState) {
  return {
    code: state.code,
    procedure_code: state.procedureCode,
    procedure_version: state.procedureVersion,
    channel: state.channel,
    origin: state.origin,
    applicant_kind: state.applicantKind,
    submitted_at: state.submittedAt,
    result_is_document: state.resultIsDocument,
    place: state.place,
    elsewhere: state.elsewhere,
    parent_id: state.parentId,
    assisted_online: state.assistedOnline,
    session_id: state.sessionId,
    postal_number: state.postalNumber,
  };
}

/** The columns of a dossier that its steps change. */
export function stateColumns(state: DossierState) {
  return {
    term_no: state.termNo,
    competent_unit_id: state.competentUnitId,
    received_at: state.receivedAt,
    foreign_code: state.foreignCode,
    twin_ward_id: state.twin?.wardId ?? null,
    twin_dossier_id: state.twin?.dossierId ?? null,
    process_code: state.process?.code ?? null,
    process_version: state.process?.version ?? null,
    node: state.node,
    step_due_at: state.stepDueAt,
    awaits_receipt: state.awaitsReceipt,
    supplement_until: state.supplementUntil,
    suspend_cause: state.suspendCause,
    open_consultations: openConsultations(state).length,
    extension_count: state.extensionCount,
    apologised_at: state.apologisedAt,
    late_cause: state.lateCause,
    correction_count: state.correctionCount,
    holder_unit_id: state.holderUnitId,
    holder_officer_id: state.holderOfficerId,
    due_at: state.dueAt,
    status: state.status,
    status_at: state.statusAt,
    step_count: state.stepCount,
    supplement_count: state.supplementCount,
    finished_at: state.finishedAt,
    returned_at: state.returnedAt,
    result_outcome: state.resultOutcome,
    result_number: state.resultNumber,
    result_on: state.resultOn,
    result_file: state.resultFile,
  };
}

export function documentColumns(document: DossierDocument) {
  return {
    no: document.no,
    name: document.name,
    source: document.source,
    quantity: document.quantity,
    reusable: document.reusable,
    reusable_from: document.reusableFrom ?? null,
    file: document.file,
    scan_exempt_reason: document.scanExemptReason,
    vault_item_id: document.vaultItemId ?? null,
    lookup_id: document.lookupId ?? null,
  };
}

async function saveDocuments(
  tx: Tx,
  key: DossierKey,
  state: DossierState,
  before: DossierState['documents'],
): Promise<void> {
  const changed = state.documents.filter((each) => !before.includes(each));
  if (changed.length === 0) return;
  await tx
    .insertInto('dossier_documents')
    .values(
      changed.map((document) => ({
        ward_id: key.wardId,
        dossier_id: key.dossierId,
        ...documentColumns(document),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['ward_id', 'dossier_id', 'no']).doUpdateSet({
        file: sql`excluded.file`,
        scan_exempt_reason: sql`excluded.scan_exempt_reason`,
      }),
    )
    .execute();
}

export function consultationColumns(asked: Consultation) {
  return {
    no: asked.no,
    unit_id: asked.unitId,
    body: asked.body,
    asked_at: asked.askedAt,
    due_at: asked.dueAt,
    closed_at: asked.closedAt,
  };
}

async function saveConsultations(
  tx: Tx,
  key: DossierKey,
  state: DossierState,
  before: Consultation[],
): Promise<void> {
  const changed = state.consultations.filter((each) => !before.includes(each));
  if (changed.length === 0) return;
  await tx
    .insertInto('dossier_consultations')
    .values(
      changed.map((each) => ({
        ward_id: key.wardId,
        dossier_id: key.dossierId,
        ...consultationColumns(each),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['ward_id', 'dossier_id', 'no']).doUpdateSet({ closed_at: sql`excluded.closed_at` }),
    )
    .execute();
}
