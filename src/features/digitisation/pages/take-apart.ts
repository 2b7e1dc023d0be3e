import type { Tx } from '../../../platform/database/database.ts';
import { findStoredFile } from '../../../platform/files/stored-file.ts';
import { enqueue } from '../../../platform/jobs/jobs.ts';
import type { Platform } from '../../../platform/platform.ts';
import { Problem } from '../../../platform/problem.ts';
import type { Reader } from '../../../platform/scanning/index.ts';
import { lockBatchOf, tellScans } from '../batches/store.ts';
import { MOST_PAGES, READ_PAGE, type WholeBatch } from '../schema.ts';
import { proposeReady } from './propose.ts';

/** What reading stands on: the reader works in threads of its own. */
export interface ReadingGround extends Pick<Platform, 'database' | 'files' | 'now'> {
  reader: Reader;
}

/**
 * Counts the pages of a file and queues each to be read. A file that was taken apart is left as it is. One that cannot be
 * opened is marked with the reason, and the rest of its batch goes on.
 */
export async function takeApart(ground: ReadingGround, wardId: number, fileId: number): Promise<void> {
  const { database, now } = ground;
  const sha256 = await waitingFile(ground, wardId, fileId);
  if (sha256 === null) return;
  const counted = await countPages(ground, wardId, sha256);
  await database.transact(async (tx) => {
    const batch = await lockBatchOf(tx, wardId, fileId);
    const file = batch?.files.find((each) => each.id === fileId);
    if (!batch || batch.closedAt !== null || file?.state !== 'waiting') return;
    const pages = typeof counted === 'number' ? counted : 0;
    const isTooMuch = batch.pages.length + pages > MOST_PAGES;
    const why = typeof counted === 'string' ? counted : isTooMuch ? TOO_MANY : null;
    await tx
      .updateTable('scan_files')
      .set({ state: why === null ? 'taken' : 'failed', why })
      .where('ward_id', '=', wardId)
      .where('id', '=', fileId)
      .execute();
    if (why === null) await addPages(tx, batch, { fileId, pages, now: now() });
    await proposeReady(tx, wardId, batch.id);
    await tellScans(tx, wardId);
  });
}

const TOO_MANY = `Mỗi lô quét nhiều nhất ${MOST_PAGES} trang. Hãy xác nhận các trang đã có rồi quét tiếp.`;

async function waitingFile(
  { database }: ReadingGround,
  wardId: number,
  fileId: number,
): Promise<string | null> {
  const row = await database.db
    .selectFrom('scan_files')
    .select('sha256')
    .where('ward_id', '=', wardId)
    .where('id', '=', fileId)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return row?.sha256 ?? null;
}

/** How many, or why that cannot be said. */
async function countPages({ database, files, reader }: ReadingGround, wardId: number, sha256: string) {
  const file = await findStoredFile(database.db, files, wardId, sha256);
  return reader.countPages(file).catch((error) => {
    if (error instanceof Problem) return error.message;
    throw error;
  });
}

interface NewPages {
  fileId: number;
  pages: number;
  now: Date;
}

async function addPages(tx: Tx, batch: WholeBatch, { fileId, pages, now }: NewPages): Promise<void> {
  const ids = await tx
    .insertInto('scan_pages')
    .values(
      Array.from({ length: pages }, (_, at) => ({
        ...{ ward_id: batch.wardId, batch_id: batch.id, file_id: fileId, page_of_file: at + 1 },
        // In the order in which the files came, whichever is taken apart first.
        ...{ ord: fileId * 1000 + at, state: 'waiting' },
      })),
    )
    .returning('id')
    .execute();
  for (const { id } of ids)
    await enqueue(tx, READ_PAGE, { wardId: batch.wardId, fileId, pageId: id }, { now });
}
