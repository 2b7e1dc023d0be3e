import type { Tx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import { type Act, noteAct } from '../organisation/index.ts';
import type { Inspection, InspectionStep } from './schema.ts';
import { lockInspection } from './store.ts';
import { stepsOf, whyNotStep } from './workflow.ts';

export interface Deed {
  step: InspectionStep;
  clientKey: string;
  note?: string;
  remedyNo?: number;
}

/**
 * Holds an inspection, writes one step down and does its `work`, all or nothing. The same client key once: `work` is not called again.
 * @throws Problem not_found, step_not_open, not_allowed, and whatever `work` throws
 */
export async function takeInspectionStep(
  tx: Tx,
  act: Act,
  id: number,
  { deed, work }: { deed: Deed; work(inspection: Inspection, stepNo: number): Promise<Partial<Inspection>> },
): Promise<void> {
  const { wardId } = act.officer;
  const inspection = await lockInspection(tx, act.officer, id);
  if (await isTaken(tx, wardId, deed.clientKey)) return;
  mustBeOpen(act, inspection, deed.step);
  const no = inspection.stepCount + 1;
  await noteStep(tx, act, { inspectionId: id, no, deed });
  const after = { ...inspection, ...(await work(inspection, no)) };
  await tx
    .updateTable('inspections')
    .set({
      ...{ planned_on: after.plannedOn, leader_id: after.leaderId, member_ids: [...after.memberIds] },
      ...{ state: after.state, announced_on: after.announcedOn, started_on: after.startedOn },
      ...{ conclusion: after.conclusion, concluded_on: after.concludedOn, step_count: no },
    })
    .where('ward_id', '=', wardId)
    .where('id', '=', id)
    .execute();
  await noteAct(tx, act, `inspection_${deed.step}`, `cuộc kiểm tra ${id}`);
}

/** Rights first: whoever may not do it learns nothing of what the state allows. */
function mustBeOpen({ officer }: Act, inspection: Inspection, step: InspectionStep): void {
  const why = whyNotStep(officer, inspection, step);
  if (why !== null) throw new Problem('not_allowed', why);
  if (!stepsOf(inspection).includes(step))
    throw new Problem('step_not_open', 'Việc này không làm được ở cuộc kiểm tra lúc này.');
}

/** Writes a step down. */
export async function noteStep(
  tx: Tx,
  act: Act,
  { inspectionId, no, deed }: { inspectionId: number; no: number; deed: Deed },
): Promise<void> {
  await tx
    .insertInto('inspection_steps')
    .values({
      ...{ ward_id: act.officer.wardId, inspection_id: inspectionId, no, step: deed.step },
      ...{ note: deed.note ?? '', remedy_no: deed.remedyNo ?? null, client_key: deed.clientKey },
      ...{ taken_by: act.officer.id, taken_at: act.now },
    })
    .execute();
}

async function isTaken(tx: Tx, wardId: number, clientKey: string): Promise<boolean> {
  const row = await tx
    .selectFrom('inspection_steps')
    .select('no')
    .where('ward_id', '=', wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  return row !== undefined;
}
