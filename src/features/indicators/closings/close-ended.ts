import { addDays, type Day } from '../../../law/day.ts';
import type { Database, Db, Tx } from '../../../platform/database/database.ts';
import { firstCountedDay } from '../../figures/index.ts';
import { settledDay } from '../period.ts';
import { closePeriod } from './close-period.ts';
import { tryHoldClosings } from './hold-closings.ts';
import { type ClosedPeriod, calendarEndingOn, type EndingOn } from './periods.ts';

/** Days at one turn, so that one that has much to catch up does not hold up the rest of the clock's work. */
const DAYS_A_TURN = 31;

const NONE: EndingOn = () => [];

/**
 * Closes every day that is over and is not closed yet, in order, and with each day the periods that ended with it; a day that was missed
 * is closed late, and says so by its time. Two that do it at once close each period once.
 * @returns how many periods were closed
 */
export async function closeEnded(
  database: Database,
  { wardId, now }: { wardId: number; now: Date },
  more: EndingOn = NONE,
): Promise<number> {
  const today = settledDay(now);
  let closed = 0;
  let day = await nextDay(database.db, wardId, today);
  for (let turn = 0; turn < DAYS_A_TURN && day < today; turn++, day = addDays(day, 1))
    for (const period of [...calendarEndingOn(day), ...more(day)]) {
      const done = await database.transact((tx) => tryClose(tx, wardId, period, now), 'repeatable read');
      if (done === 'busy') return closed;
      if (done === 'closed') closed++;
    }
  return closed;
}

/** Whoever is closing already goes on alone: counting the same for nothing would only hold both up. */
async function tryClose(tx: Tx, wardId: number, period: ClosedPeriod, now: Date) {
  if (!(await tryHoldClosings(tx, wardId))) return 'busy';
  return (await closePeriod(tx, wardId, period, now)) ? 'closed' : 'known';
}

/** The day after the last one that was closed with everything that ended with it; at first the first day of which anything is counted. */
async function nextDay(db: Db, wardId: number, today: Day): Promise<Day> {
  const last = await db
    .selectFrom('closings')
    .select('day_to')
    .where('ward_id', '=', wardId)
    .where('kind', '=', 'day')
    .orderBy('day_to', 'desc')
    .limit(1)
    .executeTakeFirst();
  // That day again: the process may have been stopped between its day and its week.
  if (last) return addDays(last.day_to, -1);
  const [first, yesterday] = [await firstCountedDay(db, wardId), addDays(today, -1)];
  return first !== null && first < yesterday ? first : yesterday;
}
