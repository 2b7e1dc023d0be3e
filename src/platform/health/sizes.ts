import { statfs } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Db } from '../database/database.ts';

/** The disk under a folder, in bytes: its size, and what this account may still write. */
export async function readDisk(folder: string): Promise<{ size: number; free: number }> {
  const { bsize, blocks, bavail } = await statfs(folder);
  return { size: bsize * blocks, free: bsize * bavail };
}

/** What the whole database takes on its disk, in bytes. */
export async function readDatabaseSize(db: Db): Promise<number> {
  const { rows } = await sql<{ size: number }>`
    select pg_database_size(current_database()) as size`.execute(db);
  return rows[0]!.size;
}

/** What the files of a ward come to, in bytes, each once. */
export async function weighFiles(db: Db, wardId: number): Promise<{ files: number; bytes: number }> {
  const { files, bytes } = await db
    .selectFrom('files')
    .select(({ fn }) => [fn.countAll<number>().as('files'), fn.sum<number | null>('size').as('bytes')])
    .where('ward_id', '=', wardId)
    .executeTakeFirstOrThrow();
  return { files, bytes: bytes ?? 0 };
}
