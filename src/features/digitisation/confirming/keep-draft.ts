import type { Tx } from '../../../platform/database/database.ts';
import { sealJson } from '../../../platform/personal-ids/sealing.ts';
import { changeDocument } from '../batches/store.ts';
import type { WholeBatch } from '../schema.ts';

/** Keeps what was typed of a paper while its pages are arranged, so that none of it is lost. The batch is locked. */
export async function keepDraft(
  tx: Tx,
  batch: WholeBatch,
  documentId: number,
  typed: Record<string, string>,
): Promise<void> {
  const document = batch.documents.find((each) => each.id === documentId);
  if (document?.state !== 'proposed' || batch.closedAt !== null) return;
  await changeDocument(tx, batch, documentId)
    .set({ draft: sealJson('scan_documents.draft', typed) })
    .execute();
}
