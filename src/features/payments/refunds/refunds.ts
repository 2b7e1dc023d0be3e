import { z } from 'zod';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { type Act, noteAct } from '../../organisation/index.ts';
import { markVoid, mustTakeMoney } from '../charges/add-charge.ts';
import { holdOpenShift } from '../desk/shifts.ts';
import type { Intent, IntentEvent, RefundCause, RefundState } from '../schema.ts';
import { lockIntent, noteStep } from '../store.ts';
import { decide } from '../workflow.ts';

const reason = z.string().trim().min(5, 'Ghi lý do cụ thể.').max(300, 'Tối đa 300 ký tự.');
const requestForm = z.object({ clientKey: z.uuid(), reason });

/** Asks for a payment to be given back. Another officer decides. @throws Problem not_allowed, not_found, invalid, step_not_open */
export async function requestRefund(tx: Tx, act: Act, intentId: number, given: unknown): Promise<void> {
  mustTakeMoney(act);
  const form = parseFields(requestForm, given, 'Chưa lập được đề nghị hoàn trả.');
  const { wardId, id } = act.officer;
  const intent = await lockIntent(tx, wardId, intentId);
  const known = await tx
    .selectFrom('refunds')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('client_key', '=', form.clientKey)
    .executeTakeFirst();
  if (known) return;
  await move(tx, act, intent, 'request_refund', form.reason);
  await tx
    .insertInto('refunds')
    .values({
      ...{
        ward_id: wardId,
        intent_id: intentId,
        amount_vnd: intent.paidVnd ?? intent.amountVnd,
        cause: 'asked',
      },
      ...{ reason: form.reason, state: 'requested', requested_at: act.now, requested_by: id },
      client_key: form.clientKey,
    })
    .execute();
  await noteAct(tx, act, 'request_refund', intent.reference);
}

async function move(
  tx: Tx,
  act: Act,
  intent: Intent,
  event: Extract<IntentEvent, 'request_refund' | 'reject_refund' | 'refund'>,
  why: string,
): Promise<void> {
  const decision = decide(intent.state, event, { isOwedBack: intent.isOwedBack });
  if (!decision.open) throw new Problem('step_not_open', decision.why);
  await tx
    .updateTable('payment_intents')
    .set({ state: decision.to })
    .where('ward_id', '=', intent.wardId)
    .where('id', '=', intent.id)
    .execute();
  await noteStep(tx, intent, { at: act.now, event, state: decision.to, officerId: act.officer.id, why });
}

const decideForm = z.object({
  decision: z.enum(['approve', 'reject'], 'Chọn đồng ý hoặc không.'),
  note: z.string().trim().max(300).default(''),
});

/**
 * Approves or refuses to give money back: someone who reviews or signs, and never who asked for it.
 * @throws Problem not_allowed, not_found, invalid, step_not_open
 */
export async function decideRefund(tx: Tx, act: Act, refundId: number, given: unknown): Promise<void> {
  if (!act.officer.duties.some((duty) => duty === 'review' || duty === 'sign'))
    throw new Problem('not_allowed', 'Hoàn trả do người có nhiệm vụ thẩm tra hoặc ký duyệt.');
  const form = parseFields(decideForm, given, 'Chưa ghi được quyết định.');
  const { refund, intent } = await lockRefund(tx, act.officer.wardId, refundId);
  if (refund.requestedBy === act.officer.id)
    throw new Problem('not_allowed', 'Người đề nghị hoàn trả không được tự duyệt. Cần một người khác.');
  const state: RefundState = form.decision === 'approve' ? 'approved' : 'rejected';
  if (refund.state === state && refund.decidedBy === act.officer.id) return;
  if (refund.state !== 'requested') throw new Problem('step_not_open', 'Đề nghị này đã được quyết định.');
  if (state === 'rejected' && form.note.length < 5)
    throw new Problem('invalid', 'Chưa ghi được quyết định.', { note: 'Ghi lý do không hoàn trả.' });
  if (state === 'rejected') await reject(tx, act, refund, intent, form.note);
  await tx
    .updateTable('refunds')
    .set({ state, decided_at: act.now, decided_by: act.officer.id, decision: form.note })
    .where('ward_id', '=', intent.wardId)
    .where('id', '=', refundId)
    .execute();
  await noteAct(tx, act, `refund_${state}`, intent.reference);
}

async function reject(tx: Tx, act: Act, refund: Refund, intent: Intent, note: string): Promise<void> {
  if (refund.cause !== 'asked')
    throw new Problem('step_not_open', 'Khoản tiền này nộp thừa nên phải trả lại, không từ chối được.');
  await move(tx, act, intent, 'reject_refund', note);
}

const payForm = z.object({
  how: z.enum(['cash', 'transfer'], 'Chọn cách trả.'),
  reference: z.string().trim().max(60, 'Tối đa 60 ký tự.').default(''),
});

/**
 * Gives the money back that was approved: in cash out of the officer's open till, or by a transfer that was made, with its
 * number. The charges that it had settled are no longer due, and its receipt is cancelled.
 * @throws Problem not_allowed, not_found, invalid, step_not_open
 */
