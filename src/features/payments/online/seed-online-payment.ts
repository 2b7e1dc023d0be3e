import type { Tx } from '../../../platform/database/database.ts';
import { findDossier } from '../../dossiers/index.ts';
import { openIntent } from '../intents/open-intent.ts';
import { changeState, settle } from '../intents/settle.ts';

/** A payment of the demo as if the platform had told of it. It was checked: nobody asks a platform that never knew it. */
export async function seedOnlinePayment(
  tx: Tx,
  given: { wardId: number; dossierId: number; clientKey: string; at: Date },
): Promise<void> {
  const { wardId, dossierId, clientKey, at } = given;
  const dossier = await findDossier(tx, { wardId, dossierId });
  const intent = await openIntent(tx, dossier, {
    ...{ clientKey, method: 'platform', place: 'online', amountVnd: null, by: null },
    now: new Date(at.getTime() - 120_000),
  });
  if (intent.settledAt !== null) return;
  await changeState(tx, intent, { event: 'send', at, why: '' });
  const transactionId = `MAU${String(intent.id).padStart(8, '0')}`;
  await settle(tx, intent, { at, amountVnd: intent.amountVnd, transactionId, by: null, via: 'callback' });
  await tx
    .updateTable('payment_intents')
    .set({ checked_at: at })
    .where('ward_id', '=', wardId)
    .where('id', '=', intent.id)
    .execute();
}
