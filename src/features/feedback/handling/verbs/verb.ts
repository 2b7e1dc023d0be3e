import type { Tx } from '../../../../platform/database/database.ts';
import type { Act } from '../../../organisation/index.ts';
import type { ToldEvent } from '../../intake/tell-sender.ts';
import type { FeedbackGround } from '../../rules.ts';
import type { FeedbackPayloads } from '../../schema.ts';
import type { FeedbackState } from '../../state.ts';
import type { Feedback } from '../../store.ts';
import type { TakenFeedbackStep } from '../../workflow.ts';

/** With what a verb checks its form: the item is locked. */
export interface VerbGround {
  tx: Tx;
  act: Act;
  item: Feedback;
  ground: FeedbackGround;
}

/** One form of the item's page: the step that it takes, and how its fields become what the step records. */
export interface Verb<Name extends TakenFeedbackStep = TakenFeedbackStep> {
  step: Name;
  /** @throws Problem invalid (with the fields) */
  payload(at: VerbGround, form: unknown): Promise<FeedbackPayloads[Name]> | FeedbackPayloads[Name];
  /** Of what the sender is told, by the item as it was before; null: of nothing. */
  tells?: (before: FeedbackState) => ToldEvent | null;
  /** What is made beside the step, in the same transaction. */
  also?: (at: VerbGround, payload: FeedbackPayloads[Name], clientKey: string) => Promise<unknown>;
}

/** Keeps the name of the step beside its payload. */
export function verb<Name extends TakenFeedbackStep>(given: Verb<Name>): Verb {
  return given as unknown as Verb;
}
