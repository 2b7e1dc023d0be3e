import type { LookupOutcome } from '../../law/failed-look-up.ts';
import type { DatabaseCode } from '../../law/national-databases.ts';
import type { Officer } from '../organisation/index.ts';

/** How a database was looked into: over the network, by the officer in its own portal, or not at all for want of a connection. */
export const ADAPTERS = ['network', 'manual', 'none'] as const;
export type AdapterKind = (typeof ADAPTERS)[number];

/** Whose number is looked up. */
export interface LookupSubject {
  of: 'applicant' | 'other';
  /** Personal id, or number of an organisation, digits alone. */
  number: string;
  /** As the dossier has it, to compare; empty: nothing is compared. */
  name: string;
  birthOn: string | null;
}

/** What is looked up for which paper of which procedure, and what allows it. */
export interface LookupQuestion {
  procedureCode: string;
  paper: string;
  database: DatabaseCode;
  rule: { legalDocument: string; article: string };
  subject: LookupSubject;
  /** The dossier and the number of its paper; null at the desk, before there is a dossier. */
  matter: { dossierId: number; documentNo: number } | null;
  clientKey: string;
}

/** Who looks something up; no officer: the job after a filing from home. */
export interface LookupAct {
  wardId: number;
  officer: Officer | null;
  now: Date;
  requestId: string;
}

/** One thing that a database said, in words for the officer. */
export interface Fact {
  label: string;
  value: string;
}

/** A look-up as it is kept. It names nobody; what came is sealed. */
export interface Lookup {
  id: number;
  wardId: number;
  askedAt: Date;
  officerId: number | null;
  dossierId: number | null;
  documentNo: number | null;
  database: DatabaseCode;
  adapter: AdapterKind;
  procedureCode: string;
  paper: string;
  legalBasis: string;
  subjectMask: string;
  outcome: LookupOutcome;
  reason: string;
  checkedAt: Date;
  durationMs: number;
  facts: string | null;
  clientKey: string;
}

/** How a look-up ended, before it is kept. */
export interface Ending {
  outcome: LookupOutcome;
  reason: string;
  facts: Fact[];
}
