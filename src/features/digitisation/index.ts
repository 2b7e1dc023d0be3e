export { endBatch, forgetUploads } from './batches/closing.ts';
export { findTray, listOpenOf, listOwnOpen, mayScan, mustScan, openBatch } from './batches/open-batch.ts';
export { findBatch, lockBatch } from './batches/store.ts';
export { scanOwner } from './batches/take-scan.ts';
export { confirmDocument } from './confirming/confirm.ts';
export { typedOf } from './confirming/confirm-form.ts';
export { judgePages, personWarnings } from './confirming/judge.ts';
export { keepDraft } from './confirming/keep-draft.ts';
export { clearFromTray, putToDossier } from './folder/put-to-dossier.ts';
export { watchFolder } from './folder/watch-folder.ts';
export { FILE_STATE_LABELS, PAGE_STATE_LABELS, SOURCE_LABELS } from './labels.ts';
export { arrange, parseArrangement } from './pages/arrange.ts';
export { readScanPage } from './pages/read-scan-page.ts';
export { takeApart } from './pages/take-apart.ts';
export {
  closePhoneLinks,
  enterByPhone,
  findByPhone,
  findPhoneOf,
  isPhoneToken,
  LINK_MINUTES,
  openPhoneLink,
} from './phone/phone-link.ts';
export { PAPER_FIELD_LABELS, PAPER_FIELDS, type PaperField, type ProposedField } from './reading/fields.ts';
export { guessKind, type KindGuess } from './reading/guess-kind.ts';
export { PAPER_KIND_LABELS, type PaperKind } from './reading/kinds.ts';
export { proposeFields } from './reading/propose-fields.ts';
export {
  type BatchFile,
  pagesOf,
  READ_PAGE,
  SCAN_LIMITS,
  SCANS_TOPIC,
  type ScanDocument,
  type ScanPage,
  seenOf,
  TAKE_APART,
  type WholeBatch,
} from './schema.ts';
export { listToDigitise } from './to-digitise.ts';
