export { type CheckedDocument, findByCode } from './check.ts';
export { checkAddress, newCheckCode, readCheckCode } from './code.ts';
export {
  type CopyLine,
  findCopy,
  listCopies,
  listOwnCopies,
  stateOf,
} from './copies/copies.ts';
export { makeCopy } from './copies/make-copy.ts';
export { sealCopy, signCopy } from './copies/sign-copies.ts';
export { composeResult, officeOf, placesOf } from './drafts/compose.ts';
export { findDraft, mustNotBeSigned, type ResultDraft } from './drafts/draft.ts';
export { FIELD_PREFIX, mayDraft, saveDraft, takeOverSignature } from './drafts/save-draft.ts';
export { resultSource } from './drafts/source.ts';
export { drawEnd, type Ending, endHeight, type Placed } from './drawing/draw-end.ts';
export { LINE, lineToFill } from './drawing/line-to-fill.ts';
export { FIELDS, type ResultBlock, type ResultDocument } from './drawing/result-document.ts';
export { handOverSlip } from './hand-over.ts';
export type { Handled } from './issuing/handled.ts';
export { issueResults } from './issuing/issue-results.ts';
export { signResults } from './issuing/sign-results.ts';
export { authoritiesOf, pictured } from './issuing/timestamps.ts';
export { listToIssue, listToSign, type WaitingResult } from './issuing/waiting.ts';
export { type AnswerAt, proposedFields } from './templates/fill-template.ts';
export { findTemplate, RESULT_TEMPLATES } from './templates/list.ts';
export { type ResultTemplate, type TemplateField, templatesFor } from './templates/template.ts';
