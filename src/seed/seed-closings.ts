import { calendarEndingOn, closePeriod, takeWeek } from '../features/indicators/index.ts';
import { addDays, type Day, firstOfYear, instant, toLocalDay, weekday } from '../law/day.ts';
import { endingOn } from '../law/report-periods.ts';
import type { Database } from '../platform/database/database.ts';

/** Single days are closed so far back; longer periods since the year began. */
const DAYS = 30;

/**
 * Closes the demo's year up to `until`, and publishes its weeks, as if each had been done in the first minutes after its end. What is
 * counted is what the sown dossiers have become, not what they were then.
 */
export async function seedClosings(database: Database, wardId: number, until: Date): Promise<void> {
  const today = toLocalDay(until);
  const firstDay = addDays(today, -DAYS);
  for (let day = firstOfYear(today); day < today; day = addDays(day, 1))
    await closeDay(database, wardId, { day, withDay: day >= firstDay });
}

async function closeDay(
  database: Database,
  wardId: number,
  { day, withDay }: { day: Day; withDay: boolean },
): Promise<void> {
  const now = instant(addDays(day, 1), 1);
  for (const period of [...calendarEndingOn(day), ...endingOn(day)])
    if (withDay || period.kind !== 'day')
      await database.transact((tx) => closePeriod(tx, wardId, period, now), 'repeatable read');
  if (weekday(day) === 0) await takeWeek(database, wardId, now);
}
