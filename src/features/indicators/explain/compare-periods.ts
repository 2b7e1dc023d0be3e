import { type Cell, percent, type Ratio, sumRatios } from '../indicator.ts';

/** How one procedure moved a figure between two periods, in percentage points. */
export interface ProcedureMove {
  code: string;
  name: string;
  before: Ratio;
  after: Ratio;
  /** Because its share of all rows changed. */
  mix: number;
  /** Because its own ratio changed. */
  rate: number;
}

export interface PeriodComparison {
  before: Ratio;
  after: Ratio;
  /** Percentage points; null when either period has nothing to divide by. */
  delta: number | null;
  mix: number;
  rate: number;
  /** The procedure that moved the figure most first. */
  procedures: ProcedureMove[];
}

/**
 * The change of a ratio between two periods, parted by procedure into what comes of another mix of procedures and what of other
 * ratios within them; the parts sum to the change. Each is taken at the mean of the two periods, so that their order does not matter; a
 * procedure that one period does not have changed only the mix.
 */
export function comparePeriods(before: readonly Cell[], after: readonly Cell[]): PeriodComparison {
  const sums = { before: sumRatios(before), after: sumRatios(after) };
  const [from, to] = [percent(sums.before), percent(sums.after)];
  if (from === null || to === null) return { ...sums, delta: null, mix: 0, rate: 0, procedures: [] };
  const names = new Map([...before, ...after].map((each) => [each.procedureCode, each.procedureName]));
  const middle = (from + to) / 2;
  const procedures = [...names].map(([code, name]): ProcedureMove => {
    const [own, then] = [before, after].map((cells) =>
      sumRatios(cells.filter((each) => each.procedureCode === code)),
    ) as [Ratio, Ratio];
    const rateBefore = percent(own) ?? percent(then)!;
    const rateAfter = percent(then) ?? rateBefore;
    const shareBefore = own.denominator / sums.before.denominator;
    const shareAfter = then.denominator / sums.after.denominator;
    const mix = (shareAfter - shareBefore) * ((rateBefore + rateAfter) / 2 - middle);
    const rate = ((shareBefore + shareAfter) / 2) * (rateAfter - rateBefore);
    return { code, name, before: own, after: then, mix, rate };
  });
  const total = (of: 'mix' | 'rate') => procedures.reduce((sum, each) => sum + each[of], 0);
  const size = ({ mix, rate }: ProcedureMove) => Math.abs(mix + rate);
  procedures.sort((a, b) => size(b) - size(a) || (a.code < b.code ? -1 : 1));
  return { ...sums, delta: to - from, mix: total('mix'), rate: total('rate'), procedures };
}
