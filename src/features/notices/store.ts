import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { enqueue } from '../../platform/jobs/jobs.ts';
import type { MessageChannel } from '../../platform/messages/messages.ts';
import { Problem } from '../../platform/problem.ts';
import { type Act, noteChange } from '../organisation/index.ts';
import type { NoticeEvent } from './events.ts';
import { SEND_NOTICE } from './tell.ts';

export const NOTICE_STATES = ['queued', 'failed', 'dead', 'sent', 'skipped'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

export const NOTICE_STATE_LABELS: Record<NoticeState, string> = {
  queued: 'Chờ gửi',
  failed: 'Gửi hỏng, sẽ thử lại',
  dead: 'Không gửi được',
  sent: 'Đã gửi',
  skipped: 'Không gửi',
};

export interface NoticeLine {
  id: number;
  event: NoticeEvent;
  channel: MessageChannel;
  recipient: string;
  code: string;
  state: NoticeState;
  why: string | null;
  attempts: number;
  createdAt: Date;
  sentAt: Date | null;
}

/** More than this nobody reads of one dossier. */
const MOST_TOLD = 100;

export interface NoticeSearch {
  code: string | null;
  state: NoticeState | null;
  event: NoticeEvent | null;
  channel: MessageChannel | null;
  from: Date | null;
  until: Date | null;
  before: number | null;
  limit: number;
}

/** The newest notices of a ward, of one dossier or in one state if named. */
export async function listNotices(db: Db, wardId: number, search: NoticeSearch): Promise<NoticeLine[]> {
  let query = db.selectFrom('notices').selectAll().where('ward_id', '=', wardId);
  if (search.code !== null) query = query.where('subject_code', '=', search.code);
  if (search.state !== null) query = query.where('state', '=', search.state);
  if (search.event !== null) query = query.where('event', '=', search.event);
  if (search.channel !== null) query = query.where(sql`coalesce(sent_by, channel)`, '=', search.channel);
  if (search.from !== null) query = query.where('created_at', '>=', search.from);
  if (search.until !== null) query = query.where('created_at', '<', search.until);
  if (search.before !== null) query = query.where('id', '<', search.before);
  const rows = await query.orderBy('id', 'desc').limit(search.limit).execute();
  return rows.map((row) => ({
    id: row.id,
    event: row.event as NoticeEvent,
    channel: (row.sent_by ?? row.channel) as MessageChannel,
    recipient: maskRecipient(row.recipient),
    code: row.subject_code,
    state: row.state as NoticeState,
    why: row.why,
    attempts: row.attempts,
    createdAt: row.created_at,
    sentAt: row.sent_at,
  }));
}

/** What a dossier's applicant was told, newest first. */
export async function listTold(
  db: Db,
  wardId: number,
  code: string,
): Promise<{ event: NoticeEvent; channel: MessageChannel; at: Date }[]> {
  const rows = await db
    .selectFrom('notices')
    .select(['event', 'channel', 'sent_by', 'created_at', 'sent_at'])
    .where('ward_id', '=', wardId)
    .where('subject_code', '=', code)
    .where('state', '<>', 'skipped')
    .orderBy('id', 'desc')
    .limit(MOST_TOLD)
    .execute();
  return rows.map((row) => ({
    event: row.event as NoticeEvent,
    channel: (row.sent_by ?? row.channel) as MessageChannel,
    at: row.sent_at ?? row.created_at,
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
  const before = await tx
    .selectFrom('notices')
    .select(['state', 'attempts'])
    .where('ward_id', '=', wardId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  const row = await tx
    .updateTable('notices')
    .set({ state: 'queued', why: null })
    .where('ward_id', '=', wardId)
    .where('id', '=', id)
    .where('state', 'in', ['failed', 'dead'])
    .returning('subject_code')
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có thông báo hỏng này.');
  await enqueue(tx, SEND_NOTICE, { wardId, noticeId: id }, { now: act.now });
  await noteChange(tx, act, {
    ...{ what: 'notice', subject: row.subject_code },
    ...{ before, after: { state: 'queued' } },
  });
}
