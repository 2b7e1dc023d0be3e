import type { Db, Tx } from '../../../platform/database/database.ts';
import { publish } from '../../../platform/database/publish.ts';
import { unsealJson } from '../../../platform/personal-ids/sealing.ts';
import { Problem } from '../../../platform/problem.ts';
import type { ProposedField } from '../reading/fields.ts';
import type { PaperKind } from '../reading/kinds.ts';
import {
  type Batch,
  type BatchFile,
  type BatchKey,
  type Reading,
  SCANS_TOPIC,
  type ScanDocument,
  type ScanPage,
  type Warning,
  type WholeBatch,
} from '../schema.ts';

const NOT_FOUND = 'Không có lô quét này.';

function batchRow(db: Db, { wardId, batchId }: BatchKey) {
  return db.selectFrom('scan_batches').selectAll().where('ward_id', '=', wardId).where('id', '=', batchId);
}

type BatchRow = Awaited<ReturnType<ReturnType<typeof batchRow>['executeTakeFirstOrThrow']>>;

export function toBatch(row: BatchRow): Batch {
  return {
    wardId: row.ward_id,
    id: row.id,
    officerId: row.officer_id,
    dossierId: row.dossier_id,
    createdAt: row.created_at,
    closedAt: row.closed_at,
    closedAs: row.closed_as as Batch['closedAs'],
  };
}

/** @throws Problem not_found, also for a batch of another ward */
export async function findBatch(db: Db, key: BatchKey): Promise<WholeBatch> {
  const row = await batchRow(db, key).executeTakeFirst();
  if (!row) throw new Problem('not_found', NOT_FOUND);
  return readWhole(db, toBatch(row));
}

/** The same, locked: nobody else adds to it, arranges or confirms it meanwhile. @throws Problem not_found */
export async function lockBatch(tx: Tx, key: BatchKey): Promise<WholeBatch> {
  const row = await batchRow(tx, key).forUpdate().executeTakeFirst();
  if (!row) throw new Problem('not_found', NOT_FOUND);
  return readWhole(tx, toBatch(row));
}

/**
 * The batch in which a file lies, locked; null when there is no such file. What lies in a tray may be put to a dossier
 * meanwhile, so it is looked for again after the lock.
 */
export async function lockBatchOf(tx: Tx, wardId: number, fileId: number): Promise<WholeBatch | null> {
  for (;;) {
    const batchId = await batchIdOf(tx, wardId, fileId);
    if (batchId === null) return null;
    const batch = await lockBatch(tx, { wardId, batchId });
    if ((await batchIdOf(tx, wardId, fileId)) === batchId) return batch;
  }
}

async function batchIdOf(db: Db, wardId: number, fileId: number): Promise<number | null> {
  const row = await db
    .selectFrom('scan_files')
    .select('batch_id')
    .where('ward_id', '=', wardId)
    .where('id', '=', fileId)
    .executeTakeFirst();
  return row?.batch_id ?? null;
}

async function readWhole(db: Db, batch: Batch): Promise<WholeBatch> {
  const pages = await listPages(db, batch);
  const first = (id: number) => pages.findIndex((page) => page.documentId === id);
  const documents = (await listDocuments(db, batch)).sort((a, b) => first(a.id) - first(b.id) || a.id - b.id);
  return { ...batch, files: await listFiles(db, batch), pages, documents };
}

async function listFiles(db: Db, { wardId, id }: Batch): Promise<BatchFile[]> {
  const rows = await db
    .selectFrom('scan_files')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('batch_id', '=', id)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    source: row.source as BatchFile['source'],
    sha256: row.sha256,
    name: row.name,
    state: row.state as BatchFile['state'],
    why: row.why,
    createdAt: row.created_at,
  }));
}

async function listPages(db: Db, { wardId, id }: Batch): Promise<ScanPage[]> {
  const rows = await db
    .selectFrom('scan_pages')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('batch_id', '=', id)
    .orderBy('ord')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    fileId: row.file_id,
    pageOfFile: row.page_of_file,
    ord: row.ord,
    documentId: row.document_id,
    state: row.state as ScanPage['state'],
    why: row.why,
    turns: row.turns,
    image: row.image,
    thumb: row.thumb,
    width: row.width,
    height: row.height,
    dpi: row.dpi,
    reading: row.reading && unsealJson<Reading>('scan_pages.reading', row.reading),
  }));
}

async function listDocuments(db: Db, { wardId, id }: Batch): Promise<ScanDocument[]> {
  const rows = await db
    .selectFrom('scan_documents')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('batch_id', '=', id)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    state: row.state as ScanDocument['state'],
    kind: row.kind as PaperKind,
    kindConfidence: row.kind_confidence,
    kindWhy: row.kind_why,
    proposed: unsealJson<ProposedField[]>('scan_documents.proposed', row.proposed),
    draft: row.draft && unsealJson<Record<string, string>>('scan_documents.draft', row.draft),
    documentNo: row.document_no,
    confirmedKind: row.confirmed_kind as PaperKind | null,
    confirmed: row.confirmed && unsealJson<Record<string, string>>('scan_documents.confirmed', row.confirmed),
    warnings: row.warnings && unsealJson<Warning[]>('scan_documents.warnings', row.warnings),
    reason: row.reason,
    file: row.file,
    clientKey: row.client_key,
    officerId: row.officer_id,
    at: row.at,
  }));
}

export function changePages(tx: Tx, { wardId, id }: Batch, pageIds: readonly number[]) {
  return tx
    .updateTable('scan_pages')
    .where('ward_id', '=', wardId)
    .where('batch_id', '=', id)
    .where('id', 'in', pageIds);
}

export function changeDocument(tx: Tx, { wardId, id }: Batch, documentId: number) {
  return tx
    .updateTable('scan_documents')
    .where('ward_id', '=', wardId)
    .where('batch_id', '=', id)
    .where('id', '=', documentId);
}

/** Tells the pages that follow scans that one changed. */
export function tellScans(tx: Tx, wardId: number): Promise<void> {
  return publish(tx, wardId, SCANS_TOPIC, 'scan');
}
