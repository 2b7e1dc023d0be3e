import type { OfficialDocumentRecord } from '../../features/official-documents/index.ts';
import type { Officer, Unit } from '../../features/organisation/index.ts';
import type { IdeaEffect, OutreachDeed, OutreachItem, OutreachStep } from '../../features/outreach/index.ts';
import type { Subtask } from '../../features/plans/index.ts';
import type { Problem } from '../../platform/problem.ts';

/** A form that was just sent and refused. */
export interface SentForm {
  values: Record<string, unknown>;
  problem: Problem;
}

/** Everything that the page of a piece of outreach shows. */
export interface OutreachView {
  item: OutreachItem;
  steps: OutreachDeed[];
  units: Unit[];
  officers: Officer[];
  subtasks: Subtask[];
  documents: OfficialDocumentRecord[];
  /** The steps that are open to the reader. */
  open: readonly OutreachStep[];
  mayReport: boolean;
  effect: IdeaEffect | null;
  /** Dossiers that the trip's session brought. */
  dossiers: number;
  token: string;
  form: SentForm | null;
  freshKey(): string;
  today: string;
  now: Date;
}
