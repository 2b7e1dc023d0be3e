import { toLocalDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { type Act, collectiveMembers, listOfficers, listUnits, noteAct } from '../../organisation/index.ts';
import type { Plan, PlanTask } from '../store.ts';
import { type AssignForm, assignForm } from './schema.ts';
import { mayAssign } from './workflow.ts';

export interface Assignment {
  /** The task that it is part of; null: of no task. */
  of: { plan: Plan; task: PlanTask } | null;
  /** What it comes from, like `meeting/3/2`; null: given at the task's page. */
  origin: string | null;
  form: unknown;
}

/**
 * Gives a piece of work to a unit. The same client key once.
 * @returns its id
 * @throws Problem invalid (with the fields), not_allowed
 */
export async function assignSubtask(tx: Tx, act: Act, { of, origin, form }: Assignment): Promise<number> {
  const { wardId } = act.officer;
  if (!mayAssign(act.officer, of?.task ?? null, await collectiveMembers(tx, wardId)))
    throw new Problem(
      'not_allowed',
      'Chỉ trưởng đơn vị chủ trì và người theo dõi kế hoạch giao được việc con.',
    );
  const given = parseFields(assignForm, form, 'Chưa giao được việc: có mục cần sửa.');
  const known = await tx
    .selectFrom('subtasks')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('client_key', '=', given.clientKey)
    .executeTakeFirst();
  if (known) return known.id;
  await mustFit(tx, wardId, given, toLocalDay(act.now));
  const id = await insert(tx, act, { of, origin, given });
  await noteAct(tx, act, 'assign_subtask', `việc con ${id}`);
  return id;
}

/** @throws Problem invalid when the unit cannot be given work, the officer is not of it, or the day is over */
export async function mustFit(
  tx: Tx,
  wardId: number,
  given: Pick<AssignForm, 'unitId' | 'officerId' | 'dueOn'>,
  notBefore: string,
): Promise<void> {
  const fields: Record<string, string> = {};
  const unit = (await listUnits(tx, wardId)).find((each) => each.id === given.unitId);
  if (!unit || unit.isClosed || unit.kind === 'collective') fields.unitId = 'Chọn một đơn vị của phường.';
  if (given.officerId !== null) {
    const officer = (await listOfficers(tx, wardId)).find((each) => each.id === given.officerId);
    if (officer?.unitId !== given.unitId) fields.officerId = 'Chọn một người của đơn vị đã chọn.';
  }
  if (given.dueOn < notBefore) fields.dueOn = 'Hạn không thể ở quá khứ.';
  if (Object.keys(fields).length > 0)
    throw new Problem('invalid', 'Chưa giao được việc: có mục cần sửa.', fields);
}

async function insert(
  tx: Tx,
  act: Act,
  { of, origin, given }: { of: Assignment['of']; origin: string | null; given: AssignForm },
): Promise<number> {
  const { wardId } = act.officer;
  const content = {
    ...{ title: given.title, unit_id: given.unitId, officer_id: given.officerId },
    ...{ due_on: given.dueOn, product: given.product, done_on: null },
  };
  const last = await tx
    .selectFrom('subtasks')
    .select((on) => on.fn.max('ord').as('ord'))
    .where('ward_id', '=', wardId)
    .where('plan_id', '=', of?.plan.id ?? 0)
    .where('task_key', '=', of?.task.key ?? 0)
    .executeTakeFirst();
  const { id } = await tx
    .insertInto('subtasks')
    .values({
      ...{ ward_id: wardId, plan_id: of?.plan.id ?? null, task_key: of?.task.key ?? null, origin },
      ...{ ...content, ord: (last?.ord ?? 0) + 1, state: 'open', step_count: 1, client_key: given.clientKey },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('subtask_steps')
    .values({
      ...{ ward_id: wardId, subtask_id: id, no: 1, step: 'assign', ...content, note: given.note },
      ...{ taken_by: act.officer.id, taken_at: act.now, client_key: given.clientKey },
    })
    .execute();
  return id;
}
