import { toLocalDay } from '../../law/day.ts';
import type { Db } from '../../platform/database/database.ts';
import {
  type ActivityRecord,
  judgeProgress,
  listSubtasks,
  type Plan,
  type PlanTask,
  readEvidence,
  type Subtask,
  type TaskEvidence,
  type TaskProgress,
  type TaskState,
  worst,
} from '../plans/index.ts';
import { FigureReader, type TargetFigure } from './task-figures.ts';
import { weeklyEvidence } from './weekly/evidence.ts';

/** A task as it stands now. The state is computed from figures or products; nobody can type it. */
export interface TaskStanding extends TaskProgress {
  task: PlanTask;
  state: TaskState;
  /** Public: it names no content that an officer wrote down. */
  why: string;
  /** The promised numbers with their figures; empty for a task that is judged by what was done. */
  figures: TargetFigure[];
  /** The figure that decides the state. */
  deciding: TargetFigure | null;
  /** What was recorded, newest first. */
  records: ActivityRecord[];
}

/** Every task of the plan as it stands at `asOf`, in the plan's order. */
export async function readWall(db: Db, wardId: number, plan: Plan, asOf: Date): Promise<TaskStanding[]> {
  const today = toLocalDay(asOf);
  const span = { from: `${plan.year}-01-01`, to: today };
  const [found, subtasks] = await Promise.all([
    readEvidence(db, wardId, plan, { span, more: [weeklyEvidence] }),
    listSubtasks(db, wardId, { planId: plan.id }),
  ]);
  const reader = new FigureReader(db, wardId, asOf);
  return Promise.all(
    plan.tasks.map(async (task) => {
      const figures = await reader.figuresOf(task, plan.year);
      const own = subtasks.filter((each) => each.taskKey === task.key);
      return stand(task, figures, { found: found.get(task.key)!, subtasks: own, year: plan.year, today });
    }),
  );
}

/** One task as it stands at `asOf`. */
export async function readStanding(
  db: Db,
  wardId: number,
  plan: Plan,
  task: PlanTask,
  asOf: Date,
): Promise<TaskStanding> {
  const [standing] = await readWall(db, wardId, { ...plan, tasks: [task] }, asOf);
  return standing!;
}

interface Done {
  found: TaskEvidence;
  subtasks: Subtask[];
  year: number;
  today: string;
}

function stand(task: PlanTask, figures: TargetFigure[], done: Done): TaskStanding {
  const { records } = done.found;
  const { progress, judged } = judgeProgress(task, done.found, done.subtasks, done);
  if (figures.length === 0) return { task, ...judged, ...progress, figures, deciding: null, records };
  const state = worst(figures.map((figure) => figure.state));
  const deciding = figures.find((figure) => figure.state === state)!;
  return { task, state, why: deciding.why, ...progress, figures, deciding, records };
}
