import type { Arrived, DossierState } from './dossier-state.ts';
import { effectOf, instantOf } from './effects.ts';
import type { Step, StepOf, StepPayloads } from './step-payloads.ts';
import { isEnded, UNDOABLE, WORKFLOW } from './workflow.ts';

export type { DossierState } from './dossier-state.ts';

/** @throws Error when the first step is no arrival or a step is not allowed where it stands */
export function fold(steps: readonly Step[]): DossierState {
  const [first, ...rest] = steps;
  if (first?.step !== 'accept' && first?.step !== 'submit')
    throw new Error('bước đầu tiên không phải là tiếp nhận');
  return rest.reduce(applyStep, begin(first));
}

export function begin(step: StepOf<'accept'> | StepOf<'submit'>): DossierState {
  const { payload } = step;
  const accepted = step.step === 'accept' ? step.payload : null;
  const receivedAt = accepted ? new Date(accepted.receivedAt) : null;
  return {
    ...arrivedOf(payload),
    documents: payload.documents,
    place: payload.place ?? 'here',
    elsewhere: payload.elsewhere ?? null,
    elsewhereWardId: payload.elsewhereWardId ?? null,
    foreignCode: payload.foreignCode ?? null,
    foreignStatus: null,
    twin: payload.twin ?? null,
    parentId: payload.parentId ?? null,
    assistedOnline: payload.assistedOnline ?? false,
    sessionId: payload.sessionId ?? null,
    postalNumber: payload.postalNumber ?? null,
    process: accepted?.process ?? null,
    node: accepted?.at?.node ?? null,
    stepDueAt: instantOf(step.step === 'accept' ? step.payload.at?.stepDueAt : step.payload.answerDueAt),
    submittedAt: receivedAt ?? new Date((step.payload as StepPayloads['submit']).submittedAt),
    receivedAt,
    receivingUnitId: accepted ? (step.toUnitId ?? step.unitId) : null,
    signingUnitId: null,
    holderUnitId: (step.toUnitId ?? step.unitId)!,
    holderOfficerId: step.toUnitId === null ? step.officerId : null,
    awaitsReceipt: false,
    dueAt: step.dueAt,
    status: step.statusAfter,
    statusAt: step.at,
    stepCount: 1,
    ...{
      supplementCount: 0,
      supplementUntil: null,
      supplementAnsweredAt: null,
      suspendCause: null,
      remainingMinutes: null,
    },
    ...{ consultations: [], linked: [], extensionCount: 0, apologisedAt: null, lateCause: null },
    ...{ correctionCount: 0, finishedAt: null, returnedAt: null, proposedOutcome: null },
    ...{ resultOutcome: null, resultName: null, resultNumber: null, resultOn: null, resultFile: null },
    ...{ examined: null, statusBeforeCorrection: null, undoable: null },
    actedBy: noteActor({}, step),
  };
}

function arrivedOf(payload: StepPayloads['accept'] | StepPayloads['submit']): Arrived {
  const { code, procedureCode, procedureVersion, termNo, term, channel } = payload;
  const { origin, applicantKind, competentUnitId, resultIsDocument } = payload;
  return {
    ...{ code, procedureCode, procedureVersion, termNo, term, channel },
    ...{ origin, applicantKind, competentUnitId, resultIsDocument },
  };
}

/** The state after one more step. @throws Error when the workflow has no such step here, or the numbers do not follow */
export function applyStep(state: DossierState, step: Step): DossierState {
  if (step.no !== state.stepCount + 1) throw new Error(`sau bước ${state.stepCount} là bước ${step.no}`);
  if (step.step === 'accept' || step.step === 'submit') throw new Error('tiếp nhận hai lần');
  mustLead(state, step);
  if (step.step === 'undo') return undo(state, step);
  const moved = step.toUnitId !== null;
  const next: DossierState = {
    ...state,
    status: step.statusAfter,
    statusAt: step.statusAfter === state.status ? state.statusAt : step.at,
    stepCount: step.no,
    dueAt: step.dueAt,
    holderUnitId: step.toUnitId ?? state.holderUnitId,
    holderOfficerId: moved || step.step === 'take_over' ? step.toOfficerId : state.holderOfficerId,
    awaitsReceipt: awaitsReceipt(state, step),
    actedBy: noteActor(state.actedBy, step),
    ...placeInProcess(step),
    ...effectOf(state, step),
    undoable: null,
  };
  if (UNDOABLE.has(step.step))
    next.undoable = {
      no: step.no,
      officerId: step.officerId,
      at: step.at,
      status: state.status,
      before: { ...state, undoable: null },
    };
  return isEnded(next.status) || next.status === 'result_ready'
    ? { ...next, finishedAt: next.finishedAt ?? step.at, stepDueAt: null }
    : next;
}

/** @throws Error when the workflow has no such way */
function mustLead(state: DossierState, step: Exclude<Step, StepOf<'accept'> | StepOf<'submit'>>): void {
  const rules = WORKFLOW[step.step].filter((each) => each.from.includes(state.status));
  const leads = rules.some(({ to }) => {
    if (to === 'same') return step.statusAfter === state.status;
    if (to === 'undone') return step.statusAfter === state.undoable?.status;
    return to.includes(step.statusAfter);
  });
  if (!leads) throw new Error(`bước ${step.no} "${step.step}" không mở từ "${state.status}"`);
}

function undo(state: DossierState, step: StepOf<'undo'>): DossierState {
  if (state.undoable?.no !== step.payload.undoes) throw new Error(`bước ${step.no} hoàn tác sai bước`);
  return { ...state.undoable.before, stepCount: step.no, statusAt: step.at, dueAt: step.dueAt };
}

/** Handed over is not yet received; dossiers from before internal processes recorded no receipts. */
function awaitsReceipt(state: DossierState, step: Step): boolean {
  if (state.process === null || isEnded(step.statusAfter) || step.step === 'take_over') return false;
  return step.toUnitId !== null || state.awaitsReceipt;
}

function placeInProcess({ payload }: Step): Partial<Pick<DossierState, 'node' | 'stepDueAt'>> {
  if (!('at' in payload) || payload.at === undefined) return {};
  return { node: payload.at.node, stepDueAt: instantOf(payload.at.stepDueAt) };
}

function noteActor(actedBy: DossierState['actedBy'], step: Step): DossierState['actedBy'] {
  const examines = step.step !== 'take_over' || step.statusAfter === 'in_process';
  if (step.officerId === null || !examines) return actedBy;
  return { ...actedBy, [step.step]: [...(actedBy[step.step] ?? []), step.officerId] };
}
