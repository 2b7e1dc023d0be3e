import { addDays, type Day } from '../../law/day.ts';
import type { PlanDue } from './schema.ts';

export const TASK_STATES = ['late', 'at_risk', 'no_data', 'achieved'] as const;
export type TaskState = (typeof TASK_STATES)[number];

export interface Assessment {
  state: TaskState;
  /** Why, in one Vietnamese sentence. */
  why: string;
}

/** How long a continuous task may be silent before someone should look: a quarter. */
const QUIET_DAYS = 92;
const SOON_DAYS = 30;

/** The state of a task that is measured by what was done, from its records alone. `days` are those of its records. */
export function assessActivity(due: PlanDue, days: readonly Day[], today: Day): Assessment {
  const last = [...days].sort().at(-1) ?? null;
  if (due.kind === 'weekly') return assessRecurring(last, today, 7, 14, 'tuần');
  if (due.kind === 'continuous') return assessRecurring(last, today, QUIET_DAYS, 2 * QUIET_DAYS, 'quý');
  if (due.to !== null) return assessDated(due, days, today);
  if (last !== null) return { state: 'achieved', why: 'Đã có việc được ghi nhận.' };
  if (due.from !== null && today > addDays(due.from, SOON_DAYS))
    return { state: 'at_risk', why: 'Đã đến lúc bắt đầu nhưng chưa ghi nhận việc nào.' };
  return { state: 'no_data', why: 'Chưa ghi nhận việc nào.' };
}

function assessRecurring(
  last: Day | null,
  today: Day,
  often: number,
  seldom: number,
  every: string,
): Assessment {
  if (last === null) return { state: 'no_data', why: 'Chưa ghi nhận việc nào.' };
  if (last >= addDays(today, -often))
    return { state: 'achieved', why: `Có việc được ghi nhận trong ${every} vừa qua.` };
  if (last >= addDays(today, -seldom))
    return { state: 'at_risk', why: `Hơn một ${every} chưa ghi nhận việc mới.` };
  return { state: 'late', why: `Hơn hai ${every} chưa ghi nhận việc mới.` };
}

function assessDated(due: PlanDue, days: readonly Day[], today: Day): Assessment {
  const end = due.to!;
  if (days.some((day) => day <= end)) return { state: 'achieved', why: 'Đã làm trong thời hạn.' };
  if (days.length > 0) return { state: 'late', why: 'Đã làm, nhưng sau thời hạn.' };
  if (today > end) return { state: 'late', why: 'Đã quá thời hạn mà chưa ghi nhận việc nào.' };
  if (due.from !== null && today < due.from) return { state: 'no_data', why: 'Chưa đến lúc bắt đầu.' };
  if (today > addDays(end, -SOON_DAYS))
    return { state: 'at_risk', why: 'Sắp hết thời hạn mà chưa ghi nhận việc nào.' };
  return { state: 'no_data', why: 'Chưa ghi nhận việc nào.' };
}

/** Of several, the one that needs attention most. */
export function worst(states: readonly TaskState[]): TaskState {
  return TASK_STATES.find((state) => states.includes(state)) ?? 'no_data';
}
