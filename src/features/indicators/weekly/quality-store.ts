import { sql } from 'kysely';
import { addDays, type Day } from '../../../law/day.ts';
import type { Score } from '../../../law/quality-index.ts';
import type { Db } from '../../../platform/database/database.ts';
import { startOf } from '../period.ts';

/** One line of the index as it was published for a week. */
export interface WeeklyQuality extends Score {
  monday: Day;
  code: string;
  part: 'total' | 'group' | 'component';
  name: string;
  numerator: number | null;
  denominator: number | null;
  isVerified: boolean;
  words: string;
  takenAt: Date;
  /** The hash under which the week is closed. */
  hash: string;
  /** Points since the week before; null when either has none, or when not the same parts had data. */
  delta: number | null;
}

/** The index of a week, or of all that were published, the newest week first. */
export async function listWeeklyQuality(
  db: Db,
  wardId: number,
  monday: Day | null,
): Promise<WeeklyQuality[]> {
  let query = db
    .selectFrom('weekly_quality as q')
    .innerJoin('closings as c', (join) =>
      join.onRef('c.ward_id', '=', 'q.ward_id').onRef('c.no', '=', 'q.closing_no'),
    )
    .leftJoin('weekly_quality as b', (join) =>
      join
        .onRef('b.ward_id', '=', 'q.ward_id')
        .onRef('b.code', '=', 'q.code')
        .on(sql<boolean>`b.monday = q.monday - 7`),
    )
    .select(['q.monday', 'q.code', 'q.part', 'q.name', 'q.numerator', 'q.denominator', 'q.points'])
    .select(['q.max_measured', 'q.max', 'q.is_verified', 'q.words', 'q.taken_at', 'c.hash'])
    .select(['b.points as points_before', 'b.max_measured as max_before'])
    .where('q.ward_id', '=', wardId);
  if (monday !== null) query = query.where('q.monday', '=', monday);
  const rows = await query.orderBy('q.monday', 'desc').orderBy('q.ord').limit(20_000).execute();
  return rows.map((row) => ({
    ...{ monday: row.monday, code: row.code, part: row.part as WeeklyQuality['part'], name: row.name },
    ...{ numerator: row.numerator, denominator: row.denominator, points: row.points },
    ...{ maxMeasured: row.max_measured, max: row.max, isVerified: row.is_verified, words: row.words },
    ...{ takenAt: row.taken_at, hash: row.hash },
    delta:
      row.points === null || row.points_before === null || row.max_measured !== row.max_before
        ? null
        : Math.round((row.points - row.points_before) * 100) / 100,
  }));
}

/** Whether a week was published only after the Monday on which it was to be. */
export function isTakenLate({ monday, takenAt }: { monday: Day; takenAt: Date }): boolean {
  return takenAt >= startOf(addDays(monday, 8));
}
