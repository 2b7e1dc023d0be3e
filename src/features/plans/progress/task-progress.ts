import { type Day, formatDay } from '../../../law/day.ts';
import { type Assessment, assessActivity, type Noted } from '../activity-state.ts';
import { SOURCE_LABELS } from '../evidence/evidence.ts';
import type { JudgedEvidence, TaskEvidence } from '../evidence/read-evidence.ts';
import type { PlanTask } from '../store.ts';
import type { Subtask } from '../subtasks/schema.ts';
import { isLate } from '../subtasks/workflow.ts';
import { type DeliverableProgress, fulfilledOn, progressOf } from './deliverables.ts';
import { type RhythmPeriod, rhythmPeriods } from './rhythm.ts';

/** How far a task has come by its products. */
export interface TaskProgress {
  /** Found and recorded, newest first; also what does not count. */
  evidence: JudgedEvidence[];
  sources: TaskEvidence['sources'];
  products: DeliverableProgress[];
  /** Periods in which it asks for something new; empty for work that is done once. */
  rhythm: RhythmPeriod[];
  subtasks: Subtask[];
  /** For officers alone: what its sub-tasks say; null when it has none. It changes no state. */
  note: string | null;
  /** The next day by which something is expected, and what; null when nothing is. */
  nextDue: { day: Day; what: string } | null;
  /** The piece that the state rests on; null when it rests on none. */
  decidedBy: JudgedEvidence | null;
}

interface Moment {
  year: number;
  today: Day;
}

/** The progress of a task, and where it would stand by its products alone. */
export function judgeProgress(
  task: PlanTask,
  found: Pick<TaskEvidence, 'items' | 'sources'>,
  subtasks: Subtask[],
  moment: Moment,
): { progress: TaskProgress; judged: Assessment } {
  const { today } = moment;
  const counted = found.items.filter((item) => item.counts && item.day <= today);
  const open = subtasks.filter((each) => each.state === 'open');
  const products = progressOf(
    task,
    found.items,
    open.map((each) => each.product),
  );
  const done = fulfilledOn(products);
  const noted: Noted[] = counted.map(notedOf);
  if (done !== null) noted.push({ happenedOn: done, completes: true, what: 'đủ sản phẩm' });
  const days = counted.map((item) => item.day);
  const rhythm = rhythmPeriods(task, moment.year, { days, today });
  const judged = assessActivity(task, noted, today);
  const progress = {
    ...{ evidence: found.items, sources: found.sources, products, rhythm, subtasks },
    note: noteOf(subtasks, today),
    nextDue: nextDueOf(task, rhythm, {
      open,
      today,
      isDone: done !== null || noted.some((n) => n.completes),
    }),
    decidedBy: counted.find((item) => item.completes) ?? counted[0] ?? null,
  };
  return { progress, judged };
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** Named by its number or its kind: what an officer wrote down is not made public by this. */
function notedOf(item: JudgedEvidence): Noted {
  const label = item.source === 'record' ? '' : lowerFirst(SOURCE_LABELS[item.source]);
  return {
    happenedOn: item.day,
    completes: item.completes === true,
    what: item.number === null ? label : `số ${item.number}`,
  };
}

function noteOf(subtasks: readonly Subtask[], today: Day): string | null {
  const kept = subtasks.filter((each) => each.state !== 'cancelled');
  if (kept.length === 0) return null;
  const done = kept.filter((each) => each.state === 'done').length;
  const late = kept.filter((each) => each.state === 'open' && isLate(each, today));
  const said = `Việc con: ${done}/${kept.length} xong`;
  if (late.length === 0) return `${said}.`;
  const oldest = late.reduce((a, b) => (b.dueOn < a.dueOn ? b : a));
  return `${said}, ${late.length} quá hạn (lâu nhất: "${oldest.title}", hạn ${formatDay(oldest.dueOn)}).`;
}

function nextDueOf(
  task: PlanTask,
  rhythm: readonly RhythmPeriod[],
  { open, today, isDone }: { open: readonly Subtask[]; today: Day; isDone: boolean },
): TaskProgress['nextDue'] {
  const found = open
    .filter((each) => each.dueOn >= today)
    .map((each) => ({ day: each.dueOn, what: `việc con "${each.title}"` }));
  const current = rhythm.find((each) => each.phase === 'now');
  const next = current && current.count === 0 ? current : rhythm.find((each) => each.phase === 'future');
  if (next)
    found.push({
      day: next.to,
      what: `sản phẩm của ${lowerFirst(next.label)}`,
    });
  const { to } = task.due;
  if (to !== null && rhythm.length === 0 && !isDone && to >= today)
    found.push({ day: to, what: 'hạn của nhiệm vụ' });
  return found.sort((a, b) => (a.day < b.day ? -1 : 1))[0] ?? null;
}
