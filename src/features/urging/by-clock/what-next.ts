import type { Db } from '../../../platform/database/database.ts';
import type { UrgingCase } from '../schema.ts';
import { nextStep, type Turn } from '../workflow.ts';
import { factsOf } from './take-turn.ts';
import { findGround } from './urge-by-clock.ts';

/** What the clock would do with a case now if the matter is as late as at its last look. */
export async function whatNext(db: Db, known: UrgingCase, now: Date): Promise<Turn> {
  const ground = await findGround(db, known.wardId, now);
  return nextStep(
    known.state,
    await factsOf(db, ground, known, { ended: null }),
    ground.rules,
    ground.calendar,
  );
}
