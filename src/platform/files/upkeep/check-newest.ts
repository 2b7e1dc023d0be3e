import type { Db } from '../../database/database.ts';
import { log } from '../../log.ts';
import type { FileStore } from '../file-store.ts';

/** Says in the log, at the start, that the newest file cannot be opened: another FILES_KEY or another place looks like that. */
export async function checkNewest(db: Db, store: FileStore): Promise<void> {
  const newest = await db
    .selectFrom('files')
    .select('sha256')
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!newest) return;
  try {
    await (await store.open(newest.sha256)).cancel();
  } catch {
    log('error', 'newest_file_unreadable', { hint: 'FILES_KEY, FILES_KEYS_OLD, DATA_DIR, FILES_S3_URL' });
  }
}
