import type { Db, Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import { type Dossier, findDossier, findMoment, openSteps } from '../../dossiers/index.ts';
import type { Act } from '../../organisation/index.ts';
import type { Batch } from '../schema.ts';
import { toBatch } from './store.ts';

const MAY_NOT = 'Hồ sơ này không chờ bạn số hóa: đơn vị đang giữ hồ sơ số hóa khi tiếp nhận hoặc thụ lý.';

/** Whether an officer may digitise papers of a dossier now. */
export async function mayScan(db: Db, { officer, now }: Pick<Act, 'officer' | 'now'>, { state }: Dossier) {
  return openSteps(state, officer, await findMoment(db, officer, now)).includes('attach_scan');
}

/** The dossier, whose papers this officer may digitise. @throws Problem not_found, step_not_open */
export async function mustScan(db: Db, act: Act, dossierId: number): Promise<Dossier> {
  const dossier = await findDossier(db, { wardId: act.officer.wardId, dossierId });
  if (!(await mayScan(db, act, dossier))) throw new Problem('step_not_open', MAY_NOT);
  return dossier;
}

/**
 * The batch in which an officer now collects papers of a dossier, or his tray; opened when there is none. Two at once get the
 * same. Whether he may is asked before.
 */
export async function openBatch(
  tx: Tx,
  { officer, now }: Pick<Act, 'officer' | 'now'>,
  dossierId: number | null,
): Promise<Batch> {
  await tx
    .insertInto('scan_batches')
    .values({ ward_id: officer.wardId, officer_id: officer.id, dossier_id: dossierId, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return toBatch(
    await openOnes(tx, officer)
      .where('dossier_id', dossierId === null ? 'is' : '=', dossierId)
      .executeTakeFirstOrThrow(),
  );
}

function openOnes(db: Db, officer: Act['officer']) {
  return db
    .selectFrom('scan_batches')
    .selectAll()
    .where('ward_id', '=', officer.wardId)
    .where('officer_id', '=', officer.id)
    .where('closed_at', 'is', null);
}

/** The officer's tray; null when nothing ever came into it. */
export async function findTray(db: Db, officer: Act['officer']): Promise<Batch | null> {
  const row = await openOnes(db, officer).where('dossier_id', 'is', null).executeTakeFirst();
  return row ? toBatch(row) : null;
}

/** Open batches of a dossier, of every officer. */
export async function listOpenOf(db: Db, wardId: number, dossierId: number): Promise<Batch[]> {
  const rows = await db
    .selectFrom('scan_batches')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('dossier_id', '=', dossierId)
    .where('closed_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(toBatch);
}

/** The officer's own open batches of dossiers, with the dossiers' codes, newest first. */
export async function listOwnOpen(db: Db, { wardId, id }: Act['officer']) {
  return db
    .selectFrom('scan_batches as batch')
    .innerJoin('dossiers as dossier', (join) =>
      join.onRef('dossier.ward_id', '=', 'batch.ward_id').onRef('dossier.id', '=', 'batch.dossier_id'),
    )
    .select(['batch.id', 'dossier.code', 'batch.created_at as createdAt'])
    .where('batch.ward_id', '=', wardId)
    .where('batch.officer_id', '=', id)
    .where('batch.closed_at', 'is', null)
    .orderBy('batch.id', 'desc')
    .limit(20)
    .execute();
}
