import { type Cell, percent, type Ratio, type RowFilter, sumRatios } from '../indicator.ts';

/** A group of rows that hold a figure back, and what moving some of them would do. */
export interface Lever {
  by: 'way' | 'unit';
  way: string;
  unitId: number;
  /** Rows in the procedures named: they can be made to count (or not to, where less is better). */
  cases: number;
  procedures: { code: string; name: string; cases: number }[];
  /** So many of them, and the target is reached; all of them when even they do not do it, or there is no target. */
  move: number;
  reaches: boolean;
  /** The figure in percent when `move` of them have moved. */
  after: number;
  /** Exactly these rows. */
  filter: RowFilter;
}

export interface Goal {
  /** In percent; null when nothing was promised. */
  value: number | null;
  isAtMost: boolean;
}

/** An address should stay short: with more procedures than this the group is taken whole. */
const MOST_PROCEDURES = 12;
const MOST_LEVERS = 6;

/** The least number of rows that must move for the target to be reached, exactly; 0 when it is. */
export function movesNeeded({ numerator, denominator }: Ratio, goal: Goal): number {
  if (goal.value === null || denominator === 0) return 0;
  const wanted = (goal.value / 100) * denominator;
  const missing = goal.isAtMost ? numerator - wanted : wanted - numerator;
  return Math.max(0, Math.ceil(missing - 1e-9));
}

/**
 * What would change a figure most: the rest by way and by unit, in each as few procedures as are needed. Those that reach the target
 * stand first, the one in the fewest procedures at the top; then those with most rows.
 */
export function leversOf(cells: readonly Cell[], goal: Goal): Lever[] {
  const sum = sumRatios(cells);
  const needed = movesNeeded(sum, goal);
  const groups = new Map<string, Cell[]>();
  for (const cell of cells)
    if (movable(cell, goal) > 0)
      for (const key of [`way ${cell.way}`, `unit ${cell.unitId}`])
        groups.set(key, [...(groups.get(key) ?? []), cell]);
  const levers = [...groups].map(([key, group]) => toLever(key.startsWith('way') ? 'way' : 'unit', group));
  return levers.sort(byUse).slice(0, MOST_LEVERS);

  function toLever(by: Lever['by'], group: Cell[]): Lever {
    const { way, unitId } = group[0]!;
    const all = proceduresOf(group, goal);
    const few = needed === 0 ? all : fewestFor(all, needed);
    const isWhole = few.length === all.length || few.length > MOST_PROCEDURES;
    const procedures = isWhole ? all : few;
    const cases = procedures.reduce((total, each) => total + each.cases, 0);
    const move = needed === 0 ? cases : Math.min(needed, cases);
    const numerator = goal.isAtMost ? sum.numerator - move : sum.numerator + move;
    return {
      ...{ by, way, unitId, cases, procedures, move, reaches: needed > 0 && cases >= needed },
      after: percent({ ...sum, numerator }) ?? 0,
      filter: {
        ...(by === 'way' ? { way } : { unitId }),
        ...(!isWhole && { procedureCodes: procedures.map(({ code }) => code) }),
      },
    };
  }
}

/** How many rows of a cell could be made to count, or not to where less is better. */
export function movable({ numerator, denominator }: Ratio, { isAtMost }: Goal): number {
  return isAtMost ? numerator : denominator - numerator;
}

function proceduresOf(group: readonly Cell[], goal: Goal): Lever['procedures'] {
  const found = new Map<string, Lever['procedures'][number]>();
  for (const cell of group) {
    const { procedureCode: code, procedureName: name } = cell;
    const cases = (found.get(code)?.cases ?? 0) + movable(cell, goal);
    found.set(code, { code, name, cases });
  }
  return [...found.values()].sort((a, b) => b.cases - a.cases || (a.code < b.code ? -1 : 1));
}

/** The first of them that hold as many rows as are needed; all when they do not. */
function fewestFor(all: Lever['procedures'], needed: number): Lever['procedures'] {
  let held = 0;
  const last = all.findIndex((each) => {
    held += each.cases;
    return held >= needed;
  });
  return last === -1 ? all : all.slice(0, last + 1);
}

function byUse(a: Lever, b: Lever): number {
  if (a.reaches !== b.reaches) return a.reaches ? -1 : 1;
  const fewer = a.reaches ? a.procedures.length - b.procedures.length : 0;
  return fewer || b.cases - a.cases || (a.by === b.by ? 0 : a.by === 'way' ? -1 : 1);
}
