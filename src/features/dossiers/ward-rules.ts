import type { Calendar } from '../../law/calendar.ts';
import { toLocalDay } from '../../law/day.ts';
import { hoursOn, type WardCalendar } from '../../law/ward-calendar.ts';
import { addWorkingMinutes, type HoursByDay } from '../../law/working-time.ts';
import type { Db } from '../../platform/database/database.ts';
import { findCalendar, findSettings, type Officer, standsInFor } from '../organisation/index.ts';
import type { Moment } from './workflow.ts';

/** What the ward decides and dossiers depend on: its calendar and hours, its limits. */
export interface WardRules {
  calendar: Calendar;
  hoursOn: HoursByDay;
  undoMinutes: number;
  supplementDays: number | null;
  duplicateWarningDays: number;
  /** What is due until then is soon due. */
  soonUntil: Date;
  handoverAlertHours: number;
}

export async function findWardRules(db: Db, wardId: number, now: Date): Promise<WardRules> {
  const { supplementDays, dueSoonHours, ...settings } = await findSettings(db, wardId, toLocalDay(now));
  const counting = countingOf(await findCalendar(db, wardId));
  return {
    ...counting,
    ...settings,
    get soonUntil() {
      return addWorkingMinutes(now, dueSoonHours * 60, counting.calendar, counting.hoursOn);
    },
    supplementDays: supplementDays === 0 ? null : supplementDays,
  };
}

/** How due times are counted under a ward's calendar. */
export function countingOf({ calendar, hours }: WardCalendar): Pick<WardRules, 'calendar' | 'hoursOn'> {
  return { calendar, hoursOn: (day) => hoursOn(hours, day) };
}

/** What a decision about this officer's steps depends on now. */
export async function findMoment(db: Db, officer: Officer, now: Date): Promise<Moment> {
  const day = toLocalDay(now);
  const { undoMinutes } = await findSettings(db, officer.wardId, day);
  return { now, undoMinutes, standsInFor: await standsInFor(db, officer.wardId, officer.id, day) };
}
