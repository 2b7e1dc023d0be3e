import { type Calendar, STATE_CALENDAR } from '../../law/calendar.ts';
import { toLocalDay } from '../../law/day.ts';
import { type WorkingHours, workingHoursOn } from '../../law/working-time.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Officer } from '../organisation/index.ts';
import type { Moment } from './workflow.ts';

/** What the ward decides and dossiers depend on: its calendar and hours, its limits, who stands in for whom. */
export interface WardRules {
  calendar: Calendar;
  hoursAt(at: Date): WorkingHours;
  undoMinutes: number;
  supplementDays: number | null;
  duplicateWarningDays: number;
}

export async function findWardRules(_db: Db, _wardId: number, _now: Date): Promise<WardRules> {
  return {
    calendar: STATE_CALENDAR,
    hoursAt: (at) => workingHoursOn(toLocalDay(at)),
    undoMinutes: 30,
    supplementDays: 15,
    duplicateWarningDays: 30,
  };
}

/** What a decision about this officer's steps depends on now. */
export async function findMoment(db: Db, officer: Officer, now: Date): Promise<Moment> {
  const { undoMinutes } = await findWardRules(db, officer.wardId, now);
  return { now, undoMinutes, standsInFor: [] };
}
