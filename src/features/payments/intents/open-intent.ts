import { randomBytes } from 'node:crypto';
import { toLocalDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import { type Dossier, derivedKey } from '../../dossiers/index.ts';
import { findWard } from '../../organisation/index.ts';
import { chargeProposed } from '../charges/due-state.ts';
import type { Intent, Method, Place } from '../schema.ts';
import { findByKey, holdMoney, listIntents, noteStep, sumDue, unpaid } from '../store.ts';
import { OPEN_STATES } from '../workflow.ts';

/** Hours for which a try waits for its money. A transfer between banks may take days. */
const WAIT_HOURS: Record<Method, number> = { platform: 24, vietqr: 72, cash: 1 };

export interface Opening {
  clientKey: string;
  method: Method;
  place: Place;
  /** What the page said was due; null: whatever is. */
  amountVnd: number | null;
  /** The officer at the desk; null: whoever pays, from home. */
  by: number | null;
  shiftId?: number;
  now: Date;
}

/**
 * Opens a payment of everything that is due for a dossier. The same key, or the same way of paying the same charges while
 * such a payment is open, gives that payment again.
 * @throws Problem changed_meanwhile when nothing is due any more or another amount; step_not_open
 */
export async function openIntent(tx: Tx, dossier: Dossier, opening: Opening): Promise<Intent> {
  const key = { wardId: dossier.wardId, dossierId: dossier.id };
  await holdMoney(tx, key);
  const known = await findByKey(tx, key.wardId, opening.clientKey);
  if (known) return mustBeOf(known, dossier.id);
  const proposal = { at: opening.now, clientKey: derivedKey(opening.clientKey, 'charge') };
  const state = await chargeProposed(tx, dossier, proposal);
  if (state.kind === 'paid')
    throw new Problem('changed_meanwhile', 'Hồ sơ này đã nộp đủ phí, lệ phí. Lần này không thu thêm gì.');
  if (state.kind !== 'to_pay')
    throw new Problem('step_not_open', 'Hồ sơ này không có khoản nào phải nộp lúc này.');
  const charges = unpaid(state.charges);
  const amountVnd = sumDue(charges);
  if (opening.amountVnd !== null && opening.amountVnd !== amountVnd)
    throw new Problem(
      'changed_meanwhile',
      'Số tiền phải nộp vừa thay đổi. Hãy xem lại số tiền rồi làm tiếp.',
    );
  const ids = charges.map((each) => each.id);
  const same = opening.method === 'cash' ? null : await findOpenFor(tx, { ...key, ids }, opening);
  return same ?? insertIntent(tx, key, { ...opening, amountVnd, ids });
}

function mustBeOf(intent: Intent, dossierId: number): Intent {
  if (intent.dossierId === dossierId) return intent;
  throw new Problem('invalid', 'Biểu mẫu này thuộc hồ sơ khác. Hãy mở lại trang.');
}

/** An open payment of exactly these charges by the same way, so that nobody is sent to pay twice. */
async function findOpenFor(
  tx: Tx,
  { wardId, dossierId, ids }: { wardId: number; dossierId: number; ids: number[] },
  { method, now }: Opening,
): Promise<Intent | null> {
  for (const intent of await listIntents(tx, { wardId, dossierId })) {
    if (intent.method !== method || !OPEN_STATES.includes(intent.state) || intent.expiresAt <= now) continue;
    const covered = await chargesOf(tx, intent);
    if (covered.length === ids.length && covered.every((id) => ids.includes(id))) return intent;
  }
  return null;
}

/** The charges that a payment is for. */
export async function chargesOf(tx: Tx, { wardId, id }: Pick<Intent, 'wardId' | 'id'>): Promise<number[]> {
  const rows = await tx
    .selectFrom('payment_intent_charges')
    .select('charge_id')
    .where('ward_id', '=', wardId)
    .where('intent_id', '=', id)
    .orderBy('charge_id')
    .execute();
  return rows.map((row) => row.charge_id);
}

async function insertIntent(
  tx: Tx,
  { wardId, dossierId }: { wardId: number; dossierId: number },
  given: Opening & { amountVnd: number; ids: number[] },
): Promise<Intent> {
  const { method, place, amountVnd, by, now, clientKey } = given;
  const state = method === 'vietqr' ? ('pending' as const) : ('created' as const);
  const { id } = await tx
    .insertInto('payment_intents')
    .values({
      ...{ ward_id: wardId, dossier_id: dossierId, reference: await newReference(tx, wardId, now) },
      ...{ method, place, amount_vnd: amountVnd, state, created_at: now, created_by: by },
      expires_at: new Date(now.getTime() + WAIT_HOURS[method] * 3_600_000),
      ...{ shift_id: given.shiftId ?? null, client_key: clientKey },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const rows = given.ids.map((chargeId) => ({ ward_id: wardId, intent_id: id, charge_id: chargeId }));
  await tx.insertInto('payment_intent_charges').values(rows).execute();
  await noteStep(tx, { wardId, id }, { at: now, event: 'open', state, officerId: by });
  return (await findByKey(tx, wardId, clientKey))!;
}

/** No letters that are read as digits. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Ward, day and eight letters by chance: short enough for the words of a transfer. */
async function newReference(tx: Tx, wardId: number, now: Date): Promise<string> {
  return referenceOf((await findWard(tx, wardId)).code, now);
}

/** The same of a ward whose code is known. */
export function referenceOf(code: string, now: Date): string {
  const letters = [...randomBytes(8)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return `${code}${toLocalDay(now).replaceAll('-', '').slice(2)}${letters}`;
}
