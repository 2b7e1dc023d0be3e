import type { PageText, ReadPage } from '../../platform/scanning/index.ts';
import type { ProposedField } from './reading/fields.ts';
import type { PaperKind } from './reading/kinds.ts';

/** How a file came: chosen or dropped at the desk, from a phone, or out of the scanner's folder. */
export type ScanSource = 'drag' | 'phone' | 'folder';

/** What is scanned together: papers of one dossier, or what lies in an officer's tray. */
export interface Batch {
  wardId: number;
  id: number;
  officerId: number;
  /** Null: the officer's tray. */
  dossierId: number | null;
  createdAt: Date;
  closedAt: Date | null;
  closedAs: 'confirmed' | 'discarded' | null;
}

export interface BatchKey {
  wardId: number;
  batchId: number;
}

export interface BatchFile {
  id: number;
  source: ScanSource;
  /** Null once the batch is closed. */
  sha256: string | null;
  name: string;
  state: 'waiting' | 'taken' | 'failed';
  why: string | null;
  createdAt: Date;
}

/** What is kept of a page that was read, until its batch is closed. */
export interface Reading extends Pick<ReadPage, 'measures'> {
  text: PageText;
  /** Quarter turns by which it stands upright. */
  turns: ReadPage['cleaning']['turns'];
}

export interface ScanPage {
  id: number;
  fileId: number;
  pageOfFile: number;
  /** Its place among the pages of the batch. */
  ord: number;
  documentId: number | null;
  state: 'waiting' | 'reading' | 'read' | 'failed' | 'removed';
  why: string | null;
  /** Quarter turns that an officer asked for; null: which way is up is found. */
  turns: number | null;
  image: string | null;
  thumb: string | null;
  width: number | null;
  height: number | null;
  dpi: number | null;
  reading: Reading | null;
}

/** What did not hold when a paper was confirmed. */
export interface Warning {
  rule: string;
  text: string;
}

export interface ScanDocument {
  id: number;
  state: 'proposed' | 'confirmed' | 'discarded';
  kind: PaperKind;
  kindConfidence: number;
  kindWhy: string;
  proposed: ProposedField[];
  /** What was typed and is not confirmed yet. */
  draft: Record<string, string> | null;
  documentNo: number | null;
  confirmedKind: PaperKind | null;
  confirmed: Record<string, string> | null;
  warnings: Warning[] | null;
  reason: string | null;
  file: string | null;
  clientKey: string | null;
  officerId: number | null;
  at: Date | null;
}

/** A batch with everything in it; documents in the order of their first pages. */
export interface WholeBatch extends Batch {
  files: BatchFile[];
  pages: ScanPage[];
  documents: ScanDocument[];
}

/** What pages about scans follow live. */
export const SCANS_TOPIC = 'scans';

/** Tasks of the queue. Both are of the lane that reads. */
export const TAKE_APART = 'digitisation.take-apart';
export const READ_PAGE = 'digitisation.read-page';

/** A batch of more pages is two batches. */
export const MOST_PAGES = 300;

/** What comes from the desk's scanner is larger than what citizens send. */
export const SCAN_LIMITS = {
  kinds: ['pdf', 'jpeg', 'png'],
  fileMegabytes: 20,
  totalMegabytes: 150,
  files: 60,
} as const;

/** The pages of a document in their order. */
export function pagesOf(batch: Pick<WholeBatch, 'pages'>, documentId: number): ScanPage[] {
  return batch.pages.filter((page) => page.documentId === documentId && page.state !== 'removed');
}

/** What was seen of a document when it was confirmed: its pages, in order, with their pictures. */
export function seenOf(pages: readonly Pick<ScanPage, 'id' | 'image'>[]): string {
  return pages.map(({ id, image }) => `${id}-${image?.slice(0, 8) ?? ''}`).join('.');
}
