import { addDays, formatDay, toLocalDay } from '../../../law/day.ts';
import type { Database } from '../../../platform/database/database.ts';
import { derivedKey } from '../../dossiers/index.ts';
import { findSettings } from '../../organisation/index.ts';
import { findEnded, type Period } from './find-ended.ts';
import { findByKey, MOST_PACKAGES, saveExport } from './request-export.ts';

/** Nobody waits for it at his desk: it can be fetched for a week. */
const KEPT_MS = 7 * 24 * 3_600_000;

/**
 * Orders the packages of the month that ended, once a month, where the ward has set so; otherwise nothing.
 * @returns how many packages were ordered now
 */
export async function exportLastMonth(database: Database, wardId: number, now: Date): Promise<number> {
  const today = toLocalDay(now);
  const { archiveMonthly } = await findSettings(database.db, wardId, today);
  if (!archiveMonthly) return 0;
  const period = monthBefore(today);
  let ordered = 0;
  await database.transact(async (tx) => {
    ordered = 0;
    const dossierIds = await findEnded(tx, wardId, period);
    for (let at = 0; at < dossierIds.length; at += MOST_PACKAGES) {
      const clientKey = derivedKey(`${wardId} ${period.from}`, `monthly export ${at}`);
      if ((await findByKey(tx, wardId, clientKey)) !== null) return;
      const some = dossierIds.slice(at, at + MOST_PACKAGES);
      const reason = `Xuất định kỳ hồ sơ kết thúc từ ${formatDay(period.from)}, theo cài đặt của phường`;
      const order = { wardId, requestedBy: null, clientKey, reason, code: null, period };
      await saveExport(tx, { ...order, dossierIds: some, now, keptMs: KEPT_MS });
      ordered += some.length;
    }
  });
  return ordered;
}

function monthBefore(today: string): Period {
  const until = `${today.slice(0, 7)}-01`;
  return { from: `${addDays(until, -1).slice(0, 7)}-01`, until };
}
