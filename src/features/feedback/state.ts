import { type Day, toLocalDay } from '../../law/day.ts';
import type { FeedbackGroup, FeedbackLimit } from '../../law/feedback.ts';
import type {
  DueDays,
  FeedbackChannel,
  FeedbackStatus,
  FeedbackStep,
  FeedbackStepOf,
  Matter,
} from './schema.ts';

/** A limit that runs, with its last day. */
export interface RunningLimit {
  code: FeedbackLimit;
  dueOn: Day;
}

/** An item as its steps leave it. */
export interface FeedbackState {
  code: string;
  channel: FeedbackChannel;
  receivedOn: Day;
  isAnonymous: boolean;
  status: FeedbackStatus;
  statusAt: Date;
  stepCount: number;
  group: FeedbackGroup | null;
  matters: readonly Matter[];
  fieldCode: string | null;
  procedureCode: string | null;
  dossierId: number | null;
  subjectUnitId: number | null;
  subjectOfficerId: number | null;
  unitId: number | null;
  officerId: number | null;
  dueDays: DueDays;
  limit: RunningLimit | null;
  /** The last day on which it is handled in time. */
  handleDue: Day;
  /** Last days of limits that were not kept. */
  missed: readonly RunningLimit[];
  /** By whom the result was handed in; he does not approve it. */
  submittedBy: number | null;
  handledOn: Day | null;
  isPublishable: boolean;
  publishedOn: Day | null;
  /** It ended without being handled here: declined, redirected, withdrawn, merged. */
  endedOn: Day | null;
  isExtended: boolean;
  reopenedOn: Day | null;
  /** What the sender said when he was asked; null: nothing yet. */
  isSolved: boolean | null;
  repeatsId: number | null;
  intoId: number | null;
}

/** @throws RangeError when the first step is no receipt */
export function foldFeedback(steps: readonly FeedbackStep[]): FeedbackState {
  const [first, ...rest] = steps;
  if (first?.step !== 'receive') throw new RangeError('Bước đầu phải là tiếp nhận.');
  return rest.reduce(applyFeedbackStep, beginFeedback(first));
}

export function beginFeedback({ payload, at, statusAfter }: FeedbackStepOf<'receive'>): FeedbackState {
  return {
    ...{ code: payload.code, channel: payload.channel, receivedOn: toLocalDay(at) },
    ...{ isAnonymous: payload.isAnonymous, status: statusAfter, statusAt: at, stepCount: 1 },
    ...{ group: null, matters: [], fieldCode: null, procedureCode: payload.procedureCode },
    ...{ dossierId: payload.dossierId, subjectUnitId: payload.subjectUnitId, subjectOfficerId: null },
    ...{ unitId: null, officerId: null, missed: [], submittedBy: null },
    ...{ dueDays: payload.dueDays, handleDue: payload.dueDays.handle },
    limit: payload.isAnonymous ? null : { code: 'classify', dueOn: payload.dueDays.classify },
    ...{ handledOn: null, isPublishable: false, publishedOn: null, endedOn: null, isExtended: false },
    ...{ reopenedOn: null, isSolved: null, repeatsId: null, intoId: null },
  };
}

/** The item after one more step. */
export function applyFeedbackStep(before: FeedbackState, step: FeedbackStep): FeedbackState {
  const on = toLocalDay(step.at);
  const after = {
    ...before,
    ...{ status: step.statusAfter, statusAt: step.at, stepCount: step.no },
    missed: missedBy(before, step, on),
  };
  return { ...after, ...changeOf(after, step, on) };
}

/** The limit within which a step had to be taken, where it is bound by one. */
export function limitOf(before: FeedbackState, step: FeedbackStep): RunningLimit | null {
  const { dueDays } = before;
  if (step.step === 'decline' || (step.step === 'redirect' && step.payload.as !== 'other_regulation'))
    return before.status === 'new' ? { code: 'classify', dueOn: dueDays.classify } : before.limit;
  if (step.step === 'redirect') return { code: 'forward_regulation', dueOn: dueDays.forward_regulation };
  if (step.step === 'ask_supplement') return { code: 'supplement', dueOn: dueDays.supplement };
  if (step.step === 'approve' || step.step === 'publish') return before.limit;
  return null;
}

/** What the sender does not give in time is no fault of the ward. */
function missedBy(before: FeedbackState, step: FeedbackStep, on: Day): readonly RunningLimit[] {
  const limit = limitOf(before, step);
  const isMissed = limit !== null && limit.code !== 'sender' && on > limit.dueOn;
  return isMissed ? [...before.missed, limit] : before.missed;
}

function changeOf(state: FeedbackState, step: FeedbackStep, on: Day): Partial<FeedbackState> {
  switch (step.step) {
    case 'ask_supplement':
      return { limit: { code: 'sender', dueOn: step.payload.dueOn } };
    case 'supplement': {
      const { dueDays } = step.payload;
      return { dueDays, handleDue: dueDays.handle, limit: { code: 'classify', dueOn: dueDays.classify } };
    }
    case 'decline':
      return { ...ended(on), group: 'unfit' };
    case 'redirect':
      return {
        ...ended(on),
        ...(step.payload.as === 'other_regulation'
          ? { group: 'other_regulation' as const, matters: ['regulation' as const] }
          : { group: 'unfit' as const }),
      };
    case 'accept': {
      const { note: _, ...classified } = step.payload;
      return { ...classified, limit: { code: 'handle', dueOn: state.handleDue } };
    }
    case 'assign':
      return { unitId: step.payload.unitId, officerId: step.payload.officerId };
    case 'extend':
      return {
        ...{ isExtended: true, handleDue: step.payload.dueOn },
        limit: { code: 'handle', dueOn: step.payload.dueOn },
      };
    case 'submit':
      return { submittedBy: step.officerId };
    default:
      return closingChange(state, step, on);
  }
}

function closingChange(state: FeedbackState, step: FeedbackStep, on: Day): Partial<FeedbackState> {
  switch (step.step) {
    case 'approve': {
      const { publishBy } = step.payload;
      const limit = publishBy === null ? null : { code: 'publish' as const, dueOn: publishBy };
      return { handledOn: on, isPublishable: publishBy !== null, limit };
    }
    case 'publish':
      return { publishedOn: state.publishedOn ?? on, isPublishable: true, limit: null };
    case 'take_down':
      return { publishedOn: null, isPublishable: false, limit: null };
    case 'confirm':
      return { isSolved: step.payload.isSolved };
    case 'reopen': {
      const { dueDays } = step.payload;
      const cleared = { handledOn: null, isSolved: null, publishedOn: null, submittedBy: null };
      return {
        ...{ ...cleared, dueDays, handleDue: dueDays.handle, reopenedOn: on },
        limit: { code: 'handle', dueOn: dueDays.handle },
      };
    }
    case 'merge':
      return { ...ended(on), intoId: step.payload.intoId };
    case 'unmerge':
      return {
        ...{ endedOn: null, intoId: null },
        limit: { code: 'classify', dueOn: state.dueDays.classify },
      };
    case 'repeat':
      return { repeatsId: step.payload.ofId };
    case 'withdraw':
      return ended(on);
    default:
      return {};
  }
}

function ended(on: Day): Pick<FeedbackState, 'endedOn' | 'limit'> {
  return { endedOn: on, limit: null };
}
