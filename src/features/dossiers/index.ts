export { acceptDossier, type IntakeDocument } from './accept.ts';
export { dueBasis } from './due-basis.ts';
export { drawPdf } from './forms/draw-pdf.ts';
export {
  SLIP_KINDS,
  type Slip,
  type SlipBlock,
  type SlipKind,
  type SlipSource,
} from './forms/slip.ts';
export { SLIPS } from './forms/slips.ts';
export {
  APPLICANT_LABELS,
  CHANNEL_LABELS,
  MODE_LABELS,
  OUTCOME_LABELS,
  SOURCE_LABELS,
  STATUS_LABELS,
  STATUS_PLAIN,
  STEP_LABELS,
} from './labels.ts';
export {
  CHANNELS,
  type Channel,
  DOCUMENT_SOURCES,
  type DocumentSource,
  type IntakeInput,
  STATUSES,
  type Status,
  type Step,
  stepEnvelope,
  type TakeableStep,
} from './schema.ts';
export {
  type DossierLine,
  type DossierSearch,
  QUEUES,
  type Queue,
  searchDossiers,
} from './search.ts';
export { type Dossier, findDossier } from './store.ts';
export { takeStep } from './take-step.ts';
export { TIMELINESS_LABELS, timeliness } from './timeliness.ts';
export { type PublicDossier, trackDossier } from './track.ts';
export { type Verification, verifyDossiers } from './verify.ts';
export { openSteps } from './workflow.ts';
