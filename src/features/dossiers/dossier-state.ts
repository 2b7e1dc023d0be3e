import type {
  Consultation,
  DossierDocument,
  LateCause,
  LinkedDossier,
  Outcome,
  Place,
  Status,
  StepName,
  SuspendCause,
} from './schema.ts';
import type { StepPayloads } from './step-payloads.ts';

/** What a dossier is from its arrival on. */
export type Arrived = Pick<
  StepPayloads['accept'],
  | 'code'
  | 'procedureCode'
  | 'procedureVersion'
  | 'termNo'
  | 'term'
  | 'channel'
  | 'origin'
  | 'applicantKind'
  | 'competentUnitId'
  | 'resultIsDocument'
>;

/** Everything about a dossier that follows from its steps. What stands on `dossiers` must equal it. */
export interface DossierState extends Arrived {
  documents: DossierDocument[];
  place: Place;
  elsewhere: string | null;
  elsewhereWardId: number | null;
  foreignCode: string | null;
  /** How the other body says it stands, as one of the ten national statuses. */
  foreignStatus: number | null;
  twin: { wardId: number; dossierId: number } | null;
  parentId: number | null;
  assistedOnline: boolean;
  sessionId: number | null;
  postalNumber: string | null;
  process: { code: string; version: number } | null;
  node: string | null;
  stepDueAt: Date | null;
  submittedAt: Date;
  receivedAt: Date | null;
  /** The unit that received it, where the result goes back to. */
  receivingUnitId: number | null;
  signingUnitId: number | null;
  holderUnitId: number;
  holderOfficerId: number | null;
  awaitsReceipt: boolean;
  dueAt: Date | null;
  status: Status;
  statusAt: Date;
  stepCount: number;
  supplementCount: number;
  supplementUntil: Date | null;
  /** When the applicant sent what was asked for and the desk has not yet said whether it is enough. */
  supplementAnsweredAt: Date | null;
  suspendCause: SuspendCause | null;
  /** Working minutes that are left while the clock stands still. */
  remainingMinutes: number | null;
  consultations: Consultation[];
  linked: LinkedDossier[];
  extensionCount: number;
  apologisedAt: Date | null;
  lateCause: LateCause | null;
  correctionCount: number;
  finishedAt: Date | null;
  returnedAt: Date | null;
  proposedOutcome: Outcome | null;
  resultOutcome: Outcome | null;
  resultName: string | null;
  resultNumber: string | null;
  resultOn: string | null;
  resultFile: string | null;
  /** The examiner's step of the process, to which a dossier is sent back. */
  examined: { node: string; unitId: number; officerId: number | null } | null;
  statusBeforeCorrection: 'result_ready' | 'returned' | null;
  /** The last step, when it can be undone, with what stood before it. */
  undoable: { no: number; officerId: number | null; at: Date; status: Status; before: DossierState } | null;
  actedBy: Partial<Record<StepName, number[]>>;
}
