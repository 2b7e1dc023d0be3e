import { formatTime, toLocalDay } from '../../law/day.ts';
import type { Database, Tx } from '../../platform/database/database.ts';
import { tell } from '../notices/index.ts';
import { findSettings } from '../organisation/index.ts';
import { findProcedureVersion } from '../procedures/index.ts';
import { addressesOf, isTold } from './announce.ts';
import { derivedKey } from './derived-key.ts';
import { lockDossier } from './store.ts';

interface DossierKey {
  wardId: number;
  dossierId: number;
}

/** Reminds each applicant once before his supplement period ends. @returns how many periods end soon */
export async function remindSupplements(database: Database, wardId: number, now: Date): Promise<number> {
  const { supplementReminderDays } = await findSettings(database.db, wardId, toLocalDay(now));
  if (supplementReminderDays === 0) return 0;
  const rows = await database.db
    .selectFrom('dossiers as d')
    .select('d.id')
    .where('d.ward_id', '=', wardId)
    .where('d.supplement_until', '>', now)
    .where('d.supplement_until', '<', new Date(now.getTime() + supplementReminderDays * 86_400_000))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('notices as n')
            .select('n.id')
            .whereRef('n.ward_id', '=', 'd.ward_id')
            .whereRef('n.subject_code', '=', 'd.code')
            .where('n.event', '=', 'supplement_reminder')
            .whereRef('n.created_at', '>', 'd.status_at'),
        ),
      ),
    )
    .orderBy('d.supplement_until')
    .limit(500)
    .execute();
  for (const { id } of rows) await database.transact((tx) => remind(tx, { wardId, dossierId: id }, now));
  return rows.length;
}

/** Looks again under the lock: the supplement may have come in meanwhile. */
async function remind(tx: Tx, key: DossierKey, now: Date): Promise<void> {
  const dossier = await lockDossier(tx, key);
  const { code, supplementUntil, procedureCode, procedureVersion } = dossier.state;
  if (supplementUntil === null || supplementUntil <= now || !isTold(dossier)) return;
  const procedure = await findProcedureVersion(tx, procedureCode, procedureVersion);
  const about = `${key.wardId}/${key.dossierId}/${supplementUntil.toISOString()}`;
  await tell(tx, {
    ...{ wardId: key.wardId, event: 'supplement_reminder', now, code, to: addressesOf(dossier) },
    key: derivedKey(about, 'remind'),
    values: { maHoSo: code, thuTuc: procedure.name, henTra: formatTime(supplementUntil) },
  });
}
