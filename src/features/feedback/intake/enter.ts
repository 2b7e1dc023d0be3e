import { createHash } from 'node:crypto';
import { formatDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { tell } from '../../notices/index.ts';
import { type GivenFeedback, type ReceivedFeedback, receiveFeedback } from '../receive.ts';
import { lockFeedback } from '../store.ts';

/** What a sender may say that it is; the last two have a law of their own. */
export const ABOUT = ['conduct', 'regulation', 'both', 'complaint', 'denunciation'] as const;
export type About = (typeof ABOUT)[number];

export const ABOUT_LABELS: Record<About, string> = {
  conduct: 'Cách tôi được phục vụ: chậm, gây khó, không làm, làm sai',
  regulation: 'Một quy định, thủ tục: vướng mắc, bất hợp lý, đề xuất sửa',
  both: 'Cả hai',
  complaint: 'Khiếu nại một quyết định, hành vi xâm phạm quyền lợi của tôi',
  denunciation: 'Tố cáo người có hành vi vi phạm pháp luật',
};

/** What the channel knows beside the words. */
export interface FeedbackOrigin {
  about: About | '';
  /** Of the call, of the day of the letter or of the article. */
  happenedAt: Date | null;
  /** Read out to the caller, who agreed. */
  isReadBack: boolean;
  /** What could not be taken. */
  note: string;
}

export const UNKNOWN_ORIGIN: FeedbackOrigin = { about: '', happenedAt: null, isReadBack: false, note: '' };

/** Enters what a channel brings, and tells its sender by which code and link he can follow it. The same client key once. */
export async function enterFeedback(
  tx: Tx,
  who: { wardId: number; takenBy: number | null; now: Date },
  given: GivenFeedback,
  origin: FeedbackOrigin = UNKNOWN_ORIGIN,
): Promise<ReceivedFeedback> {
  const received = await receiveFeedback(tx, who, given);
  if (received.token === null) return received;
  await tx
    .insertInto('feedback_origins')
    .values({
      ...{ ward_id: who.wardId, feedback_id: received.id, about: origin.about, note: origin.note },
      ...{ happened_at: origin.happenedAt, is_read_back: origin.isReadBack },
    })
    .execute();
  if (given.sender === null) return received;
  const { state } = await lockFeedback(tx, who.wardId, received.id);
  const { email, phone } = given.sender;
  await tell(tx, {
    ...{ wardId: who.wardId, event: 'feedback_received', code: received.code, now: who.now },
    key: keyOf(`${who.wardId}/feedback/${received.id}/received`),
    to: { email: email || null, phone: phone || null },
    values: { maHoSo: received.code, henTra: formatDay(state.handleDue) },
  });
  return received;
}

/** The same words give the same key. */
export function keyOf(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
