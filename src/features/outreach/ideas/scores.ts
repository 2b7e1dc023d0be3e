import type { OutreachDeed } from '../schema.ts';

export interface Scores {
  /** Mean of the assessors' sums, 0 to 100; null: nobody assessed it. */
  mean: number | null;
  /** How many assessors. */
  assessors: number;
  lines: { by: number; sum: number; note: string }[];
}

/** What each assessor gave in the end: whoever assesses again replaces his own. */
export function scoresOf(steps: readonly OutreachDeed[]): Scores {
  const last = new Map(steps.filter(({ step }) => step === 'score').map((each) => [each.by, each]));
  const lines = [...last.values()].map(({ by, note, content }) => ({
    ...{ by, note },
    sum: Object.values(content.points ?? {}).reduce((all, points) => all + points, 0),
  }));
  const total = lines.reduce((all, { sum }) => all + sum, 0);
  return { lines, assessors: lines.length, mean: lines.length === 0 ? null : total / lines.length };
}
