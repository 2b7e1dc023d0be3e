import type { Tx } from '../../platform/database/database.ts';
import { lockBytes } from '../../platform/files/file-store.ts';
import type { Upload, UploadOwner } from './schema.ts';
import { deleteUploads, listUploads, lockOwner } from './store.ts';

/**
 * Hands all files of an owner over to a dossier: from now on they are stored files of the ward, as what an officer scans,
 * and no upload any more. The bytes stay where they are.
 * @returns what was handed over, in the order in which it came
 */
export async function adoptUploads(tx: Tx, owner: UploadOwner): Promise<Upload[]> {
  await lockOwner(tx, owner);
  const uploads = await listUploads(tx, owner);
  for (const sha256 of new Set(uploads.map((each) => each.sha256).toSorted())) await lockBytes(tx, sha256);
  for (const upload of uploads) await keepUpload(tx, owner.wardId, upload);
  await deleteUploads(tx, owner, 'all');
  return uploads;
}

/** Makes an upload a stored file of the ward, whatever becomes of the upload. Its bytes are locked (`lockBytes`). */
export async function keepUpload(tx: Tx, wardId: number, upload: Upload): Promise<void> {
  await tx
    .insertInto('files')
    .values({
      ward_id: wardId,
      sha256: upload.sha256,
      name: upload.name,
      media_type: upload.mediaType,
      size: upload.size,
      created_at: upload.at,
      scanned_at: upload.scanned ? upload.at : null,
    })
    .onConflict((conflict) => conflict.columns(['ward_id', 'sha256']).doNothing())
    .execute();
}
