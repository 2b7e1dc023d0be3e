import { createHash } from 'node:crypto';
import { Problem } from '../../platform/problem.ts';
import { lockBegun } from './begun.ts';
import { type Ground, MOST_CHUNK_BYTES, type UploadOwner } from './schema.ts';
import { writePiece } from './spool.ts';

/** A piece that does not fit: from where to go on. */
export class OtherOffset extends Problem {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super('changed_meanwhile', message);
    this.offset = offset;
  }
}

export interface Piece {
  offset: number;
  bytes: Uint8Array;
  /** SHA-256 of the piece in base64, where the sender could count it. */
  sha256: string | null;
}

/**
 * Takes the next piece. Two at the same place: one is taken, the other told where to go on.
 * @returns how much there is now
 * @throws OtherOffset (a Problem changed_meanwhile), also when the piece was damaged on its way; Problem not_found, invalid
 */
export async function appendUpload(
  ground: Ground,
  owner: UploadOwner,
  id: string,
  { offset, bytes, sha256, now }: Piece & { now: Date },
): Promise<number> {
  if (bytes.length > MOST_CHUNK_BYTES)
    throw new Problem('file_too_large', 'Mỗi phần của tệp không được quá 1 MB.');
  const isWhole = sha256 === null || createHash('sha256').update(bytes).digest('base64') === sha256;
  const received = await ground.database.transact(async (tx) => {
    const begun = await lockBegun(tx, owner, id, now);
    if (!isWhole)
      throw new OtherOffset('Phần vừa gửi bị sai lệch trên đường truyền. Hãy gửi lại.', begun.received);
    if (begun.uploadId !== null || offset !== begun.received)
      throw new OtherOffset(
        'Phần vừa gửi không nối tiếp phần đã nhận. Hãy gửi tiếp từ chỗ đã nhận.',
        begun.uploadId === null ? begun.received : begun.size,
      );
    const received = offset + bytes.length;
    if (received > begun.size)
      throw new Problem('invalid', 'Tệp dài hơn đã báo lúc đầu. Hãy gửi lại tệp từ đầu.');
    if (bytes.length === 0) return received;
    const isThere = await writePiece(ground, id, offset, bytes);
    await tx
      .updateTable('begun_uploads')
      .set({ received: isThere ? received : 0, touched_at: now })
      .where('ward_id', '=', owner.wardId)
      .where('id', '=', id)
      .execute();
    return isThere ? received : null;
  });
  if (received === null) throw new OtherOffset('Phần đã nhận bị mất trên máy chủ. Hãy gửi lại từ đầu.', 0);
  return received;
}
