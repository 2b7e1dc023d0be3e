import { z } from 'zod';
import { toLocalDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { FileStore } from '../../../platform/files/file-store.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import type { Act } from '../../organisation/index.ts';
import { assignSubtask, takeSubtaskStep } from '../../plans/index.ts';
import { clientKey, recheckForm } from '../schema.ts';
import { listFindings, listRemedies, lockInspection } from '../store.ts';
import { takeInspectionStep } from '../take-step.ts';
import { readRemedies } from './read-remedies.ts';

const remedyForm = z.looseObject({ clientKey, point: z.string('Chọn mục cần khắc phục.') });

/** What the remedies of an inspection come from; with a slash and a number: one of them. */
export function originOf(inspectionId: number): string {
  return `inspection/${inspectionId}`;
}

/**
 * Gives the unit (or another one) a piece of work that puts right what was not met. The same client key once.
 * @throws Problem invalid (with the fields of a sub-task), not_allowed, not_found, step_not_open
 */
export async function giveRemedy(tx: Tx, act: Act, id: number, form: unknown): Promise<void> {
  const given = parseFields(remedyForm, form, 'Chưa giao được việc: có mục cần sửa.');
  const { wardId } = act.officer;
  await lockInspection(tx, act.officer, id);
  const no = (await listRemedies(tx, wardId, id)).length + 1;
  await takeInspectionStep(tx, act, id, {
    deed: { step: 'remedy', clientKey: given.clientKey, remedyNo: no },
    work: async ({ unitId }) => {
      const finding = (await listFindings(tx, wardId, id)).find((each) => each.point === given.point);
      if (finding?.verdict !== 'unmet' && finding?.verdict !== 'reminder')
        throw new Problem('invalid', 'Chưa giao được việc: có mục cần sửa.', {
          point: 'Chọn một mục không đạt hoặc bị nhắc nhở.',
        });
      const subtaskId = await assignSubtask(tx, act, {
        ...{ of: null, origin: `${originOf(id)}/${no}` },
        form: { unitId: String(unitId), ...given },
      });
      await tx
        .insertInto('inspection_remedies')
        .values({ ward_id: wardId, inspection_id: id, no, point: given.point, subtask_id: subtaskId })
        .execute();
      return {};
    },
  });
}

/**
 * Looks at a remedy that was reported done: it is, or it is opened again. The same client key once.
 * @throws Problem invalid, not_allowed, not_found, step_not_open (not reported done, or confirmed already)
 */
export async function recheckRemedy(
  tx: Tx,
  files: FileStore,
  act: Act,
  { id, form }: { id: number; form: unknown },
): Promise<void> {
  const given = parseFields(recheckForm, form, 'Chưa ghi được: có mục cần sửa.');
  const { wardId } = act.officer;
  const note = given.step === 'reopen' ? given.reason : given.note;
  const { step, remedyNo } = given;
  await lockInspection(tx, act.officer, id);
  const remedies = await readRemedies(tx, wardId, id, toLocalDay(act.now));
  await takeInspectionStep(tx, act, id, {
    deed: { step, clientKey: given.clientKey, remedyNo, note },
    work: async () => {
      const remedy = remedies.find((each) => each.no === remedyNo);
      if (!remedy) throw new Problem('not_found', 'Cuộc kiểm tra không có việc khắc phục này.');
      if (remedy.subtask.state !== 'done' || remedy.isConfirmed)
        throw new Problem('step_not_open', 'Việc này chưa báo xong, hoặc đã được xác nhận.');
      if (step === 'reopen') {
        const { id: subtaskId, stepCount } = remedy.subtask;
        const again = { step, clientKey: given.clientKey, stepCount, note };
        await takeSubtaskStep(tx, files, act, { id: subtaskId, form: again, file: null });
      }
      return {};
    },
  });
}
