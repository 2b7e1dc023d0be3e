import type { Day } from '../../law/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { Officer } from '../organisation/index.ts';
import type {
  Finding,
  Inspection,
  InspectionState,
  InspectionStep,
  Photo,
  Remedy,
  Verdict,
} from './schema.ts';
import { mayRead } from './workflow.ts';

function rowsOf(db: Db, wardId: number) {
  return db.selectFrom('inspections').selectAll().where('ward_id', '=', wardId);
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>;

const toInspection = (row: Row): Inspection => ({
  ...{
    id: row.id,
    unitId: row.unit_id,
    plannedOn: row.planned_on,
    fromOn: row.from_on,
    untilOn: row.until_on,
  },
  ...{ aim: row.aim, isUnannounced: row.is_unannounced, origin: row.origin, leaderId: row.leader_id },
  ...{ memberIds: row.member_ids.map(Number), state: row.state as InspectionState },
  ...{ announcedOn: row.announced_on, startedOn: row.started_on, conclusion: row.conclusion },
  ...{ concludedOn: row.concluded_on, stepCount: row.step_count },
});

export interface InspectionSearch {
  /** Planned on these days, both counted. */
  from?: Day;
  until?: Day;
  unitId?: number | null;
  state?: InspectionState | null;
  origin?: string;
}

/** Inspections that the officer may know of, the newest first, at most 500. */
export async function listInspections(
  db: Db,
  officer: Officer,
  { from, until, unitId, state, origin }: InspectionSearch,
): Promise<Inspection[]> {
  let query = rowsOf(db, officer.wardId);
  if (from !== undefined) query = query.where('planned_on', '>=', from);
  if (until !== undefined) query = query.where('planned_on', '<=', until);
  if (unitId != null) query = query.where('unit_id', '=', unitId);
  if (state != null) query = query.where('state', '=', state);
  if (origin !== undefined) query = query.where('origin', '=', origin);
  const rows = await query.orderBy('planned_on', 'desc').orderBy('id', 'desc').limit(500).execute();
  return rows.map(toInspection).filter((each) => mayRead(officer, each));
}

const NOT_FOUND = 'Không có cuộc kiểm tra này.';

/** @throws Problem not_found, also for another ward's and one that the officer may not know of */
export async function findInspection(db: Db, officer: Officer, id: number): Promise<Inspection> {
  const row = await rowsOf(db, officer.wardId).where('id', '=', id).executeTakeFirst();
  if (!row || !mayRead(officer, toInspection(row))) throw new Problem('not_found', NOT_FOUND);
  return toInspection(row);
}

/** The same, held until the transaction ends. */
export async function lockInspection(tx: Tx, officer: Officer, id: number): Promise<Inspection> {
  const row = await rowsOf(tx, officer.wardId).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row || !mayRead(officer, toInspection(row))) throw new Problem('not_found', NOT_FOUND);
  return toInspection(row);
}

/** The newest finding at each point. */
export async function listFindings(db: Db, wardId: number, inspectionId: number): Promise<Finding[]> {
  const rows = await db
    .selectFrom('inspection_findings')
    .selectAll()
    .distinctOn('point')
    .where('ward_id', '=', wardId)
    .where('inspection_id', '=', inspectionId)
    .orderBy('point')
    .orderBy('step_no', 'desc')
    .execute();
  return rows.map((row) => ({
    ...{ point: row.point, stepNo: row.step_no, verdict: row.verdict as Verdict, note: row.note },
    agrees: row.agrees,
    figure:
      row.figure_count === null
        ? null
        : { count: row.figure_count, of: row.figure_of!, asOf: row.figure_as_of! },
  }));
}

/** In the order in which they were taken. */
export async function listPhotos(db: Db, wardId: number, inspectionId: number): Promise<Photo[]> {
  return db
    .selectFrom('inspection_photos')
    .select(['no', 'point', 'file'])
    .where('ward_id', '=', wardId)
    .where('inspection_id', '=', inspectionId)
    .orderBy('no')
    .execute();
}

export async function listRemedies(db: Db, wardId: number, inspectionId: number): Promise<Remedy[]> {
  const rows = await db
    .selectFrom('inspection_remedies')
    .select(['no', 'point', 'subtask_id'])
    .where('ward_id', '=', wardId)
    .where('inspection_id', '=', inspectionId)
    .orderBy('no')
    .execute();
  return rows.map((row) => ({ no: row.no, point: row.point, subtaskId: row.subtask_id }));
}

export interface InspectionDeed {
  no: number;
  step: InspectionStep;
  note: string;
  remedyNo: number | null;
  by: number;
  at: Date;
}

/** Every step of an inspection, in their order. */
export async function listInspectionSteps(db: Db, wardId: number, id: number): Promise<InspectionDeed[]> {
  const rows = await db
    .selectFrom('inspection_steps')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('inspection_id', '=', id)
    .orderBy('no')
    .execute();
  return rows.map((row) => ({
    ...{ no: row.no, step: row.step as InspectionStep, note: row.note, remedyNo: row.remedy_no },
    ...{ by: row.taken_by, at: row.taken_at },
  }));
}
