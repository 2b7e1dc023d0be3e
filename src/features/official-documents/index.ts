export { composeDocument, kindOf } from './drafting/compose.ts';
export { draftDocument, type NewDocument } from './drafting/draft-document.ts';
export { OFFICIAL_STATE_LABELS, OFFICIAL_STEP_LABELS, SIGNING_LABELS } from './labels.ts';
export { drawPdf } from './layout/draw-pdf.ts';
export type { Annex, Block, OfficialDocument, PictureBlock, TableBlock } from './layout/model.ts';
export type { Printing } from './layout/printing.ts';
export { writeDocx } from './layout/write-docx.ts';
export { findContent, findOfficialDocument, listByOrigin, listIssuedFor } from './reading/documents.ts';
export {
  type Drafter,
  type FulfilledTask,
  OFFICIAL_STATES,
  type OfficialContent,
  type OfficialDocumentRecord,
  type OfficialState,
  type OfficialStep,
  type Signing,
  type TakenStep,
} from './schema.ts';
