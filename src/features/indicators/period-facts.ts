import type { Day } from '../../law/day.ts';
import type { Db } from '../../platform/database/database.ts';
import { type CountRow, EVER, readCounts } from '../figures/index.ts';

/** Everything that was counted of a period and of the time before it, by procedure and unit. */
export interface PeriodFacts {
  /** Days `[from, to)`. */
  from: Day;
  to: Day;
  /** When it was counted. */
  asOf: Date;
  /** Frozen when the period was over, with its hash; null: counted now, and may still change. */
  closing: { takenAt: Date; hash: string } | null;
  /** In the period, and before its first day: what was then open is what had come less what had ended. */
  within: CountRow[];
  before: CountRow[];
}

/** The facts of a period with these codes: as they were frozen when it ended, else as they stand at `asOf`. */
export async function readPeriodFacts(
  db: Db,
  wardId: number,
  { from, to, codes, asOf }: { from: Day; to: Day; codes: readonly string[]; asOf: Date },
): Promise<PeriodFacts> {
  const spans = [
    { from, to },
    { from: EVER, to: from },
  ];
  const by = ['procedureCode', 'unitId'] as const;
  const rows = await readCounts(db, { wardIds: [wardId], codes, spans, by });
  return {
    ...{ from, to, asOf, closing: null },
    within: rows.filter((row) => row.span === 0),
    before: rows.filter((row) => row.span === 1),
  };
}
