import { z } from 'zod';
import { toLocalDay } from '../../../law/day.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { countTry } from '../../../platform/security/attempts.ts';
import type { VisitorAct } from '../../citizens/index.ts';
import { type Dossier, findDossier, findOwnDossier } from '../../dossiers/index.ts';
import { findWard } from '../../organisation/index.ts';
import { findProcedureVersion } from '../../procedures/index.ts';
import { openPaymentPlatform, PlatformSilent } from '../gateway/client.ts';
import { INIT, type PaymentOrder, type Started } from '../gateway/messages.ts';
import { recordMessage } from '../gateway/record-message.ts';
import { chargesOf, openIntent } from '../intents/open-intent.ts';
import { changeState } from '../intents/settle.ts';
import { findBankAccount } from '../levels/bank-account.ts';
import type { Charge, Intent, Method } from '../schema.ts';
import { findIntent, listCharges } from '../store.ts';

const form = z.object({
  clientKey: z.uuid('Biểu mẫu đã cũ. Hãy mở lại trang.'),
  amountVnd: z.coerce.number('Biểu mẫu đã cũ. Hãy mở lại trang.').int().positive(),
  method: z.enum(['platform', 'vietqr'], 'Chọn cách nộp.'),
});

const MOST_TRIES_PER_HOUR = 20;

/**
 * Begins to pay what is due for a dossier of the visitor's own: through the platform, or by a transfer whose code is shown.
 * What the platform does not answer can be sent again: the payment stands and has the same reference.
 * @throws Problem invalid, not_found, changed_meanwhile, step_not_open, too_many_tries
 */
export async function beginPayment(
  platform: Platform,
  act: VisitorAct,
  code: string,
  { fields, address }: { fields: unknown; address: string },
): Promise<{ intent: Intent; isSilent: boolean }> {
  const { database } = platform;
  const asked = parseFields(form, fields, 'Chưa bắt đầu nộp được. Hãy mở lại trang và chọn cách nộp.');
  const dossier = await findOwnDossier(database.db, act.visitor, code);
  await mustBePossible(platform, dossier, asked.method, act.now);
  await database.transact((tx) =>
    countTry(tx, `pay:${dossier.wardId}:${dossier.id}`, MOST_TRIES_PER_HOUR, 60, act.now),
  );
  const intent = await database.transact((tx) =>
    openIntent(tx, dossier, { ...asked, place: 'online', by: null, now: act.now }),
  );
  if (intent.method !== 'platform' || intent.state !== 'created') return { intent, isSilent: false };
  return send(platform, intent, address);
}

async function mustBePossible(
  { database, settings }: Platform,
  { wardId }: Dossier,
  method: Method,
  now: Date,
): Promise<void> {
  const isPossible =
    method === 'platform'
      ? settings.payments !== null
      : (await findBankAccount(database.db, wardId, toLocalDay(now))) !== null;
  if (isPossible) return;
  throw new Problem('step_not_open', 'Phường chưa mở cách nộp này. Hãy chọn cách khác hoặc nộp tại quầy.');
}

/** Tells the platform of a payment that it does not know yet. */
async function send(
  platform: Platform,
  intent: Intent,
  address: string,
): Promise<{ intent: Intent; isSilent: boolean }> {
  const { database, settings, now } = platform;
  const order = await orderOf(platform, intent, address);
  const started = await openPaymentPlatform(settings.payments)!
    .start(order)
    .catch((error: unknown) => {
      if (error instanceof PlatformSilent) return null;
      throw error;
    });
  await database.transact((tx) => noteSent(tx, intent, started, now()));
  const after = await findIntent(database.db, intent.wardId, intent.id);
  return { intent: after, isSilent: started === null };
}

async function noteSent(tx: Tx, intent: Intent, started: Started | null, at: Date): Promise<void> {
  const body = {
    MaThamChieu: intent.reference,
    SoTien: String(intent.amountVnd),
    MaGiaoDich: started?.transactionId,
  };
  await recordMessage(tx, {
    ...{ wardId: intent.wardId, at, direction: 'out', kind: INIT, intentId: intent.id, body },
    outcome: started === null ? 'unanswered' : 'accepted',
  });
  if (started === null) return;
  await changeState(tx, intent, { event: 'send', at, why: '' });
  await tx
    .updateTable('payment_intents')
    .set({ pay_url: started.payUrl, transaction_id: started.transactionId })
    .where('ward_id', '=', intent.wardId)
    .where('id', '=', intent.id)
    .where('pay_url', 'is', null)
    .execute();
}

async function orderOf(platform: Platform, intent: Intent, ip: string): Promise<PaymentOrder> {
  const { database, settings, now } = platform;
  const { wardId, reference, amountVnd } = intent;
  const dossier = await findDossier(database.db, intent);
  const { procedureCode, procedureVersion, code } = dossier.state;
  const procedure = await findProcedureVersion(database.db, procedureCode, procedureVersion);
  const ward = await findWard(database.db, wardId);
  const lines = await database.transact((tx) => chargesIn(tx, intent));
  return {
    ...{ reference, amountVnd, now: now(), ip, dossierCode: code, payer: dossier.applicant.name },
    words: `Nop phi, le phi ho so ${code}`,
    returnUrl: `${settings.publicUrl}${paymentPath(code)}/${reference}`,
    procedure: { code: procedure.code, name: procedure.name },
    unit: { code: ward.agencyCode, name: ward.name },
    lines: lines.map(({ kind, what, dueVnd }) => ({ kind, what, amountVnd: dueVnd })),
    account: await findBankAccount(database.db, wardId, toLocalDay(now())),
  };
}

async function chargesIn(tx: Tx, intent: Intent): Promise<Charge[]> {
  const ids = await chargesOf(tx, intent);
  return (await listCharges(tx, intent)).filter((each) => ids.includes(each.id));
}

/** Where the payments of a dossier stand on the portal. */
export function paymentPath(code: string): string {
  return `/ho-so-cua-toi/${encodeURIComponent(code)}/thanh-toan`;
}

/** A payment of the visitor's own dossier. @throws Problem not_found */
export async function findOwnPayment(
  db: Db,
  act: VisitorAct,
  code: string,
  reference: string,
): Promise<{ dossier: Dossier; intent: Intent }> {
  const dossier = await findOwnDossier(db, act.visitor, code);
  const row = await db
    .selectFrom('payment_intents')
    .select('id')
    .where('ward_id', '=', dossier.wardId)
    .where('dossier_id', '=', dossier.id)
    .where('reference', '=', reference)
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có giao dịch này trong hồ sơ của bạn.');
  return { dossier, intent: await findIntent(db, dossier.wardId, row.id) };
}
