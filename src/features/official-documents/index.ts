export { findOfficialByCode } from './check.ts';
export { composeDocument, kindOf } from './drafting/compose.ts';
export { draftDocument, type NewDocument } from './drafting/draft-document.ts';
export { rewriteDocument } from './drafting/rewrite-document.ts';
export { picturesOf, readMarks, writeMarks } from './editing/marks.ts';
export { type Filling, fillFields } from './fields/fill-fields.ts';
export type { LiveField } from './fields/live-field.ts';
export { OWN_FIELDS } from './fields/own-fields.ts';
export { PERIOD_WORDS } from './fields/periods.ts';
export { listBooks } from './issuing/book-of.ts';
export { acknowledge } from './issuing/deliver.ts';
export { issueDocument } from './issuing/issue-document.ts';
export { signDocument } from './issuing/sign-document.ts';
export { PLAIN_STEPS, type PlainStep, takeOfficialStep } from './issuing/take-official-step.ts';
export { OFFICIAL_STATE_LABELS, OFFICIAL_STEP_LABELS, SIGNING_LABELS } from './labels.ts';
export { drawPdf } from './layout/draw-pdf.ts';
export type { Annex, Block, OfficialDocument, PictureBlock, TableBlock } from './layout/model.ts';
export { writeDocx } from './layout/write-docx.ts';
export { countUnread, listDeliveries, listReceived } from './reading/deliveries.ts';
export {
  findContent,
  findOfficialDocument,
  listByOrigin,
  listIssuedFor,
  listOfficialVersions,
} from './reading/documents.ts';
export { findPublishedDocument, listPublishedDocuments, searchDocuments } from './reading/lists.ts';
export {
  type FulfilledTask,
  OFFICIAL_STATES,
  type OfficialContent,
  type OfficialDocumentRecord,
  type OfficialState,
  SIGNINGS,
  type Signing,
} from './schema.ts';
export { type PossibleSigning, possibleSignings } from './signing.ts';
export { DOCUMENT_TEMPLATES, findDocumentTemplate } from './templates/list.ts';
export type { DocumentTemplate } from './templates/template.ts';
export { mayRead, openSteps, whyNotWrite } from './workflow.ts';
