import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import { isUploadId, MOST_FILES, MOST_TOTAL_MEGABYTES, type Upload, type UploadOwner } from './schema.ts';

const COLUMNS = ['id', 'part', 'name', 'media_type', 'size', 'sha256', 'scanned_at', 'created_at'] as const;

interface Row {
  id: string;
  part: string;
  name: string;
  media_type: string;
  size: number;
  sha256: string;
  scanned_at: Date | null;
  created_at: Date;
}

function toUpload(row: Row): Upload {
  return {
    id: row.id,
    part: row.part,
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256,
    scanned: row.scanned_at !== null,
    at: row.created_at,
  };
}

function ownUploads(db: Db, owner: UploadOwner) {
  return db
    .selectFrom('uploads')
    .select(COLUMNS)
    .where('ward_id', '=', owner.wardId)
    .where('owner_key', '=', owner.key);
}

/** All files of an owner, in the order in which they came. */
export async function listUploads(db: Db, owner: UploadOwner): Promise<Upload[]> {
  const rows = await ownUploads(db, owner).orderBy('no').execute();
  return rows.map(toUpload);
}

/** @throws Problem not_found, for another owner's too */
export async function findUpload(db: Db, owner: UploadOwner, id: string): Promise<Upload> {
  const row = isUploadId(id) ? await ownUploads(db, owner).where('id', '=', id).executeTakeFirst() : null;
  if (!row) throw new Problem('not_found', 'Không có tệp này, hoặc tệp đã được xóa.');
  return toUpload(row);
}

/** One at a time for each owner, so that limits hold in a race. */
export async function lockOwner(tx: Tx, { wardId, key }: UploadOwner): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`uploads:${wardId}:${key}`}, 0))`.execute(tx);
}

/** The same bytes for the same part: one file. */
export async function findSame(
  db: Db,
  owner: UploadOwner,
  { part, sha256 }: Pick<Upload, 'part' | 'sha256'>,
): Promise<Upload | null> {
  const row = await ownUploads(db, owner)
    .where('part', '=', part)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return row ? toUpload(row) : null;
}

/** @throws Problem file_too_large, invalid when this file would be too many or too much, beside what is under way */
export function checkRoom(taken: readonly { size: number }[], size: number): void {
  if (taken.length >= MOST_FILES)
    throw new Problem(
      'invalid',
      `Đã có ${MOST_FILES} tệp, là số nhiều nhất. Hãy gộp giấy tờ vào ít tệp hơn.`,
    );
  const total = taken.reduce((sum, each) => sum + each.size, size);
  if (total > MOST_TOTAL_MEGABYTES * 1024 * 1024)
    throw new Problem(
      'file_too_large',
      `Tất cả các tệp cộng lại không được quá ${MOST_TOTAL_MEGABYTES} MB. Hãy xóa bớt hoặc chụp với độ phân giải thấp hơn.`,
    );
}

export async function saveUpload(tx: Tx, owner: UploadOwner, upload: Upload): Promise<void> {
  await tx
    .insertInto('uploads')
    .values({
      ward_id: owner.wardId,
      owner_key: owner.key,
      id: upload.id,
      part: upload.part,
      sha256: upload.sha256,
      name: upload.name,
      media_type: upload.mediaType,
      size: upload.size,
      scanned_at: upload.scanned ? upload.at : null,
      created_at: upload.at,
    })
    .execute();
}

/** @returns the bytes that a row named which is no more */
export async function deleteUploads(
  tx: Tx,
  owner: UploadOwner,
  ids: readonly string[] | 'all',
): Promise<string[]> {
  const rows = await tx
    .deleteFrom('uploads')
    .where('ward_id', '=', owner.wardId)
    .where('owner_key', '=', owner.key)
    .$if(ids !== 'all', (query) => query.where('id', 'in', ids as string[]))
    .returning('sha256')
    .execute();
  return rows.map((row) => row.sha256);
}

/** That harmful code was sent, and never what. */
export async function noteInfected(
  tx: Tx,
  owner: UploadOwner,
  { signature, size, sha256, at }: { signature: string; size: number; sha256: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('infected_uploads')
    .values({ ward_id: owner.wardId, owner_key: owner.key, signature, size, sha256, at })
    .execute();
}
