import type { Db, Tx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import { listUnits } from '../organisation/index.ts';
import type { KnownUnit } from './match-units.ts';
import type { DueKind, PlanDue, PlanReading, PlanTarget } from './schema.ts';

export interface TaskUnit {
  role: 'lead' | 'support';
  raw: string;
  unitId: number | null;
}

/** A living task of the current version. */
export interface PlanTask {
  key: number;
  order: number;
  section: string | null;
  group: string | null;
  no: string | null;
  text: string;
  deliverables: string[];
  due: PlanDue;
  units: TaskUnit[];
  targets: PlanTarget[];
}

export interface Plan {
  id: number;
  year: number;
  version: number;
  tasks: PlanTask[];
}

/** The ward's plan of a year in its adopted version; null when there is none. */
export async function findPlan(db: Db, wardId: number, year: number): Promise<Plan | null> {
  const plan = await db
    .selectFrom('plans')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('year', '=', year)
    .where('current_version', '>', 0)
    .executeTakeFirst();
  if (!plan) return null;
  const tasks = await listTasks(db, wardId, plan.id, plan.current_version);
  return { id: plan.id, year: plan.year, version: plan.current_version, tasks };
}

/** Years for which the ward has adopted a plan, newest first. */
export async function listPlanYears(db: Db, wardId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('plans')
    .select('year')
    .where('ward_id', '=', wardId)
    .where('current_version', '>', 0)
    .orderBy('year', 'desc')
    .execute();
  return rows.map((row) => row.year);
}

export async function listTasks(
  db: Db,
  wardId: number,
  planId: number,
  version: number,
): Promise<PlanTask[]> {
  const of = <Table extends 'plan_tasks' | 'plan_task_units' | 'plan_targets'>(table: Table) =>
    db
      .selectFrom(table as 'plan_tasks')
      .where('ward_id', '=', wardId)
      .where('plan_id', '=', planId)
      .where('version', '=', version);
  const tasks = await of('plan_tasks').selectAll().orderBy('ord').execute();
  const units = await db
    .selectFrom('plan_task_units')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('plan_id', '=', planId)
    .where('version', '=', version)
    .orderBy('role')
    .orderBy('ord')
    .execute();
  const targets = await db
    .selectFrom('plan_targets')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('plan_id', '=', planId)
    .where('version', '=', version)
    .orderBy('no')
    .execute();
  return tasks.map((task) => ({
    key: task.task_key,
    order: task.ord,
    section: task.section,
    group: task.task_group,
    no: task.no,
    text: task.text,
    deliverables: task.deliverables,
    due: { kind: task.due_kind as DueKind, from: task.due_from, to: task.due_to, raw: task.due_raw },
    units: units
      .filter((unit) => unit.task_key === task.task_key)
      .map((unit) => ({ role: unit.role as TaskUnit['role'], raw: unit.raw, unitId: unit.unit_id })),
    targets: targets
      .filter((target) => target.task_key === task.task_key)
      .map(({ indicator, op, value, unit, text }) => ({
        indicator,
        op: op as PlanTarget['op'],
        value,
        unit,
        text,
      })),
  }));
}

export interface ActivityRecord {
  id: number;
  taskKey: number;
  happenedOn: string;
  title: string;
  documentNumber: string | null;
  note: string;
  file: string | null;
  recordedBy: number | null;
  recordedAt: Date;
}

/** What was recorded for the tasks of a plan, newest first. */
export async function listRecords(db: Db, wardId: number, planId: number): Promise<ActivityRecord[]> {
  const rows = await db
    .selectFrom('plan_records')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('plan_id', '=', planId)
    .orderBy('happened_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    taskKey: row.task_key,
    happenedOn: row.happened_on,
    title: row.title,
    documentNumber: row.document_number,
    note: row.note,
    file: row.file,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
  }));
}

/** What the reviewer decided: a unit by the plan's own words (null: not of this ward), a due by the task's order. */
export interface Corrections {
  units: Record<string, number | null>;
  dues: Record<string, { kind: DueKind; from: string | null; to: string | null }>;
}

export interface PlanImport {
  id: number;
  planId: number | null;
  version: number | null;
  state: 'review' | 'adopted' | 'discarded';
  file: string;
  fileName: string;
  reading: PlanReading;
  corrections: Corrections;
  uploadedAt: Date;
}

export async function listImports(db: Db, wardId: number): Promise<PlanImport[]> {
  const rows = await importRows(db, wardId).orderBy('id', 'desc').limit(100).execute();
  return rows.map(toImport);
}

/** @throws Problem not_found */
export async function findImport(db: Db, wardId: number, id: number): Promise<PlanImport> {
  const row = await importRows(db, wardId).where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có lần nhập này.');
  return toImport(row);
}

export async function lockImport(tx: Tx, wardId: number, id: number): Promise<PlanImport> {
  const row = await importRows(tx, wardId).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có lần nhập này.');
  return toImport(row);
}

function importRows(db: Db, wardId: number) {
  return db.selectFrom('plan_imports').selectAll().where('ward_id', '=', wardId);
}

function toImport(row: Awaited<ReturnType<ReturnType<typeof importRows>['execute']>>[number]): PlanImport {
  return {
    id: row.id,
    planId: row.plan_id,
    version: row.version,
    state: row.state as PlanImport['state'],
    file: row.file,
    fileName: row.file_name,
    reading: row.reading as unknown as PlanReading,
    corrections: { units: {}, dues: {}, ...(row.corrections as object) },
    uploadedAt: row.uploaded_at,
  };
}

/** The ward's units with every name they are known by. */
export async function listKnownUnits(db: Db, wardId: number): Promise<KnownUnit[]> {
  const units = await listUnits(db, wardId);
  const aliases = await db.selectFrom('unit_aliases').selectAll().where('ward_id', '=', wardId).execute();
  return units.map((unit) => ({
    id: unit.id,
    name: unit.name,
    shortName: unit.shortName,
    aliases: aliases.filter((alias) => alias.unit_id === unit.id).map((alias) => alias.alias),
  }));
}
