import type { Db, Tx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import { isUploadId, type UploadOwner } from './schema.ts';

/** An upload on its way. */
export interface Begun {
  id: string;
  part: string;
  name: string;
  size: number;
  received: number;
  /** What became of it. */
  uploadId: string | null;
}

interface Row {
  id: string;
  part: string;
  name: string;
  size: number;
  received: number;
  upload_id: string | null;
}

const COLUMNS = ['id', 'part', 'name', 'size', 'received', 'upload_id', 'touched_at'] as const;

export const toBegun = ({ upload_id, ...row }: Row): Begun => ({
  id: row.id,
  part: row.part,
  name: row.name,
  size: row.size,
  received: row.received,
  uploadId: upload_id,
});

export function ownBegun(db: Db, owner: UploadOwner) {
  return db
    .selectFrom('begun_uploads')
    .select(COLUMNS)
    .where('ward_id', '=', owner.wardId)
    .where('owner_key', '=', owner.key);
}

/** How far an upload has come. @throws Problem not_found, for another owner's too, and when its day is over */
export async function findBegun(db: Db, owner: UploadOwner, id: string, now: Date): Promise<Begun> {
  return mustBe(
    isUploadId(id)
      ? await ownBegun(db, owner).where('id', '=', id).where('expires_at', '>', now).executeTakeFirst()
      : undefined,
  );
}

/** The same, for change: nobody else writes a piece of it meanwhile. */
export async function lockBegun(tx: Tx, owner: UploadOwner, id: string, now: Date): Promise<Begun> {
  if (!isUploadId(id)) return mustBe(undefined);
  return mustBe(
    await ownBegun(tx, owner)
      .where('id', '=', id)
      .where('expires_at', '>', now)
      .forUpdate()
      .executeTakeFirst(),
  );
}

function mustBe(row: Row | undefined): Begun {
  if (!row) throw new Problem('not_found', 'Lần gửi tệp này không còn. Hãy gửi lại tệp từ đầu.');
  return toBegun(row);
}

export async function deleteBegun(tx: Tx, owner: UploadOwner, id: string): Promise<void> {
  await tx
    .deleteFrom('begun_uploads')
    .where('ward_id', '=', owner.wardId)
    .where('owner_key', '=', owner.key)
    .where('id', '=', id)
    .execute();
}
