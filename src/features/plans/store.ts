import type { Db } from '../../platform/database/database.ts';
import { listUnits } from '../organisation/index.ts';
import type { KnownUnit } from './match-units.ts';
import type { DueKind, PlanDue, PlanTarget } from './schema.ts';

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

/** A plan by its id in its adopted version; null when the ward has none such. */
export async function findPlanOf(db: Db, wardId: number, planId: number): Promise<Plan | null> {
  const row = await db
    .selectFrom('plans')
    .select('year')
    .where('ward_id', '=', wardId)
    .where('id', '=', planId)
    .executeTakeFirst();
  return row ? findPlan(db, wardId, row.year) : null;
}

/** The plan in use in a year: that year's, else the newest. Null when the ward has none yet. */
export async function findPlanInUse(db: Db, wardId: number, year: number): Promise<Plan | null> {
  const years = await listPlanYears(db, wardId);
  const used = years.includes(year) ? year : years[0];
  return used === undefined ? null : findPlan(db, wardId, used);
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
  const tasks = await db
    .selectFrom('plan_tasks')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('plan_id', '=', planId)
    .where('version', '=', version)
    .orderBy('ord')
    .execute();
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
  /** The task is done with this. */
  completes: boolean;
  /** Which deliverable it is, in the plan's words; null: not said. */
  deliverable: string | null;
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
    completes: row.completes,
    deliverable: row.deliverable,
    file: row.file,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
  }));
}

/** The ward's units with every name they are known by. */
export async function listKnownUnits(db: Db, wardId: number): Promise<KnownUnit[]> {
  const units = await listUnits(db, wardId);
  const aliases = await newestAliases(db, wardId);
  return units.map((unit) => ({
    id: unit.id,
    name: unit.name,
    shortName: unit.shortName,
    aliases: aliases.filter((alias) => alias.unit_id === unit.id).map((alias) => alias.alias),
  }));
}

/** Where two units were given the same spelling, the newest correction holds. */
async function newestAliases(db: Db, wardId: number): Promise<{ unit_id: number; alias: string }[]> {
  const rows = await db
    .selectFrom('unit_aliases')
    .select(['folded', 'alias', 'unit_id'])
    .where('ward_id', '=', wardId)
    .orderBy('created_at')
    .execute();
  return [...new Map(rows.map((row) => [row.folded, row])).values()];
}
