import type { IntentEvent, IntentState } from './schema.ts';

/** What a decision depends on besides the state. */
export interface IntentFacts {
  /** One of its charges was paid by another payment, or is no longer due. */
  isSettledElsewhere?: boolean;
  /** The amount that came is not the amount that was due. */
  amountDiffers?: boolean;
  /** The money settled nothing and must go back, whatever anybody decides. */
  isOwedBack?: boolean;
}

export type IntentDecision = { open: true; to: IntentState; isNew: boolean } | { open: false; why: string };

/**
 * Every state with what may happen to it and where that leads. That money came is the truth of the bank: it is taken note
 * of also after we had given the payment up. What is empty here is refused.
 */
export const INTENT_WORKFLOW: Record<IntentState, Partial<Record<IntentEvent, IntentState>>> = {
  created: {
    ...{ send: 'pending', confirm: 'succeeded', decline: 'failed' },
    ...{ expire: 'expired', cancel: 'cancelled' },
  },
  pending: {
    ...{ send: 'pending', confirm: 'succeeded', decline: 'failed' },
    ...{ expire: 'expired', cancel: 'cancelled' },
  },
  succeeded: { confirm: 'succeeded', request_refund: 'refund_requested' },
  failed: { confirm: 'succeeded', decline: 'failed' },
  expired: { confirm: 'succeeded', decline: 'expired', expire: 'expired' },
  cancelled: { confirm: 'succeeded', decline: 'cancelled', cancel: 'cancelled' },
  refund_requested: { confirm: 'refund_requested', reject_refund: 'succeeded', refund: 'refunded' },
  refunded: { confirm: 'refunded' },
};

/** Payments that somebody may still be about to make. */
export const OPEN_STATES: readonly IntentState[] = ['created', 'pending'];

/** Where an event leads a payment; a second success of the same charges leads to their repayment, never to a second paid. */
export function decide(state: IntentState, event: IntentEvent, facts: IntentFacts = {}): IntentDecision {
  const to = INTENT_WORKFLOW[state][event];
  if (to === undefined) return { open: false, why: refusalOf(state, event) };
  if (to === state) return { open: true, to, isNew: false };
  if (event === 'confirm' && (facts.isSettledElsewhere || facts.amountDiffers))
    return { open: true, to: 'refund_requested', isNew: true };
  if (event === 'reject_refund' && facts.isOwedBack)
    return { open: false, why: 'Khoản tiền này nộp thừa nên phải trả lại, không từ chối được.' };
  return { open: true, to, isNew: true };
}

function refusalOf(state: IntentState, event: IntentEvent): string {
  if (event === 'request_refund' && (state === 'refund_requested' || state === 'refunded'))
    return 'Khoản này đã có đề nghị hoàn trả.';
  if (event === 'request_refund') return 'Chưa thu được tiền nên không có gì để hoàn trả.';
  if (event === 'refund' || event === 'reject_refund') return 'Khoản này không chờ hoàn trả.';
  return 'Giao dịch này đã xong, không đổi được nữa.';
}
