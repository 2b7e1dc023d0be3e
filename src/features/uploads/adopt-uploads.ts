import type { Tx } from '../../platform/database/database.ts';
import { lockBytes, nameFile } from '../../platform/files/file-store.ts';
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
  for (const upload of uploads) await nameFile(tx, owner.wardId, upload, upload.at);
  await deleteUploads(tx, owner, 'all');
  return uploads;
}
