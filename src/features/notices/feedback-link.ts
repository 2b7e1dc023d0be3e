import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Db } from '../../platform/database/database.ts';
import { formToken, isFormToken } from '../../platform/security/form-token.ts';
import type { NoticeEvent } from './events.ts';

export type FeedbackNotice = Extract<NoticeEvent, `feedback_${string}`>;

/** Where senders see how their petition stands. */
export const FEEDBACK_PLACE = '/phan-anh/theo-doi';

export function isFeedbackEvent(event: string): event is FeedbackNotice {
  return event.startsWith('feedback_');
}

/** Where a sender comes back without a session: a link that only we can write, to his petition alone. */
export function feedbackPath(secret: string, wardId: number, code: string): string {
  return `${FEEDBACK_PLACE}/${code}.${formToken(secret, `feedback:${wardId}:${code}`)}`;
}

/** The petition's code that a link is about; null for one that we did not write. */
export function readFeedbackToken(secret: string, wardId: number, token: string): string | null {
  const found = /^([A-Z0-9-]{5,40})\.([\w-]{43})$/.exec(token);
  if (!found) return null;
  const [, code, given] = found as unknown as [string, string, string];
  return isFormToken(secret, `feedback:${wardId}:${code}`, given) ? code : null;
}

/** The same for a message to a phone, where every sign counts: the notice's number with a short seal. */
export function shortFeedbackPath(secret: string, wardId: number, noticeId: number): string {
  return `/pa/${noticeId}.${shortSeal(secret, wardId, noticeId)}`;
}

/** Where the short link leads; null for one that we did not write, or that was sent for something else. */
export async function findFeedbackPath(
  db: Db,
  { secret, wardId, token }: { secret: string; wardId: number; token: string },
): Promise<string | null> {
  const found = /^([1-9]\d{0,14})\.([\w-]{16})$/.exec(token);
  if (!found || !isSame(shortSeal(secret, wardId, Number(found[1])), found[2]!)) return null;
  const row = await db
    .selectFrom('notices')
    .select(['event', 'subject_code'])
    .where('ward_id', '=', wardId)
    .where('id', '=', Number(found[1]))
    .executeTakeFirst();
  return row && isFeedbackEvent(row.event) ? feedbackPath(secret, wardId, row.subject_code) : null;
}

function shortSeal(secret: string, wardId: number, noticeId: number): string {
  return createHmac('sha256', secret)
    .update(`feedback:${wardId}:${noticeId}`)
    .digest('base64url')
    .slice(0, 16);
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
