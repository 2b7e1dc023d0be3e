import { createHash } from 'node:crypto';
import type { Tx } from '../../platform/database/database.ts';
import { enqueue } from '../../platform/jobs/jobs.ts';
import type { MessageChannel } from '../../platform/messages/messages.ts';
import type { NoticeEvent, NoticeValues } from './templates.ts';

export const SEND_NOTICE = 'notices.send';

export interface Notice {
  wardId: number;
  event: NoticeEvent;
  /** The same key tells nobody twice. */
  key: string;
  /** How the applicant can be reached. */
  to: { email: string | null; phone: string | null };
  /** The dossier's code. */
  code: string;
  values: NoticeValues;
  now: Date;
}

/** Queues what a citizen is told, by mail and by message to his phone, with the transaction that is the reason for it. */
export async function tell(tx: Tx, notice: Notice): Promise<void> {
  const { wardId, to, now } = notice;
  const ways: { channel: MessageChannel; recipient: string }[] = [];
  if (to.email !== null) ways.push({ channel: 'mail', recipient: to.email });
  if (to.phone !== null) ways.push({ channel: 'sms', recipient: to.phone });
  for (const way of ways) {
    const stopped = await isStopped(tx, wardId, way.recipient);
    const added = await tx
      .insertInto('notices')
      .values({
        ...way,
        ward_id: wardId,
        event: notice.event,
        subject_code: notice.code,
        values: JSON.stringify(notice.values),
        state: stopped ? 'skipped' : 'queued',
        why: stopped ? 'Người nhận không muốn nhận tin.' : null,
        created_at: now,
        client_key: notice.key,
      })
      .onConflict((conflict) => conflict.columns(['ward_id', 'client_key', 'channel']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (added && !stopped) await enqueue(tx, SEND_NOTICE, { wardId, noticeId: added.id }, { now });
  }
}

export function recipientHash(recipient: string): string {
  return createHash('sha256').update(recipient.trim().toLowerCase()).digest('hex');
}

async function isStopped(tx: Tx, wardId: number, recipient: string): Promise<boolean> {
  const row = await tx
    .selectFrom('notice_stops')
    .select('stopped_at')
    .where('ward_id', '=', wardId)
    .where('recipient_hash', '=', recipientHash(recipient))
    .executeTakeFirst();
  return row !== undefined;
}

/** Stops or resumes what someone is told, by the hash of his address or number. */
export async function stopNotices(tx: Tx, wardId: number, hash: string, now: Date | null): Promise<void> {
  if (now === null)
    await tx
      .deleteFrom('notice_stops')
      .where('ward_id', '=', wardId)
      .where('recipient_hash', '=', hash)
      .execute();
  else
    await tx
      .insertInto('notice_stops')
      .values({ ward_id: wardId, recipient_hash: hash, stopped_at: now })
      .onConflict((conflict) => conflict.columns(['ward_id', 'recipient_hash']).doNothing())
      .execute();
}
