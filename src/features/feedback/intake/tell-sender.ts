import { formatDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { tell } from '../../notices/index.ts';
import type { FeedbackState } from '../state.ts';
import { findFeedback, findSender } from '../store.ts';
import { keyOf } from './enter.ts';

/** What a sender is told of after the receipt. */
export const TOLD_EVENTS = [
  'supplement_asked',
  'accepted',
  'declined',
  'redirected',
  'extended',
  'answered',
  'published',
  'status_told',
  'merged',
] as const;
export type ToldEvent = (typeof TOLD_EVENTS)[number];

/**
 * Queues a word to whoever sent an item: that something happened, by when, and his link; never what was said. `state` is that of the item
 * which is handled (another's, where his was merged). Nobody is told who gave no name or no address. An event of a step once.
 */
export async function tellFeedbackSender(
  tx: Tx,
  told: { wardId: number; feedbackId: number; state: FeedbackState; event: ToldEvent; now: Date },
): Promise<void> {
  const { wardId, feedbackId, state, event, now } = told;
  const sender = await findSender(tx, wardId, feedbackId);
  if (sender === null) return;
  const own = await findFeedback(tx, wardId, feedbackId);
  const { code } = own.state;
  const due = event === 'supplement_asked' ? state.limit?.dueOn : state.handleDue;
  await tell(tx, {
    ...{ wardId, event: `feedback_${event}`, code, now },
    key: keyOf(`${wardId}/feedback/${feedbackId}/${event}/${state.code}/${state.stepCount}`),
    to: { email: sender.email || null, phone: sender.phone || null },
    values: { maHoSo: code, ...(due && { henTra: formatDay(due) }) },
  });
}
