import { sql } from 'kysely';
import type { Day } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import { percent, type Ratio } from '../indicator.ts';

/** A public figure of one week as it was kept, and how it moved since the week before. */
export interface WeeklyFigure extends Ratio {
  monday: Day;
  code: string;
  name: string;
  definition: string;
  numeratorText: string;
  denominatorText: string;
  takenAt: Date;
  /** Percentage points since the week before; null when either week has none. */
  delta: number | null;
}

/** The Mondays of the weeks that were kept, the newest first. */
export async function listWeeks(db: Db, wardId: number): Promise<Day[]> {
  const rows = await db
    .selectFrom('weekly_figures')
    .select('monday')
    .distinct()
    .where('ward_id', '=', wardId)
    .orderBy('monday', 'desc')
    .limit(520)
    .execute();
  return rows.map((row) => row.monday);
}

/** The figures of a week, or of all that were kept, the newest week first. */
export async function listWeeklyFigures(db: Db, wardId: number, monday: Day | null): Promise<WeeklyFigure[]> {
  let query = db
    .selectFrom('weekly_figures as f')
    .leftJoin('weekly_figures as b', (join) =>
      join
        .onRef('b.ward_id', '=', 'f.ward_id')
        .onRef('b.code', '=', 'f.code')
        .on(sql<boolean>`b.monday = f.monday - 7`),
    )
    .select(['f.monday', 'f.code', 'f.name', 'f.definition', 'f.numerator_text', 'f.denominator_text'])
    .select(['f.numerator', 'f.denominator', 'f.taken_at'])
    .select(['b.numerator as numerator_before', 'b.denominator as denominator_before'])
    .where('f.ward_id', '=', wardId);
  if (monday !== null) query = query.where('f.monday', '=', monday);
  const rows = await query.orderBy('f.monday', 'desc').orderBy('f.ord').limit(20_000).execute();
  return rows.map((row) => ({
    monday: row.monday,
    code: row.code,
    name: row.name,
    definition: row.definition,
    numeratorText: row.numerator_text,
    denominatorText: row.denominator_text,
    numerator: row.numerator,
    denominator: row.denominator,
    takenAt: row.taken_at,
    delta: deltaOf(row, row.numerator_before, row.denominator_before),
  }));
}

function deltaOf(now: Ratio, numerator: number | null, denominator: number | null): number | null {
  const figure = percent(now);
  const before = numerator === null || denominator === null ? null : percent({ numerator, denominator });
  return figure === null || before === null ? null : figure - before;
}
