import { createHash, createHmac } from 'node:crypto';
import type { Db, Tx } from '../../platform/database/database.ts';
import type { MessageChannel } from '../../platform/messages/messages.ts';
import { formToken, isFormToken } from '../../platform/security/form-token.ts';

/** Whom a link is about: an address of mail, or a phone, by its hash alone. */
export interface Recipient {
  kind: 'mail' | 'phone';
  hash: string;
}

/** The channels by which a recipient is reached. */
export const CHANNELS_OF: Record<Recipient['kind'], MessageChannel[]> = {
  mail: ['mail'],
  phone: ['sms', 'zalo'],
};

export function recipientOf(channel: MessageChannel, address: string): Recipient {
  const hash = createHash('sha256').update(address.trim().toLowerCase()).digest('hex');
  return { kind: channel === 'mail' ? 'mail' : 'phone', hash };
}

/** Where someone stops or resumes what he is told: a link that only we can write. */
export function stopPath(secret: string, wardId: number, { kind, hash }: Recipient): string {
  return `/nhan-tin/${kind}-${hash}.${formToken(secret, `notices:${wardId}:${kind}:${hash}`)}`;
}

/** Whom a link is about; null for one that we did not write. */
export function readStopToken(secret: string, wardId: number, token: string): Recipient | null {
  const found = /^(mail|phone)-([0-9a-f]{64})\.([\w-]+)$/.exec(token);
  if (!found) return null;
  const [, kind, hash, seal] = found as unknown as [string, Recipient['kind'], string, string];
  return isFormToken(secret, `notices:${wardId}:${kind}:${hash}`, seal) ? { kind, hash } : null;
}

/** The same link for a message, where every sign counts: the notice's number with a short seal. */
export function shortStopPath(secret: string, wardId: number, noticeId: number): string {
  return `/nt/${noticeId}.${shortSeal(secret, wardId, noticeId)}`;
}

function shortSeal(secret: string, wardId: number, noticeId: number): string {
  const seal = createHmac('sha256', secret).update(`notice:${wardId}:${noticeId}`).digest('base64url');
  return seal.slice(0, 12);
}

/** Where the short link of a message leads; null for one that we did not write. */
export async function findStopPath(
  db: Db,
  given: { secret: string; wardId: number; token: string },
): Promise<string | null> {
  const { secret, wardId, token } = given;
  const found = /^([1-9]\d{0,14})\.([\w-]{12})$/.exec(token);
  if (!found || shortSeal(secret, wardId, Number(found[1])) !== found[2]) return null;
  const row = await db
    .selectFrom('notices')
    .select(['channel', 'recipient', 'subject_code'])
    .where('ward_id', '=', wardId)
    .where('id', '=', Number(found[1]))
    .executeTakeFirst();
  if (!row) return null;
  const recipient = recipientOf(row.channel as MessageChannel, row.recipient);
  return `${stopPath(secret, wardId, recipient)}?ma=${encodeURIComponent(row.subject_code)}`;
}

/** The channels that a recipient has stopped. */
export async function findStops(
  db: Db,
  wardId: number,
  { hash, kind }: Recipient,
): Promise<MessageChannel[]> {
  const rows = await db
    .selectFrom('notice_stops')
    .select('channel')
    .where('ward_id', '=', wardId)
    .where('recipient_hash', '=', hash)
    .execute();
  return CHANNELS_OF[kind].filter((channel) =>
    rows.some((row) => row.channel === '' || row.channel === channel),
  );
}

/** Stops exactly these channels of a recipient, and no others. */
export async function setStops(
  tx: Tx,
  wardId: number,
  { hash }: Recipient,
  { channels, now }: { channels: MessageChannel[]; now: Date },
): Promise<void> {
  await tx
    .deleteFrom('notice_stops')
    .where('ward_id', '=', wardId)
    .where('recipient_hash', '=', hash)
    .execute();
  for (const channel of channels)
    await tx
      .insertInto('notice_stops')
      .values({ ward_id: wardId, recipient_hash: hash, channel, stopped_at: now })
      .onConflict((conflict) => conflict.columns(['ward_id', 'recipient_hash', 'channel']).doNothing())
      .execute();
}

/** Forgets what addresses and phones have stopped. @returns how many stops */
export async function forgetStops(tx: Tx, wardId: number, recipients: readonly Recipient[]): Promise<number> {
  if (recipients.length === 0) return 0;
  const rows = await tx
    .deleteFrom('notice_stops')
    .where('ward_id', '=', wardId)
    .where(
      'recipient_hash',
      'in',
      recipients.map(({ hash }) => hash),
    )
    .returning('channel')
    .execute();
  return rows.length;
}
