import type { DossierState } from './dossier-state.ts';
import type { Consultation } from './schema.ts';
import type { Step } from './step-payloads.ts';

type Effect = Partial<DossierState>;

const RUNNING = {
  ...{ supplementUntil: null, supplementAnsweredAt: null },
  ...{ suspendCause: null, remainingMinutes: null },
} as const;

/** What only this kind of step changes in a dossier. */
export function effectOf(state: DossierState, step: Step): Effect {
  switch (step.step) {
    case 'admit': {
      const { process, at, receivedAt, ...fixed } = step.payload;
      return {
        ...fixed,
        process: process ?? null,
        node: at?.node ?? null,
        stepDueAt: instantOf(at?.stepDueAt),
        receivedAt: new Date(receivedAt),
        receivingUnitId: step.unitId,
        holderUnitId: step.unitId!,
        holderOfficerId: step.officerId,
        awaitsReceipt: false,
      };
    }
    case 'attach_scan':
      return {
        documents: state.documents.map((each) =>
          each.no === step.payload.documentNo ? { ...each, file: step.payload.file } : each,
        ),
      };
    case 'exempt_scan':
      return {
        documents: state.documents.map((each) =>
          each.no === step.payload.documentNo ? { ...each, scanExemptReason: step.payload.reason } : each,
        ),
      };
    case 'take_over':
      return step.statusAfter === 'in_process' && state.node !== null
        ? { examined: { node: state.node, unitId: state.holderUnitId, officerId: step.officerId } }
        : {};
    case 'request_supplement':
      return {
        supplementCount: state.supplementCount + 1,
        supplementUntil: instantOf(step.payload.until),
        remainingMinutes: step.payload.remainingMinutes,
        stepDueAt: null,
      };
    case 'answer_supplement':
      return {
        supplementUntil: null,
        supplementAnsweredAt: step.statusAfter === 'submitted' ? null : step.at,
        documents: [...state.documents, ...step.payload.documents],
        stepDueAt: instantOf(step.payload.answerDueAt),
      };
    case 'return_supplement':
      return {
        supplementUntil: instantOf(step.payload.until),
        supplementAnsweredAt: null,
        stepDueAt: null,
      };
    case 'receive_supplement':
      return {
        ...RUNNING,
        documents: [...state.documents, ...step.payload.documents],
        stepDueAt: instantOf(step.payload.stepDueAt),
      };
    case 'suspend':
      return {
        suspendCause: step.payload.cause,
        remainingMinutes: step.payload.remainingMinutes,
        stepDueAt: null,
      };
    case 'resume':
      return { ...RUNNING, stepDueAt: instantOf(step.payload.stepDueAt) };
    case 'consult':
      return { consultations: [...state.consultations, ...step.payload.consultations] };
    case 'answer_consultation':
    case 'close_consultation':
      return { consultations: closed(state.consultations, step.payload.no, step.at) };
    case 'open_linked':
      return {
        linked: [...state.linked, step.payload.linked],
        remainingMinutes: step.payload.remainingMinutes ?? state.remainingMinutes,
        stepDueAt: null,
      };
    case 'note_linked':
      return {
        linked: state.linked.map((each) =>
          each.dossierId === step.payload.dossierId ? { ...each, endedAt: step.at.toISOString() } : each,
        ),
        stepDueAt: instantOf(step.payload.stepDueAt),
        ...(step.statusAfter === 'in_process' && { remainingMinutes: null }),
      };
    default:
      return lateEffectOf(state, step);
  }
}

/** From the proposal on. */
function lateEffectOf(state: DossierState, step: Step): Effect {
  switch (step.step) {
    case 'propose':
      return { proposedOutcome: step.payload.outcome, resultName: step.payload.resultName ?? null };
    case 'sign':
      return { signingUnitId: step.unitId, ...outcomeWhenReady(state, step) };
    case 'stamp':
      return { ...issued(step.payload), resultOutcome: state.proposedOutcome };
    case 'note_result':
      return {
        ...issued(step.payload),
        resultOutcome: step.payload.outcome,
        foreignStatus: 9,
        ...(state.finishedAt !== null && { correctionCount: state.correctionCount + 1, returnedAt: null }),
      };
    case 'note_status':
      return {
        foreignStatus: step.payload.nationalStatus,
        foreignCode: step.payload.foreignCode ?? state.foreignCode,
      };
    case 'forward':
      return { twin: step.payload.twin, foreignStatus: 1 };
    case 'return_result':
      return { returnedAt: step.at };
    case 'request_correction':
      return { statusBeforeCorrection: state.status === 'returned' ? 'returned' : 'result_ready' };
    case 'approve_correction':
      return {
        ...issued(step.payload),
        correctionCount: state.correctionCount + 1,
        returnedAt: null,
        statusBeforeCorrection: null,
      };
    case 'reject_correction':
      return { statusBeforeCorrection: null };
    case 'extend':
      return { extensionCount: state.extensionCount + 1, lateCause: step.payload.cause };
    case 'apologise':
      return { apologisedAt: step.at, lateCause: step.payload.cause };
    case 'expire':
    case 'stop':
    case 'withdraw':
    case 'refuse':
      return RUNNING;
    default:
      return outcomeWhenReady(state, step);
  }
}

/** A process without a stamp ends with what was proposed. */
function outcomeWhenReady(state: DossierState, step: Step): Effect {
  return step.statusAfter === 'result_ready' && state.resultOutcome === null
    ? { resultOutcome: state.proposedOutcome ?? 'granted' }
    : {};
}

function issued({
  number,
  resultOn,
  file,
}: {
  number: string;
  resultOn: string;
  file: string | null;
}): Effect {
  return { resultNumber: number, resultOn, resultFile: file };
}

function closed(consultations: Consultation[], no: number, at: Date): Consultation[] {
  return consultations.map((each) => (each.no === no ? { ...each, closedAt: at.toISOString() } : each));
}

export function instantOf(text: string | null | undefined): Date | null {
  return text == null ? null : new Date(text);
}
