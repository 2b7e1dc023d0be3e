import { toLocalDay } from '../../law/day.ts';
import type { Db } from '../../platform/database/database.ts';
import {
  type ActivityRecord,
  assessActivity,
  listRecords,
  type Plan,
  type PlanTask,
  type TaskState,
  worst,
} from '../plans/index.ts';
import { FigureReader, type TargetFigure } from './task-figures.ts';

/** A task as it stands now. The state is computed from figures or records; nobody can type it. */
export interface TaskStanding {
  task: PlanTask;
  state: TaskState;
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
  const records = await listRecords(db, wardId, plan.id);
  const reader = new FigureReader(db, wardId, asOf);
  return Promise.all(
    plan.tasks.map(async (task) =>
      stand(
        task,
        await reader.figuresOf(task, plan.year),
        records.filter((record) => record.taskKey === task.key),
        asOf,
      ),
    ),
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

function stand(task: PlanTask, figures: TargetFigure[], records: ActivityRecord[], asOf: Date): TaskStanding {
  if (figures.length === 0) {
    const judged = assessActivity(task, records, toLocalDay(asOf));
    return { task, ...judged, figures, deciding: null, records };
  }
  const state = worst(figures.map((figure) => figure.state));
  const deciding = figures.find((figure) => figure.state === state)!;
  return { task, state, why: deciding.why, figures, deciding, records };
}
