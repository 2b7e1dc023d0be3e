export interface Share {
  /** Forms that say "hài lòng" or "rất hài lòng" of the whole. */
  numerator: number;
  /** Valid forms. */
  denominator: number;
}

/** Fewer forms than this could be told apart: their number is shown, nothing that leads to who wrote them. */
export const ANONYMOUS_FROM = 5;

export type Cut = { label: string } & Share;

/**
 * The parts of a whole with enough forms; those with too few stand together. Where they are too few even together, the smallest
 * of the others joins them, so that nothing can be found by taking the shown ones from the whole. Nothing when the whole is too small.
 */
export function foldFew(cuts: readonly Cut[], rest: string): Cut[] {
  const [few, shown] = [
    cuts.filter((cut) => cut.denominator < ANONYMOUS_FROM),
    cuts.filter((cut) => cut.denominator >= ANONYMOUS_FROM),
  ];
  const sum = (part: 'numerator' | 'denominator') => few.reduce((all, cut) => all + cut[part], 0);
  while (few.length > 0 && sum('denominator') < ANONYMOUS_FROM) {
    const smallest = shown.toSorted((one, other) => one.denominator - other.denominator)[0];
    if (smallest === undefined) return [];
    few.push(...shown.splice(shown.indexOf(smallest), 1));
  }
  if (few.length === 0) return shown;
  return [...shown, { label: rest, numerator: sum('numerator'), denominator: sum('denominator') }];
}
