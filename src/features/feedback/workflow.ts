import { Problem } from '../../platform/problem.ts';
import type { Officer } from '../organisation/index.ts';
import { isAtDesk, isConcerned, isHandler } from './rights.ts';
import type { FeedbackPayloads, FeedbackStatus, FeedbackStepName } from './schema.ts';
import type { FeedbackState } from './state.ts';

/**
 * Who takes a step. `approver`: oversees or signs, and did not hand the result in himself. `asked`: was asked to explain, and does
 * nothing else (`mustOnlyExplain`).
 */
export type FeedbackActor = 'desk' | 'handler' | 'approver' | 'asked' | 'sender' | 'system';

interface Transition {
  from: readonly FeedbackStatus[];
  by: readonly FeedbackActor[];
  /** Null: the status stays. */
  to: FeedbackStatus | null;
}

const OPEN: readonly FeedbackStatus[] = ['new', 'awaiting_supplement', 'accepted', 'handling', 'submitted'];
const HELD: readonly FeedbackStatus[] = ['accepted', 'handling'];
const ANSWERED: readonly FeedbackStatus[] = ['awaiting_publication', 'published', 'answered'];

/** Every step after the receipt: from where, by whom, to where. */
export const TRANSITIONS: Record<Exclude<FeedbackStepName, 'receive'>, Transition> = {
  ask_supplement: { from: ['new'], by: ['desk'], to: 'awaiting_supplement' },
  supplement: { from: ['awaiting_supplement'], by: ['sender', 'desk'], to: 'new' },
  decline: { from: ['new', 'awaiting_supplement'], by: ['desk', 'system'], to: 'declined' },
  redirect: { from: ['new', 'awaiting_supplement', 'accepted', 'handling'], by: ['desk'], to: 'redirected' },
  accept: { from: ['new', 'awaiting_supplement', 'accepted', 'handling'], by: ['desk'], to: 'accepted' },
  assign: { from: ['accepted', 'handling'], by: ['desk'], to: 'handling' },
  record: {
    from: ['new', 'kept', ...HELD, 'submitted', ...ANSWERED],
    by: ['desk', 'handler', 'asked'],
    to: null,
  },
  extend: { from: HELD, by: ['desk'], to: null },
  submit: { from: ['handling'], by: ['handler'], to: 'submitted' },
  send_back: { from: ['submitted'], by: ['approver'], to: 'handling' },
  approve: { from: ['submitted'], by: ['approver'], to: 'awaiting_publication' },
  publish: { from: ['awaiting_publication', 'published', 'answered'], by: ['desk'], to: 'published' },
  take_down: { from: ['published', 'awaiting_publication'], by: ['desk'], to: 'answered' },
  confirm: { from: ANSWERED, by: ['sender', 'desk'], to: null },
  reopen: { from: ANSWERED, by: ['sender', 'desk'], to: 'handling' },
  merge: { from: ['new', 'awaiting_supplement', 'accepted', 'handling'], by: ['desk'], to: 'merged' },
  unmerge: { from: ['merged'], by: ['desk', 'system'], to: 'new' },
  repeat: { from: [...OPEN, ...ANSWERED, 'declined'], by: ['desk'], to: null },
  withdraw: { from: OPEN, by: ['sender', 'desk'], to: 'withdrawn' },
};

export type TakenFeedbackStep = keyof typeof TRANSITIONS;

/** As what an officer stands before an item; where it is about himself, only as one who was asked to explain. */
export function actorsOf(
  officer: Officer,
  state: FeedbackState,
  asked: readonly number[] = [],
): FeedbackActor[] {
  const explains = asked.includes(officer.id) ? (['asked'] as const) : [];
  if (isConcerned(officer, state)) return [...explains];
  const approves =
    (officer.duties.includes('oversee') || officer.duties.includes('sign')) &&
    officer.id !== state.submittedBy;
  return [
    ...(isAtDesk(officer) ? (['desk'] as const) : []),
    ...(isHandler(officer, state) ? (['handler'] as const) : []),
    ...(approves ? (['approver'] as const) : []),
    ...explains,
  ];
}

/** Who is only asked records nothing but his own explanation. @throws Problem not_allowed */
export function mustOnlyExplain(
  actors: readonly FeedbackActor[],
  officerId: number,
  payload: FeedbackPayloads['record'],
): void {
  if (actors.includes('desk') || actors.includes('handler')) return;
  if (payload.kind !== 'explanation' || payload.officerId !== officerId)
    throw new Problem('not_allowed', 'Bạn chỉ được giải trình phần của mình.');
}

/** Steps that are open to someone at an item; pages draw no others. */
export function openFeedbackSteps(
  actors: readonly FeedbackActor[],
  state: FeedbackState,
): TakenFeedbackStep[] {
  return (Object.keys(TRANSITIONS) as TakenFeedbackStep[]).filter(
    (step) => isOpen(step, state) && TRANSITIONS[step].by.some((actor) => actors.includes(actor)),
  );
}

/** It was never handled twice in vain: it may be opened again once. */
function isOpen(step: TakenFeedbackStep, state: FeedbackState): boolean {
  if (!TRANSITIONS[step].from.includes(state.status)) return false;
  if (step === 'reopen') return state.reopenedOn === null;
  if (step === 'extend') return !state.isExtended;
  if (step === 'take_down') return state.status === 'published' || state.isPublishable;
  if (step === 'confirm') return state.isSolved === null;
  return true;
}

/**
 * The status after a step.
 * @throws Problem step_not_open (of nobody now), not_allowed (of another)
 */
export function decideFeedback(
  step: TakenFeedbackStep,
  actors: readonly FeedbackActor[],
  state: FeedbackState,
): FeedbackStatus {
  if (!isOpen(step, state))
    throw new Problem('step_not_open', 'Bước này không làm được lúc này. Hãy mở lại trang.');
  if (!TRANSITIONS[step].by.some((actor) => actors.includes(actor)))
    throw new Problem(
      'not_allowed',
      'Bước này không thuộc nhiệm vụ của bạn, hoặc phản ánh nói về bạn, về đơn vị bạn.',
    );
  return TRANSITIONS[step].to ?? state.status;
}
