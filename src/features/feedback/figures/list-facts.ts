import type { Day } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { FeedbackChannel } from '../schema.ts';
import { foldItems, idsOfDays } from './read-folds.ts';

/** An item behind a figure. Nothing of it leads to who sent it. */
export interface FeedbackFact {
  id: number;
  code: string;
  channel: FeedbackChannel;
  receivedOn: Day;
  /** The last day on which it is handled in time. */
  handleDue: Day;
  handledOn: Day | null;
  /** "" and 0 where it has none. */
  procedureCode: string;
  unitId: number;
  /** On which it belongs to the figure, and whether it counts there. */
  day: Day;
  counted: boolean;
}

/** The items that a kept figure counts in the days `[from, to)`, by the same facts, from their steps; the latest first. */
export async function listFeedbackFacts(
  db: Db,
  wardId: number,
  asked: { code: string; from: Day; to: Day },
): Promise<FeedbackFact[]> {
  const items = await foldItems(db, wardId, await idsOfDays(db, wardId, asked));
  return items
    .flatMap(({ id, state, facts }) =>
      facts
        .filter(({ code, day }) => code === asked.code && day >= asked.from && day < asked.to)
        .map(({ day, counted, procedureCode, unitId }) => ({
          ...{ id, code: state.code, channel: state.channel, receivedOn: state.receivedOn },
          ...{ handleDue: state.handleDue, handledOn: state.handledOn, procedureCode, unitId },
          ...{ day, counted: counted > 0 },
        })),
    )
    .sort((a, b) => (a.day === b.day ? b.id - a.id : a.day < b.day ? 1 : -1));
}
