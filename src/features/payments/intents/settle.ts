import type { Tx } from '../../../platform/database/database.ts';
import { log } from '../../../platform/log.ts';
import { noteFacts } from '../../figures/index.ts';
import { issueReceipt } from '../receipts/issue.ts';
import { dong, noteFinding } from '../reconciliation/findings.ts';
import { requestSystemRefund } from '../refunds/system-refund.ts';
import type { Intent, RefundCause } from '../schema.ts';
import { listCharges, lockIntent, noteStep } from '../store.ts';
import { decide, OPEN_STATES } from '../workflow.ts';
import { chargesOf } from './open-intent.ts';
import { findPaidFor, paymentFacts } from './payment-facts.ts';

/** Money that came, as the platform or an officer says. */
export interface Money {
  at: Date;
  amountVnd: number;
  /** Of the platform or the bank; null for cash. */
  transactionId: string | null;
  /** Who saw it; null: the platform said so. */
  by: number | null;
  via: 'callback' | 'reconciliation' | 'desk';
  runId?: number | null;
}

export type Outcome = 'settled' | 'repeated' | 'owed_back' | 'second_transaction';

/**
 * Takes note of money that came for a payment: it settles its charges, once; where they are settled already, or the amount
 * is another, the money is owed back and stands as such. Told twice it changes nothing.
 */
export async function settle(
  tx: Tx,
  { wardId, id }: Pick<Intent, 'wardId' | 'id'>,
  money: Money,
): Promise<{ outcome: Outcome; intent: Intent }> {
  const intent = await lockIntent(tx, wardId, id);
  const cause = await causeToGiveBack(tx, intent, money);
  const facts = {
    isSettledElsewhere: cause === 'doubled' || cause === 'not_due',
    amountDiffers: cause === 'amount_differs',
  };
  const decision = decide(intent.state, 'confirm', facts);
  if (!decision.open) throw new Error(`A payment that is ${intent.state} takes no money.`);
  if (!decision.isNew) return { outcome: await repeated(tx, intent, money), intent };
  const { to } = decision;
  const dossier = await findPaidFor(tx, intent);
  await tx
    .updateTable('payment_intents')
    .set({
      unit_id: dossier.unitId,
      ...{ state: to, settled_at: money.at, settled_by: money.by, paid_vnd: money.amountVnd },
      ...{ transaction_id: money.transactionId ?? intent.transactionId, is_owed_back: to !== 'succeeded' },
    })
    .where('ward_id', '=', wardId)
    .where('id', '=', id)
    .execute();
  await noteStep(tx, intent, {
    at: money.at,
    event: 'confirm',
    state: to,
    officerId: money.by,
    why: money.via,
  });
  if (to === 'succeeded') {
    await pay(tx, intent, money);
    await noteFacts(tx, wardId, [], paymentFacts({ ...intent, ...dossier, settledAt: money.at }));
  } else await giveBack(tx, intent, money, cause!);
  return { outcome: to === 'succeeded' ? 'settled' : 'owed_back', intent: { ...intent, state: to } };
}

/** Why the money settles nothing; null when it does. */
async function causeToGiveBack(tx: Tx, intent: Intent, money: Money): Promise<RefundCause | null> {
  const ids = await chargesOf(tx, intent);
  const charges = (await listCharges(tx, intent)).filter((each) => ids.includes(each.id));
  if (charges.some((each) => each.paidBy !== null && each.paidBy !== intent.id)) return 'doubled';
  if (charges.some((each) => each.voidedAt !== null)) return 'not_due';
  return money.amountVnd === intent.amountVnd ? null : 'amount_differs';
}

async function pay(tx: Tx, intent: Intent, money: Money): Promise<void> {
  const { wardId, id } = intent;
  const ids = await chargesOf(tx, intent);
  const rows = ids.map((chargeId) => ({ ward_id: wardId, charge_id: chargeId, intent_id: id }));
  await tx.insertInto('charge_payments').values(rows).execute();
  await issueReceipt(tx, intent, money);
  await cancelOthers(tx, intent, ids, money.at);
}

/** Other tries to pay the same are over. What still comes by them goes back. */
async function cancelOthers(tx: Tx, { wardId, id }: Intent, ids: number[], at: Date): Promise<void> {
  const others = await tx
    .selectFrom('payment_intents as i')
    .innerJoin('payment_intent_charges as c', (join) =>
      join.onRef('c.ward_id', '=', 'i.ward_id').onRef('c.intent_id', '=', 'i.id'),
    )
    .select('i.id')
    .distinct()
    .where('i.ward_id', '=', wardId)
    .where('i.id', '<>', id)
    .where('i.state', 'in', OPEN_STATES)
    .where('c.charge_id', 'in', ids)
    .execute();
  for (const other of others)
    await changeState(tx, { wardId, id: other.id }, { event: 'cancel', at, why: 'Đã nộp bằng cách khác.' });
}

async function giveBack(tx: Tx, intent: Intent, money: Money, cause: RefundCause): Promise<void> {
  await requestSystemRefund(tx, intent, {
    cause,
    at: money.at,
    amountVnd: money.amountVnd,
    transactionId: '',
  });
  await noteFinding(tx, intent, {
    ...{ runId: money.runId ?? null, at: money.at, kind: cause === 'asked' ? 'doubled' : cause },
    ...{ ours: `${intent.state}, ${dong(intent.amountVnd)}`, theirs: `đã thu ${dong(money.amountVnd)}` },
    result: 'refund_requested',
  });
  log('warn', 'payment_owed_back', { wardId: intent.wardId, intentId: intent.id, cause });
}

/** Known already; but another transaction of the same payment means that the platform took the money twice. */
async function repeated(tx: Tx, intent: Intent, money: Money): Promise<Outcome> {
  const { transactionId } = money;
  if (transactionId === null || intent.transactionId === null || transactionId === intent.transactionId)
    return 'repeated';
  const refund = {
    cause: 'second_transaction' as const,
    at: money.at,
    amountVnd: money.amountVnd,
    transactionId,
  };
  if (!(await requestSystemRefund(tx, intent, refund))) return 'repeated';
  await noteFinding(tx, intent, {
    ...{ runId: money.runId ?? null, at: money.at, kind: 'second_transaction' as const },
    ...{ ours: intent.transactionId, theirs: transactionId, result: intent.state },
  });
  return 'second_transaction';
}

/** Any other event of a payment, by the workflow. @returns whether anything changed */
export async function changeState(
  tx: Tx,
  { wardId, id }: Pick<Intent, 'wardId' | 'id'>,
  given: { event: 'send' | 'decline' | 'expire' | 'cancel'; at: Date; why: string; by?: number | null },
): Promise<boolean> {
  const intent = await lockIntent(tx, wardId, id);
  const decision = decide(intent.state, given.event);
  if (!decision.open || !decision.isNew) return false;
  await tx
    .updateTable('payment_intents')
    .set({ state: decision.to })
    .where('ward_id', '=', wardId)
    .where('id', '=', id)
    .execute();
  const { at, event, why } = given;
  await noteStep(tx, intent, { at, event, state: decision.to, officerId: given.by ?? null, why });
  return true;
}
