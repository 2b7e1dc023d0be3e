import { instant, toLocalDay } from '../../../law/day.ts';
import { looksKeptFrom } from '../../../law/look-retention.ts';
import { asOwner } from '../../../platform/database/database.ts';
import { findSettings, listWards } from '../../organisation/index.ts';

/** Forgets looks that are older than each ward keeps them. Only the owner of the tables may. @returns how many */
export async function sweepLooks(ownerUrl: string, now: Date): Promise<number> {
  return asOwner(ownerUrl, async (owner) => {
    const today = toLocalDay(now);
    let swept = 0;
    for (const ward of await listWards(owner.db)) {
      const { lookDays } = await findSettings(owner.db, ward.id, today);
      const keptFrom = instant(looksKeptFrom(today, lookDays), 0);
      const { numDeletedRows } = await owner.transact((tx) =>
        tx
          .deleteFrom('looks')
          .where('ward_id', '=', ward.id)
          .where('at', '<', keptFrom)
          .executeTakeFirstOrThrow(),
      );
      swept += Number(numDeletedRows);
    }
    return swept;
  });
}
