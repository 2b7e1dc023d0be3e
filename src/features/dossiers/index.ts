export { acceptDossier, type Intake, type IntakeDocument, submitDossier } from './accept.ts';
export { addressesOf } from './announce.ts';
export { askedNow } from './asked.ts';
export { BULK_STEPS, type BulkStep, takeSteps } from './bulk.ts';
export { type AnswerFile, answerSupplement } from './by-applicant/answer-supplement.ts';
export { changeDelivery } from './by-applicant/change-delivery.ts';
export { correctContact } from './by-applicant/correct-contact.ts';
export {
  type ApplicantStep,
  decideForApplicant,
  openToApplicant,
} from './by-applicant/decide.ts';
export { findEarlierOwn } from './by-applicant/earlier-own.ts';
export { fileOnline } from './by-applicant/file-online.ts';
export { withdrawOwn } from './by-applicant/withdraw-own.ts';
export { brokenLink } from './chain.ts';
export { closeExpired } from './close-expired.ts';
export { LOOK_UP_FILED, lookUpFiled } from './data/look-up-filed.ts';
export { lookUpForDossier, mayLookUp } from './data/look-up-for-dossier.ts';
export { lookUpsOf } from './data/look-ups-of.ts';
export { lookupFacts } from './data/lookup-facts.ts';
export { type Filer, lookupSubject } from './data/lookup-subject.ts';
export { supplementWords } from './data/supplement-words.ts';
export { derivedKey } from './derived-key.ts';
export { countDossiers } from './dossier-facts.ts';
export { type DueBasis, dueBasis } from './due-basis.ts';
export { findLikeDossiers, type LikeDossier, popularProcedures } from './duplicates.ts';
export { type Earlier, findEarlier } from './earlier.ts';
export { declaration } from './forms/declaration.ts';
export { drawPdf } from './forms/drawing/draw-pdf.ts';
export {
  A4,
  type Column,
  drawLetterhead,
  drawRule,
  MARGINS,
  MM,
  numberPages,
  widthOf,
} from './forms/drawing/letterhead.ts';
export { columns, line, rule, textRuns, WIDTH } from './forms/drawing/word-parts.ts';
export { writeDocx } from './forms/drawing/write-docx.ts';
export {
  longDay,
  type PrintedForm,
  SLIP_KINDS,
  type Slip,
  type SlipBlock,
  type SlipSource,
} from './forms/slip.ts';
export { fillSlip, slipsOf } from './forms/slips.ts';
export { changeSlipWords, listSlipWordings, parseSlipWords } from './forms/words/change-slip-words.ts';
export { exampleSource } from './forms/words/example-source.ts';
export {
  NO_WORDS,
  SIGNER_LABELS,
  SIGNERS_OF,
  SLIP_PLACES,
  type SlipWording,
  type SlipWords,
  WORDED_FORM_LABELS,
  WORDED_FORMS,
  type WordedForm,
  wordingAt,
  wordsAt,
} from './forms/words/slip-words.ts';
export { askGuestCode, enterAsGuest } from './guest-access.ts';
export { findHeldBy, heldBy, heldByUnit, MOST_HELD, mustHoldNothing } from './held.ts';
export type { IntakeInput } from './intake-form.ts';
export {
  APPLICANT_LABELS,
  CHANNEL_LABELS,
  LATE_CAUSE_LABELS,
  LINK_TERM_LABELS,
  MODE_LABELS,
  NOTICE_WAY_LABELS,
  OUTCOME_LABELS,
  PLACE_LABELS,
  plainStatus,
  RETURN_LABELS,
  SOURCE_LABELS,
  STATUS_LABELS,
  STEP_LABELS,
  SUSPEND_LABELS,
} from './labels.ts';
export { rowsOfLife } from './made-life.ts';
export { countBySession, mobileSessionsBetween } from './mobile-session.ts';
export { isMovable, type Life, moveLife } from './moved-life.ts';
export { NEED_LABELS, needOf } from './needs.ts';
export {
  findHeld,
  type HeldNumber,
  issueNumber,
  NUMBER_STATES,
  type NumberState,
  RESULT_BOOK,
  reserveNumber,
  revokeDocument,
  setFirstNumber,
  voidNumber,
} from './numbering/book.ts';
export { findBook, listNumbers, type NumberLine } from './numbering/register.ts';
export { nextNumber } from './numbers.ts';
export { findOwnDossier, ownDossiers } from './own.ts';
export { findPinned, nodesAhead } from './process-walk.ts';
export { type DeskAnswer, receive } from './receive.ts';
export {
  type Counting,
  countKept,
  type KeptDue,
  previewRecount,
  type Recount,
  recountDossiers,
} from './recount.ts';
export { listRegister } from './register.ts';
export { remarkOn } from './remark.ts';
export { remindSupplements } from './remind-supplements.ts';
export { mayFetchResult } from './result-access.ts';
export { type ExpiredDossier, listExpired, retentionOfDossier } from './retention/expired.ts';
export { listRetentionPeriods, setRetentionPeriod } from './retention/periods.ts';
export { DOSSIERS_TOPIC } from './save.ts';
export {
  type ApplicantKind,
  CHANNELS,
  type Channel,
  DOCUMENT_SOURCES,
  type DocumentSource,
  type DossierDocument,
  type LinkedDossier,
  PLACES,
  STATUSES,
  STEPS,
  type Status,
} from './schema.ts';
export {
  countFound,
  countWaiting,
  type DossierLine,
  type DossierSearch,
  QUEUES,
  type Queue,
  SORTS,
  type Sort,
  searchDossiers,
} from './search.ts';
export { OWN_FILTERS, type OwnAfter, type OwnFilter, type OwnLine, searchOwn } from './search-own.ts';
export { DOSSIER_SETTLED, isSettled } from './settled.ts';
export { type DossierState, fold } from './state.ts';
export { stepEnvelope, type TakeableStep } from './step-forms.ts';
export type { ChainedStep, Step } from './step-payloads.ts';
export {
  type Applicant,
  type Dossier,
  findDossier,
  findDossierByCode,
  type StepRow,
  toChainedStep,
} from './store.ts';
export { takeStep } from './take-step.ts';
export { takerWithoutOfficer } from './taker.ts';
export { TIMELINESS_LABELS, timeliness } from './timeliness.ts';
export { type PublicDossier, trackDossier } from './track.ts';
export { findCodeOfKey } from './used-form.ts';
export { type Verification, verifyDossiers } from './verify.ts';
export { countingOf, findMoment, findWardRules, type WardRules } from './ward-rules.ts';
export { decide, isEnded, openConsultations, openSteps } from './workflow.ts';
export { workflowRows, workflowText } from './workflow-table.ts';
