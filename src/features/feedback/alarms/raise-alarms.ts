import type { Database, Db } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import { derivedKey } from '../../dossiers/index.ts';
import { type FoldedItem, foldItems } from '../figures/read-folds.ts';
import { announceFeedback } from '../handling/announce.ts';
import { takeFeedbackStep } from '../take-step.ts';
import { type AlarmGround, findAlarmGround, levelsBy } from './rules.ts';
import { runningLimits } from './running-limits.ts';

const BATCH = 500;

/**
 * One turn of the clock at a ward's petitions: what the sender did not supplement in time is not taken up, and every limit that comes near
 * or has passed raises its alarms, each level once. Two turns at once do everything once.
 */
export async function raiseFeedbackAlarms(
  database: Database,
  wardId: number,
  now: Date,
): Promise<{ raised: number; declined: number }> {
  const ground = await findAlarmGround(database.db, wardId, now);
  const done = { raised: 0, declined: 0 };
  for (let after = 0; ; ) {
    const ids = await limitedIds(database.db, wardId, after);
    if (ids.length === 0) return done;
    for (const item of await foldItems(database.db, wardId, ids)) {
      if (!isForgotten(item, ground)) done.raised += await raise(database, wardId, item, { ground, now });
      else if (await decline(database, wardId, item, now)) done.declined++;
    }
    after = ids.at(-1)!;
  }
}

/** Open items on which a limit runs, in the order of their ids. */
export async function limitedIds(db: Db, wardId: number, after: number): Promise<number[]> {
  const rows = await db
    .selectFrom('feedback_items')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('due_on', 'is not', null)
    .where('id', '>', after)
    .orderBy('id')
    .limit(BATCH)
    .execute();
  return rows.map((row) => row.id);
}

function isForgotten({ state: { limit } }: FoldedItem, { today }: AlarmGround): boolean {
  return limit?.code === 'sender' && limit.dueOn < today;
}

/** @returns false when somebody took a step meanwhile: then the next turn looks again */
async function decline(
  database: Database,
  wardId: number,
  { id, state }: FoldedItem,
  now: Date,
): Promise<boolean> {
  const clientKey = derivedKey(`${wardId}/feedback/${id}`, `not_supplemented ${state.stepCount}`);
  const payload = { reason: 'not_supplemented', note: '' } as const;
  const taken = { step: 'decline', clientKey, stepCount: state.stepCount, payload } as const;
  try {
    const acting = { officer: null, by: 'system', wardId, now } as const;
    return await database.transact(async (tx) => {
      const done = await takeFeedbackStep(tx, acting, id, taken);
      if (done === null) return false;
      const told = { wardId, feedbackId: id, state: done.after, now } as const;
      await announceFeedback(tx, { ...told, event: 'declined' });
      return true;
    });
  } catch (error) {
    if (error instanceof Problem && ['changed_meanwhile', 'step_not_open'].includes(error.code)) return false;
    throw error;
  }
}

async function raise(
  database: Database,
  wardId: number,
  { id, state }: FoldedItem,
  { ground, now }: { ground: AlarmGround; now: Date },
): Promise<number> {
  const alarms = runningLimits(state).flatMap((limit) =>
    levelsBy(ground, limit).map((level) => ({
      ...{ ward_id: wardId, feedback_id: id, limit_code: limit.code, due_on: limit.dueOn },
      ...{ level, raised_at: now },
    })),
  );
  if (alarms.length === 0) return 0;
  const raised = await database.transact((tx) =>
    tx
      .insertInto('feedback_alarms')
      .values(alarms)
      .onConflict((at) => at.doNothing())
      .returning('level')
      .execute(),
  );
  return raised.length;
}
