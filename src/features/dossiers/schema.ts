export const STATUSES = [
  'submitted',
  'awaiting_intake_supplement',
  'received',
  'awaiting_assignment',
  'transferred',
  'in_process',
  'consulting',
  'awaiting_supplement',
  'suspended',
  'awaiting_linked',
  'forwarded',
  'in_review',
  'awaiting_signature',
  'signed',
  'result_ready',
  'correcting',
  'returned',
  'refused',
  'withdrawn',
  'stopped',
] as const;
export type Status = (typeof STATUSES)[number];

export const STEPS = [
  'submit',
  'accept',
  'admit',
  'transfer',
  'assign',
  'take_over',
  'attach_scan',
  'exempt_scan',
  'request_supplement',
  'answer_supplement',
  'receive_supplement',
  'return_supplement',
  'suspend',
  'resume',
  'consult',
  'answer_consultation',
  'close_consultation',
  'open_linked',
  'note_linked',
  'propose',
  'submit_for_signature',
  'send_back',
  'sign',
  'stamp',
  'return_result',
  'request_correction',
  'approve_correction',
  'reject_correction',
  'extend',
  'apologise',
  'refuse',
  'withdraw',
  'change_delivery',
  'correct_contact',
  'stop',
  'expire',
  'forward',
  'note_status',
  'note_result',
  'undo',
  'recount',
] as const;
export type StepName = (typeof STEPS)[number];

export const CHANNELS = ['direct', 'online', 'post', 'mobile'] as const;
export type Channel = (typeof CHANNELS)[number];

export const APPLICANT_KINDS = ['citizen', 'organisation'] as const;
export type ApplicantKind = (typeof APPLICANT_KINDS)[number];

/** How a required document came: on paper, electronically, from a database (nothing handed in), or only shown. */
export const DOCUMENT_SOURCES = ['original', 'copy', 'electronic', 'database', 'reused', 'shown'] as const;
export type DocumentSource = (typeof DOCUMENT_SOURCES)[number];

export const SUPPLEMENT_MODES = ['restart', 'pause'] as const;
export type SupplementMode = (typeof SUPPLEMENT_MODES)[number];

/** Where it is received and resolved: here; received here for another body; received by another body for us. */
export const PLACES = ['here', 'forwarded', 'from_elsewhere'] as const;
export type Place = (typeof PLACES)[number];

/** How the applicant wants the result. */
export const RETURN_WAYS = ['centre', 'post', 'online'] as const;
export type ReturnWay = (typeof RETURN_WAYS)[number];

/** Who acted for the applicant at the portal: an account, by its number alone, or whoever showed code and one-time code. */
export type Applying =
  | { kind: 'citizen'; citizenId: number; organisationId: number | null }
  | { kind: 'guest' };

/** By what the applicant wants to be told; empty: by every address that there is. */
export const NOTICE_WAYS = ['', 'mail', 'sms', 'zalo', 'none'] as const;
export type NoticeWay = (typeof NOTICE_WAYS)[number];

/** Why the clock stands still though no paper is missing. */
export const SUSPEND_CAUSES = ['fee', 'confirmation', 'force_majeure'] as const;
export type SuspendCause = (typeof SUSPEND_CAUSES)[number];

/** Why a dossier is late or extended, as the report on lateness asks. */
export const LATE_CAUSES = ['rule', 'staff', 'coordination', 'system', 'applicant', 'other'] as const;
export type LateCause = (typeof LATE_CAUSES)[number];

/** How the term of a linked dossier stands to that of the one it belongs to. */
export const LINK_TERMS = ['within', 'added'] as const;
export type LinkTerm = (typeof LINK_TERMS)[number];

export const OUTCOMES = ['granted', 'denied'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One document of a dossier. `file` is the SHA-256 of its scan or of the electronic paper. */
export interface DossierDocument {
  no: number;
  name: string;
  source: DocumentSource;
  quantity: number;
  reusable: boolean;
  file: string | null;
  scanExemptReason: string | null;
  /** Why it was asked though a database holds what it says; left out where it was not. */
  askedBecause?: string;
  /** What could have spared it when it was taken in; left out where nothing could, and before it was recorded. */
  reusableFrom?: 'database' | 'vault';
  /** The item of the owner's vault that was used again; left out where it was none. */
  vaultItemId?: number;
  /** The look-up that gave what it says, or that failed so that it was asked; left out where there was none. */
  lookupId?: number;
}

/** A unit of the ward, or a body outside, that is asked about a dossier. */
export interface Consultation {
  no: number;
  unitId: number | null;
  body: string;
  question: string;
  askedAt: string;
  dueAt: string | null;
  closedAt: string | null;
}

/** A dossier that is linked under another and must end before it goes on. */
export interface LinkedDossier {
  dossierId: number;
  code: string;
  procedureCode: string;
  dueAt: string | null;
  endedAt: string | null;
}
