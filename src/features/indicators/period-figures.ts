import type { Day } from '../../law/day.ts';
import type { Db } from '../../platform/database/database.ts';
import { findClosing } from './closings/store.ts';
import type { Ratio } from './indicator.ts';
import { INDICATORS } from './indicators.ts';
import { startOf } from './period.ts';
import { PeriodReader } from './period-reader.ts';

/**
 * The figures of a period that is over, by code: as they were frozen when it ended, else, and where they are asked for as they stand
 * now, counted from what is recorded. Null where a figure could not be counted.
 */
export async function readPeriodFigures(
  db: Db,
  wardId: number,
  { from, to, isLive }: { from: Day; to: Day; isLive: boolean },
): Promise<ReadonlyMap<string, Ratio | null>> {
  const closing = isLive ? null : await findClosing(db, wardId, { from, to });
  if (closing !== null) return new Map(closing.content.figures.map(({ code, ratio }) => [code, ratio]));
  const reader = new PeriodReader(db, wardId, { from, to, asOf: startOf(to) });
  const figures = new Map<string, Ratio | null>();
  for (const indicator of INDICATORS) figures.set(indicator.code, await reader.ratioOf(indicator));
  return figures;
}
