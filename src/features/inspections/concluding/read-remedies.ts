import type { Day } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import { findSubtask, isLate, listSubtaskSteps, type Subtask } from '../../plans/index.ts';
import type { Remedy } from '../schema.ts';
import { type InspectionDeed, listInspectionSteps, listRemedies } from '../store.ts';

/** A remedy as it stands. */
export interface RemedyStanding extends Remedy {
  subtask: Subtask;
  isLate: boolean;
  /** An inspector saw it done, and it was not opened again since. */
  isConfirmed: boolean;
}

/** The remedies of an inspection in their order, as they stand on a day. */
export async function readRemedies(
  db: Db,
  wardId: number,
  inspectionId: number,
  today: Day,
): Promise<RemedyStanding[]> {
  const [remedies, steps] = await Promise.all([
    listRemedies(db, wardId, inspectionId),
    listInspectionSteps(db, wardId, inspectionId),
  ]);
  return Promise.all(
    remedies.map(async (remedy) => {
      const subtask = await findSubtask(db, wardId, remedy.subtaskId);
      const done = (await listSubtaskSteps(db, wardId, subtask.id)).findLast(({ step }) => step === 'done');
      const isConfirmed = subtask.state === 'done' && isSeen(steps, remedy.no, done?.at);
      return { ...remedy, subtask, isLate: isLate(subtask, today), isConfirmed };
    }),
  );
}

/** What was reported done after it was looked at has to be looked at again. */
function isSeen(steps: readonly InspectionDeed[], remedyNo: number, doneAt: Date | undefined): boolean {
  const last = steps.findLast(
    (each) => each.remedyNo === remedyNo && (each.step === 'confirm' || each.step === 'reopen'),
  );
  return last?.step === 'confirm' && doneAt !== undefined && last.at >= doneAt;
}
