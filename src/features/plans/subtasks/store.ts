import type { Day } from '../../../law/day.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import type { Subtask, SubtaskState, SubtaskStep } from './schema.ts';

function rowsOf(db: Db, wardId: number) {
  return db.selectFrom('subtasks').selectAll().where('ward_id', '=', wardId);
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>;

function toSubtask(row: Row): Subtask {
  return {
    ...{ id: row.id, planId: row.plan_id, taskKey: row.task_key, origin: row.origin, order: row.ord },
    ...{ state: row.state as SubtaskState, title: row.title, unitId: row.unit_id },
    ...{ officerId: row.officer_id, dueOn: row.due_on, product: row.product, doneOn: row.done_on },
    stepCount: row.step_count,
  };
}

/** @throws Problem not_found, also for another ward's */
export async function findSubtask(db: Db, wardId: number, id: number): Promise<Subtask> {
  const row = await rowsOf(db, wardId).where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có việc này.');
  return toSubtask(row);
}

/** The same, held until the transaction ends, with every sub-task of its task: their order may change. */
export async function lockSubtask(tx: Tx, wardId: number, id: number): Promise<Subtask> {
  const { planId, taskKey } = await findSubtask(tx, wardId, id);
  const held = rowsOf(tx, wardId);
  await (taskKey === null
    ? held.where('id', '=', id)
    : held.where('plan_id', '=', planId).where('task_key', '=', taskKey)
  )
    .orderBy('id')
    .forUpdate()
    .execute();
  return findSubtask(tx, wardId, id);
}

export interface SubtaskSearch {
  planId?: number;
  taskKey?: number;
  /** Given to one of these units. */
  unitIds?: readonly number[];
  state?: SubtaskState;
  /** Due on this day or before. */
  dueUntil?: Day;
  /** Of one thing that work comes from, `meeting/3/`. */
  originPrefix?: string;
}

/** Sub-tasks of a ward in the order of their tasks, at most 2000. */
export async function listSubtasks(db: Db, wardId: number, search: SubtaskSearch): Promise<Subtask[]> {
  const { planId, taskKey, unitIds, state, dueUntil, originPrefix } = search;
  let query = rowsOf(db, wardId);
  if (planId !== undefined) query = query.where('plan_id', '=', planId);
  if (taskKey !== undefined) query = query.where('task_key', '=', taskKey);
  if (unitIds !== undefined) query = query.where('unit_id', 'in', [0, ...unitIds]);
  if (state !== undefined) query = query.where('state', '=', state);
  if (dueUntil !== undefined) query = query.where('due_on', '<=', dueUntil);
  if (originPrefix !== undefined) query = query.where('origin', '^@', originPrefix);
  const rows = await query.orderBy('task_key').orderBy('ord').orderBy('id').limit(2000).execute();
  return rows.map(toSubtask);
}

export interface SubtaskDeed {
  no: number;
  step: SubtaskStep;
  title: string;
  unitId: number;
  officerId: number | null;
  dueOn: Day;
  product: string;
  doneOn: Day | null;
  documentNumber: string | null;
  file: string | null;
  note: string;
  by: number;
  at: Date;
}

/** Every step of a sub-task with what it left behind, in their order. */
export async function listSubtaskSteps(db: Db, wardId: number, subtaskId: number): Promise<SubtaskDeed[]> {
  const rows = await db
    .selectFrom('subtask_steps')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('subtask_id', '=', subtaskId)
    .orderBy('no')
    .execute();
  return rows.map((row) => ({
    ...{ no: row.no, step: row.step as SubtaskStep, title: row.title, unitId: row.unit_id },
    ...{ officerId: row.officer_id, dueOn: row.due_on, product: row.product, doneOn: row.done_on },
    ...{ documentNumber: row.document_number, file: row.file, note: row.note },
    ...{ by: row.taken_by, at: row.taken_at },
  }));
}
