import type { Outcome, Status, Step, StepName, StepPayloads, TakeableStep } from './schema.ts';
import { isEnded, WORKFLOW } from './workflow.ts';

/** Everything about a dossier that follows from its steps. What stands on `dossiers` must equal it. */
export interface DossierState extends Omit<StepPayloads['accept'], 'receivedAt'> {
  holderUnitId: number;
  holderOfficerId: number | null;
  receivedAt: Date;
  dueAt: Date | null;
  status: Status;
  statusAt: Date;
  stepCount: number;
  supplementCount: number;
  finishedAt: Date | null;
  returnedAt: Date | null;
  proposedOutcome: Outcome | null;
  resultOutcome: Outcome | null;
  resultNumber: string | null;
  resultOn: string | null;
  resultFile: string | null;
  actedBy: Partial<Record<StepName, number[]>>;
}

/** @throws Error when the first step is no acceptance or a step is not allowed where it stands */
export function fold(steps: readonly Step[]): DossierState {
  const [first, ...rest] = steps;
  if (first?.step !== 'accept') throw new Error('bước đầu tiên không phải là tiếp nhận');
  return rest.reduce(applyStep, begin(first));
}

export function begin(step: Extract<Step, { step: 'accept' }>): DossierState {
  return {
    ...step.payload,
    holderUnitId: step.unitId!,
    holderOfficerId: step.officerId,
    receivedAt: new Date(step.payload.receivedAt),
    dueAt: step.dueAt,
    status: 'received',
    statusAt: step.at,
    stepCount: 1,
    supplementCount: 0,
    finishedAt: null,
    returnedAt: null,
    proposedOutcome: null,
    resultOutcome: null,
    resultNumber: null,
    resultOn: null,
    resultFile: null,
    actedBy: noteActor({}, step),
  };
}

/** The state after one more step. @throws Error when the workflow has no such step here, or the numbers do not follow */
export function applyStep(state: DossierState, step: Step): DossierState {
  if (step.no !== state.stepCount + 1) throw new Error(`sau bước ${state.stepCount} là bước ${step.no}`);
  if (step.step === 'accept') throw new Error('tiếp nhận hai lần');
  const name: TakeableStep = step.step;
  const leads = WORKFLOW[name].find((rule) => rule.from.includes(state.status));
  const to = leads?.to === 'same' ? state.status : leads?.to;
  if (to !== step.statusAfter) throw new Error(`bước ${step.no} "${name}" không mở từ "${state.status}"`);
  const next: DossierState = {
    ...state,
    status: step.statusAfter,
    statusAt: name === 'attach_scan' ? state.statusAt : step.at,
    stepCount: step.no,
    dueAt: step.dueAt,
    holderUnitId: step.toUnitId ?? state.holderUnitId,
    holderOfficerId:
      step.toUnitId === null && name !== 'take_over' ? state.holderOfficerId : step.toOfficerId,
    actedBy: noteActor(state.actedBy, step),
    ...effect(state, step),
  };
  return isEnded(next.status) || next.status === 'result_ready'
    ? { ...next, finishedAt: next.finishedAt ?? step.at }
    : next;
}

/** What only this kind of step changes. */
function effect(state: DossierState, step: Step): Partial<DossierState> {
  switch (step.step) {
    case 'attach_scan':
      return {
        documents: state.documents.map((each) =>
          each.no === step.payload.documentNo ? { ...each, file: step.payload.file } : each,
        ),
      };
    case 'request_supplement':
      return { supplementCount: state.supplementCount + 1 };
    case 'receive_supplement':
      return { documents: [...state.documents, ...step.payload.documents] };
    case 'propose':
      return { proposedOutcome: step.payload.outcome };
    case 'stamp':
      return {
        resultOutcome: state.proposedOutcome,
        resultNumber: step.payload.number,
        resultOn: step.payload.resultOn,
        resultFile: step.payload.file,
      };
    case 'return_result':
      return { returnedAt: step.at };
    default:
      return {};
  }
}

function noteActor(actedBy: DossierState['actedBy'], step: Step): DossierState['actedBy'] {
  if (step.officerId === null) return actedBy;
  return { ...actedBy, [step.step]: [...(actedBy[step.step] ?? []), step.officerId] };
}
