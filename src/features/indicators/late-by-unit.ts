import type { Day } from '../../law/day.ts';
import { isLate, type PlanTask, type Subtask } from '../plans/index.ts';
import type { TaskStanding } from './wall.ts';

type Members = ReadonlyMap<number, readonly number[]>;

/** What of the plan waits for one unit. */
export interface UnitStanding {
  unitId: number;
  /** Tasks that it leads, alone or within a collective. */
  led: TaskStanding[];
  late: TaskStanding[];
  atRisk: TaskStanding[];
  /** Open pieces of work that it was given, also those of no task. */
  open: Subtask[];
  lateSubtasks: Subtask[];
  /** The longest overdue day among its late tasks with a last day and its late sub-tasks; null when there is none. */
  oldest: { day: Day; what: string } | null;
}

/** The units that lead a task, a collective counted as its members. */
export function leadUnitsOf({ units }: Pick<PlanTask, 'units'>, members: Members): number[] {
  const found = units
    .filter(({ role, unitId }) => role === 'lead' && unitId !== null)
    .flatMap(({ unitId }) => members.get(unitId!) ?? [unitId!]);
  return [...new Set(found)];
}

/** Each unit that leads a task or was given work, by what is late: the most first. */
export function lateByUnit(
  standings: readonly TaskStanding[],
  subtasks: readonly Subtask[],
  { members, today }: { members: Members; today: Day },
): UnitStanding[] {
  const open = subtasks.filter((each) => each.state === 'open');
  const ids = new Set([
    ...standings.flatMap(({ task }) => leadUnitsOf(task, members)),
    ...open.map((each) => each.unitId),
  ]);
  return [...ids]
    .map((unitId) => {
      const led = standings.filter(({ task }) => leadUnitsOf(task, members).includes(unitId));
      const own = open.filter((each) => each.unitId === unitId);
      return unitStanding(unitId, led, own, today);
    })
    .sort((a, b) => weight(b) - weight(a) || a.unitId - b.unitId);
}

const weight = ({ late, lateSubtasks, atRisk }: UnitStanding) =>
  1000 * (late.length + lateSubtasks.length) + atRisk.length;

function unitStanding(unitId: number, led: TaskStanding[], open: Subtask[], today: Day): UnitStanding {
  const late = led.filter((each) => each.state === 'late');
  const lateSubtasks = open.filter((each) => isLate(each, today));
  const overdue = [
    ...lateSubtasks.map((each) => ({ day: each.dueOn, what: each.title })),
    ...late.flatMap(({ task }) =>
      task.due.to !== null && task.due.to < today ? [{ day: task.due.to, what: task.text }] : [],
    ),
  ].sort((a, b) => (a.day < b.day ? -1 : 1));
  return {
    ...{ unitId, led, late, open, lateSubtasks, oldest: overdue[0] ?? null },
    atRisk: led.filter((each) => each.state === 'at_risk'),
  };
}
