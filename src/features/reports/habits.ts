import type { Day } from '../../law/day.ts';
import { inForce } from '../../law/in-force.ts';
import { DUE_WORKING_DAYS, type ReportingHabits } from '../../law/report-periods.ts';
import type { Db } from '../../platform/database/database.ts';
import { findSettings } from '../organisation/index.ts';

/** What a ward has set about its reports, as in force on a day. `dueDays`: working days after the cut-off. */
export async function findHabits(
  db: Db,
  wardId: number,
  day: Day,
): Promise<ReportingHabits & { dueDays: number }> {
  const { reportMonthCutOff, reportDueDays } = await findSettings(db, wardId, day);
  const dueDays = reportDueDays === 0 ? inForce(DUE_WORKING_DAYS, day).days : reportDueDays;
  return { isMonthCutOff: reportMonthCutOff, dueDays };
}
