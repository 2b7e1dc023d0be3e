import { addDays, type Day, formatDay } from '../../law/day.ts';
import { foldVietnamese } from '../../platform/fold-vietnamese.ts';
import type { PlanDue } from './schema.ts';
import type { ActivityRecord } from './store.ts';

/** From what needs attention most to what needs none. */
export const TASK_STATES = ['late', 'at_risk', 'no_data', 'achieved'] as const;
export type TaskState = (typeof TASK_STATES)[number];

export interface Assessment {
  state: TaskState;
  /** Why, in one Vietnamese sentence. */
  why: string;
}

type Noted = Pick<ActivityRecord, 'happenedOn' | 'completes'>;

/** Days in which the next record is looked for, by how often the work should happen. */
const RHYTHM = { weekly: 7, monthly: 31, quarterly: 92 } as const;
/** Before its last day a task that is not done counts as at risk for this many days. */
const NEAR_DAYS = 30;

/**
 * Where a task without a figure stands: from its due time, what was recorded for it, and today.
 * Recurring work (always, weekly, within a span of months) is judged by its newest record: within one rhythm it is
 * going on, within two it is at risk, after that late. Work with a last day is judged by the record that completes it.
 * Work without a date (by a roadmap, when something happens) is never late.
 */
export function assessActivity(
  task: { due: PlanDue; deliverables: readonly string[] },
  records: readonly Noted[],
  today: Day,
): Assessment {
  const { due } = task;
  const done = records.filter((record) => record.happenedOn <= today);
  const last =
    done
      .map((record) => record.happenedOn)
      .sort()
      .at(-1) ?? null;
  switch (due.kind) {
    case 'continuous':
    case 'weekly':
      return recurring(last, { days: RHYTHM[rhythmOf(task)], from: null, to: null }, today);
    case 'from':
      return recurring(last, { days: RHYTHM.quarterly, from: due.from, to: null }, today);
    case 'range':
      return recurring(last, { days: RHYTHM.monthly, from: due.from, to: due.to }, today);
    case 'by':
    case 'quarter':
    case 'year':
      return due.to === null ? undated(done) : dated(done, { from: due.from, to: due.to }, today);
    default:
      return undated(done);
  }
}

/** "Báo cáo … hàng tuần" among the deliverables makes recurring work weekly. */
function rhythmOf(task: { due: PlanDue; deliverables: readonly string[] }): 'weekly' | 'quarterly' {
  const weekly = task.deliverables.some((text) => /hang tuan/.test(foldVietnamese(text)));
  return task.due.kind === 'weekly' || weekly ? 'weekly' : 'quarterly';
}

function recurring(
  last: Day | null,
  span: { days: number; from: Day | null; to: Day | null },
  today: Day,
): Assessment {
  if (span.from !== null && today < span.from && last === null)
    return { state: 'no_data', why: `Bắt đầu từ ${formatDay(span.from)}.` };
  const over = span.to !== null && today > span.to;
  if (last === null) {
    if (over) return { state: 'late', why: `Hết hạn ${formatDay(span.to!)} mà chưa ghi việc nào.` };
    if (span.from !== null && today > addDays(span.from, span.days))
      return { state: 'late', why: `Đã bắt đầu từ ${formatDay(span.from)} mà chưa ghi việc nào.` };
    return { state: 'no_data', why: 'Chưa ghi việc nào.' };
  }
  if (over) return { state: 'achieved', why: `Đã hết thời gian, việc gần nhất ngày ${formatDay(last)}.` };
  const said = `Việc gần nhất ngày ${formatDay(last)}`;
  if (today <= addDays(last, span.days)) return { state: 'achieved', why: `${said}: đang làm đều.` };
  if (today <= addDays(last, 2 * span.days))
    return { state: 'at_risk', why: `${said}: đã quá ${span.days} ngày chưa có việc mới.` };
  return { state: 'late', why: `${said}: đã quá ${2 * span.days} ngày chưa có việc mới.` };
}

function dated(done: readonly Noted[], span: { from: Day | null; to: Day }, today: Day): Assessment {
  const completed = done
    .filter((record) => record.completes)
    .map((record) => record.happenedOn)
    .sort()[0];
  if (completed !== undefined && completed <= span.to)
    return { state: 'achieved', why: `Hoàn thành ngày ${formatDay(completed)}, hạn ${formatDay(span.to)}.` };
  if (completed !== undefined)
    return {
      state: 'late',
      why: `Hoàn thành muộn, ngày ${formatDay(completed)}, hạn ${formatDay(span.to)}.`,
    };
  if (today > span.to)
    return { state: 'late', why: `Đã qua hạn ${formatDay(span.to)}, chưa ghi hoàn thành.` };
  if (addDays(today, NEAR_DAYS) >= span.to)
    return { state: 'at_risk', why: `Sắp đến hạn ${formatDay(span.to)}, chưa ghi hoàn thành.` };
  const begun = done.length > 0 ? 'Đã có việc, chưa hoàn thành' : 'Chưa ghi việc nào';
  return { state: 'no_data', why: `${begun}; hạn ${formatDay(span.to)}.` };
}

function undated(done: readonly Noted[]): Assessment {
  if (done.length === 0) return { state: 'no_data', why: 'Không có ngày hạn; chưa ghi việc nào.' };
  const last = done
    .map((record) => record.happenedOn)
    .sort()
    .at(-1)!;
  return { state: 'achieved', why: `Không có ngày hạn; việc gần nhất ngày ${formatDay(last)}.` };
}

/** Of several, the one that needs attention most. */
export function worst(states: readonly TaskState[]): TaskState {
  return TASK_STATES.find((state) => states.includes(state)) ?? 'no_data';
}
