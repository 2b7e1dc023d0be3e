import { addDays, type Day, weekday } from '../../../law/day.ts';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import type { PlanDue } from '../schema.ts';

export type Rhythm = 'weekly' | 'monthly' | 'quarterly';

/** Days in which the next piece of work is looked for, by how often it should happen. */
export const RHYTHM_DAYS: Record<Rhythm, number> = { weekly: 7, monthly: 31, quarterly: 92 };

/** How often a task asks for something new; null for work that is done once or whenever something happens. */
export function rhythmOf(task: { due: PlanDue; deliverables: readonly string[] }): Rhythm | null {
  const { kind } = task.due;
  if (kind === 'weekly') return 'weekly';
  if (kind === 'range') return 'monthly';
  if (kind === 'from') return 'quarterly';
  if (kind !== 'continuous') return null;
  return task.deliverables.some((text) => /hang tuan/.test(foldVietnamese(text))) ? 'weekly' : 'quarterly';
}

export interface RhythmPeriod {
  /** "Tuần 45", "Tháng 4", "Quý II". */
  label: string;
  /** First and last day, both counted. */
  from: Day;
  to: Day;
  /** Pieces that fall into it. */
  count: number;
  /** Whether it is over, runs, or is still to come. */
  phase: 'past' | 'now' | 'future';
}

/** The periods of a task's rhythm within its time in the year, each with how many of `days` fall into it. */
export function rhythmPeriods(
  task: { due: PlanDue; deliverables: readonly string[] },
  year: number,
  { days, today }: { days: readonly Day[]; today: Day },
): RhythmPeriod[] {
  const rhythm = rhythmOf(task);
  if (rhythm === null) return [];
  const first = later(`${year}-01-01`, task.due.from);
  const last = earlier(`${year}-12-31`, task.due.to);
  return PERIODS[rhythm](year)
    .filter((each) => each.to >= first && each.from <= last)
    .map((each) => ({
      ...each,
      count: days.filter((day) => day >= each.from && day <= each.to && day <= today).length,
      phase: each.to < today ? ('past' as const) : each.from > today ? ('future' as const) : ('now' as const),
    }));
}

const later = (a: Day, b: Day | null) => (b !== null && b > a ? b : a);
const earlier = (a: Day, b: Day | null) => (b !== null && b < a ? b : a);

type Bare = Pick<RhythmPeriod, 'label' | 'from' | 'to'>;

const PERIODS: Record<Rhythm, (year: number) => Bare[]> = {
  weekly: weeksOf,
  monthly: (year) => spans(year, 1, (at) => `Tháng ${at + 1}`),
  quarterly: (year) => spans(year, 3, (at) => `Quý ${['I', 'II', 'III', 'IV'][at]}`),
};

function spans(year: number, months: number, label: (at: number) => string): Bare[] {
  return Array.from({ length: 12 / months }, (_, at) => ({
    label: label(at),
    from: monthStart(year, at * months),
    to: addDays(monthStart(year, (at + 1) * months), -1),
  }));
}

function monthStart(year: number, month: number): Day {
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
}

/** ISO weeks: a week belongs to the year of its Thursday. */
function weeksOf(year: number): Bare[] {
  const fourth = `${year}-01-04`;
  const monday = addDays(fourth, -((weekday(fourth) + 6) % 7));
  const weeks = Array.from({ length: 53 }, (_, at) => ({
    label: `Tuần ${at + 1}`,
    from: addDays(monday, 7 * at),
    to: addDays(monday, 7 * at + 6),
  }));
  return weeks.filter((week) => addDays(week.from, 3).startsWith(`${year}-`));
}
