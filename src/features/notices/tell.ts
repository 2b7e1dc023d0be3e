import type { Tx } from '../../platform/database/database.ts';
import { enqueue } from '../../platform/jobs/jobs.ts';
import type { MessageChannel } from '../../platform/messages/messages.ts';
import type { NoticeEvent } from './events.ts';
import type { NoticeValues } from './templates.ts';

export const SEND_NOTICE = 'notices.send';

/** How an applicant wants to be told; '': by every address that he gave. */
export type NoticeBy = '' | MessageChannel | 'none';

export interface Notice {
  wardId: number;
  event: NoticeEvent;
  /** The same key tells nobody twice. */
  key: string;
  /** How the applicant can be reached. */
  to: { email: string | null; phone: string | null; by?: NoticeBy };
  /** The dossier's or appointment's code. */
  code: string;
  values: NoticeValues;
  now: Date;
}

/** Queues what a citizen is told, by mail and by message to his phone, with the transaction that is the reason for it. */
export async function tell(tx: Tx, notice: Notice): Promise<void> {
  const { wardId, now } = notice;
  for (const way of waysTo(notice.to)) {
    const added = await tx
      .insertInto('notices')
      .values({
        ...way,
        ward_id: wardId,
        event: notice.event,
        subject_code: notice.code,
        values: JSON.stringify(notice.values),
        state: 'queued',
        created_at: now,
        client_key: notice.key,
      })
      .onConflict((conflict) => conflict.columns(['ward_id', 'client_key', 'channel']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (added) await enqueue(tx, SEND_NOTICE, { wardId, noticeId: added.id }, { now });
  }
}

interface Way {
  channel: MessageChannel;
  recipient: string;
  exact: boolean;
}

function waysTo({ email, phone, by = '' }: Notice['to']): Way[] {
  const ways: Way[] = [];
  const exact = by !== '';
  if (email && (by === '' || by === 'mail')) ways.push({ channel: 'mail', recipient: email, exact });
  if (phone && (by === '' || by === 'sms' || by === 'zalo'))
    ways.push({ channel: by === 'zalo' ? 'zalo' : 'sms', recipient: phone, exact });
  return ways;
}
