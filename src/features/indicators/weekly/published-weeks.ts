import { addDays, type Day, firstOfYear } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import { mondayOf } from './week.ts';

export interface DueWeek {
  monday: Day;
  /** When its result was published; null: never. */
  takenAt: Date | null;
}

/**
 * The weeks whose result was to be published in the year of a day up to that day: on the Monday after each. From the first week that the
 * ward ever published on; before it the system was not yet there.
 */
export async function dueWeeks(db: Db, wardId: number, day: Day): Promise<DueWeek[]> {
  const kept = await db
    .selectFrom('weekly_quality')
    .select(['monday', 'taken_at'])
    .where('ward_id', '=', wardId)
    .where('part', '=', 'total')
    .orderBy('monday')
    .execute();
  const first = kept[0]?.monday;
  if (first === undefined) return [];
  const takenAt = new Map(kept.map((each) => [each.monday, each.taken_at]));
  const due: DueWeek[] = [];
  for (let monday = mondayOf(addDays(firstOfYear(day), -1)); ; monday = addDays(monday, 7)) {
    const publishedOn = addDays(monday, 7);
    if (publishedOn > day) return due;
    if (monday >= first && publishedOn.slice(0, 4) === day.slice(0, 4))
      due.push({ monday, takenAt: takenAt.get(monday) ?? null });
  }
}
