import type { Tx } from '../../../platform/database/database.ts';
import { saveFile } from '../../../platform/files/file-store.ts';
import { findStoredFile } from '../../../platform/files/stored-file.ts';
import type { Job } from '../../../platform/jobs/jobs.ts';
import { log } from '../../../platform/log.ts';
import { sealJson } from '../../../platform/personal-ids/sealing.ts';
import { Problem } from '../../../platform/problem.ts';
import type { PageImage, QuarterTurns } from '../../../platform/scanning/index.ts';
import { shrinkPicture } from '../../../platform/scanning/shrink-picture.ts';
import { changePages, lockBatchOf, tellScans } from '../batches/store.ts';
import type { BatchFile, Reading, ScanPage, WholeBatch } from '../schema.ts';
import { describeDocument, proposeReady } from './propose.ts';
import type { ReadingGround } from './take-apart.ts';

/** A page that breaks what reads it is tried so often before it is kept without text. */
const MOST_TRIES = 3;
const THUMB_SIDE = 300;
/** As large as a sheet of A4 at 300 dots an inch. */
const PLAIN_SIDE = 3508;

interface PageOf {
  wardId: number;
  fileId: number;
  pageId: number;
}

interface Begun {
  wardId: number;
  page: ScanPage;
  file: BatchFile & { sha256: string };
}

/** What came of a page. */
interface Outcome {
  picture: { bytes: Uint8Array; width: number; height: number; dpi: number } | null;
  reading: Reading | null;
  why: string | null;
}

/**
 * Cleans and reads one page and keeps what was found, if the page still waits for it then: an officer may have turned or
 * removed it meanwhile, another worker may have read it. What cannot be read is kept as a picture with the reason.
 */
export async function readScanPage(
  ground: ReadingGround,
  key: PageOf,
  job: Pick<Job, 'attempts'>,
): Promise<void> {
  const begun = await ground.database.transact((tx) => begin(tx, key));
  if (begun === null) return;
  const outcome = await readOrKeep(ground, begun, job.attempts >= MOST_TRIES);
  const thumb = outcome.picture && (await shrinkPicture(outcome.picture.bytes, THUMB_SIDE, 70));
  await ground.database.transact(async (tx) => {
    const batch = await lockBatchOf(tx, key.wardId, key.fileId);
    const page = batch?.pages.find((each) => each.id === key.pageId);
    if (!batch || batch.closedAt !== null || page?.state !== 'reading' || page.turns !== begun.page.turns)
      return;
    const keep = (bytes: Uint8Array) => {
      const picture = { name: `trang-${page.id}.jpg`, mediaType: 'image/jpeg', bytes };
      return saveFile(tx, ground.files, key.wardId, picture, ground.now());
    };
    const { picture, reading, why } = outcome;
    await changePages(tx, batch, [page.id])
      .set({
        ...{ state: reading === null ? 'failed' : 'read', why },
        image: picture && (await keep(picture.bytes)),
        thumb: thumb && (await keep(thumb.bytes)),
        width: picture?.width ?? null,
        height: picture?.height ?? null,
        dpi: picture && Math.round(picture.dpi),
        reading: reading && sealJson('scan_pages.reading', reading),
      })
      .execute();
    await afterReading(tx, batch, page);
  });
}

async function afterReading(tx: Tx, batch: WholeBatch, page: ScanPage): Promise<void> {
  const document = batch.documents.find((each) => each.id === page.documentId);
  if (document?.state === 'proposed') await describeDocument(tx, batch.wardId, batch.id, document.id);
  await proposeReady(tx, batch.wardId, batch.id);
  await tellScans(tx, batch.wardId);
}

/** Marks the page as being read; null when nothing is to be done any more. */
async function begin(tx: Tx, { wardId, fileId, pageId }: PageOf): Promise<Begun | null> {
  const batch = await lockBatchOf(tx, wardId, fileId);
  const page = batch?.pages.find((each) => each.id === pageId);
  const file = batch?.files.find((each) => each.id === fileId);
  const isOpen = page !== undefined && (page.state === 'waiting' || page.state === 'reading');
  if (!batch || batch.closedAt !== null || !isOpen || !file || file.sha256 === null) return null;
  await changePages(tx, batch, [pageId]).set({ state: 'reading' }).execute();
  await tellScans(tx, wardId);
  return { wardId, page, file: { ...file, sha256: file.sha256 } };
}

/** @throws Error what is no refusal, as long as it may be tried again */
async function readOrKeep(ground: ReadingGround, begun: Begun, isLastTry: boolean): Promise<Outcome> {
  const { reader } = ground;
  const { wardId, page, file } = begun;
  let image: PageImage | null = null;
  try {
    const source = await findStoredFile(ground.database.db, ground.files, wardId, file.sha256);
    image = await reader.openPage(source, page.pageOfFile);
    const read = await reader.readPage(image, {
      ...(file.source === 'phone' && { isPhoto: true }),
      ...(page.turns !== null && { turns: page.turns as QuarterTurns }),
    });
    const { picture: bytes, width, height, dpi, text, measures, cleaning } = read;
    return {
      picture: { bytes, width, height, dpi },
      reading: { text, measures, turns: cleaning.turns },
      why: null,
    };
  } catch (error) {
    const isRefusal = error instanceof Problem;
    if (!isRefusal && !isLastTry) throw error;
    if (!isRefusal) log('error', 'scan_page_failed', { page: page.id, error: error as Error });
    const why = isRefusal ? error.message : 'Trang này không đọc được. Có thể giữ ảnh, không kèm chữ.';
    return { picture: image && (await plainPicture(image)), reading: null, why };
  }
}

/** The page as it came, for a paper that is kept without text; null when not even that can be drawn. */
async function plainPicture({ bytes, dpi }: PageImage): Promise<Outcome['picture']> {
  const small = await shrinkPicture(bytes, PLAIN_SIDE).catch(() => null);
  return small && { ...small, dpi: dpi ?? Math.max(small.width, small.height) / 11.69 };
}
