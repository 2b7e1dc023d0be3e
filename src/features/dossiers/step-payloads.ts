import type { ScanExemptionCause } from '../../law/scan-exemption.ts';
import type {
  ApplicantKind,
  Applying,
  Channel,
  Consultation,
  DossierDocument,
  LateCause,
  LinkedDossier,
  LinkTerm,
  Outcome,
  Place,
  ReturnWay,
  Status,
  StepName,
  SupplementMode,
  SuspendCause,
} from './schema.ts';

/** Where a dossier stands in its internal process after a step. */
export interface AtNode {
  node: string;
  stepDueAt: string | null;
}

/** What the arrival of a dossier fixes. Fields that may be left out were not recorded before internal processes. */
interface Arrival {
  code: string;
  procedureCode: string;
  procedureVersion: number;
  termNo: number | null;
  term: string | null;
  channel: Channel;
  origin: 'system' | 'paper_book';
  applicantKind: ApplicantKind;
  competentUnitId: number;
  resultIsDocument: boolean;
  documents: DossierDocument[];
  place?: Place;
  /** The other body, and its id when it is a ward of this installation. */
  elsewhere?: string | null;
  elsewhereWardId?: number | null;
  foreignCode?: string | null;
  twin?: { wardId: number; dossierId: number } | null;
  parentId?: number | null;
  assistedOnline?: boolean;
  /** The trip of a mobile team that took it in. */
  sessionId?: number | null;
  /** Number of the item by which the post brought it. */
  postalNumber?: string | null;
  /** The account at the portal from which it was filed. */
  account?: { citizenId: number; organisationId: number | null };
}

/** The process that an acceptance pins, and its first step. */
interface Pinned {
  process?: { code: string; version: number };
  at?: AtNode;
}

/** What leads a dossier to another step of its process; without `at` it was accepted before there were processes. */
interface Moved {
  at?: AtNode;
}

/** A clock that stands still: the working minutes that were left. */
interface Paused {
  remainingMinutes: number | null;
}

/** What a step records, by kind. It is hashed into the chain, so it holds no personal id, phone or address. */
export interface StepPayloads {
  submit: Arrival & {
    submittedAt: string;
    /** By when the desk has to accept, ask or refuse. */
    answerDueAt?: string | null;
  };
  accept: Arrival & Pinned & { receivedAt: string };
  admit: Pinned & { receivedAt: string; termNo: number | null; term: string | null; competentUnitId: number };
  transfer: Moved & { note: string };
  assign: Moved & { note: string };
  take_over: { note: string };
  attach_scan: { documentNo: number; file: string };
  /** `reason` is what the cause said in words when it was chosen; it stands on the document from then on. */
  exempt_scan: { documentNo: number; cause: ScanExemptionCause; reason: string; note: string };
  request_supplement: Paused & {
    number: string;
    items: string[];
    reason: string;
    mode: SupplementMode;
    /** Until when it is awaited; then the dossier is closed. */
    until?: string | null;
    /** Why the director allowed a further request. */
    directorReason?: string;
  };
  answer_supplement: {
    by: Applying;
    documents: DossierDocument[];
    note: string;
    /** By when the desk has to say whether it is enough. */
    answerDueAt: string | null;
    /** Until when the rest would still be awaited; null where the answer is a new submission. */
    until: string | null;
  };
  receive_supplement: {
    documents: DossierDocument[];
    mode: SupplementMode;
    stepDueAt?: string | null;
    /** When it arrived, where that was before the desk took it in: from then on the term is counted. */
    arrivedAt?: string;
  };
  return_supplement: { reason: string; items: string[]; until: string | null };
  suspend: Paused & { cause: SuspendCause; reason: string; amountVnd: number | null };
  resume: { note: string; stepDueAt: string | null };
  consult: { consultations: Consultation[] };
  answer_consultation: { no: number; answer: string; file: string | null };
  close_consultation: { no: number; reason: string };
  open_linked: Paused & { linked: LinkedDossier; term: LinkTerm };
  note_linked: {
    dossierId: number;
    status: Status;
    /** Working minutes by which the linked dossier ended after its own due time. */
    overrunMinutes: number;
    stepDueAt: string | null;
  };
  propose: Moved & { outcome: Outcome; note: string; resultName?: string };
  submit_for_signature: Moved & { note: string };
  send_back: Moved & { reason: string };
  /** `file`: the result as its signer signed it. */
  sign: Moved & { note: string; file?: string };
  stamp: Moved & { number: string; resultOn: string; file: string | null };
  /** `receipt`: the receiver's signature, drawn on the screen or on a slip that was scanned. */
  return_result: { receiver: string; postalNumber?: string; receipt?: string };
  request_correction: { what: string; reason: string };
  approve_correction: { number: string; resultOn: string; file: string | null };
  reject_correction: { reason: string };
  extend: { number: string; cause: LateCause; reason: string; dueBefore: string };
  apologise: { number: string; cause: LateCause; reason: string; expectedOn: string };
  refuse: { number: string; reason: string };
  withdraw: { number: string; reason: string; by?: Applying };
  /** The address stands on the dossier, not in the chain. */
  change_delivery: { by: Applying; returnBy: ReturnWay; before: ReturnWay };
  /** What was corrected; the values stand on the dossier, not in the chain. */
  correct_contact: { by: Applying; changed: ('phone' | 'email')[] };
  stop: { number: string; reason: string };
  expire: { number: string; until: string };
  forward: { twin: { wardId: number; dossierId: number } | null; note: string };
  note_status: { nationalStatus: number; note: string; foreignCode: string | null };
  note_result: { outcome: Outcome; number: string; resultOn: string; file: string | null };
  undo: { undoes: number; reason: string };
  recount: { reason: string; decision: string; dueBefore: string | null };
}

/** One row of the control slip. */
export type Step = {
  [Name in StepName]: {
    step: Name;
    no: number;
    statusAfter: Status;
    at: Date;
    officerId: number | null;
    unitId: number | null;
    toUnitId: number | null;
    toOfficerId: number | null;
    dueAt: Date | null;
    payload: StepPayloads[Name];
  };
}[StepName];

export type StepOf<Name extends StepName> = Extract<Step, { step: Name }>;

export interface ChainedStep {
  step: Step;
  clientKey: string;
  previousHash: Buffer;
  hash: Buffer;
}
