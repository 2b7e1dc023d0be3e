import type { Tx } from '../../../platform/database/database.ts';
import { nameFile } from '../../../platform/files/file-store.ts';
import { enqueue } from '../../../platform/jobs/jobs.ts';
import { Problem } from '../../../platform/problem.ts';
import type { UploadOwner } from '../../uploads/index.ts';
import { type Batch, SCAN_LIMITS, type ScanSource, TAKE_APART } from '../schema.ts';
import { lockBatch, tellScans } from './store.ts';

interface Scan {
  source: ScanSource;
  /** The same file again: nothing is written. */
  clientKey: string;
  /** A stored file of the ward. */
  sha256: string;
  name: string;
  now: Date;
}

/** Puts a stored file into an open batch and has it read. @throws Problem step_not_open when the batch is closed */
export async function takeScan(tx: Tx, { wardId, id }: Batch, scan: Scan): Promise<void> {
  const { source, clientKey, sha256, name, now } = scan;
  const batch = await lockBatch(tx, { wardId, batchId: id });
  if (batch.closedAt !== null)
    throw new Problem('step_not_open', 'Lô quét này đã đóng. Hãy mở lại trang hồ sơ rồi gửi lại.');
  const row = await tx
    .insertInto('scan_files')
    .values({
      ...{ ward_id: wardId, batch_id: id, source, client_key: clientKey, sha256, name },
      ...{ state: 'waiting', created_at: now },
    })
    .onConflict((conflict) => conflict.constraint('scan_files_client_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return;
  await enqueue(tx, TAKE_APART, { wardId, fileId: row.id }, { now });
  await tellScans(tx, wardId);
}

/** Under which name the uploads of a batch lie; what a phone sent is the phone's alone. */
export function scanOwner(
  batch: Batch,
  how: { source: 'drag' } | { source: 'phone'; linkId: number },
): UploadOwner {
  const key = `scan:${batch.id}`;
  return {
    wardId: batch.wardId,
    key: how.source === 'phone' ? `${key}:phone:${how.linkId}` : key,
    limits: how.source === 'phone' ? { ...SCAN_LIMITS, kinds: ['jpeg', 'png'] } : SCAN_LIMITS,
    taken: async (tx, upload) => {
      const { id: clientKey, sha256, name, at: now } = upload;
      await nameFile(tx, batch.wardId, upload, now);
      await takeScan(tx, batch, { source: how.source, clientKey, sha256, name, now });
    },
  };
}
