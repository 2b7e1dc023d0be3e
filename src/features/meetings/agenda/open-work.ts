import { addDays, formatDay } from '../../../law/day.ts';
import type { Subtask } from '../../plans/index.ts';
import type { AgendaPoint, PointKind } from '../schema.ts';
import type { AgendaGround, AgendaSource } from './source.ts';

/** Days that a weekly meeting looks ahead. */
const WEEK = 7;

/** What earlier meetings concluded and is not done, the oldest first. */
export const openConclusions: AgendaSource = {
  code: 'open_conclusions',
  find: async (ground) =>
    byDue(ground.open.filter((each) => each.origin?.startsWith('meeting/'))).map((each) =>
      pointOf('open_conclusion', each, ground),
    ),
};

/** Other work that is overdue or due within a week. */
export const dueWork: AgendaSource = {
  code: 'due_work',
  find: async (ground) =>
    byDue(
      ground.open.filter(
        (each) => !each.origin?.startsWith('meeting/') && each.dueOn <= addDays(ground.today, WEEK),
      ),
    ).map((each) => pointOf('due_work', each, ground)),
};

const byDue = (subtasks: Subtask[]) => subtasks.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));

function pointOf(kind: PointKind, subtask: Subtask, { units, today }: AgendaGround): AgendaPoint {
  const unit = units.find((each) => each.id === subtask.unitId)?.shortName ?? '';
  const late = subtask.dueOn < today ? ', quá hạn' : '';
  return {
    ...{ kind, subject: `subtask/${subtask.id}`, title: subtask.title, unitId: subtask.unitId },
    detail: `${unit}, hạn ${formatDay(subtask.dueOn)}${late}.`,
    address: `/can-bo/ke-hoach/viec-con/${subtask.id}`,
    task: subtask.planId === null ? null : { planId: subtask.planId, taskKey: subtask.taskKey! },
  };
}
