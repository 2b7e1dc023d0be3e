export const METHODS = ['platform', 'vietqr', 'cash'] as const;
/** Through the payment platform of the national portal, by transfer to the ward's account, or in cash at the desk. */
export type Method = (typeof METHODS)[number];

export type Place = 'online' | 'desk';

export const INTENT_STATES = [
  'created',
  'pending',
  'succeeded',
  'failed',
  'expired',
  'cancelled',
  'refund_requested',
  'refunded',
] as const;
export type IntentState = (typeof INTENT_STATES)[number];

export const INTENT_EVENTS = [
  'send',
  'confirm',
  'decline',
  'expire',
  'cancel',
  'request_refund',
  'reject_refund',
  'refund',
] as const;
export type IntentEvent = (typeof INTENT_EVENTS)[number];

/** Phí pays for a service, lệ phí is laid down for a deed of the State. */
export type ChargeKind = 'fee' | 'charge';

/** What is due for a dossier, and by which payment it was settled. */
export interface Charge {
  id: number;
  dossierId: number;
  kind: ChargeKind;
  what: string;
  quantity: number;
  pages: number;
  fullVnd: number;
  waivedVnd: number;
  dueVnd: number;
  basis: string;
  waiverReason: string | null;
  waiverProof: string | null;
  createdAt: Date;
  createdBy: number | null;
  voidedAt: Date | null;
  voidReason: string | null;
  /** The payment that settled it. */
  paidBy: number | null;
}

/** One try to pay some charges of a dossier. */
export interface Intent {
  wardId: number;
  id: number;
  dossierId: number;
  reference: string;
  method: Method;
  place: Place;
  amountVnd: number;
  state: IntentState;
  createdAt: Date;
  createdBy: number | null;
  expiresAt: Date;
  payUrl: string | null;
  transactionId: string | null;
  settledAt: Date | null;
  settledBy: number | null;
  paidVnd: number | null;
  isOwedBack: boolean;
  shiftId: number | null;
  askedAt: Date | null;
}

export const REFUND_CAUSES = ['asked', 'doubled', 'second_transaction', 'amount_differs', 'not_due'] as const;
export type RefundCause = (typeof REFUND_CAUSES)[number];

export type RefundState = 'requested' | 'approved' | 'rejected' | 'paid';

export const FINDING_KINDS = [
  'missing_callback',
  'missing_failure',
  'doubled',
  'second_transaction',
  'amount_differs',
  'not_due',
  'not_paid_there',
  'expired',
  'unanswered',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];
