import { toLocalDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { type FileStore, type StoredFile, saveFile } from '../../../platform/files/file-store.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { type Act, collectiveMembers, noteAct } from '../../organisation/index.ts';
import { findPlanOf } from '../store.ts';
import { mustFit } from './assign.ts';
import { isTaken, saveStep } from './save.ts';
import { type StepForm, type Subtask, stepForm } from './schema.ts';
import { listSubtasks, lockSubtask } from './store.ts';
import { mayAssign, openSteps } from './workflow.ts';

/**
 * Takes one step at a sub-task: change, up, down, done, reopen, cancel. The same client key once.
 * @throws Problem invalid, not_found, not_allowed, step_not_open, changed_meanwhile
 */
export async function takeSubtaskStep(
  tx: Tx,
  files: FileStore,
  act: Act,
  { id, form, file }: { id: number; form: unknown; file: StoredFile | null },
): Promise<void> {
  const given = parseFields(stepForm, form, 'Chưa làm được việc này: có mục cần sửa.');
  const { wardId } = act.officer;
  const subtask = await lockSubtask(tx, wardId, id);
  if (await isTaken(tx, wardId, given.clientKey)) return;
  await mustBeOpen(tx, act, subtask, given);
  if (given.stepCount !== subtask.stepCount)
    throw new Problem('changed_meanwhile', 'Việc này vừa có người sửa. Hãy xem lại rồi làm tiếp.');
  const next = { ...subtask, stepCount: subtask.stepCount + 1 };
  if (given.step === 'up' || given.step === 'down') await move(tx, act, next, given);
  else if (given.step === 'done') await finish(tx, files, act, { next, given, file });
  else if (given.step === 'change') await change(tx, act, next, given);
  else {
    const state = given.step === 'reopen' ? ('open' as const) : ('cancelled' as const);
    const { step, clientKey, note } = given;
    await saveStep(tx, act, { ...next, state, doneOn: null }, { step, clientKey, note });
  }
  await noteAct(tx, act, `subtask_${given.step}`, `việc con ${id}`);
}

async function mustBeOpen(tx: Tx, act: Act, subtask: Subtask, given: StepForm): Promise<void> {
  const { wardId } = act.officer;
  const plan = subtask.planId === null ? null : await findPlanOf(tx, wardId, subtask.planId);
  const task = plan?.tasks.find((each) => each.key === subtask.taskKey) ?? null;
  const assigns = mayAssign(act.officer, task, await collectiveMembers(tx, wardId));
  if (openSteps(act.officer, subtask, assigns).includes(given.step)) return;
  const others = openSteps(act.officer, subtask, true);
  if (!others.includes(given.step)) throw new Problem('step_not_open', 'Việc này không làm được lúc này.');
  throw new Problem('not_allowed', 'Chỉ người được giao, trưởng đơn vị và người giao làm được việc này.');
}

type Given<Step extends StepForm['step']> = Extract<StepForm, { step: Step }>;

async function change(tx: Tx, act: Act, next: Subtask, given: Given<'change'>): Promise<void> {
  const { title, unitId, officerId, dueOn, product, clientKey, note } = given;
  const today = toLocalDay(act.now);
  await mustFit(tx, act.officer.wardId, given, dueOn === next.dueOn ? dueOn : today);
  const after = { ...next, title, unitId, officerId, dueOn, product };
  await saveStep(tx, act, after, { step: 'change', clientKey, note });
}

async function finish(
  tx: Tx,
  files: FileStore,
  act: Act,
  { next, given, file }: { next: Subtask; given: Given<'done'>; file: StoredFile | null },
): Promise<void> {
  const { doneOn, documentNumber, note, clientKey } = given;
  const fields: Record<string, string> = {};
  if (doneOn > toLocalDay(act.now)) fields.doneOn = 'Ngày xong không thể ở tương lai.';
  if (documentNumber === '' && file === null && note.length < 5)
    fields.note = 'Cần minh chứng: số văn bản, tệp, hoặc ghi rõ đã làm gì.';
  if (Object.keys(fields).length > 0)
    throw new Problem('invalid', 'Chưa báo xong được: có mục cần sửa.', fields);
  const kept = file ? await saveFile(tx, files, act.officer.wardId, file, act.now) : null;
  const left = { step: 'done' as const, clientKey, note, documentNumber: documentNumber || null, file: kept };
  await saveStep(tx, act, { ...next, state: 'done', doneOn }, left);
}

/** Changes places with the neighbour; at the end of the list nothing moves and nothing is written. */
async function move(tx: Tx, act: Act, next: Subtask, given: Given<'up'> | Given<'down'>): Promise<void> {
  if (next.planId === null || next.taskKey === null) return;
  const all = await listSubtasks(tx, act.officer.wardId, { planId: next.planId, taskKey: next.taskKey });
  const at = all.findIndex((each) => each.id === next.id);
  const other = all[given.step === 'up' ? at - 1 : at + 1];
  if (!other) return;
  await tx
    .updateTable('subtasks')
    .set({ ord: next.order })
    .where('ward_id', '=', act.officer.wardId)
    .where('id', '=', other.id)
    .execute();
  const { clientKey, note } = given;
  await saveStep(tx, act, { ...next, order: other.order }, { step: 'move', clientKey, note });
}
