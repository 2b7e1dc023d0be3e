import type { Day } from '../../law/day.ts';
import type { Db } from '../../platform/database/database.ts';
import { type CountRow, EVER, readCounts } from '../figures/index.ts';
import { fromSheets } from './closings/content.ts';
import { findClosing } from './closings/store.ts';

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

interface Asked {
  from: Day;
  to: Day;
  codes: readonly string[];
  asOf: Date;
}

/** The facts of a period with these codes: as they were frozen when it ended, else as they stand at `asOf`. */
export async function readPeriodFacts(db: Db, wardId: number, asked: Asked): Promise<PeriodFacts> {
  const { from, to, codes } = asked;
  const closing = await findClosing(db, wardId, { from, to });
  if (closing === null) return readLiveFacts(db, wardId, asked);
  const { content, takenAt, hash } = closing;
  return {
    ...{ from, to, asOf: takenAt, closing: { takenAt, hash } },
    within: fromSheets(content.within, codes, 0),
    before: fromSheets(content.before, codes, 1),
  };
}

/** The same as it stands now, whether or not it was frozen. */
export async function readLiveFacts(
  db: Db,
  wardId: number,
  { from, to, codes, asOf }: Asked,
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
