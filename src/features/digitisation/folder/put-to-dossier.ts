import type { Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import { findDossierByCode } from '../../dossiers/index.ts';
import { type Act, noteAct } from '../../organisation/index.ts';
import { findTray, mustScan, openBatch } from '../batches/open-batch.ts';
import { lockBatch, tellScans } from '../batches/store.ts';
import { describeDocument, proposeReady } from '../pages/propose.ts';
import type { Batch, WholeBatch } from '../schema.ts';

const WRONG = 'Chưa đưa vào hồ sơ được: có mục cần sửa.';

/** The officer's tray, locked. @throws Problem not_found */
async function lockTray(tx: Tx, act: Act): Promise<WholeBatch> {
  const tray = await findTray(tx, act.officer);
  if (!tray) throw new Problem('not_found', 'Khay quét của bạn đang trống.');
  return lockBatch(tx, { wardId: tray.wardId, batchId: tray.id });
}

function chosen(tray: WholeBatch, fileIds: readonly number[]): number[] {
  const ids = tray.files.filter((file) => fileIds.includes(file.id)).map((file) => file.id);
  if (ids.length === 0) throw new Problem('invalid', WRONG, { tep: 'Chọn tệp trong khay.' });
  return ids;
}

/**
 * Puts files of the officer's tray to a dossier, with what was read of them so far: they go on as if they had been scanned
 * there. @returns the dossier's batch @throws Problem not_found, invalid (with the fields), step_not_open
 */
export async function putToDossier(
  tx: Tx,
  act: Act,
  { fileIds, code }: { fileIds: readonly number[]; code: string },
): Promise<Batch> {
  const tray = await lockTray(tx, act);
  const ids = chosen(tray, fileIds);
  const dossier = await findDossierByCode(tx, tray.wardId, code.trim().toUpperCase());
  if (!dossier) throw new Problem('invalid', WRONG, { ma: 'Phường không có hồ sơ mang mã này.' });
  await mustScan(tx, act, dossier.id);
  const { id } = await openBatch(tx, act, dossier.id);
  const batch = await lockBatch(tx, { wardId: tray.wardId, batchId: id });
  const divided = await moveFiles(tx, tray, batch, ids);
  for (const each of divided) await describeDocument(tx, tray.wardId, tray.id, each);
  for (const each of [tray, batch]) await proposeReady(tx, tray.wardId, each.id);
  await noteAct(tx, act, 'put_scan', dossier.state.code);
  await tellScans(tx, tray.wardId);
  return batch;
}

/** @returns papers of the tray that lost some of their pages */
async function moveFiles(
  tx: Tx,
  tray: WholeBatch,
  batch: Batch,
  fileIds: readonly number[],
): Promise<number[]> {
  const documents = tray.pages
    .filter((page) => fileIds.includes(page.fileId) && page.documentId !== null)
    .map((page) => page.documentId!);
  const all = [...new Set(documents)];
  // A paper some of whose pages stay in the tray is put together anew on both sides.
  const whole = all.filter((id) =>
    tray.pages.every((page) => page.documentId !== id || fileIds.includes(page.fileId)),
  );
  for (const id of whole)
    await tx
      .updateTable('scan_documents')
      .set({ batch_id: batch.id })
      .where('ward_id', '=', batch.wardId)
      .where('id', '=', id)
      .execute();
  await tx
    .updateTable('scan_files')
    .set({ batch_id: batch.id })
    .where('ward_id', '=', batch.wardId)
    .where('id', 'in', fileIds)
    .execute();
  await tx
    .updateTable('scan_pages')
    .set(({ eb }) => ({
      batch_id: batch.id,
      document_id: eb
        .case()
        .when('document_id', 'in', whole.length > 0 ? whole : [0])
        .then(eb.ref('document_id'))
        .else(null)
        .end(),
    }))
    .where('ward_id', '=', batch.wardId)
    .where('file_id', 'in', fileIds)
    .execute();
  return all.filter((id) => !whole.includes(id));
}

/** Throws files of the officer's tray away. */
export async function clearFromTray(tx: Tx, act: Act, fileIds: readonly number[]): Promise<void> {
  const tray = await lockTray(tx, act);
  const ids = chosen(tray, fileIds);
  await tx
    .updateTable('scan_pages')
    .set({ state: 'removed', image: null, thumb: null, reading: null, document_id: null })
    .where('ward_id', '=', tray.wardId)
    .where('file_id', 'in', ids)
    .execute();
  await tx
    .updateTable('scan_files')
    .set({ state: 'failed', why: 'Đã bỏ khỏi khay.', sha256: null })
    .where('ward_id', '=', tray.wardId)
    .where('id', 'in', ids)
    .execute();
  await noteAct(tx, act, 'clear_tray', `khay quét ${tray.id}`);
  await tellScans(tx, tray.wardId);
}
