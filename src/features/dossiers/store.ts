import type { Db, Tx } from '../../platform/database/database.ts';
import { reachWards } from '../../platform/database/walls.ts';
import { unsealNumber } from '../../platform/personal-ids/sealing.ts';
import { Problem } from '../../platform/problem.ts';
import { holdCalendar } from '../organisation/index.ts';
import type { NoticeWay, ReturnWay } from './schema.ts';
import { type DossierState, fold } from './state.ts';
import type { ChainedStep, Step } from './step-payloads.ts';

const NOT_FOUND = 'Không có hồ sơ này.';

export interface Applicant {
  name: string;
  personalId: string | null;
  birthOn: string | null;
  phone: string | null;
  address: string;
  email: string | null;
  representativeName: string | null;
  representativePersonalId: string | null;
  /** The power of attorney, or the office that he holds. */
  representativeBasis: string | null;
  request: string;
  returnBy: ReturnWay;
  /** Where the post brings the result; empty: to his own address. */
  returnAddress: string;
  noticeBy: NoticeWay;
}

/** A dossier with its whole control slip. */
export interface Dossier {
  wardId: number;
  id: number;
  applicant: Applicant;
  state: DossierState;
  steps: ChainedStep[];
}

export interface DossierKey {
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

/**
 * The same, with the dossiers that a step may change along with it: its twin at another ward and the one above it. All
 * are locked in one order, after the wards' calendars, so that two who come from both ends cannot wait for each other.
 */
export async function lockWithKin(tx: Tx, key: DossierKey): Promise<Dossier> {
  const row = await dossierRow(tx, key).executeTakeFirst();
  if (!row) throw new Problem('not_found', NOT_FOUND);
  const { twin_ward_id: twinWardId, twin_dossier_id: twinId, parent_id: parentId } = row;
  const kin = [key];
  if (twinWardId !== null && twinId !== null) {
    kin.push({ wardId: twinWardId, dossierId: twinId });
    await reachWards(tx, [twinWardId]);
  }
  if (parentId !== null) kin.push({ wardId: key.wardId, dossierId: parentId });
  kin.sort((a, b) => a.wardId - b.wardId || a.dossierId - b.dossierId);
  for (const wardId of new Set(kin.map((each) => each.wardId))) await holdCalendar(tx, wardId, 'count');
  if (kin.length > 1) for (const each of kin) await dossierRow(tx, each).forUpdate().execute();
  return lockDossier(tx, key);
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
  if (!row) throw new Problem('not_found', NOT_FOUND);
  const steps = await listSteps(db, key);
  return {
    wardId: row.ward_id,
    id: row.id,
    applicant: {
      name: row.applicant_name,
      personalId: unsealNumber('dossiers.applicant_personal_id', row.applicant_personal_id),
      birthOn: row.applicant_birth_on,
      phone: row.applicant_phone,
      address: row.applicant_address,
      email: row.applicant_email,
      representativeName: row.representative_name,
      representativePersonalId: unsealNumber(
        'dossiers.representative_personal_id',
        row.representative_personal_id,
      ),
      representativeBasis: row.representative_basis,
      request: row.request,
      returnBy: row.return_by as ReturnWay,
      returnAddress: row.return_address,
      noticeBy: row.notice_by as NoticeWay,
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
