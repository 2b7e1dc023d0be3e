import type { Tx } from '../../../platform/database/database.ts';
import { derivedKey } from '../../dossiers/index.ts';
import type { Intent, RefundCause } from '../schema.ts';

const REASONS: Record<Exclude<RefundCause, 'asked'>, string> = {
  doubled: 'Các khoản này đã được nộp bằng một giao dịch khác.',
  second_transaction: 'Nền tảng thu hai lần cho cùng một giao dịch.',
  amount_differs: 'Số tiền nhận được khác số tiền phải nộp.',
  not_due: 'Khoản thu đã được bỏ trước khi tiền đến.',
};

/** Money that settled nothing is to be given back; nobody has to ask for it. @returns false when it is known already */
export async function requestSystemRefund(
  tx: Tx,
  intent: Intent,
  given: { cause: RefundCause; at: Date; amountVnd: number; transactionId: string },
): Promise<boolean> {
  const { cause, at, amountVnd, transactionId } = given;
  if (cause === 'asked') throw new Error('A refund that was asked for has someone who asked.');
  const known = await tx
    .selectFrom('refunds')
    .select('id')
    .where('ward_id', '=', intent.wardId)
    .where('intent_id', '=', intent.id)
    .where('transaction_id', '=', transactionId)
    .where('state', '<>', 'rejected')
    .executeTakeFirst();
  if (known) return false;
  await tx
    .insertInto('refunds')
    .values({
      ...{ ward_id: intent.wardId, intent_id: intent.id, transaction_id: transactionId },
      ...{ amount_vnd: amountVnd, cause, reason: REASONS[cause], state: 'requested', requested_at: at },
      client_key: derivedKey(intent.reference, `refund ${transactionId}`),
    })
    .execute();
  return true;
}
