import { z } from 'zod';
import { isDay, toLocalDay } from '../../law/day.ts';
import type { Tx } from '../../platform/database/database.ts';
import { type FileStore, type StoredFile, saveFile } from '../../platform/files/file-store.ts';
import { Problem, wrongFields } from '../../platform/problem.ts';
import { type Act, collectiveMembers, noteAct, type Officer } from '../organisation/index.ts';
import { mayControl } from './import-plan.ts';
import type { Plan, PlanTask } from './store.ts';

export const activityForm = z.object({
  clientKey: z.uuid(),
  title: z.string().trim().min(5, 'Ghi việc đã làm.').max(300, 'Tối đa 300 ký tự.'),
  happenedOn: z.string().refine(isDay, 'Chọn ngày làm.'),
  documentNumber: z.string().trim().max(60, 'Tối đa 60 ký tự.').default(''),
  note: z.string().trim().max(2000, 'Tối đa 2000 ký tự.').default(''),
  /** "1" when the task is done with this. */
  completes: z
    .string()
    .default('')
    .transform((value) => value === '1'),
  /** One of the task's deliverables, in the plan's words; empty: not said. */
  deliverable: z.string().trim().max(2000).default(''),
});

/**
 * Records what was done for a task; nothing recorded is ever changed. The same client key records once.
 * @throws Problem invalid (with the fields), not_found (no such task), not_allowed
 */
export async function recordActivity(
  tx: Tx,
  files: FileStore,
  act: Act,
  plan: Plan,
  entry: { taskKey: number; form: unknown; file: StoredFile | null },
): Promise<void> {
  const { wardId, id } = act.officer;
  const task = plan.tasks.find((each) => each.key === entry.taskKey);
  if (!task) throw new Problem('not_found', 'Kế hoạch không có nhiệm vụ này.');
  if (!mayRecord(act.officer, task, await collectiveMembers(tx, wardId)))
    throw new Problem(
      'not_allowed',
      'Chỉ đơn vị chủ trì, phối hợp và người theo dõi kế hoạch ghi được việc đã làm.',
    );
  const parsed = activityForm.safeParse(entry.form);
  const fields = wrongFields(parsed.error?.issues ?? []);
  if (parsed.success && parsed.data.happenedOn > toLocalDay(act.now))
    fields.happenedOn = 'Ngày làm không thể ở tương lai.';
  const product = parsed.data?.deliverable ?? '';
  if (product !== '' && !task.deliverables.includes(product))
    fields.deliverable = 'Chọn một sản phẩm của nhiệm vụ.';
  if (!parsed.success || Object.keys(fields).length > 0)
    throw new Problem('invalid', 'Chưa ghi được: có mục cần sửa.', fields);
  const form = parsed.data;
  await tx
    .insertInto('plan_records')
    .values({
      ward_id: wardId,
      plan_id: plan.id,
      task_key: entry.taskKey,
      happened_on: form.happenedOn,
      title: form.title,
      document_number: form.documentNumber || null,
      note: form.note,
      completes: form.completes,
      deliverable: form.deliverable || null,
      file: entry.file ? await saveFile(tx, files, wardId, entry.file, act.now) : null,
      recorded_by: id,
      recorded_at: act.now,
      client_key: form.clientKey,
    })
    .onConflict((conflict) => conflict.columns(['ward_id', 'client_key']).doNothing())
    .execute();
  await noteAct(tx, act, 'record_activity', `kế hoạch ${plan.year}, nhiệm vụ ${entry.taskKey}`);
}

/** Who may note what was done for a task: those who oversee or control, and everyone of a unit that leads or supports it. */
export function mayRecord(
  officer: Officer,
  task: PlanTask,
  members: ReadonlyMap<number, readonly number[]>,
): boolean {
  if (mayControl(officer)) return true;
  return task.units.some(
    ({ unitId }) =>
      unitId !== null && (unitId === officer.unitId || members.get(unitId)?.includes(officer.unitId)),
  );
}
