import type { Day } from '../../law/day.ts';
import { type UrgingRules, urgingRulesOn } from '../../law/urging.ts';
import type { Db } from '../../platform/database/database.ts';
import { findSettings } from '../organisation/index.ts';

/** How the ward urges on a day: the house's rule with the days that the ward has set. */
export async function findUrgingRules(db: Db, wardId: number, day: Day): Promise<UrgingRules> {
  const own = await findSettings(db, wardId, day);
  return urgingRulesOn(day, {
    waitDays: [own.urgingReminderDays, own.urgingDirectorDays, own.urgingChairmanDays],
    dossierDays: own.urgingDossierDays,
    promiseDays: own.urgingPromiseDays,
    draftDays: own.urgingDraftDays,
  });
}
