import { sql } from 'kysely';
import type { Db, Tx } from '../database/database.ts';
import { Problem } from '../problem.ts';
import { type FileStore, lockBytes, type OpenedFile, type StoredFile } from './file-store.ts';

/** A stored file of the ward with its bytes. Whether the caller may see it is for the feature to say before. @throws Problem not_found */
export async function findStoredFile(
  db: Db,
  store: FileStore,
  wardId: number,
  sha256: string,
): Promise<StoredFile> {
  const row = await findRow(db, wardId, sha256);
  return { name: row.name, mediaType: row.media_type, bytes: await store.read(sha256) };
}

/** The same for whoever sends it on as it comes: its stream has to be read or cancelled. @throws Problem not_found */
export async function openStoredFile(
  db: Db,
  store: FileStore,
  wardId: number,
  sha256: string,
): Promise<OpenedFile> {
  const { name, media_type: mediaType, size } = await findRow(db, wardId, sha256);
  return { name, mediaType, size, stream: await store.open(sha256) };
}

async function findRow(db: Db, wardId: number, sha256: string) {
  const row = await db
    .selectFrom('files')
    .select(['name', 'media_type', 'size'])
    .where('ward_id', '=', wardId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có tệp này.');
  return row;
}

/** Lets another ward read a file too; the bytes are kept once. */
export async function shareFile(
  tx: Tx,
  { sha256, fromWardId, toWardId }: { sha256: string; fromWardId: number; toWardId: number },
): Promise<void> {
  await lockBytes(tx, sha256);
  await tx
    .insertInto('files')
    .columns(['ward_id', 'sha256', 'name', 'media_type', 'size', 'created_at', 'scanned_at'])
    .expression((from) =>
      from
        .selectFrom('files')
        .select([
          sql<number>`${toWardId}::integer`.as('ward_id'),
          'sha256',
          'name',
          'media_type',
          'size',
          'created_at',
          'scanned_at',
        ])
        .where('ward_id', '=', fromWardId)
        .where('sha256', '=', sha256),
    )
    .onConflict((conflict) => conflict.columns(['ward_id', 'sha256']).doUpdateSet({ named_at: sql`now()` }))
    .execute();
}

/** Which of these files no virus scanner looked at. */
export async function listUnscanned(
  db: Db,
  wardId: number,
  sha256s: readonly string[],
): Promise<ReadonlySet<string>> {
  if (sha256s.length === 0) return new Set();
  const rows = await db
    .selectFrom('files')
    .select('sha256')
    .where('ward_id', '=', wardId)
    .where('sha256', 'in', sha256s)
    .where('scanned_at', 'is', null)
    .execute();
  return new Set(rows.map((row) => row.sha256));
}
