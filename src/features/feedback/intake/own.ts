import type { Day } from '../../../law/day.ts';
import { normalisePhone } from '../../../law/phone.ts';
import type { Db } from '../../../platform/database/database.ts';
import { readFeedbackToken } from '../../notices/index.ts';
import { answerOf, findHandled, findIdByCode } from '../handling/merged.ts';
import { hashOfToken } from '../receive.ts';
import { type FeedbackGround, findFeedbackGround, lastDayToReopen } from '../rules.ts';
import { type Feedback, findFeedback, findFeedbackId } from '../store.ts';
import { findOpenRequest, mayAskStatus, openToSender, type SenderStep } from './by-sender.ts';
import type { FeedbackOrigin } from './enter.ts';

/** The item that a link is about, by the token of its receipt or by the link of a notice. @throws Problem not_found */
export async function findByOwnLink(
  db: Db,
  { secret, wardId, token }: { secret: string; wardId: number; token: string },
): Promise<Feedback> {
  const code = readFeedbackToken(secret, wardId, token);
  const id = code === null ? null : await findIdByCode(db, wardId, code);
  return findFeedback(db, wardId, id ?? (await findFeedbackId(db, wardId, hashOfToken(token))));
}

/** The code of an item whose sender gave this phone; null for any other pair, whatever is wrong with it. */
export async function findByCodeAndPhone(
  db: Db,
  wardId: number,
  given: { code: string; phone: string },
): Promise<string | null> {
  const phone = normalisePhone(given.phone);
  if (phone === null) return null;
  const row = await db
    .selectFrom('feedback_items')
    .innerJoin('feedback_senders', (join) =>
      join
        .onRef('feedback_senders.ward_id', '=', 'feedback_items.ward_id')
        .onRef('feedback_senders.feedback_id', '=', 'feedback_items.id'),
    )
    .select('feedback_items.code')
    .where('feedback_items.ward_id', '=', wardId)
    .where('feedback_items.code', '=', given.code.trim().toUpperCase())
    .where('feedback_senders.phone', '=', phone)
    .executeTakeFirst();
  return row?.code ?? null;
}

/** What its sender sees of his item. */
export interface SenderView {
  item: Feedback;
  /** What is handled: his own item, or the one into which it was merged. */
  handled: Feedback;
  ground: FeedbackGround;
  open: SenderStep[];
  /** The last day on which he may have it opened again; null: not answered, or opened again before. */
  reopenUntil: Day | null;
  mayAsk: boolean;
  /** When he asked how it stands and was not told yet. */
  askedAt: Date | null;
  /** The answer as it went to him; null: none yet, or it is being handled again. */
  answer: string | null;
}

export async function viewForSender(db: Db, item: Feedback, now: Date): Promise<SenderView> {
  const ground = await findFeedbackGround(db, item.wardId, now);
  const handled = await findHandled(db, item);
  return {
    ...{ item, handled, ground, open: openToSender(item.state, ground) },
    reopenUntil: lastDayToReopen(item.state, ground),
    mayAsk: await mayAskStatus(db, item),
    askedAt: await findOpenRequest(db, item),
    answer: answerOf(handled),
  };
}

/** What the channel knew beside the words; null: nothing was noted. */
export async function findOrigin(db: Db, wardId: number, id: number): Promise<FeedbackOrigin | null> {
  const row = await db
    .selectFrom('feedback_origins')
    .select(['about', 'happened_at', 'is_read_back', 'note'])
    .where('ward_id', '=', wardId)
    .where('feedback_id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { about, happened_at, is_read_back, note } = row;
  return { about: about as FeedbackOrigin['about'], happenedAt: happened_at, isReadBack: is_read_back, note };
}
