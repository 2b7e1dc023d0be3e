import type { EvidenceSource } from '../evidence.ts';
import { NOTED_SOURCES } from '../note-product.ts';
import { articleEvidence } from './articles.ts';
import { documentEvidence, inspectionEvidence, reportEvidence } from './documents.ts';
import { subtaskEvidence } from './done-subtasks.ts';
import { notedProducts } from './noted-products.ts';
import { postingEvidence } from './postings.ts';
import { tripEvidence } from './trips.ts';

/** Every source that the plan can see by itself. */
export const OWN_SOURCES: readonly EvidenceSource[] = [
  documentEvidence,
  reportEvidence,
  inspectionEvidence,
  ...NOTED_SOURCES.map(notedProducts),
  tripEvidence,
  articleEvidence,
  postingEvidence,
  subtaskEvidence,
];
