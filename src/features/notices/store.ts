import type { Db, Tx } from '../../platform/database/database.ts';
import { enqueue } from '../../platform/jobs/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { type Act, noteAct } from '../organisation/index.ts';
import { SEND_NOTICE } from './tell.ts';
import type { NoticeEvent } from './templates.ts';

export const NOTICE_STATES = ['queued', 'sent', 'failed', 'skipped'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

export const NOTICE_STATE_LABELS: Record<NoticeState, string> = {
  queued: 'Chờ gửi',
  sent: 'Đã gửi',
  failed: 'Gửi hỏng, sẽ thử lại',
  skipped: 'Không gửi',
};

export interface NoticeLine {
  id: number;
  event: NoticeEvent;
  channel: string;
  recipient: string;
  code: string;
  state: NoticeState;
  why: string | null;
  attempts: number;
  createdAt: Date;
  sentAt: Date | null;
}

/** The newest notices of a ward, of one dossier or in one state if named. */
export async function listNotices(
  db: Db,
  wardId: number,
  search: { code: string | null; state: NoticeState | null; before: number | null; limit: number },
): Promise<NoticeLine[]> {
  let query = db.selectFrom('notices').selectAll().where('ward_id', '=', wardId);
  if (search.code !== null) query = query.where('subject_code', '=', search.code);
  if (search.state !== null) query = query.where('state', '=', search.state);
  if (search.before !== null) query = query.where('id', '<', search.before);
  const rows = await query.orderBy('id', 'desc').limit(search.limit).execute();
  return rows.map((row) => ({
    id: row.id,
    event: row.event as NoticeEvent,
    channel: row.channel,
    recipient: maskRecipient(row.recipient),
    code: row.subject_code,
    state: row.state as NoticeState,
    why: row.why,
    attempts: row.attempts,
    createdAt: row.created_at,
    sentAt: row.sent_at,
  }));
}

/** Enough to recognise it, not enough to use it. */
export function maskRecipient(recipient: string): string {
  const at = recipient.indexOf('@');
  if (at > 0) return `${recipient.slice(0, 1)}•••${recipient.slice(at)}`;
  return `•••••${recipient.slice(-3)}`;
}

/** Sends a notice that failed once more. @throws Problem not_found */
export async function resendNotice(tx: Tx, act: Act, id: number): Promise<void> {
  const { wardId } = act.officer;
  const row = await tx
    .updateTable('notices')
    .set({ state: 'queued', why: null })
    .where('ward_id', '=', wardId)
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .returning('subject_code')
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có thông báo hỏng này.');
  await enqueue(tx, SEND_NOTICE, { wardId, noticeId: id }, { now: act.now });
  await noteAct(tx, act, 'resend_notice', row.subject_code);
}
