import type { Tx } from '../../../platform/database/database.ts';

export const FOLLOW_UP_EVENTS = ['opened', 'changed', 'voided', 'noted', 'closed'] as const;
export type FollowUpEvent = (typeof FOLLOW_UP_EVENTS)[number];

export interface NewEvent {
  event: FollowUpEvent;
  text: string;
  /** Null: the applicant's own form. */
  officerId: number | null;
  clientKey: string;
  now: Date;
}

/** Adds to the history; its row is locked by that. */
export async function noteEvent(
  tx: Tx,
  { wardId, id }: { wardId: number; id: number },
  { event, text, officerId, clientKey, now }: NewEvent,
): Promise<void> {
  const { event_count: no } = await tx
    .updateTable('survey_follow_ups')
    .set((row) => ({
      event_count: row('event_count', '+', 1),
      ...(event === 'closed' && { closed_at: now }),
    }))
    .where('ward_id', '=', wardId)
    .where('id', '=', id)
    .returning('event_count')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('survey_follow_up_events')
    .values({
      ...{ ward_id: wardId, follow_up_id: id, no, event, text },
      ...{ officer_id: officerId, at: now, client_key: clientKey },
    })
    .execute();
}
