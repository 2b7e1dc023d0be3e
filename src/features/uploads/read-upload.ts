import type { OpenedFile, StoredFile } from '../../platform/files/file-store.ts';
import type { Ground, UploadOwner } from './schema.ts';
import { findUpload } from './store.ts';

/** A file of this owner with its bytes. @throws Problem not_found */
export async function readUpload(ground: Ground, owner: UploadOwner, id: string): Promise<StoredFile> {
  const { name, mediaType, scanned, sha256 } = await findUpload(ground.database.db, owner, id);
  return { name, mediaType, scanned, bytes: await ground.files.read(sha256) };
}

/** The same for whoever sends it on as it comes; its stream has to be read or cancelled. @throws Problem not_found */
export async function openUpload(ground: Ground, owner: UploadOwner, id: string): Promise<OpenedFile> {
  const { name, mediaType, size, sha256 } = await findUpload(ground.database.db, owner, id);
  return { name, mediaType, size, stream: await ground.files.open(sha256) };
}
