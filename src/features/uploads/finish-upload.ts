import { hashOf } from '../../platform/files/file-store.ts';
import { Problem } from '../../platform/problem.ts';
import { type Begun, deleteBegun, findBegun, lockBegun } from './begun.ts';
import type { Ground, Upload, UploadOwner } from './schema.ts';
import { forgetPieces, readPieces } from './spool.ts';
import { findUpload } from './store.ts';
import { inspectGiven, keepFile } from './take-upload.ts';

interface Finish {
  id: string;
  /** Of the whole file, in hexadecimal, where the sender could count it. */
  sha256: string | null;
  now: Date;
}

/**
 * Takes a file whose pieces are all there, as if it had come whole. Finishing twice gives the same file.
 * @throws Problem changed_meanwhile while pieces are missing; what `takeUpload` refuses, and then the pieces are gone, unless
 * the scanner has to be waited for
 */
export async function finishUpload(
  ground: Ground,
  owner: UploadOwner,
  { id, sha256, now }: Finish,
): Promise<Upload> {
  const begun = await findBegun(ground.database.db, owner, id, now);
  if (begun.uploadId !== null) return findUpload(ground.database.db, owner, begun.uploadId);
  if (begun.received < begun.size) throw new Problem('changed_meanwhile', 'Tệp chưa gửi xong. Hãy gửi tiếp.');
  try {
    const bytes = await wholeOf(ground, begun, sha256);
    const file = await inspectGiven(ground, owner, { name: begun.name, bytes }, now);
    const upload = await ground.database.transact(async (tx) => {
      const still = await lockBegun(tx, owner, id, now);
      if (still.uploadId !== null) return findUpload(tx, owner, still.uploadId);
      const kept = await keepFile(tx, ground, owner, { ...file, part: begun.part, now });
      await tx
        .updateTable('begun_uploads')
        .set({ upload_id: kept.id })
        .where('ward_id', '=', owner.wardId)
        .where('id', '=', id)
        .execute();
      return kept;
    });
    await forgetPieces(ground, id);
    return upload;
  } catch (error) {
    return afterFailure(ground, owner, { id, now }, error);
  }
}

/** @throws Problem file_unreadable when something was lost or turned on the way */
async function wholeOf(ground: Ground, { id, size }: Begun, sha256: string | null): Promise<Uint8Array> {
  const bytes = await readPieces(ground, id, size);
  if (bytes === null || (sha256 !== null && hashOf(bytes) !== sha256.toLowerCase()))
    throw new Problem('file_unreadable', 'Tệp bị sai lệch trên đường truyền. Hãy gửi lại tệp từ đầu.');
  return bytes;
}

/** Another may have finished it meanwhile; what was refused leaves nothing behind. */
async function afterFailure(
  ground: Ground,
  owner: UploadOwner,
  { id, now }: Pick<Finish, 'id' | 'now'>,
  error: unknown,
): Promise<Upload> {
  if (!(error instanceof Problem) || error.code === 'try_later') throw error;
  const begun = await findBegun(ground.database.db, owner, id, now).catch(() => null);
  if (begun !== null && begun.uploadId !== null) return findUpload(ground.database.db, owner, begun.uploadId);
  await ground.database.transact((tx) => deleteBegun(tx, owner, id));
  await forgetPieces(ground, id);
  throw error;
}
