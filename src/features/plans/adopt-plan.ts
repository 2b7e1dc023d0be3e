import type { Tx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import { type Act, noteAct } from '../organisation/index.ts';
import { compareVersions } from './compare-versions.ts';
import { mustControl } from './import-plan.ts';
import { lockImport } from './import-store.ts';
import { matchTarget } from './match-target.ts';
import { openUnits, type ReviewedTask, reviewedTasks } from './review.ts';
import { listKnownUnits, listTasks, type PlanTask } from './store.ts';

/**
 * Makes an import the plan of its year, or the next version of it. A task keeps its key through all versions, so that
 * its records stay with it. Adopting the same import again changes nothing.
 * @throws Problem invalid while a unit is undecided, step_not_open when it was discarded
 */
export async function adoptPlan(tx: Tx, act: Act, importId: number, year: number): Promise<number> {
  mustControl(act);
  const { wardId } = act.officer;
  const found = await lockImport(tx, wardId, importId);
  if (found.state === 'adopted') return found.planId!;
  if (found.state === 'discarded') throw new Problem('step_not_open', 'Lần nhập này đã bỏ.');
  const tasks = reviewedTasks(found, await listKnownUnits(tx, wardId));
  const open = openUnits(tasks);
  if (open.length > 0)
    throw new Problem(
      'invalid',
      `Còn ${open.length} tên đơn vị chưa chọn: ${open.map((each) => `"${each.raw}"`).join(', ')}.`,
    );
  if (!isPlanYear(year)) throw new Problem('invalid', 'Năm của kế hoạch chưa đúng.');
  const { planId, version } = await nextVersion(tx, wardId, year);
  const before = version === 1 ? [] : await listTasks(tx, wardId, planId, version - 1);
  const keyed = keepKeys(before, tasks, await lastKey(tx, wardId, planId));
  for (const { key, task } of keyed)
    await saveTask(tx, { ward_id: wardId, plan_id: planId, version, task_key: key }, task);
  await tx
    .updateTable('plan_imports')
    .set({ state: 'adopted', plan_id: planId, version, decided_by: act.officer.id, decided_at: act.now })
    .where('ward_id', '=', wardId)
    .where('id', '=', importId)
    .execute();
  await noteAct(tx, act, 'adopt_plan', `kế hoạch ${year}, bản ${version}`);
  return planId;
}

export function isPlanYear(year: number): boolean {
  return Number.isInteger(year) && year >= 2020 && year <= 2100;
}

async function nextVersion(
  tx: Tx,
  wardId: number,
  year: number,
): Promise<{ planId: number; version: number }> {
  await tx
    .insertInto('plans')
    .values({ ward_id: wardId, year })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const plan = await tx
    .selectFrom('plans')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('year', '=', year)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const version = plan.current_version + 1;
  await tx
    .updateTable('plans')
    .set({ current_version: version })
    .where('ward_id', '=', wardId)
    .where('id', '=', plan.id)
    .execute();
  return { planId: plan.id, version };
}

/** A task that was there keeps its key, a new one gets a key never used before. */
function keepKeys(
  before: PlanTask[],
  after: ReviewedTask[],
  lastKey: number,
): { key: number; task: ReviewedTask }[] {
  const comparable = before.map(asReading);
  let last = lastKey;
  return compareVersions(comparable, after).flatMap((pair) => {
    if (!pair.after) return [];
    const key = pair.before?.key ?? ++last;
    return [{ key, task: pair.after }];
  });
}

/** The highest key ever given in a plan, also to tasks that a later version left out. */
async function lastKey(tx: Tx, wardId: number, planId: number): Promise<number> {
  const row = await tx
    .selectFrom('plan_tasks')
    .select((on) => on.fn.max('task_key').as('last'))
    .where('ward_id', '=', wardId)
    .where('plan_id', '=', planId)
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** A task of the plan as it would have been read, for comparing. */
export function asReading(task: PlanTask) {
  const raws = (role: 'lead' | 'support') =>
    task.units.filter((unit) => unit.role === role).map((unit) => unit.raw);
  return { ...task, leadUnits: raws('lead'), supportingUnits: raws('support') };
}

interface TaskKey {
  ward_id: number;
  plan_id: number;
  version: number;
  task_key: number;
}

async function saveTask(tx: Tx, key: TaskKey, task: ReviewedTask): Promise<void> {
  await tx
    .insertInto('plan_tasks')
    .values({
      ...key,
      ord: task.order,
      section: task.section,
      task_group: task.group,
      no: task.no,
      text: task.text,
      deliverables: task.deliverables,
      due_kind: task.due.kind,
      due_from: task.due.from,
      due_to: task.due.to,
      due_raw: task.due.raw,
    })
    .execute();
  const units = (['lead', 'support'] as const).flatMap((role) =>
    task[role].map((unit, at) => ({ ...key, role, ord: at + 1, raw: unit.raw, unit_id: unit.unitId })),
  );
  if (units.length > 0) await tx.insertInto('plan_task_units').values(units).execute();
  const targets = task.targets.map((target, at) => ({
    ...key,
    no: at + 1,
    indicator: matchTarget(target, task.text),
    op: target.op,
    value: target.value,
    unit: target.unit,
    text: target.text,
  }));
  if (targets.length > 0) await tx.insertInto('plan_targets').values(targets).execute();
}
