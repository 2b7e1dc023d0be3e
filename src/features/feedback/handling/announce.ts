import type { Tx } from '../../../platform/database/database.ts';
import { type ToldEvent, tellFeedbackSender } from '../intake/tell-sender.ts';
import type { FeedbackState } from '../state.ts';
import { listMergedInto } from './merged.ts';

/** That something happened to an item: to its sender, and of which state it speaks. */
export interface Announcement {
  wardId: number;
  feedbackId: number;
  state: FeedbackState;
  event: ToldEvent;
  now: Date;
}

/** Tells the sender, and the senders of everything that was merged into his item: each by his own link, never what was said. */
export async function announceFeedback(tx: Tx, told: Announcement): Promise<void> {
  const merged = await listMergedInto(tx, told.wardId, told.feedbackId);
  for (const feedbackId of [told.feedbackId, ...merged.map(({ id }) => id)])
    await tellFeedbackSender(tx, { ...told, feedbackId });
}
