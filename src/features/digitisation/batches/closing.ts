import type { Tx } from '../../../platform/database/database.ts';
import { sealJson } from '../../../platform/personal-ids/sealing.ts';
import type { Platform } from '../../../platform/platform.ts';
import { discardUploads } from '../../uploads/index.ts';
import { closePhoneLinks } from '../phone/phone-link.ts';
import type { Batch, WholeBatch } from '../schema.ts';
import { findBatch } from './store.ts';

/** Closes a batch of a dossier when nothing in it waits for anybody. @returns whether it is closed now */
export async function closeIfDone(tx: Tx, { wardId, id }: Batch, now: Date): Promise<boolean> {
  const batch = await findBatch(tx, { wardId, batchId: id });
  if (batch.closedAt !== null) return true;
  const isBusy =
    batch.files.some((file) => file.state === 'waiting') ||
    batch.pages.some((page) => page.state === 'waiting' || page.state === 'reading') ||
    batch.documents.some((document) => document.state === 'proposed');
  if (isBusy || batch.dossierId === null || batch.documents.length === 0) return false;
  const isConfirmed = batch.documents.some((document) => document.state === 'confirmed');
  await closeBatch(tx, batch, isConfirmed ? 'confirmed' : 'discarded', now);
  return true;
}

/**
 * Closes a locked batch. Of what it was made from nothing stays: the pictures, the words that were read and the files as they
 * came are no longer named, and the phones that could add to it cannot any more.
 */
export async function closeBatch(
  tx: Tx,
  batch: Batch,
  closedAs: 'confirmed' | 'discarded',
  now: Date,
): Promise<void> {
  const { wardId, id } = batch;
  await tx
    .updateTable('scan_batches')
    .set({ closed_at: now, closed_as: closedAs })
    .where('ward_id', '=', wardId)
    .where('id', '=', id)
    .execute();
  await tx
    .updateTable('scan_pages')
    .set({ image: null, thumb: null, reading: null })
    .where('ward_id', '=', wardId)
    .where('batch_id', '=', id)
    .execute();
  await tx
    .updateTable('scan_files')
    .set({ sha256: null })
    .where('ward_id', '=', wardId)
    .where('batch_id', '=', id)
    .execute();
  await tx
    .updateTable('scan_documents')
    .set({ proposed: sealJson('scan_documents.proposed', []), draft: null })
    .where('ward_id', '=', wardId)
    .where('batch_id', '=', id)
    .execute();
  await tx
    .updateTable('scan_documents')
    .set({ state: 'discarded' })
    .where('ward_id', '=', wardId)
    .where('batch_id', '=', id)
    .where('state', '=', 'proposed')
    .execute();
  await closePhoneLinks(tx, { now }, batch);
}

/** Lets the uploads of a closed batch go; what a crash leaves is swept with other old uploads. */
export async function forgetUploads(
  ground: Pick<Platform, 'database' | 'files' | 'settings'>,
  { wardId, id }: Batch,
): Promise<void> {
  const links = await ground.database.db
    .selectFrom('scan_links')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('batch_id', '=', id)
    .execute();
  const keys = [`scan:${id}`, ...links.map((link) => `scan:${id}:phone:${link.id}`)];
  for (const key of keys) await discardUploads(ground, { wardId, key });
}

/** Ends an open batch as it is: what is confirmed stays, everything else in it is thrown away. */
export async function endBatch(tx: Tx, batch: WholeBatch, now: Date): Promise<void> {
  if (batch.closedAt !== null) return;
  const isConfirmed = batch.documents.some((document) => document.state === 'confirmed');
  await closeBatch(tx, batch, isConfirmed ? 'confirmed' : 'discarded', now);
}
