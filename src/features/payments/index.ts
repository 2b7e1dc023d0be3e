export { addCharge, voidCharge } from './charges/add-charge.ts';
export { chargeFiled, type DueState, dueState } from './charges/due-state.ts';
export {
  closeShift,
  expectedIn,
  findOpenShift,
  findShift,
  listShifts,
  openShift,
  type Shift,
} from './desk/shifts.ts';
export { confirmTransfer, offerTransfer, takeCash } from './desk/take-money.ts';
export { receiveResult } from './gateway/receive-result.ts';
export { unansweredByPlatform } from './gateway/unanswered.ts';
export { referenceOf } from './intents/open-intent.ts';
export { countPayments, paymentFacts } from './intents/payment-facts.ts';
export {
  CAUSE_LABELS,
  chargeWords,
  FINDING_LABELS,
  INTENT_LABELS,
  METHOD_LABELS,
  REFUND_LABELS,
  REFUSAL_LABELS,
} from './labels.ts';
export { findBankAccount, listBankAccounts, setBankAccount } from './levels/bank-account.ts';
export { seedDemoAccount } from './levels/demo-account.ts';
export { listLocalFees, setLocalFee } from './levels/local-fees.ts';
export { beginPayment, findOwnPayment, paymentPath } from './online/pay-online.ts';
export { seedOnlinePayment } from './online/seed-online-payment.ts';
export { receiptFile } from './receipts/receipt-file.ts';
export { receiptParts } from './receipts/receipt-parts.ts';
export { refreshPayment } from './reconciliation/ask.ts';
export {
  type Finding,
  findRun,
  listFindings,
  listRefusedMessages,
  listRuns,
  type Run,
  reconcile,
  reconcileByClock,
} from './reconciliation/reconcile.ts';
export {
  decideRefund,
  listOpenRefunds,
  listRefundsOf,
  payRefund,
  type Refund,
  requestRefund,
} from './refunds/refunds.ts';
export type { Charge, Intent, IntentState, Method } from './schema.ts';
export {
  findIntent,
  listAwaitedTransfers,
  listCharges,
  listIntents,
  listSettlements,
  type Settlement,
} from './store.ts';
export { type BankAccount, transferOf } from './vietqr.ts';
