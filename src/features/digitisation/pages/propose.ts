import type { Tx } from '../../../platform/database/database.ts';
import { sealJson } from '../../../platform/personal-ids/sealing.ts';
import { type PageText, plainText } from '../../../platform/scanning/index.ts';
import { changeDocument, changePages, findBatch } from '../batches/store.ts';
import { guessKind } from '../reading/guess-kind.ts';
import { proposeFields } from '../reading/propose-fields.ts';
import { pagesOf, type ScanPage, type WholeBatch } from '../schema.ts';

/** From here on a guess of the kind says that a new paper begins. */
const SURE = 0.5;
const NOTHING: PageText = { lines: [], confidence: 0, source: 'picture' };

/**
 * Makes papers of the pages that are read and belong to none: each PDF is one; pictures go together until one looks like the
 * first page of a paper. Pictures wait until nothing of the batch is on its way. An officer divides and joins as he sees fit.
 */
export async function proposeReady(tx: Tx, wardId: number, batchId: number): Promise<void> {
  const batch = await findBatch(tx, { wardId, batchId });
  if (batch.closedAt !== null) return;
  const changed = new Set<number>();
  let before: { page: ScanPage; documentId: number } | null = null;
  for (const page of batch.pages) {
    if (page.state === 'removed') continue;
    let { documentId } = page;
    if (documentId === null) {
      if (!isReady(batch, page)) continue;
      documentId = goesOn(batch, before, page) ? before!.documentId : await addDocument(tx, batch);
      await changePages(tx, batch, [page.id]).set({ document_id: documentId }).execute();
      changed.add(documentId);
    }
    before = { page, documentId };
  }
  for (const id of changed) await describeDocument(tx, wardId, batchId, id);
}

function isReady(batch: WholeBatch, page: ScanPage): boolean {
  const isDone = ({ state }: ScanPage) => state !== 'waiting' && state !== 'reading';
  const isOfPdf = batch.pages.some((each) => each.fileId === page.fileId && each.pageOfFile > 1);
  if (isOfPdf) return batch.pages.filter((each) => each.fileId === page.fileId).every(isDone);
  return batch.pages.every(isDone) && batch.files.every((file) => file.state !== 'waiting');
}

function goesOn(
  batch: WholeBatch,
  before: { page: ScanPage; documentId: number } | null,
  page: ScanPage,
): boolean {
  if (before === null) return false;
  if (before.page.fileId === page.fileId) return true;
  const isPicture = (fileId: number) => batch.pages.filter((each) => each.fileId === fileId).length === 1;
  const document = batch.documents.find((each) => each.id === before.documentId);
  if (document !== undefined && document.state !== 'proposed') return false;
  if (!isPicture(before.page.fileId) || !isPicture(page.fileId)) return false;
  const guess = guessKind(textOf([page]));
  return guess.kind === 'other' || guess.confidence < SURE;
}

function textOf(pages: readonly ScanPage[]): string {
  return pages.map((page) => (page.reading === null ? '' : plainText(page.reading.text))).join('\n');
}

async function addDocument(tx: Tx, { wardId, id }: WholeBatch): Promise<number> {
  const row = await tx
    .insertInto('scan_documents')
    .values({
      ...{ ward_id: wardId, batch_id: id, state: 'proposed', kind: 'other' },
      ...{ kind_confidence: 0, kind_why: '', proposed: sealJson('scan_documents.proposed', []) },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Guesses anew what a paper is and says, after its pages changed; one without pages is no paper any more. */
export async function describeDocument(
  tx: Tx,
  wardId: number,
  batchId: number,
  documentId: number,
): Promise<void> {
  const batch = await findBatch(tx, { wardId, batchId });
  const pages = pagesOf(batch, documentId);
  if (pages.length === 0) {
    await changeDocument(tx, batch, documentId).set({ state: 'discarded' }).execute();
    return;
  }
  const guess = guessKind(textOf(pages));
  const fields = proposeFields(
    guess.kind,
    pages.map((page) => page.reading?.text ?? NOTHING),
  );
  await changeDocument(tx, batch, documentId)
    .set({
      ...{ state: 'proposed', kind: guess.kind, kind_confidence: guess.confidence, kind_why: guess.why },
      proposed: sealJson('scan_documents.proposed', fields),
    })
    .execute();
}
