import type { Day } from '../../law/day.ts';
import type { OfficialKind } from '../../law/document-kinds.ts';
import type { Act } from '../organisation/index.ts';
import type { Annex, Block } from './layout/model.ts';

export const OFFICIAL_STATES = ['draft', 'submitted', 'reviewed', 'signed', 'issued', 'cancelled'] as const;
export type OfficialState = (typeof OFFICIAL_STATES)[number];

export const OFFICIAL_STEPS = [
  ...(['submit', 'review', 'send_back', 'sign', 'issue', 'cancel'] as const),
  ...(['publish', 'unpublish', 'send', 'revoke'] as const),
] as const;
export type OfficialStep = (typeof OFFICIAL_STEPS)[number];

export const SIGNINGS = [
  ...(['director', 'chairman', 'vice_chairman', 'chairman_own', 'vice_chairman_own'] as const),
  ...(['office_head', 'unit_head'] as const),
] as const;
/** Who signs and by which authority line; `signing.ts` says what stands above his name. */
export type Signing = (typeof SIGNINGS)[number];

/** Who drafts: an officer, or a recurring job on its own. */
export type Drafter = Act | { wardId: number; now: Date };

/** A task of a plan that a document fulfils. */
export interface FulfilledTask {
  planId: number;
  taskKey: number;
}

/** What is written, apart from number, day and signatures. */
export interface OfficialContent {
  subject: string;
  /** Kính gửi; empty where the kind has none. */
  addressees: string[];
  /** Căn cứ, without the closing mark. */
  basis: string[];
  body: Block[];
  annexes: Annex[];
  /** Nơi nhận, without marks; "Lưu: VT, …" is put behind them. */
  recipients: string[];
}

export interface TakenStep {
  no: number;
  step: OfficialStep;
  versionNo: number;
  /** SHA-256 of the PDF as this step left it. */
  file: string | null;
  docx: string | null;
  why: string;
  at: Date;
  by: number;
}

/** A document with everything that was done about it, without its text. */
export interface OfficialDocumentRecord {
  wardId: number;
  id: number;
  kind: OfficialKind;
  origin: string | null;
  state: OfficialState;
  subject: string;
  signing: Signing;
  /** Null: nobody of the ward holds that office, or it was not chosen yet. */
  signerId: number | null;
  /** Whose document it is. */
  unitId: number;
  /** By which it is checked on the portal. */
  code: string;
  version: number;
  stepCount: number;
  /** "15/BC-UBND"; null until it is issued. */
  number: string | null;
  day: Day | null;
  publishedAt: Date | null;
  revoked: { at: Date; reason: string } | null;
  /** Null: the system. */
  createdBy: number | null;
  /** Officers who wrote any version; and who wrote the newest, null for the system. */
  authors: number[];
  writtenBy: number | null;
  createdAt: Date;
  changedAt: Date;
  tasks: FulfilledTask[];
  steps: TakenStep[];
  /** Hashes of what was issued: the sealed PDF, and the same to write on; null until then. */
  files: { pdf: string | null; docx: string | null };
}