export async function payRefund(tx: Tx, act: Act, refundId: number, given: unknown): Promise<void> {
  mustTakeMoney(act);
  const { how, reference } = parseFields(payForm, given, 'Chưa ghi được việc trả tiền.');
  if (how === 'transfer' && reference.length < 4)
    throw new Problem('invalid', 'Chưa ghi được việc trả tiền.', {
      reference: 'Ghi số giao dịch đã chuyển trả.',
    });
  const shift = how === 'cash' ? await holdOpenShift(tx, act) : null;
  const { refund, intent } = await lockRefund(tx, act.officer.wardId, refundId);
  if (refund.state === 'paid' && refund.paidBy === act.officer.id) return;
  if (refund.state !== 'approved')
    throw new Problem('step_not_open', 'Chỉ trả khi đề nghị đã được duyệt và chưa trả.');
  await tx
    .updateTable('refunds')
    .set({
      ...{ state: 'paid', paid_at: act.now, paid_by: act.officer.id, paid_how: how },
      ...{ paid_reference: reference || null, shift_id: shift?.id ?? null },
    })
    .where('ward_id', '=', intent.wardId)
    .where('id', '=', refundId)
    .execute();
  if (refund.transactionId === '') await endPayment(tx, act, intent, refund);
  await noteAct(tx, act, 'refund_paid', intent.reference);
}

async function endPayment(tx: Tx, act: Act, intent: Intent, refund: Refund): Promise<void> {
  await move(tx, act, intent, 'refund', refund.reason);
  if (intent.isOwedBack) return;
  await tx
    .updateTable('payment_receipts')
    .set({ cancelled_at: act.now })
    .where('ward_id', '=', intent.wardId)
    .where('intent_id', '=', intent.id)
    .execute();
  const paid = await tx
    .selectFrom('charge_payments')
    .select('charge_id')
    .where('ward_id', '=', intent.wardId)
    .where('intent_id', '=', intent.id)
    .execute();
  const ids = paid.map((row) => row.charge_id);
  await markVoid(tx, intent, ids, {
    at: act.now,
    by: act.officer.id,
    reason: `Đã hoàn trả: ${refund.reason}`,
  });
}

export interface Refund {
  id: number;
  intentId: number;
  transactionId: string;
  amountVnd: number;
  cause: RefundCause;
  reason: string;
  state: RefundState;
  requestedAt: Date;
  requestedBy: number | null;
  decidedAt: Date | null;
  decidedBy: number | null;
  decision: string;
  paidAt: Date | null;
  paidBy: number | null;
  paidHow: string | null;
}

function refunds(db: Db, wardId: number) {
  return db.selectFrom('refunds').selectAll().where('ward_id', '=', wardId);
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof refunds>['executeTakeFirst']>>>;

function toRefund(row: Row): Refund {
  return {
    ...{ id: row.id, intentId: row.intent_id, transactionId: row.transaction_id, amountVnd: row.amount_vnd },
    ...{ cause: row.cause as RefundCause, reason: row.reason, state: row.state as RefundState },
    ...{ requestedAt: row.requested_at, requestedBy: row.requested_by, decidedAt: row.decided_at },
    ...{ decidedBy: row.decided_by, decision: row.decision, paidAt: row.paid_at, paidBy: row.paid_by },
    paidHow: row.paid_how,
  };
}

async function lockRefund(tx: Tx, wardId: number, id: number): Promise<{ refund: Refund; intent: Intent }> {
  const found = await refunds(tx, wardId).where('id', '=', id).executeTakeFirst();
  if (!found) throw new Problem('not_found', 'Không có đề nghị hoàn trả này.');
  const intent = await lockIntent(tx, wardId, found.intent_id);
  const row = await refunds(tx, wardId).where('id', '=', id).executeTakeFirstOrThrow();
  return { refund: toRefund(row), intent };
}

/** What was asked for a dossier's payments, in the order of asking. */
export async function listRefundsOf(db: Db, wardId: number, intentIds: readonly number[]): Promise<Refund[]> {
  if (intentIds.length === 0) return [];
  const rows = await refunds(db, wardId).where('intent_id', 'in', intentIds).orderBy('id').execute();
  return rows.map(toRefund);
}

/** What waits for a decision or for its money, the oldest first, with the dossier. */
export async function listOpenRefunds(db: Db, wardId: number) {
  const rows = await db
    .selectFrom('refunds as r')
    .innerJoin('payment_intents as i', (join) =>
      join.onRef('i.ward_id', '=', 'r.ward_id').onRef('i.id', '=', 'r.intent_id'),
    )
    .innerJoin('dossiers as d', (join) =>
      join.onRef('d.ward_id', '=', 'i.ward_id').onRef('d.id', '=', 'i.dossier_id'),
    )
    .selectAll('r')
    .select(['d.id as dossier_id', 'd.code', 'i.reference', 'i.method'])
    .where('r.ward_id', '=', wardId)
    .where('r.state', 'in', ['requested', 'approved'])
    .orderBy('r.id')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    ...{ refund: toRefund(row), dossierId: row.dossier_id, code: row.code, reference: row.reference },
  }));
}
