import type { Day } from '../../law/day.ts';
import type { FeedbackGroup, FeedbackLimit } from '../../law/feedback.ts';

/** How it came. */
export const FEEDBACK_CHANNELS = [
  'portal',
  'hotline',
  'paper',
  'kiosk',
  'mail',
  'adapter',
  'mass_media',
  'open311',
] as const;
export type FeedbackChannel = (typeof FEEDBACK_CHANNELS)[number];

export const FEEDBACK_STATUSES = [
  'new',
  'kept',
  'awaiting_supplement',
  'declined',
  'redirected',
  'accepted',
  'handling',
  'submitted',
  'awaiting_publication',
  'published',
  'answered',
  'merged',
  'withdrawn',
] as const;
export type FeedbackStatus = (typeof FEEDBACK_STATUSES)[number];

/** What it is about: the rule, how somebody was treated, or both. */
export const MATTERS = ['conduct', 'regulation'] as const;
export type Matter = (typeof MATTERS)[number];

/** Why it is not taken up. */
export const DECLINE_REASONS = [
  'unclear',
  'no_identity',
  'not_supplemented',
  'not_feedback',
  'repeated',
  'abuse',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** As what it goes elsewhere. Complaints and denunciations have their own law. */
export const REDIRECTIONS = [
  'other_regulation',
  'other_body',
  'complaint',
  'denunciation',
  'citizen_reception',
] as const;
export type Redirection = (typeof REDIRECTIONS)[number];

export const CONCLUSIONS = ['founded', 'partly_founded', 'unfounded', 'explained'] as const;
export type Conclusion = (typeof CONCLUSIONS)[number];

/** What is done about it: of conduct the first four, of a rule the last three. */
export const OUTCOMES = [
  'apology',
  'correction',
  'discipline_proposal',
  'guidance',
  'own_amendment',
  'proposal_upwards',
  'no_change',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What an officer notes while he handles it. */
export const RECORD_KINDS = [
  'verification',
  'explanation_asked',
  'explanation',
  'criteria',
  'proposal',
  'remedy',
  'status_asked',
  'note',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** Last days of the limits that began with the receipt, a supplement or a reopening. */
export type DueDays = Record<Exclude<FeedbackLimit, 'publish' | 'sender'>, Day>;

/** What each step records. */
export interface FeedbackPayloads {
  receive: {
    code: string;
    channel: FeedbackChannel;
    isAnonymous: boolean;
    /** SHA-256 over the original words, so that they cannot change without breaking the chain. */
    words: string;
    files: number;
    dueDays: DueDays;
    procedureCode: string | null;
    dossierId: number | null;
    subjectUnitId: number | null;
  };
  ask_supplement: { ask: string; dueOn: Day };
  supplement: { text: string; dueDays: DueDays };
  decline: { reason: DeclineReason; note: string };
  redirect: { as: Redirection; to: string; note: string };
  accept: {
    group: Extract<FeedbackGroup, 'conduct' | 'own_regulation'>;
    matters: Matter[];
    fieldCode: string | null;
    procedureCode: string | null;
    dossierId: number | null;
    subjectUnitId: number | null;
    subjectOfficerId: number | null;
    note: string;
  };
  assign: { unitId: number; officerId: number | null; note: string };
  record: {
    kind: RecordKind;
    text: string;
    officerId: number | null;
    criteria: Record<string, boolean> | null;
  };
  extend: { reason: string; dueOn: Day };
  submit: { conclusion: Conclusion; outcomes: Outcome[]; answer: string };
  send_back: { reason: string };
  /** The answer has gone to the sender; `publishBy` is null where `withheld` says why it is not published. */
  approve: { answer: string; publishBy: Day | null; withheld: string | null };
  publish: { version: number };
  take_down: { reason: string };
  confirm: { isSolved: boolean; comment: string };
  reopen: { reason: string; dueDays: DueDays };
  merge: { intoId: number; note: string };
  unmerge: { reason: string };
  repeat: { ofId: number | null; note: string };
  withdraw: { reason: string };
}
export type FeedbackStepName = keyof FeedbackPayloads;

interface StepHead {
  no: number;
  statusAfter: FeedbackStatus;
  at: Date;
  officerId: number | null;
  by: 'officer' | 'sender' | 'system';
}
export type FeedbackStepOf<Name extends FeedbackStepName> = StepHead & {
  step: Name;
  payload: FeedbackPayloads[Name];
};
export type FeedbackStep = { [Name in FeedbackStepName]: FeedbackStepOf<Name> }[FeedbackStepName];

/** The words as they came. */
export interface FeedbackWords {
  title: string;
  content: string;
  proposal: string;
  place: string;
  latitude: number | null;
  longitude: number | null;
  aboutWhom: string;
  source: string;
}

export interface FeedbackSender {
  kind: 'person' | 'organisation';
  name: string;
  address: string;
  phone: string;
  email: string;
  citizenId: number | null;
  isProtected: boolean;
}
