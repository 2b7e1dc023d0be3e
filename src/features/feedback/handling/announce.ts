import type { Tx } from '../../../platform/database/database.ts';
import type { FeedbackState } from '../state.ts';
import { listMergedInto } from './merged.ts';

/** What the sender is told of. */
export type FeedbackEvent =
  | 'supplement_asked'
  | 'accepted'
  | 'declined'
  | 'redirected'
  | 'extended'
  | 'answered'
  | 'status_told'
  | 'merged';

/** One word to one sender: of which item of his, and of which item's state it speaks (the one into which his was merged). */
export interface Announcement {
  wardId: number;
  /** The sender's own item: to its sender and with its link the word goes. */
  feedbackId: number;
  state: FeedbackState;
  event: FeedbackEvent;
  /** What was asked, answered or given as reason. */
  text: string;
  now: Date;
}

/** By which channel words go out; registered by the intake of petitions, none of its own. */
export type Announcer = (tx: Tx, told: Announcement) => Promise<void>;

let announcer: Announcer = async () => {};

/** Says who carries announcements; once, when the application is put together. */
export function announceFeedbackBy(carrier: Announcer): void {
  announcer = carrier;
}

/** Tells the sender, and the senders of everything that was merged into his item: each by his own link. */
export async function announceFeedback(tx: Tx, told: Announcement): Promise<void> {
  const merged = await listMergedInto(tx, told.wardId, told.feedbackId);
  for (const feedbackId of [told.feedbackId, ...merged.map(({ id }) => id)])
    await announcer(tx, { ...told, feedbackId });
}
