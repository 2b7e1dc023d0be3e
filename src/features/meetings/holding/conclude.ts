import type { Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import type { Act } from '../../organisation/index.ts';
import { assignSubtask, findPlanOf } from '../../plans/index.ts';
import { concludeForm, type MeetingPoint } from '../schema.ts';
import { listConclusions, listPoints } from '../store.ts';
import { takeMeetingStep } from '../take-step.ts';
import { mustLead } from '../workflow.ts';

/**
 * Writes down what was concluded about a point. With a unit and a day it becomes a piece of work, part of the point's task where
 * the plan still has it, and is watched until it is done. The same client key once.
 * @throws Problem invalid (with the fields), not_allowed, not_found, step_not_open
 */
export async function conclude(tx: Tx, act: Act, id: number, form: unknown): Promise<void> {
  mustLead(act);
  const given = parseFields(concludeForm, form, 'Chưa ghi được kết luận: có mục cần sửa.');
  const { clientKey, pointNo, text } = given;
  const { wardId } = act.officer;
  if (given.unitId === '' && (given.officerId !== '' || given.dueOn !== ''))
    throw new Problem('invalid', 'Chưa ghi được kết luận: có mục cần sửa.', {
      unitId: 'Chọn đơn vị làm việc này, hoặc bỏ trống cả người làm và hạn.',
    });
  await takeMeetingStep(tx, act, id, {
    deed: { step: 'conclude', clientKey, pointNo },
    work: async () => {
      const point = (await listPoints(tx, wardId, id)).find((each) => each.no === pointNo);
      if (!point) throw new Problem('not_found', 'Chương trình không có nội dung này.');
      const no = (await listConclusions(tx, wardId, id)).length + 1;
      const subtaskId = given.unitId === '' ? null : await giveOut(tx, act, { id, no, point, given });
      await tx
        .insertInto('meeting_conclusions')
        .values({
          ...{ ward_id: wardId, meeting_id: id, no, point_no: pointNo, text, subtask_id: subtaskId },
          ...{ concluded_by: act.officer.id, concluded_at: act.now, client_key: clientKey },
        })
        .execute();
      return {};
    },
  });
}

interface GivenOut {
  id: number;
  no: number;
  point: MeetingPoint;
  given: {
    clientKey: string;
    text: string;
    unitId: string;
    officerId: string;
    dueOn: string;
    product: string;
  };
}

async function giveOut(tx: Tx, act: Act, { id, no, point, given }: GivenOut): Promise<number> {
  const { wardId } = act.officer;
  const plan = point.task ? await findPlanOf(tx, wardId, point.task.planId) : null;
  const task = plan?.tasks.find((each) => each.key === point.task!.taskKey);
  const title = given.text.replace(/\s+/g, ' ');
  return assignSubtask(tx, act, {
    of: plan && task ? { plan, task } : null,
    origin: `meeting/${id}/${no}`,
    form: {
      ...given,
      title: title.length <= 300 ? title : `${title.slice(0, 299)}…`,
      note: title.length <= 300 ? '' : given.text,
    },
  });
}
