import type { Tx } from '../../../platform/database/database.ts';
import type { Act } from '../../organisation/index.ts';
import type { Subtask, SubtaskStep } from './schema.ts';

export interface StepLeft {
  step: SubtaskStep;
  clientKey: string;
  note: string;
  documentNumber?: string | null;
  file?: string | null;
}

/** Whether this form was taken already. */
export async function isTaken(tx: Tx, wardId: number, clientKey: string): Promise<boolean> {
  const row = await tx
    .selectFrom('subtask_steps')
    .select('no')
    .where('ward_id', '=', wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps the sub-task as the step leaves it, and the step itself; `after.stepCount` is the number of the step. */
export async function saveStep(tx: Tx, act: Act, after: Subtask, left: StepLeft): Promise<void> {
  const { wardId, id: by } = act.officer;
  const content = {
    ...{ title: after.title, unit_id: after.unitId, officer_id: after.officerId },
    ...{ due_on: after.dueOn, product: after.product, done_on: after.doneOn },
  };
  await tx
    .updateTable('subtasks')
    .set({ ...content, ord: after.order, state: after.state, step_count: after.stepCount })
    .where('ward_id', '=', wardId)
    .where('id', '=', after.id)
    .execute();
  await tx
    .insertInto('subtask_steps')
    .values({
      ...{ ward_id: wardId, subtask_id: after.id, no: after.stepCount, step: left.step, ...content },
      ...{ document_number: left.documentNumber ?? null, file: left.file ?? null, note: left.note },
      ...{ taken_by: by, taken_at: act.now, client_key: left.clientKey },
    })
    .execute();
}
