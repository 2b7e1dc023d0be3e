import type { Officer } from '../../organisation/index.ts';
import { mayControl } from '../import-plan.ts';
import type { PlanTask } from '../store.ts';
import type { StepForm, Subtask } from './schema.ts';

type Members = ReadonlyMap<number, readonly number[]>;

/** Who gives work out, changes it and takes it back: those who oversee or control, and the heads of the units that lead the task. */
export function mayAssign(officer: Officer, task: PlanTask | null, members: Members): boolean {
  if (mayControl(officer)) return true;
  if (task === null || !officer.duties.includes('review')) return false;
  return task.units.some(
    ({ role, unitId }) =>
      role === 'lead' &&
      unitId !== null &&
      (unitId === officer.unitId || members.get(unitId)?.includes(officer.unitId) === true),
  );
}

/** Who says that it is done: the officer it was given to, his unit's head, anyone of the unit when it names no officer, and whoever gives work out. */
export function mayReport(officer: Officer, subtask: Subtask, assigns: boolean): boolean {
  if (assigns || officer.id === subtask.officerId) return true;
  if (officer.unitId !== subtask.unitId) return false;
  return subtask.officerId === null || officer.duties.includes('review');
}

export type TakenStep = StepForm['step'];

/** Which steps are open at a sub-task to an officer; the page draws no other. */
export function openSteps(officer: Officer, subtask: Subtask, assigns: boolean): TakenStep[] {
  if (subtask.state === 'open') {
    const steering: TakenStep[] = assigns ? ['change', 'up', 'down', 'cancel'] : [];
    return mayReport(officer, subtask, assigns) ? ['done', ...steering] : steering;
  }
  return assigns ? ['reopen'] : [];
}

/** Whether it is late on a Day: open after its due day, or done after it. */
export function isLate(subtask: Pick<Subtask, 'state' | 'dueOn' | 'doneOn'>, today: string): boolean {
  if (subtask.state === 'cancelled') return false;
  return (subtask.doneOn ?? today) > subtask.dueOn;
}
