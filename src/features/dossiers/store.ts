import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import { CHAIN_START, stepHash } from './chain.ts';
import type { ChainedStep, Step } from './schema.ts';
import { applyStep, begin, type DossierState, fold } from './state.ts';

export interface Applicant {
  name: string;
  personalId: string | null;
  phone: string | null;
  address: string;
  email: string | null;
  representativeName: string | null;
  request: string;
}

/** A dossier with its whole control slip. */
export interface Dossier {
  wardId: number;
  id: number;
  applicant: Applicant;
  state: DossierState;
  steps: ChainedStep[];
}

interface DossierKey {
  wardId: number;
  dossierId: number;
}

/** @throws Problem not_found, also for a dossier of another ward */
export async function findDossier(db: Db, key: DossierKey): Promise<Dossier> {
  const row = await dossierRow(db, key).executeTakeFirst();
  return assemble(db, key, row);
}

/** The same, locked until the transaction ends. */
export async function lockDossier(tx: Tx, key: DossierKey): Promise<Dossier> {
  const row = await dossierRow(tx, key).forUpdate().executeTakeFirst();
  return assemble(tx, key, row);
}

export async function findDossierByCode(db: Db, wardId: number, code: string): Promise<Dossier | null> {
  const row = await db
    .selectFrom('dossiers')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('code', '=', code)
    .executeTakeFirst();
  return row ? findDossier(db, { wardId, dossierId: row.id }) : null;
}

function dossierRow(db: Db, key: DossierKey) {
  return db
    .selectFrom('dossiers')
    .selectAll()
    .where('ward_id', '=', key.wardId)
    .where('id', '=', key.dossierId);
}

type DossierRow = Awaited<ReturnType<ReturnType<typeof dossierRow>['executeTakeFirst']>>;

async function assemble(db: Db, key: DossierKey, row: DossierRow): Promise<Dossier> {
  if (!row) throw new Problem('not_found', 'Không có hồ sơ này.');
  const steps = await listSteps(db, key);
  return {
    wardId: row.ward_id,
    id: row.id,
    applicant: {
      name: row.applicant_name,
      personalId: row.applicant_personal_id,
      phone: row.applicant_phone,
      address: row.applicant_address,
      email: row.applicant_email,
      representativeName: row.representative_name,
      request: row.request,
    },
    state: fold(steps.map((each) => each.step)),
    steps,
  };
}

export async function listSteps(db: Db, key: DossierKey): Promise<ChainedStep[]> {
  const rows = await db
    .selectFrom('dossier_steps')
    .selectAll()
    .where('ward_id', '=', key.wardId)
    .where('dossier_id', '=', key.dossierId)
    .orderBy('no')
    .execute();
  return rows.map(toChainedStep);
}

export function toChainedStep(row: StepRow): ChainedStep {
  const step = {
    step: row.step,
    no: row.no,
    statusAfter: row.status_after,
    at: row.at,
    officerId: row.officer_id,
    unitId: row.unit_id,
    toUnitId: row.to_unit_id,
    toOfficerId: row.to_officer_id,
    dueAt: row.due_at,
    payload: row.payload,
  } as Step;
  return { step, clientKey: row.client_key, previousHash: row.previous_hash, hash: row.hash };
}

export interface StepRow {
  step: string;
  no: number;
  status_after: string;
  at: Date;
  officer_id: number | null;
  unit_id: number | null;
  to_unit_id: number | null;
  to_officer_id: number | null;
  due_at: Date | null;
  payload: unknown;
  client_key: string;
  previous_hash: Buffer;
  hash: Buffer;
}

export interface NewDossier {
  wardId: number;
  clientKey: string;
  applicant: Applicant;
  searchText: string;
  first: Extract<Step, { step: 'accept' }>;
}

