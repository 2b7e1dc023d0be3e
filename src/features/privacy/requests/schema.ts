import type { Day } from '../../../law/day.ts';

/** What a person may ask of his own data. */
export const REQUEST_KINDS = [
  'correct',
  'erase',
  'restrict',
  'object',
  'withdraw_consent',
  'complain',
] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** The kinds of data that are kept of a person. */
export const DATA_PARTS = [
  ...(['account', 'drafts', 'vault', 'ratings', 'appointments', 'dossiers', 'petitions'] as const),
] as const;
export type DataPart = (typeof DATA_PARTS)[number];

export const OUTCOMES = ['granted', 'partly', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What was decided of one kind of data, and why. */
export interface Decision {
  part: DataPart;
  outcome: Outcome;
  reason: string;
  /** How many rows went or changed with it at once; null: nothing is done by itself. */
  rowCount: number | null;
}

/** What is kept after an erasure, because a law says so. */
export interface Stays {
  what: 'dossier' | 'petition';
  code: string;
  /** The first day on which it need not be kept; null: for ever, or it has not ended. */
  until: Day | null;
  isUnderWay: boolean;
}

export interface Answer {
  outcome: Outcome;
  words: string;
  stays: Stays[];
  at: Date;
  decidedBy: number;
  decisions: Decision[];
}

export interface DataRequest {
  id: number;
  kind: RequestKind;
  parts: DataPart[];
  citizenId: number | null;
  personName: string;
  personalId: string | null;
  words: string;
  filedAt: Date;
  dueAt: Date;
  /** The officer who took it at the desk. */
  filedBy: number | null;
  /** Null: open. */
  answer: Answer | null;
}
