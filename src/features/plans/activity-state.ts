import { addDays, type Day, formatDay } from '../../law/day.ts';
import { RHYTHM_DAYS, rhythmOf } from './progress/rhythm.ts';
import type { PlanDue } from './schema.ts';

/** From what needs attention most to what needs none. */
export const TASK_STATES = ['late', 'at_risk', 'no_data', 'achieved'] as const;
export type TaskState = (typeof TASK_STATES)[number];

export interface Assessment {
  state: TaskState;
  /** Why, in one Vietnamese sentence. */
  why: string;
}

/** Something done for a task. `what` names it without telling its content: the sentence is public. */
export interface Noted {
  happenedOn: Day;
  /** The task is done with this. */
  completes: boolean;
  what?: string;
}

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
  const last = newest(done);
  const rhythm = rhythmOf(task);
  if (rhythm !== null) {
    const span = { days: RHYTHM_DAYS[rhythm], from: due.from, to: due.kind === 'range' ? due.to : null };
    return recurring(last, due.kind === 'continuous' ? { ...span, from: null } : span, today);
  }
  switch (due.kind) {
    case 'by':
    case 'quarter':
    case 'year':
      return due.to === null ? undated(done) : dated(done, { from: due.from, to: due.to }, today);
    default:
      return undated(done);
  }
}

/** The newest of them; of one day the first. */
function newest(done: readonly Noted[]): Noted | null {
  return done.reduce<Noted | null>(
    (best, each) => (best === null || each.happenedOn > best.happenedOn ? each : best),
    null,
  );
}

/** "ngày 10/10/2026 (buổi lưu động)" */
function said({ happenedOn, what }: Noted): string {
  return `ngày ${formatDay(happenedOn)}${what ? ` (${what})` : ''}`;
}

function recurring(
  last: Noted | null,
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
  if (over) return { state: 'achieved', why: `Đã hết thời gian, việc gần nhất ${said(last)}.` };
  const newestWork = `Việc gần nhất ${said(last)}`;
  if (today <= addDays(last.happenedOn, span.days))
    return { state: 'achieved', why: `${newestWork}: đang làm đều.` };
  if (today <= addDays(last.happenedOn, 2 * span.days))
    return { state: 'at_risk', why: `${newestWork}: đã quá ${span.days} ngày chưa có việc mới.` };
  return { state: 'late', why: `${newestWork}: đã quá ${2 * span.days} ngày chưa có việc mới.` };
}

function dated(done: readonly Noted[], span: { from: Day | null; to: Day }, today: Day): Assessment {
  const completed = done
    .filter((record) => record.completes)
    .sort((a, b) => (a.happenedOn < b.happenedOn ? -1 : 1))[0];
  if (completed)
    return completed.happenedOn <= span.to
      ? { state: 'achieved', why: `Hoàn thành ${said(completed)}, hạn ${formatDay(span.to)}.` }
      : { state: 'late', why: `Hoàn thành muộn, ${said(completed)}, hạn ${formatDay(span.to)}.` };
  if (today > span.to)
    return { state: 'late', why: `Đã qua hạn ${formatDay(span.to)}, chưa ghi hoàn thành.` };
  if (addDays(today, NEAR_DAYS) >= span.to)
    return { state: 'at_risk', why: `Sắp đến hạn ${formatDay(span.to)}, chưa ghi hoàn thành.` };
  const begun = done.length > 0 ? 'Đã có việc, chưa hoàn thành' : 'Chưa ghi việc nào';
  return { state: 'no_data', why: `${begun}; hạn ${formatDay(span.to)}.` };
}

function undated(done: readonly Noted[]): Assessment {
  const last = newest(done);
  if (last === null) return { state: 'no_data', why: 'Không có ngày hạn; chưa ghi việc nào.' };
  return { state: 'achieved', why: `Không có ngày hạn; việc gần nhất ${said(last)}.` };
}

/** Of several, the one that needs attention most. */
export function worst(states: readonly TaskState[]): TaskState {
  return TASK_STATES.find((state) => states.includes(state)) ?? 'no_data';
}