/** Saves a dossier and its first step. @returns its id */
export async function saveNewDossier(tx: Tx, dossier: NewDossier): Promise<number> {
  const state = begin(dossier.first);
  const hash = stepHash(CHAIN_START, dossier.first, dossier.clientKey);
  const { applicant } = dossier;
  const row = await tx
    .insertInto('dossiers')
    .values({
      ...stateColumns(state, hash),
      ward_id: dossier.wardId,
      client_key: dossier.clientKey,
      code: state.code,
      procedure_code: state.procedureCode,
      procedure_version: state.procedureVersion,
      term_no: state.termNo,
      channel: state.channel,
      origin: state.origin,
      applicant_kind: state.applicantKind,
      applicant_name: applicant.name,
      applicant_personal_id: applicant.personalId,
      applicant_phone: applicant.phone,
      applicant_address: applicant.address,
      applicant_email: applicant.email,
      representative_name: applicant.representativeName,
      request: applicant.request,
      search_text: dossier.searchText,
      competent_unit_id: state.competentUnitId,
      received_at: state.receivedAt,
      result_is_document: state.resultIsDocument,
    })
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
    .set(stateColumns(state, chained.hash))
    .where('ward_id', '=', key.wardId)
    .where('id', '=', key.dossierId)
    .execute();
  await saveDocuments(tx, key, state, dossier.state.documents);
  return { ...dossier, state, steps: [...dossier.steps, chained] };
}

async function insertStep(tx: Tx, key: DossierKey, chained: ChainedStep): Promise<void> {
  const { step } = chained;
  await tx
    .insertInto('dossier_steps')
    .values({
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
      client_key: chained.clientKey,
      previous_hash: chained.previousHash,
      hash: chained.hash,
    })
    .execute();
}

function stateColumns(state: DossierState, headHash: Buffer) {
  return {
    holder_unit_id: state.holderUnitId,
    holder_officer_id: state.holderOfficerId,
    due_at: state.dueAt,
    status: state.status,
    status_at: state.statusAt,
    step_count: state.stepCount,
    head_hash: headHash,
    supplement_count: state.supplementCount,
    finished_at: state.finishedAt,
    returned_at: state.returnedAt,
    result_outcome: state.resultOutcome,
    result_number: state.resultNumber,
    result_on: state.resultOn,
    result_file: state.resultFile,
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
        no: document.no,
        name: document.name,
        source: document.source,
        quantity: document.quantity,
        reusable: document.reusable,
        file: document.file,
        scan_exempt_reason: document.scanExemptReason,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['ward_id', 'dossier_id', 'no']).doUpdateSet({ file: sql`excluded.file` }),
    )
    .execute();
}

/** Who has this duty: a person of the preferred unit if there is one, else of the first unit that has one. */
export async function findUnitWithDuty(
  tx: Tx,
  wardId: number,
  duty: string,
  preferredUnitId: number,
): Promise<number> {
  const row = await tx
    .selectFrom('officers')
    .innerJoin('units', (join) =>
      join.onRef('units.ward_id', '=', 'officers.ward_id').onRef('units.id', '=', 'officers.unit_id'),
    )
    .select('officers.unit_id')
    .where('officers.ward_id', '=', wardId)
    .where('officers.active', '=', true)
    .where(sql<boolean>`${duty} = any(officers.duties)`)
    .orderBy(sql`(officers.unit_id = ${preferredUnitId})`, 'desc')
    .orderBy(sql`(units.kind in ('police', 'military'))`)
    .orderBy('units.ord')
    .limit(1)
    .executeTakeFirst();
  if (!row) throw new Problem('invalid', 'Phường chưa có ai giữ nhiệm vụ của bước tiếp theo.');
  return row.unit_id;
}

/** The next number of a book in its year, from 1 on 1 January. Numbers follow the order of commits and have no gaps. */
export async function nextNumber(tx: Tx, wardId: number, book: string, year: number): Promise<number> {
  const row = await tx
    .insertInto('number_books')
    .values({ ward_id: wardId, book, year, last_number: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['ward_id', 'book', 'year'])
        .doUpdateSet({ last_number: sql`number_books.last_number + 1` }),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return row.last_number;
}

/** The next order number of the day for an agency; a number is never given twice. */
export async function nextCodeNumber(
  tx: Tx,
  wardId: number,
  agencyCode: string,
  day: string,
): Promise<number> {
  const row = await tx
    .insertInto('dossier_code_counters')
    .values({ ward_id: wardId, agency_code: agencyCode, day, last_number: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['ward_id', 'agency_code', 'day'])
        .doUpdateSet({ last_number: sql`dossier_code_counters.last_number + 1` }),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return row.last_number;
}
