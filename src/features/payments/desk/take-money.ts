import { z } from 'zod';
import { toLocalDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { findDossier } from '../../dossiers/index.ts';
import { type Act, noteAct } from '../../organisation/index.ts';
import { mustTakeMoney } from '../charges/add-charge.ts';
import { openIntent } from '../intents/open-intent.ts';
import { settle } from '../intents/settle.ts';
import { findBankAccount } from '../levels/bank-account.ts';
import { holdLevels } from '../levels/hold.ts';
import { amount } from '../levels/local-fees.ts';
import type { Intent } from '../schema.ts';
import { findByKey, findIntent, lockIntent } from '../store.ts';
import { holdOpenShift } from './shifts.ts';

const takeForm = z.object({
  clientKey: z.uuid(),
  amountVnd: z.coerce.number('Hãy mở lại trang để có số tiền đúng.').int().positive(),
});

/**
 * Takes everything that is due for a dossier in cash, into the officer's open till, with its receipt. The same key takes it
 * once; what was paid meanwhile is not taken again.
 * @throws Problem not_allowed, not_found, invalid, step_not_open (no till, nothing due), changed_meanwhile
 */
export async function takeCash(tx: Tx, act: Act, dossierId: number, given: unknown): Promise<Intent> {
  mustTakeMoney(act);
  const { clientKey, amountVnd } = parseFields(takeForm, given, 'Chưa thu được tiền.');
  const { wardId, id } = act.officer;
  const dossier = await findDossier(tx, { wardId, dossierId });
  const known = await findByKey(tx, wardId, clientKey);
  if (known?.dossierId === dossierId && known.settledAt !== null) return known;
  const shift = await holdOpenShift(tx, act);
  const opening = {
    clientKey,
    amountVnd,
    method: 'cash' as const,
    place: 'desk' as const,
    by: id,
    now: act.now,
  };
  const intent = await openIntent(tx, dossier, { ...opening, shiftId: shift.id });
  const money = {
    at: act.now,
    amountVnd: intent.amountVnd,
    transactionId: null,
    by: id,
    via: 'desk' as const,
  };
  if (intent.settledAt === null) await settle(tx, intent, money);
  await noteAct(tx, act, 'take_cash', dossier.state.code);
  return findIntent(tx, wardId, intent.id);
}

/** Offers a code by which everything that is due is transferred to the ward's account. @throws Problem as takeCash */
export async function offerTransfer(tx: Tx, act: Act, dossierId: number, given: unknown): Promise<Intent> {
  mustTakeMoney(act);
  const { clientKey, amountVnd } = parseFields(takeForm, given, 'Chưa tạo được mã chuyển khoản.');
  const { wardId, id } = act.officer;
  if ((await findBankAccount(tx, wardId, toLocalDay(act.now))) === null)
    throw new Problem(
      'step_not_open',
      'Phường chưa khai tài khoản thu. Quản trị khai ở trang Mức thu, tài khoản.',
    );
  const dossier = await findDossier(tx, { wardId, dossierId });
  return openIntent(tx, dossier, {
    ...{ clientKey, amountVnd, method: 'vietqr', place: 'desk', by: id, now: act.now },
  });
}

const confirmForm = z.object({
  transactionId: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z./-]{4,40}$/, 'Ghi số giao dịch của ngân hàng: 4–40 chữ, số.'),
  amountVnd: amount('Ghi số tiền đã về tài khoản.'),
});

/**
 * Says that a transfer was seen on the ward's account: an officer's word, with the bank's number. Another amount than due
 * settles nothing and is to be given back. One transaction of the bank counts for one payment.
 * @throws Problem not_allowed, not_found, invalid, step_not_open
 */
export async function confirmTransfer(tx: Tx, act: Act, intentId: number, given: unknown): Promise<Intent> {
  mustTakeMoney(act);
  const { transactionId, amountVnd } = parseFields(confirmForm, given, 'Chưa xác nhận được.');
  const { wardId, id } = act.officer;
  // Two officers must not give one transfer to two payments at once.
  await holdLevels(tx, wardId);
  const intent = await lockIntent(tx, wardId, intentId);
  if (intent.method !== 'vietqr')
    throw new Problem('step_not_open', 'Chỉ giao dịch chuyển khoản mới xác nhận ở đây.');
  if (intent.settledAt !== null && intent.transactionId === transactionId) return intent;
  if (intent.settledAt !== null)
    throw new Problem(
      'changed_meanwhile',
      'Giao dịch này đã được xác nhận với số khác. Lần này không ghi gì.',
    );
  await mustBeUnused(tx, wardId, transactionId);
  const money = { at: act.now, amountVnd, transactionId, by: id, via: 'desk' as const };
  await settle(tx, intent, money);
  await noteAct(tx, act, 'confirm_transfer', intent.reference);
  return findIntent(tx, wardId, intentId);
}

async function mustBeUnused(tx: Tx, wardId: number, transactionId: string): Promise<void> {
  const other = await tx
    .selectFrom('payment_intents')
    .select('reference')
    .where('ward_id', '=', wardId)
    .where('method', '=', 'vietqr')
    .where('transaction_id', '=', transactionId)
    .executeTakeFirst();
  if (other)
    throw new Problem('invalid', 'Chưa xác nhận được.', {
      transactionId: `Số giao dịch này đã dùng để xác nhận ${other.reference}.`,
    });
}
