import type { StoredFile } from '../../platform/files/file-store.ts';
import type { Ground, UploadOwner } from './schema.ts';
import { findUpload } from './store.ts';

/** A file of this owner with its bytes. @throws Problem not_found */
export async function readUpload(ground: Ground, owner: UploadOwner, id: string): Promise<StoredFile> {
  const { name, mediaType, scanned, sha256 } = await findUpload(ground.database.db, owner, id);
  return { name, mediaType, scanned, bytes: await ground.files.read(sha256) };
}
