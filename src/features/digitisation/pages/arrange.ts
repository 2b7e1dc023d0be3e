import type { Tx } from '../../../platform/database/database.ts';
import { enqueue } from '../../../platform/jobs/jobs.ts';
import { sealJson } from '../../../platform/personal-ids/sealing.ts';
import { Problem } from '../../../platform/problem.ts';
import { changeDocument, changePages, tellScans } from '../batches/store.ts';
import { pagesOf, READ_PAGE, type ScanDocument, type ScanPage, type WholeBatch } from '../schema.ts';
import { describeDocument } from './propose.ts';

/** What can be done to a page: turned, taken out and put back, moved within its paper, made the first of a paper. */
export const PAGE_DEEDS = ['turn_left', 'turn_right', 'remove', 'restore', 'up', 'down', 'split'] as const;
/** What can be done to a paper: joined to the one before it, thrown away. */
export const DOCUMENT_DEEDS = ['merge', 'discard'] as const;
export type Deed = (typeof PAGE_DEEDS)[number] | (typeof DOCUMENT_DEEDS)[number];

export interface Arrangement {
  deed: Deed;
  /** The page's id, or the paper's. */
  id: number;
}

/** What a button says: `turn_left~12`. @throws Problem invalid */
export function parseArrangement(text: unknown): Arrangement {
  const [deed = '', id = ''] = String(text).split('~');
  const known = [...PAGE_DEEDS, ...DOCUMENT_DEEDS].find((each) => each === deed);
  if (!known || !/^[1-9]\d{0,14}$/.test(id))
    throw new Problem('invalid', 'Không rõ phải làm gì với trang này. Hãy mở lại trang.');
  return { deed: known, id: Number(id) };
}

/**
 * Arranges the pages of a locked, open batch. Doing what is already so changes nothing.
 * @throws Problem not_found, step_not_open when the paper is confirmed or the batch closed
 */
export async function arrange(
  tx: Tx,
  batch: WholeBatch,
  { deed, id }: Arrangement,
  now: Date,
): Promise<void> {
  if (batch.closedAt !== null) throw new Problem('step_not_open', 'Lô quét này đã đóng.');
  if (deed === 'merge' || deed === 'discard') {
    const document = batch.documents.find((each) => each.id === id);
    if (!document) throw new Problem('not_found', 'Lô quét không có giấy tờ này.');
    mustBeProposed(document);
    await (deed === 'merge' ? merge(tx, batch, document) : discard(tx, batch, document));
  } else {
    const page = batch.pages.find((each) => each.id === id);
    if (!page) throw new Problem('not_found', 'Lô quét không có trang này.');
    const document = batch.documents.find((each) => each.id === page.documentId);
    if (document && document.state === 'confirmed') mustBeProposed(document);
    await PAGE_WORK[deed](tx, batch, page, now);
  }
  await tellScans(tx, batch.wardId);
}

function mustBeProposed({ state }: ScanDocument): void {
  if (state !== 'proposed')
    throw new Problem('step_not_open', 'Giấy tờ này đã được xác nhận hoặc đã bỏ. Hãy xem lại lô quét.');
}

type PageWork = (tx: Tx, batch: WholeBatch, page: ScanPage, now: Date) => Promise<void>;

const PAGE_WORK: Record<(typeof PAGE_DEEDS)[number], PageWork> = {
  turn_left: (tx, batch, page, now) => turn(tx, batch, page, { by: 3, now }),
  turn_right: (tx, batch, page, now) => turn(tx, batch, page, { by: 1, now }),
  remove: async (tx, batch, page) => {
    await changePages(tx, batch, [page.id]).set({ state: 'removed' }).execute();
    await describeAgain(tx, batch, page.documentId);
  },
  restore: async (tx, batch, page, now) => {
    if (page.state !== 'removed') return;
    const isRead = page.reading !== null || page.why !== null;
    const state = page.reading !== null ? 'read' : page.why !== null ? 'failed' : 'waiting';
    await changePages(tx, batch, [page.id]).set({ state }).execute();
    if (!isRead) await readAgain(tx, batch, page, now);
    await describeAgain(tx, batch, page.documentId);
  },
  up: (tx, batch, page) => move(tx, batch, page, -1),
  down: (tx, batch, page) => move(tx, batch, page, 1),
  split: async (tx, batch, page) => {
    if (page.documentId === null) return;
    const pages = pagesOf(batch, page.documentId);
    const at = pages.findIndex((each) => each.id === page.id);
    if (at <= 0) return;
    const { id } = await tx
      .insertInto('scan_documents')
      .values({
        ...{ ward_id: batch.wardId, batch_id: batch.id, state: 'proposed', kind: 'other' },
        ...{ kind_confidence: 0, kind_why: '', proposed: sealJson('scan_documents.proposed', []) },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const moved = pages.slice(at).map((each) => each.id);
    await changePages(tx, batch, moved).set({ document_id: id }).execute();
    await describeAgain(tx, batch, page.documentId);
    await describeAgain(tx, batch, id);
  },
};

/** The page is cleaned and read anew, standing as it is asked. */
async function turn(
  tx: Tx,
  batch: WholeBatch,
  page: ScanPage,
  { by, now }: { by: number; now: Date },
): Promise<void> {
  const turns = ((page.turns ?? page.reading?.turns ?? 0) + by) % 4;
  await changePages(tx, batch, [page.id]).set({ turns, state: 'waiting', why: null }).execute();
  await readAgain(tx, batch, page, now);
}

function readAgain(tx: Tx, { wardId }: WholeBatch, { id, fileId }: ScanPage, now: Date): Promise<void> {
  return enqueue(tx, READ_PAGE, { wardId, fileId, pageId: id }, { now });
}

async function move(tx: Tx, batch: WholeBatch, page: ScanPage, by: -1 | 1): Promise<void> {
  if (page.documentId === null) return;
  const pages = pagesOf(batch, page.documentId);
  const other = pages[pages.findIndex((each) => each.id === page.id) + by];
  if (!other || page.state === 'removed') return;
  await changePages(tx, batch, [page.id]).set({ ord: other.ord }).execute();
  await changePages(tx, batch, [other.id]).set({ ord: page.ord }).execute();
  await describeAgain(tx, batch, page.documentId);
}

async function merge(tx: Tx, batch: WholeBatch, document: ScanDocument): Promise<void> {
  const open = batch.documents.filter((each) => each.state === 'proposed');
  const before = open[open.findIndex((each) => each.id === document.id) - 1];
  if (!before) return;
  const moved = batch.pages.filter((page) => page.documentId === document.id).map((page) => page.id);
  await changePages(tx, batch, moved).set({ document_id: before.id }).execute();
  await describeAgain(tx, batch, document.id);
  await describeAgain(tx, batch, before.id);
}

async function discard(tx: Tx, batch: WholeBatch, { id }: ScanDocument): Promise<void> {
  const pages = pagesOf(batch, id).map((page) => page.id);
  if (pages.length > 0) await changePages(tx, batch, pages).set({ state: 'removed' }).execute();
  await changeDocument(tx, batch, id).set({ state: 'discarded', draft: null }).execute();
}

async function describeAgain(tx: Tx, { wardId, id }: WholeBatch, documentId: number | null): Promise<void> {
  if (documentId !== null) await describeDocument(tx, wardId, id, documentId);
}
