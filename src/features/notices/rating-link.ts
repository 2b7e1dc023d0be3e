import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Db } from '../../platform/database/database.ts';
import { formToken, isFormToken } from '../../platform/security/form-token.ts';
import type { NoticeEvent } from './events.ts';

/** What ends a dossier so that its applicant may say how he was served. */
export const RATED_EVENTS: ReadonlySet<NoticeEvent> = new Set(['returned', 'refused']);

/** Where an applicant says how he was served, without a session: a link that only we can write, good for nothing else. */
export function ratingPath(secret: string, wardId: number, code: string): string {
  return `/danh-gia/${code}.${formToken(secret, `rating:${wardId}:${code}`)}`;
}

/** The dossier's code that a link is about; null for one that we did not write. */
export function readRatingToken(secret: string, wardId: number, token: string): string | null {
  const found = /^([\w.-]{5,60})\.([\w-]{43})$/.exec(token);
  if (!found) return null;
  const [, code, seal] = found as unknown as [string, string, string];
  return isFormToken(secret, `rating:${wardId}:${code}`, seal) ? code : null;
}

/** The same for a message to a phone, where every sign counts: the notice's number with a short seal. */
export function shortRatingPath(secret: string, wardId: number, noticeId: number): string {
  return `/dg/${noticeId}.${shortSeal(secret, wardId, noticeId)}`;
}

/** Where the short link leads; null for one that we did not write, or that was sent for something else. */
export async function findRatingPath(
  db: Db,
  { secret, wardId, token }: { secret: string; wardId: number; token: string },
): Promise<string | null> {
  const found = /^([1-9]\d{0,14})\.([\w-]{12})$/.exec(token);
  if (!found || !isSame(shortSeal(secret, wardId, Number(found[1])), found[2]!)) return null;
  const row = await db
    .selectFrom('notices')
    .select(['event', 'subject_code'])
    .where('ward_id', '=', wardId)
    .where('id', '=', Number(found[1]))
    .executeTakeFirst();
  if (!row || !RATED_EVENTS.has(row.event as NoticeEvent)) return null;
  return ratingPath(secret, wardId, row.subject_code);
}

function shortSeal(secret: string, wardId: number, noticeId: number): string {
  return createHmac('sha256', secret).update(`rating:${wardId}:${noticeId}`).digest('base64url').slice(0, 12);
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
